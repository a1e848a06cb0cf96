import { describe, expect, it } from 'vitest'
import {
  encodeControlBatch,
  encodeRecordBatch,
  isRecordBatchIntact,
  readControlRecord,
  readRecordBatchHeaders,
  readRecords,
  validateRecordBatch,
} from '../src/index.ts'
import { SAMPLE_TIME, sampleOf } from './record-samples.ts'

function controlOf(bytes: Uint8Array) {
  const batch = readRecordBatchHeaders(bytes).batches[0]!
  return { batch, control: readControlRecord([...readRecords(batch)][0]!) }
}

describe('a control batch', () => {
  it.each(['abort', 'commit'] as const)(
    'that ends a transaction with %s is byte for byte what Kafka writes',
    (type) => {
      const written = encodeControlBatch(
        { type, coordinatorEpoch: 7, timestamp: SAMPLE_TIME },
        { baseOffset: 17, leaderEpoch: 5, producerId: 4_000, producerEpoch: 3 },
      )
      expect(written).toEqual(sampleOf(`control-${type}`))
    },
  )

  it.each([
    ['control-abort', { type: 'abort', typeNumber: 0, coordinatorEpoch: 7 }],
    ['control-commit', { type: 'commit', typeNumber: 1, coordinatorEpoch: 7 }],
    ['control-leader-change', { type: 'leaderChange', typeNumber: 2, coordinatorEpoch: null }],
  ])('%s of kafka-clients is read', (name, expected) => {
    const { batch, control } = controlOf(sampleOf(name))
    expect(batch).toMatchObject({ isControl: true, isTransactional: name !== 'control-leader-change' })
    expect(isRecordBatchIntact(batch)).toBe(true)
    expect(control).toEqual({ ...expected, version: 0 })
    expect(validateRecordBatch(batch, 'deep')).toEqual({ ok: true })
  })

  it('of KRaft takes its message as it is, and belongs to no transaction', () => {
    const message = Uint8Array.of(0, 0, 0, 1)
    const { batch, control } = controlOf(encodeControlBatch({ type: 'kraftVersion', value: message }))
    expect(control).toEqual({ version: 0, type: 'kraftVersion', typeNumber: 5, coordinatorEpoch: null })
    expect([...readRecords(batch)][0]!.value).toEqual(message)
    expect(batch.isTransactional).toBe(false)
  })

  it('refuses an epoch that is no int32', () => {
    expect(() => encodeControlBatch({ type: 'commit', coordinatorEpoch: 2 ** 31 })).toThrow(
      expect.objectContaining({ code: 'INVALID_VALUE', path: 'coordinatorEpoch' }),
    )
  })
})

describe('a control record', () => {
  const key = (...bytes: number[]) => Uint8Array.from(bytes)
  const marker = key(0, 0, 0, 0, 0, 9)

  it('of a later version is read as far as it is known', () => {
    const control = readControlRecord({ key: key(0, 3, 0, 1, 99), value: key(0, 2, 0, 0, 0, 9, 42) })
    expect(control).toEqual({ version: 3, type: 'commit', typeNumber: 1, coordinatorEpoch: 9 })
  })

  it('of a type that nobody knows says so', () => {
    expect(readControlRecord({ key: key(0, 0, 0, 77), value: null })).toMatchObject({ type: 'unknown', typeNumber: 77 })
    expect(readControlRecord({ key: key(0, 0, 255, 255), value: null })).toMatchObject({
      type: 'unknown',
      typeNumber: -1,
    })
  })

  it.each([
    ['MALFORMED', null, marker],
    ['MALFORMED', key(0, 0, 0), marker],
    ['MALFORMED', key(0, 0, 0, 1), null],
    ['MALFORMED', key(0, 0, 0, 1), marker.subarray(1)],
    ['UNSUPPORTED_VERSION', key(255, 255, 0, 1), marker],
    ['UNSUPPORTED_VERSION', key(0, 0, 0, 1), key(255, 255, 0, 0, 0, 9)],
  ])('is refused as %s when it is none', (code, badKey, value) => {
    expect(() => readControlRecord({ key: badKey, value })).toThrow(expect.objectContaining({ code }))
  })

  it('is what a control batch must hold to be valid', () => {
    const batch = readRecordBatchHeaders(encodeRecordBatch([{ value: 'v' }], { isControl: true })).batches[0]!
    expect(validateRecordBatch(batch, 'crc')).toEqual({ ok: true })
    expect(validateRecordBatch(batch, 'deep')).toMatchObject({ ok: false, code: 'INVALID_CONTROL_RECORD' })
  })
})
