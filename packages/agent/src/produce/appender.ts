import { type AppendItem, type AppendResult, BatcherError } from '@millrace/batcher'
import { ErrorCode } from '@millrace/protocol'
import type { ProduceRequest } from '@millrace/protocol/messages'
import { batcherErrorToKafka, rejectionToKafka } from '../error-mapping.ts'
import type { HandlerWorld } from '../handlers/handler-context.ts'
import type { CatalogTopic } from '../topic-catalog.ts'
import { checkBatch } from './check-batch.ts'

/** What became of one partition of a Produce request, in the fields of its response. */
export interface PartitionOutcome {
  readonly errorCode: number
  readonly baseOffset: number
  readonly logAppendTimeMs: number
  readonly logStartOffset: number
  readonly errorMessage: string | null
}

/** A Produce request under way. */
interface AppendRun {
  /** Resolves when the batches have their place in the order: at once, when the topics are remembered. */
  readonly admitted: Promise<void>
  /** Resolves when the last batch is decided. */
  readonly done: Promise<void>
  /** Per topic and partition of the request; REQUEST_TIMED_OUT for what is not decided. */
  outcomesSoFar(): readonly (readonly PartitionOutcome[])[]
}

/** How the request names its topics and which rules its version has. */
export interface AppendRequestOptions {
  readonly byId: boolean
  readonly apiVersion: number
  /**
   * Aborts when the producer is answered REQUEST_TIMED_OUT. The batcher is told, so that later batches of the same
   * producer do not overtake the retry.
   */
  readonly signal?: AbortSignal | undefined
}

/** Checks the batches of Produce requests and appends those that pass. */
export interface Appender {
  /** Starts at once. */
  append(request: ProduceRequest, options: AppendRequestOptions): AppendRun
}

const ADMITTED = Promise.resolve()
const NO_OFFSET = { baseOffset: -1, logAppendTimeMs: -1, logStartOffset: -1 }
const UNDECIDED: PartitionOutcome = { errorCode: ErrorCode.REQUEST_TIMED_OUT, ...NO_OFFSET, errorMessage: null }

/** A refusal of one partition. */
export function refusedPartition(errorCode: number, errorMessage: string | null = null): PartitionOutcome {
  return { errorCode, ...NO_OFFSET, errorMessage }
}

/** An item that passed, and where its outcome goes. */
interface PendingItem {
  readonly item: AppendItem
  readonly topicIndex: number
  readonly partitionIndex: number
  readonly logAppendTimeMs: number
}

/** An appender for the agent of `world`. */
export function createAppender({ catalog, batcher, clock }: HandlerWorld): Appender {
  /** The request's topics if all are remembered. */
  function remembered(request: ProduceRequest, byId: boolean): CatalogTopic[] | undefined {
    const topics: CatalogTopic[] = []
    for (const { name, topicId } of request.topicData) {
      const topic = byId ? catalog.cachedById(topicId) : catalog.cachedByName(name)
      if (topic === undefined) return undefined
      topics.push(topic)
    }
    return topics
  }

  function lookUp(request: ProduceRequest, byId: boolean): Promise<readonly (CatalogTopic | null)[]> {
    return byId
      ? catalog.findById(request.topicData.map(({ topicId }) => topicId))
      : catalog.findByName(request.topicData.map(({ name }) => name))
  }

  function begin(
    request: ProduceRequest,
    topics: readonly (CatalogTopic | null)[],
    { byId, apiVersion, signal }: AppendRequestOptions,
    outcomes: PartitionOutcome[][],
  ): Promise<void> {
    const pending: PendingItem[] = []
    const nowMs = clock.nowMs()
    for (const [topicIndex, { partitionData }] of request.topicData.entries()) {
      const topic = topics[topicIndex] ?? null
      const seen = new Set<number>()
      for (const [partitionIndex, { index, records }] of partitionData.entries()) {
        const checked = seen.has(index)
          ? ({ ok: false, outcome: refusedPartition(ErrorCode.INVALID_REQUEST, 'Partition is given twice') } as const)
          : checkBatch(records, { topic, partition: index, byId, apiVersion, nowMs })
        seen.add(index)
        if (checked.ok)
          pending.push({ item: checked.item, topicIndex, partitionIndex, logAppendTimeMs: checked.logAppendTimeMs })
        else outcomes[topicIndex]![partitionIndex] = checked.outcome
      }
    }
    if (pending.length === 0) return ADMITTED
    // When the producer was answered already, while its topics were looked up, the batcher takes nothing, but takes note.
    const items = pending.map(({ item }) => item)
    return batcher.append(items, { signal }).then(
      (results) => settle(pending, results, { byId, outcomes }),
      (error: unknown) => {
        if (!signal?.aborted) fail(pending, error, outcomes)
      },
    )
  }

  function settle(
    pending: readonly PendingItem[],
    results: readonly AppendResult[],
    { byId, outcomes }: { readonly byId: boolean; readonly outcomes: PartitionOutcome[][] },
  ): void {
    for (const [index, { item, topicIndex, partitionIndex, logAppendTimeMs }] of pending.entries()) {
      const result = results[index]!
      if (result.kind === 'rejected' && result.reason === 'GONE') catalog.forget(item.topicId)
      outcomes[topicIndex]![partitionIndex] = outcomeOf(result, logAppendTimeMs, byId)
    }
  }

  return {
    append(request, options) {
      const outcomes = request.topicData.map(({ partitionData }) => partitionData.map(() => UNDECIDED))
      const outcomesSoFar = () => outcomes
      const topics = remembered(request, options.byId)
      if (topics !== undefined)
        return { admitted: ADMITTED, done: begin(request, topics, options, outcomes), outcomesSoFar }
      let done: Promise<void> = ADMITTED
      const admitted = lookUp(request, options.byId).then((found) => {
        done = begin(request, found, options, outcomes)
      })
      return { admitted, done: admitted.then(() => done), outcomesSoFar }
    },
  }
}

function outcomeOf(result: AppendResult, logAppendTimeMs: number, byId: boolean): PartitionOutcome {
  switch (result.kind) {
    case 'committed':
    case 'duplicate':
      return {
        errorCode: ErrorCode.NONE,
        baseOffset: result.baseOffset,
        logAppendTimeMs: result.kind === 'committed' ? logAppendTimeMs : -1,
        logStartOffset: result.logStartOffset,
        errorMessage: null,
      }
    case 'rejected':
      return refusedPartition(rejectionToKafka(result.reason, byId))
    case 'aborted':
      return refusedPartition(ErrorCode.KAFKA_STORAGE_ERROR, 'The object store did not take the segment')
  }
}

function fail(pending: readonly PendingItem[], error: unknown, outcomes: PartitionOutcome[][]): void {
  if (!BatcherError.is(error)) throw error
  const outcome = refusedPartition(batcherErrorToKafka[error.code])
  for (const { topicIndex, partitionIndex } of pending) outcomes[topicIndex]![partitionIndex] = outcome
}
