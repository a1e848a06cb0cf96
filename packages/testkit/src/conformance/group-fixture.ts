import type { GroupFence, GroupRecord, OffsetToCommit, PartitionKey } from '@millrace/metadata'
import { CLUSTER, type MetadataFixture } from './metadata-fixture.ts'

/** Every byte value, so that an engine that takes a snapshot for text is found out. */
export const BYTES = Uint8Array.from({ length: 256 }, (_, index) => index)

/** What a group is, unremarkable but for what is given. */
export const record = (rest: Partial<GroupRecord> = {}): GroupRecord => ({
  protocolType: 'consumer',
  state: 'Stable',
  generation: 3,
  emptySinceMs: null,
  snapshot: BYTES,
  ...rest,
})

/** An offset to commit for partition 0, unless said otherwise. */
export const offsetOf = (topicId: string, offset: number, rest: Partial<OffsetToCommit> = {}): OffsetToCommit => ({
  topicId,
  partition: 0,
  offset,
  leaderEpoch: -1,
  metadata: '',
  expiresAtMs: null,
  ...rest,
})

/** Claims a group. */
export const claim = async ({ store }: MetadataFixture, groupId = 'group', clusterId = CLUSTER): Promise<GroupFence> =>
  (await store.claimGroup(clusterId, groupId)).fence

/** The offsets of one group in short; null where none is stored. */
export const read = async (
  { store }: MetadataFixture,
  partitions: readonly PartitionKey[] | null = null,
  groupId = 'group',
) => {
  const [offsets] = await store.readOffsets(CLUSTER, [{ groupId, partitions }])
  return offsets?.map((found) => found?.offset ?? null)
}
