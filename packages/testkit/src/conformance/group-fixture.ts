import type {
  GroupClaimOutcome,
  GroupFence,
  GroupRecord,
  MetadataStore,
  OffsetToCommit,
  PartitionKey,
} from '@millrace/metadata'
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

/** How long leases last unless a test says so, in milliseconds. */
export const LEASE_MS = 3_000

/** Opens a lease; its number. */
export const openLease = async (
  store: MetadataStore,
  { holder = 'agent', leaseMs = LEASE_MS, clusterId = CLUSTER } = {},
): Promise<number> => (await store.openLease(clusterId, holder, leaseMs)).leaseId

/** What a claim found; fails the test when it was refused. */
export const claimed = (outcome: GroupClaimOutcome): Extract<GroupClaimOutcome, { readonly ok: true }> => {
  if (!outcome.ok) throw new Error(`the claim was refused with ${outcome.code}`)
  return outcome
}

const lastLeases = new WeakMap<MetadataStore, number>()

/** Claims a group from whoever has it, for a lease of its own: the one that this did for the claim before is ended. */
export async function claimAnew(store: MetadataStore, groupId = 'group', clusterId = CLUSTER) {
  const before = lastLeases.get(store)
  if (before !== undefined) await store.endLease(before)
  const leaseId = await openLease(store, { clusterId })
  lastLeases.set(store, leaseId)
  return claimed(await store.claimGroup(clusterId, groupId, leaseId))
}

/** As {@link claimAnew}; the fence alone. */
export const claim = async ({ store }: MetadataFixture, groupId = 'group', clusterId = CLUSTER): Promise<GroupFence> =>
  (await claimAnew(store, groupId, clusterId)).fence

/** The offsets of one group in short; null where none is stored. */
export const read = async (
  { store }: MetadataFixture,
  partitions: readonly PartitionKey[] | null = null,
  groupId = 'group',
) => {
  const [offsets] = await store.readOffsets(CLUSTER, [{ groupId, partitions }])
  return offsets?.map((found) => found?.offset ?? null)
}
