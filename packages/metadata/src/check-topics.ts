import { MetadataError } from './errors.ts'
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
    if (!Number.isInteger(partitionCount) || partitionCount < 1 || partitionCount > 2_147_483_647) {
      throw new MetadataError('BAD_REQUEST', `topic ${name}: ${partitionCount} partitions are not 1 to 2^31-1`)
    }
  }
  if (new Set(specs.map((spec) => spec.topicId)).size < specs.length) {
    throw new MetadataError('BAD_REQUEST', 'a topic id occurs twice')
  }
}
