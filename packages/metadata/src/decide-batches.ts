import type { BatchCommit, BatchVerdict } from './commit.ts'
import { createExtentBuilder, type ExtentBuilder, type NewExtent } from './extent-builder.ts'
import { advanceProducer, isProducerExpired, judgeBatch, type ProducerState } from './producer-state.ts'
import type { PartitionKey } from './read.ts'

/** What an engine tells of a partition before a commit. */
export interface PartitionSnapshot {
  /** First offset that can be read. */
  readonly logStartOffset: number
  /** Offset that the next record gets. */
  readonly nextOffset: number
  /** What the partition knows of a producer, expired or not. Asked at most once per producer and decision. */
  findProducer(producerId: number): ProducerState | undefined
}

/** What a commit changes in a partition. */
export interface PartitionChange extends PartitionKey {
  /** Offset that the next record gets from now on. */
  readonly nextOffset: number
  /** Extents to add, in offset order. */
  readonly extents: readonly NewExtent[]
  /** Producer states to store. */
  readonly producers: ReadonlyMap<number, ProducerState>
}

/** What {@link decideBatches} decides. */
export interface CommitDecision {
  /** One verdict per batch, in the order of the request. */
  readonly verdicts: readonly BatchVerdict[]
  /** Every partition that got records, in the order in which they first did. */
  readonly changes: readonly PartitionChange[]
}

/** The surroundings of a decision. */
export interface DecisionContext {
  /** The partition just before the commit; undefined when it does not exist. Asked at most once per partition. */
  findPartition(topicId: string, partition: number): PartitionSnapshot | undefined
  /** The store's clock, in milliseconds since the Unix epoch. */
  readonly nowMs: number
  /** After which time without a batch a producer counts as unknown, in milliseconds. */
  readonly producerIdExpirationMs: number
}

const GONE: BatchVerdict = Object.freeze({ kind: 'rejected', reason: 'GONE' })

/** A partition while the batches of one commit are judged one after the other. */
interface Ledger {
  readonly key: PartitionKey
  readonly snapshot: PartitionSnapshot
  nextOffset: number
  readonly builder: ExtentBuilder
  /** Every producer seen, with its state after the batches judged so far. */
  readonly producers: Map<number, ProducerState | undefined>
  readonly changedProducers: Map<number, ProducerState>
}

/**
 * Decides every batch of a segment, each seeing the effect of those before it: verdicts, offsets, extents and
 * producer states. The rules of the commit contract in one place, shared by every engine.
 *
 * Pure but for the look-ups of `context`: an engine calls it between reading and writing of one transaction, and
 * writes what it returns. The batches must have passed `checkSegmentCommit`.
 */
export function decideBatches(batches: readonly BatchCommit[], context: DecisionContext): CommitDecision {
  const ledgers = new Map<string, Ledger | undefined>()
  const verdicts = batches.map((batch) => {
    const key = `${batch.partition}/${batch.topicId}`
    let ledger = ledgers.get(key)
    if (ledger === undefined && !ledgers.has(key)) {
      ledger = openLedger(batch, context)
      ledgers.set(key, ledger)
    }
    return ledger === undefined ? GONE : decideBatch(ledger, batch, context)
  })
  const changes: PartitionChange[] = []
  for (const ledger of ledgers.values()) {
    if (ledger === undefined || ledger.builder.extents.length === 0) continue
    const { key, nextOffset, builder, changedProducers } = ledger
    changes.push({ ...key, nextOffset, extents: builder.extents, producers: changedProducers })
  }
  return { verdicts, changes }
}

function openLedger(batch: BatchCommit, context: DecisionContext): Ledger | undefined {
  const { topicId, partition } = batch
  const snapshot = context.findPartition(topicId, partition)
  if (snapshot === undefined) return undefined
  return {
    key: { topicId, partition },
    snapshot,
    nextOffset: snapshot.nextOffset,
    builder: createExtentBuilder(),
    producers: new Map(),
    changedProducers: new Map(),
  }
}

function decideBatch(ledger: Ledger, batch: BatchCommit, context: DecisionContext): BatchVerdict {
  const { logStartOffset } = ledger.snapshot
  const state = batch.producerId < 0 ? undefined : findLiveProducer(ledger, batch.producerId, context)
  const judgement = judgeBatch(state, batch)
  if (judgement.kind === 'duplicate') return { kind: 'duplicate', baseOffset: judgement.baseOffset, logStartOffset }
  if (judgement.kind === 'reject') return { kind: 'rejected', reason: judgement.reason }

  const baseOffset = ledger.nextOffset
  // A partition that has used up its offsets fails alone; an error would hold up every other one of the agent.
  if (baseOffset + batch.recordCount > Number.MAX_SAFE_INTEGER) return GONE
  ledger.nextOffset = baseOffset + batch.recordCount
  ledger.builder.add(batch, baseOffset)
  if (batch.producerId >= 0) {
    const next = advanceProducer(state, batch, { baseOffset, nowMs: context.nowMs })
    ledger.producers.set(batch.producerId, next)
    ledger.changedProducers.set(batch.producerId, next)
  }
  return { kind: 'committed', baseOffset, logStartOffset }
}

function findLiveProducer(ledger: Ledger, producerId: number, context: DecisionContext): ProducerState | undefined {
  if (ledger.producers.has(producerId)) return ledger.producers.get(producerId)
  const stored = ledger.snapshot.findProducer(producerId)
  const isLive = stored !== undefined && !isProducerExpired(stored, context.nowMs, context.producerIdExpirationMs)
  const state = isLive ? stored : undefined
  ledger.producers.set(producerId, state)
  return state
}
