import type { SegmentCommit } from '@millrace/metadata'

interface TakenBatch {
  readonly producerId: number
  readonly epoch: number
  readonly first: number
  readonly last: number
  readonly offset: number
}

/**
 * The commit contract written as naively as possible: whole histories instead of windows and states, so that it shares
 * no idea with the engines that are compared with it. Knows live topics only by their ids.
 */
export class NaiveMetadata {
  /** Everything taken, by partition, in order. */
  readonly logs = new Map<string, TakenBatch[]>()
  readonly logStarts = new Map<string, number>()
  readonly decided = new Map<string, string[] | 'aborted'>()

  /** The key of a partition in {@link logs}. */
  static key(topicId: string, partition: number): string {
    return `${topicId}/${partition}`
  }

  createTopic(topicId: string, partitionCount: number): void {
    for (let partition = 0; partition < partitionCount; partition++) {
      this.logs.set(NaiveMetadata.key(topicId, partition), [])
    }
  }

  deleteTopic(topicId: string): void {
    for (const key of this.logs.keys()) if (key.startsWith(`${topicId}/`)) this.logs.delete(key)
  }

  /** Moves the log start; the answer in short. */
  deleteRecords(topicId: string, partition: number, beforeOffset: number): number | 'OUT_OF_RANGE' | 'GONE' {
    const end = this.highWatermark(topicId, partition)
    if (end === undefined) return 'GONE'
    const wanted = beforeOffset === -1 ? end : beforeOffset
    if (wanted < 0 || wanted > end) return 'OUT_OF_RANGE'
    const key = NaiveMetadata.key(topicId, partition)
    this.logStarts.set(key, Math.max(wanted, this.logStart(topicId, partition)))
    return this.logStart(topicId, partition)
  }

  /** First offset of a partition. */
  logStart(topicId: string, partition: number): number {
    return this.logStarts.get(NaiveMetadata.key(topicId, partition)) ?? 0
  }

  /** Adds one partition to a topic. */
  addPartition(topicId: string, partition: number): void {
    this.logs.set(NaiveMetadata.key(topicId, partition), [])
  }

  abort(segmentId: string): void {
    if (!this.decided.has(segmentId)) this.decided.set(segmentId, 'aborted')
  }

  /** The verdicts in short, or 'aborted'. */
  commit(segment: SegmentCommit): string[] | 'aborted' {
    const before = this.decided.get(segment.segmentId)
    if (before !== undefined) return before
    const verdicts = segment.batches.map((batch) => this.#take(batch))
    this.decided.set(segment.segmentId, verdicts)
    return verdicts
  }

  /** Offset after the last record of a partition; undefined when there is no such partition. */
  highWatermark(topicId: string, partition: number): number | undefined {
    const log = this.logs.get(NaiveMetadata.key(topicId, partition))
    return log === undefined ? undefined : (this.#ends.get(log) ?? 0)
  }

  readonly #ends = new Map<readonly TakenBatch[], number>()

  #take(batch: SegmentCommit['batches'][number]): string {
    const log = this.logs.get(NaiveMetadata.key(batch.topicId, batch.partition))
    if (log === undefined) return 'rejected GONE'
    const own = log.filter(({ producerId }) => producerId === batch.producerId)
    const problem = batch.producerId < 0 ? undefined : judge(own, batch)
    if (problem !== undefined) return problem
    const offset = this.#ends.get(log) ?? 0
    const { producerId, producerEpoch, baseSequence, lastSequence } = batch
    log.push({ producerId, epoch: producerEpoch, first: baseSequence, last: lastSequence, offset })
    this.#ends.set(log, offset + batch.recordCount)
    return `committed ${offset}`
  }
}

function judge(own: readonly TakenBatch[], batch: SegmentCommit['batches'][number]): string | undefined {
  const latestEpoch = own.at(-1)?.epoch
  if (latestEpoch === undefined) return batch.mayBeFirst ? undefined : 'rejected OUT_OF_ORDER'
  if (batch.producerEpoch < latestEpoch) return 'rejected FENCED'
  if (batch.producerEpoch > latestEpoch) {
    return batch.mayBeFirst && batch.baseSequence === 0 ? undefined : 'rejected OUT_OF_ORDER'
  }
  const sameEpoch = own.filter(({ epoch }) => epoch === latestEpoch)
  const twin = sameEpoch
    .slice(-5)
    .find(({ first, last }) => first === batch.baseSequence && last === batch.lastSequence)
  if (twin !== undefined) return `duplicate ${twin.offset}`
  const lastSequence = sameEpoch.at(-1)!.last
  const next = lastSequence === 2_147_483_647 ? 0 : lastSequence + 1
  return batch.baseSequence === next ? undefined : 'rejected OUT_OF_ORDER'
}
