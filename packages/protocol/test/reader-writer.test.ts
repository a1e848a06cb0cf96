import { describe, expect, it } from 'vitest'
import * as messages from '../src/generated/messages.ts'
import {
  ApiKey,
  apiKeyName,
  createReader,
  createWriter,
  decodeRequestHeader,
  decodeResponseHeader,
  encodeResponseHeader,
  ErrorCode,
  errorName,
  errorText,
  isClusterAction,
  unstableVersion,
  isRetriable,
  ProtocolError,
  requestHeaderVersion,
  responseHeaderVersion,
  ZERO_UUID,
} from '../src/index.ts'

function failure(run: () => unknown): ProtocolError {
  try {
    run()
  } catch (error) {
    if (ProtocolError.is(error)) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

describe('the reader', () => {
  it('gives a number for every safe integer and a bigint past them', () => {
    const cases: [number | bigint, string][] = [
      [-1, 'number'],
      [Number.MAX_SAFE_INTEGER, 'number'],
      [Number.MIN_SAFE_INTEGER, 'number'],
      [2n ** 53n, 'bigint'],
      [-(2n ** 53n), 'bigint'],
      [2n ** 63n - 1n, 'bigint'],
      [-(2n ** 63n), 'bigint'],
    ]
    for (const [value, type] of cases) {
      const writer = createWriter()
      writer.writeInt64(BigInt(value))
      const back = createReader(writer.finish()).readInt64()
      expect(typeof back).toBe(type)
      expect(back).toBe(value)
    }
  })

  it('refuses lengths and counts that the bytes left cannot hold, before taking memory for them', () => {
    // Two thousand million topics in an empty request.
    const huge = Uint8Array.of(0x7f, 0xff, 0xff, 0xff)
    expect(failure(() => messages.metadataRequest.decode(createReader([huge]), 1))).toMatchObject({
      code: 'TRUNCATED',
      path: 'topics',
    })
    const negative = Uint8Array.of(0x80, 0, 0, 0)
    expect(failure(() => messages.metadataRequest.decode(createReader([negative]), 1)).code).toBe('MALFORMED')
    expect(failure(() => createReader([Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0x7f)]).readVaruint()).code).toBe(
      'MALFORMED',
    )
    expect(failure(() => createReader([Uint8Array.of(0x7f, 0xff, 65)]).readString(false)).code).toBe('TRUNCATED')
    expect(failure(() => createReader([Uint8Array.of(0xff, 0xfe)]).readNullableString(false)).code).toBe('MALFORMED')
  })

  it('stops at itemsMax, counted over all arrays of a message', () => {
    const value = { topics: Array.from({ length: 3 }, (_, index) => ({ name: `t${index}`, partitions: [{}, {}] })) }
    const writer = createWriter()
    messages.metadataResponse.encode(writer, value, 1)
    const chunks = writer.finish()
    expect(messages.metadataResponse.decode(createReader(chunks, { itemsMax: 9 }), 1).topics).toHaveLength(3)
    const error = failure(() => messages.metadataResponse.decode(createReader(chunks, { itemsMax: 8 }), 1))
    expect(error).toMatchObject({ code: 'LIMIT_EXCEEDED', path: 'topics[2].partitions' })
    expect(error.message).toContain('itemsMax')
  })

  it('says which field of which message failed', () => {
    const writer = createWriter()
    const topicData = [
      { name: 'a', partitionData: [{ index: 0 }] },
      { name: 'b', partitionData: [{ index: 1, records: new Uint8Array(9) }] },
    ]
    messages.produceRequest.encode(writer, { topicData }, 8)
    const bytes = Buffer.concat(writer.finish())
    const error = failure(() => messages.produceRequest.decode(createReader([bytes.subarray(0, -1)]), 8))
    expect(error).toMatchObject({
      code: 'TRUNCATED',
      apiKey: 0,
      version: 8,
      path: 'topicData[1].partitionData[0].records',
    })
    expect(error.message).toContain('ProduceRequest v8 at topicData[1].partitionData[0].records')
  })

  it('sees bytes after the end', () => {
    const reader = createReader([Uint8Array.of(1, 2)])
    reader.readInt8()
    expect(reader.remaining).toBe(1)
    expect(failure(() => reader.expectEnd()).code).toBe('TRAILING_BYTES')
  })

  it('gives records as views of the chunks they came in', () => {
    const whole = Uint8Array.of(0, 0, 0, 5, 1, 2, 3, 4, 5)
    const chunks = [whole.subarray(0, 2), whole.subarray(2, 6), new Uint8Array(0), whole.subarray(6)]
    const records = createReader(chunks).readRecords(false)
    expect(records.map((chunk) => [...chunk])).toEqual([
      [1, 2],
      [3, 4, 5],
    ])
    expect(records.every((chunk) => chunk.buffer === whole.buffer)).toBe(true)
  })

  it('keeps what texts are, short or long, new or met before, in any script', () => {
    const texts = [
      '',
      'a',
      'orders',
      'x'.repeat(32),
      'x'.repeat(33),
      'é',
      '日本語',
      '\u{1f600}',
      '\ufeffbom',
      'y'.repeat(32_767),
    ]
    for (const text of [...texts, ...texts]) {
      for (const compact of [false, true]) {
        const writer = createWriter({ slabBytes: 8 })
        writer.writeString(text, compact)
        expect(createReader(writer.finish()).readString(compact)).toBe(text)
      }
    }
  })

  it('two texts that share a slot of the cache of texts do not mix', () => {
    const texts = Array.from({ length: 5_000 }, (_, index) => `topic-${index}`)
    const writer = createWriter()
    for (const text of texts) writer.writeString(text, true)
    const reader = createReader(writer.finish())
    for (const text of texts) expect(reader.readString(true)).toBe(text)
  })
})

describe('the writer', () => {
  it('refuses what a field cannot carry, and says which field', () => {
    const encode = (value: object): ProtocolError =>
      failure(() => messages.produceRequest.encode(createWriter(), value, 9))
    expect(encode({ acks: 40_000 })).toMatchObject({ code: 'INVALID_VALUE', path: 'acks' })
    expect(encode({ timeoutMs: 1.5 })).toMatchObject({ code: 'INVALID_VALUE', path: 'timeoutMs' })
    expect(encode({ timeoutMs: Number.NaN })).toMatchObject({ code: 'INVALID_VALUE' })
    expect(encode({ topicData: null })).toMatchObject({ code: 'INVALID_VALUE', path: 'topicData' })
    expect(encode({ topicData: [{ name: 'n'.repeat(32_768) }] })).toMatchObject({ path: 'topicData[0].name' })
    expect(encode({ topicData: [null] })).toMatchObject({ code: 'INVALID_VALUE', path: 'topicData[0].name' })
    expect(failure(() => createWriter().writeInt64(2 ** 53)).code).toBe('INVALID_VALUE')
    expect(failure(() => createWriter().writeInt64(2n ** 63n)).code).toBe('INVALID_VALUE')
    for (const uuid of [
      '',
      'AAAAAAAAAAAAAAAAAAAAAB',
      'AAAAAAAAAAAAAAAAAAAAA',
      'AAAAAAAAAAAAAAAAAAAA+A',
      'é'.repeat(22),
    ]) {
      expect(failure(() => createWriter().writeUuid(uuid)).code).toBe('INVALID_VALUE')
    }
  })

  it('refuses a field that the version lacks, unless it may be dropped or has its default', () => {
    const encode = (value: object, version: number): void =>
      messages.fetchRequest.encode(createWriter(), value, version)
    expect(failure(() => encode({ forgottenTopicsData: [{}] }, 6))).toMatchObject({
      code: 'UNSUPPORTED_FIELD',
      path: 'forgottenTopicsData',
      version: 6,
    })
    expect(failure(() => encode({ replicaState: { replicaId: 3 } }, 14))).toMatchObject({ path: 'replicaState' })
    encode({ forgottenTopicsData: [], replicaState: { replicaEpoch: -1n }, rackId: 'dropped', sessionId: 5 }, 0)
    const unknownTaggedFields = [{ tag: 9, data: Uint8Array.of(1) }]
    expect(failure(() => encode({ unknownTaggedFields }, 11))).toMatchObject({ code: 'UNSUPPORTED_FIELD' })
  })

  it('refuses unknown tags that are not in order or stand where a field has its tag', () => {
    const data = new Uint8Array(0)
    const encode = (tags: number[], value: object = {}): ProtocolError => {
      const unknownTaggedFields = tags.map((tag) => ({ tag, data }))
      return failure(() => messages.fetchRequest.encode(createWriter(), { ...value, unknownTaggedFields }, 12))
    }
    expect(encode([7, 7]).code).toBe('INVALID_VALUE')
    expect(encode([8, 7]).code).toBe('INVALID_VALUE')
    expect(encode([0], { clusterId: 'c' }).code).toBe('INVALID_VALUE')
  })

  it('a tagged field past 127 bytes gets a longer size', () => {
    const clusterId = 'c'.repeat(20_000)
    const writer = createWriter({ slabBytes: 32 })
    messages.fetchRequest.encode(writer, { clusterId, rackId: 'r' }, 12)
    const back = messages.fetchRequest.decode(createReader(writer.finish()), 12)
    expect(back).toMatchObject({ clusterId, rackId: 'r' })
  })

  it('one writer serves many messages, whose chunks stay as they were', () => {
    const writer = createWriter({ slabBytes: 64 })
    const frames = Array.from({ length: 50 }, (_, index) => {
      writer.startFrame()
      encodeResponseHeader(writer, { correlationId: index }, 1)
      const records = new Uint8Array(3).fill(index)
      messages.fetchResponse.encode(writer, { responses: [{ topic: `t${index}`, partitions: [{ records }] }] }, 12)
      return writer.finish()
    })
    for (const [index, chunks] of frames.entries()) {
      const frame = Buffer.concat(chunks)
      expect(frame.readInt32BE(0)).toBe(frame.length - 4)
      const reader = createReader([frame.subarray(4)])
      expect(decodeResponseHeader(reader, 1).correlationId).toBe(index)
      const response = messages.fetchResponse.decode(reader, 12)
      reader.expectEnd()
      expect(response.responses[0]).toMatchObject({
        topic: `t${index}`,
        partitions: [{ records: [{ 0: index, 1: index, 2: index }] }],
      })
    }
  })

  it('forgets a message that could not be written', () => {
    const writer = createWriter()
    expect(() => messages.produceRequest.encode(writer, { acks: -1, timeoutMs: Number.NaN }, 9)).toThrow(ProtocolError)
    writer.discard()
    expect(writer.byteLength).toBe(0)
    writer.writeInt8(1)
    expect(writer.finish().map((chunk) => [...chunk])).toEqual([[1]])
  })
})

describe('headers and tables', () => {
  it('knows the header of each request and response', () => {
    expect(requestHeaderVersion(ApiKey.PRODUCE, 8)).toBe(1)
    expect(requestHeaderVersion(ApiKey.PRODUCE, 9)).toBe(2)
    expect(responseHeaderVersion(ApiKey.PRODUCE, 9)).toBe(1)
    expect(requestHeaderVersion(ApiKey.API_VERSIONS, 99)).toBe(2)
    expect(responseHeaderVersion(ApiKey.API_VERSIONS, 4)).toBe(0)
    expect(requestHeaderVersion(ApiKey.SASL_HANDSHAKE, 1)).toBe(1)
    expect(requestHeaderVersion(7, 0)).toBe(0)
  })

  it('an API key that Kafka does not answer is an error with key and version', () => {
    const bytes = Uint8Array.of(0x12, 0x34, 0, 5, 0, 0, 0, 1, 0xff, 0xff)
    expect(failure(() => decodeRequestHeader(createReader([bytes])))).toMatchObject({
      code: 'UNKNOWN_API_KEY',
      apiKey: 0x1234,
      version: 5,
    })
  })

  it('names errors and says which may be tried again', () => {
    expect(errorName(3)).toBe('UNKNOWN_TOPIC_OR_PARTITION')
    expect(errorName(-1)).toBe('UNKNOWN_SERVER_ERROR')
    expect(errorName(31_000)).toBe('UNKNOWN_SERVER_ERROR')
    expect(isRetriable(ErrorCode.NOT_LEADER_OR_FOLLOWER)).toBe(true)
    expect(isRetriable(ErrorCode.MESSAGE_TOO_LARGE)).toBe(false)
  })

  it('says of every error what happened, in a sentence of its own', () => {
    const texts = Object.values(ErrorCode).map((code) => errorText(code))
    expect(new Set(texts).size).toBe(texts.length)
    for (const text of texts) expect(text).toMatch(/^[A-Z].*\.$/)
    expect(errorText(3)).toContain('metadata')
    expect(errorText(31_000)).toBe(errorText(-1))
  })

  it('names the APIs that Kafka answers', () => {
    expect(apiKeyName(ApiKey.LIST_OFFSETS)).toBe('ListOffsets')
    expect(apiKeyName(12_345)).toBeUndefined()
  })

  it('tells versions that may still change and requests between brokers', () => {
    expect(unstableVersion(ApiKey.INIT_PRODUCER_ID)).toBe(6)
    expect(unstableVersion(ApiKey.FETCH)).toBeUndefined()
    expect(isClusterAction(ApiKey.WRITE_TXN_MARKERS)).toBe(true)
    expect(isClusterAction(ApiKey.PRODUCE)).toBe(false)
  })

  it('the zero uuid is 22 letters A and sixteen zero bytes', () => {
    const writer = createWriter()
    writer.writeUuid(ZERO_UUID)
    expect(writer.finish().map((chunk) => [...chunk])).toEqual([Array.from({ length: 16 }, () => 0)])
  })
})
