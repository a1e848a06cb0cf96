import { expect, it } from 'vitest'
import { type BatchCommit, batchProblem, decideBatches, type PartitionSnapshot } from '../src/index.ts'

const plain: BatchCommit = {
  topicId: 'orders',
  partition: 0,
  byteOffset: 0,
  byteLength: 10,
  lastOffsetDelta: 0,
  recordCount: 1,
  producerId: -1,
  producerEpoch: -1,
  baseSequence: -1,
  lastSequence: -1,
  maxTimestamp: -1,
  isTransactional: false,
  mayBeFirst: true,
}

function decide(batches: readonly BatchCommit[], partition: Partial<PartitionSnapshot> = {}) {
  const asked: string[] = []
  const decision = decideBatches(batches, {
    nowMs: 1000,
    producerIdExpirationMs: 100,
    findPartition(topicId, index) {
      asked.push(`${topicId}/${index}`)
      if (topicId !== 'orders') return undefined
      const findProducer = (producerId: number) => {
        asked.push(`producer ${producerId}`)
        return undefined
      }
      return { logStartOffset: 3, nextOffset: 20, findProducer, ...partition }
    },
  })
  return { ...decision, asked }
}

it('asks for each partition and each producer once, gone ones too', () => {
  const idempotent = { ...plain, producerId: 7, producerEpoch: 0, baseSequence: 0, lastSequence: 0 }
  const { asked } = decide([
    idempotent,
    { ...idempotent, byteOffset: 10, baseSequence: 1, lastSequence: 1 },
    { ...plain, topicId: 'gone', byteOffset: 20 },
    { ...plain, topicId: 'gone', byteOffset: 30 },
  ])
  expect(asked).toEqual(['orders/0', 'producer 7', 'gone/0'])
})

it('carries the log start offset of the moment in committed verdicts', () => {
  expect(decide([plain]).verdicts).toEqual([{ kind: 'committed', baseOffset: 20, logStartOffset: 3 }])
})

it('changes nothing in partitions that got no records', () => {
  const rejected = { ...plain, producerId: 7, producerEpoch: 0, baseSequence: 5, lastSequence: 5, mayBeFirst: false }
  expect(decide([rejected]).changes).toEqual([])
})

it('leaves a partition alone that has used up its offsets', () => {
  const nextOffset = Number.MAX_SAFE_INTEGER - 1
  const decision = decide([plain, { ...plain, byteOffset: 10 }], { nextOffset })
  expect(decision.verdicts).toEqual([
    { kind: 'committed', baseOffset: nextOffset, logStartOffset: 3 },
    { kind: 'rejected', reason: 'GONE' },
  ])
})

it('finds nothing wrong in a plain batch, and says in words what is wrong in another', () => {
  expect(batchProblem(plain)).toBe(undefined)
  expect(batchProblem({ ...plain, recordCount: 2 })).toBe('recordCount 2 is not lastOffsetDelta 0 plus one')
})
