import { MetadataError } from './errors.ts'
import type { PartitionIncrease, RecordsDeletion } from './topic-changes.ts'
import type { TopicSpec } from './topics.ts'

/**
 * Checks what an engine relies on in new topics; Kafka's rules for names and configs are the caller's.
 *
 * @throws MetadataError BAD_REQUEST when an id or a name is empty, an id occurs twice, or a partition
 * count is not 1 to 2^31-1.
 */
export function checkTopicSpecs(specs: readonly TopicSpec[]): void {
  for (const { topicId, name, partitionCount } of specs) {
    if (typeof topicId !== 'string' || topicId === '') throw new MetadataError('BAD_REQUEST', 'a topic id is empty')
    if (typeof name !== 'string' || name === '') throw new MetadataError('BAD_REQUEST', `topic ${topicId} has no name`)
    checkPartitionCount(name, partitionCount)
  }
  if (new Set(specs.map((spec) => spec.topicId)).size < specs.length) {
    throw new MetadataError('BAD_REQUEST', 'a topic id occurs twice')
  }
}

/**
 * Checks the counts of partitions to create.
 *
 * @throws MetadataError BAD_REQUEST when a count is not 1 to 2^31-1.
 */
export function checkPartitionIncreases(increases: readonly PartitionIncrease[]): void {
  for (const { topicId, partitionCount } of increases) checkPartitionCount(topicId, partitionCount)
}

/**
 * Checks the offsets of records to delete. One that is out of the partition's range is no error.
 *
 * @throws MetadataError BAD_REQUEST when an offset is no integer up to 2^53-1.
 */
export function checkRecordsDeletions(deletions: readonly RecordsDeletion[]): void {
  for (const { topicId, partition, beforeOffset } of deletions) {
    if (Number.isSafeInteger(beforeOffset)) continue
    const where = `partition ${partition} of ${topicId}`
    throw new MetadataError('BAD_REQUEST', `${where}: offset ${beforeOffset} is no integer up to 2^53-1`)
  }
}

function checkPartitionCount(topic: string, partitionCount: number): void {
  if (Number.isInteger(partitionCount) && partitionCount >= 1 && partitionCount <= 2_147_483_647) return
  throw new MetadataError('BAD_REQUEST', `topic ${topic}: ${partitionCount} partitions are not 1 to 2^31-1`)
}
