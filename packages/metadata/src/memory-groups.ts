import { checkCountMax, checkGroupRecord, checkHolder, checkLeaseMs, checkOffsetsToCommit } from './check-groups.ts'
import type { ResolvedMetadataEngineOptions } from './engine-options.ts'
import type { GroupCore } from './group-core.ts'
import type { CommittedOffset, GroupFence, GroupRecord, OffsetsQuery } from './groups.ts'
import { createLeaseTable } from './lease-table.ts'
import { offsetsOnlyRecord } from './offsets-only-group.ts'
import type { MemoryTopics } from './memory-topics.ts'
import type { MaintenanceReport } from './metadata-store.ts'
import type { PartitionKey } from './read.ts'

/** A group in memory: claimed at least, written perhaps. */
interface MemoryGroup {
  epoch: number
  /** The lease that has it, live or not. */
  leaseId: number
  claimedAtMs: number
  /** Null until something is written. */
  record: GroupRecord | null
  readonly offsets: Map<string, CommittedOffset>
}

/** The groups of all clusters in memory. */
export interface MemoryGroups extends GroupCore {
  /** Removes what is past its time, up to the engine's bound. */
  maintain(nowMs: number): Pick<MaintenanceReport, 'offsetsExpired' | 'groupsForgotten' | 'more'>
}

const OK = Object.freeze({ ok: true } as const)
const FENCED = Object.freeze({ ok: false, code: 'FENCED' } as const)

/** No groups. Which partitions exist is asked of `topics`. */
export function createMemoryGroups(topics: MemoryTopics, limits: ResolvedMetadataEngineOptions): MemoryGroups {
  const clusters = new Map<string, Map<string, MemoryGroup>>()
  const leases = createLeaseTable()
  let nextEpoch = 1
  let nextLeaseId = 1

  const find = (clusterId: string, groupId: string) => clusters.get(clusterId)?.get(groupId)
  function findHeld(fence: GroupFence): MemoryGroup | undefined {
    const group = find(fence.clusterId, fence.groupId)
    return group?.epoch === fence.epoch ? group : undefined
  }
  function make(clusterId: string, groupId: string): MemoryGroup {
    const groups = clusters.get(clusterId) ?? new Map<string, MemoryGroup>()
    clusters.set(clusterId, groups)
    const group: MemoryGroup = { epoch: 0, leaseId: 0, claimedAtMs: 0, record: null, offsets: new Map() }
    groups.set(groupId, group)
    return group
  }
  function remove(clusterId: string, groupId: string): void {
    const groups = clusters.get(clusterId)
    groups?.delete(groupId)
    if (groups?.size === 0) clusters.delete(clusterId)
  }
  function exists(clusterId: string, { topicId, partition }: PartitionKey): boolean {
    const topic = topics.findLive(topicId)
    if (topic?.clusterId !== clusterId) return false
    return Number.isInteger(partition) && partition >= 0 && partition < topic.topic.partitionCount
  }

  function readOffsets(clusterId: string, { groupId, partitions }: OffsetsQuery): (CommittedOffset | null)[] {
    const offsets = find(clusterId, groupId)?.offsets
    const isLive = (offset: CommittedOffset) => exists(clusterId, offset)
    if (partitions === null) return [...(offsets?.values() ?? [])].filter(isLive).sort(compareOffsets)
    return partitions.map((partition) => {
      const offset = offsets?.get(keyOf(partition))
      return offset !== undefined && isLive(offset) ? offset : null
    })
  }

  /** Removes up to `countMax` offsets for which `isPast` holds; returns how many. */
  function removeOffsets(
    countMax: number,
    isPast: (clusterId: string, group: MemoryGroup, offset: CommittedOffset) => boolean,
  ) {
    let removed = 0
    for (const [clusterId, groups] of clusters) {
      for (const group of groups.values()) {
        for (const [key, offset] of group.offsets) {
          if (removed >= countMax) return removed
          if (isPast(clusterId, group, offset)) {
            group.offsets.delete(key)
            removed++
          }
        }
      }
    }
    return removed
  }

  function forgetGroups(nowMs: number, countMax: number): number {
    let forgotten = 0
    for (const [clusterId, groups] of clusters) {
      for (const [groupId, group] of groups) {
        if (forgotten >= countMax) return forgotten
        if (!isForgettable(group, nowMs - limits.emptyGroupsKeptMs)) continue
        remove(clusterId, groupId)
        forgotten++
      }
    }
    return forgotten
  }

  return {
    openLease(clusterId, holder, leaseMs, nowMs) {
      checkHolder(holder)
      checkLeaseMs(leaseMs)
      const leaseId = nextLeaseId++
      leases.open(leaseId, { clusterId, holder, expiresAtMs: nowMs + leaseMs }, nowMs)
      return { leaseId }
    },
    renewLease(leaseId, leaseMs, nowMs) {
      checkLeaseMs(leaseMs)
      return leases.renew(leaseId, nowMs + leaseMs, nowMs)
    },
    endLease: (leaseId) => leases.end(leaseId),
    claimGroup(clusterId, groupId, leaseId, nowMs) {
      const known = find(clusterId, groupId)
      const refusal = leases.refusal({ clusterId, leaseId, ownerId: known?.leaseId }, nowMs)
      if (refusal !== undefined) return refusal
      const group = known ?? make(clusterId, groupId)
      if (group.leaseId !== leaseId) leases.end(group.leaseId)
      group.epoch = nextEpoch++
      group.leaseId = leaseId
      group.claimedAtMs = nowMs
      return { ok: true, fence: { clusterId, groupId, epoch: group.epoch }, record: copyRecord(group.record) }
    },
    findGroupHolder(clusterId, groupId, nowMs) {
      const group = find(clusterId, groupId)
      const holder = group === undefined ? undefined : leases.findLive(group.leaseId, nowMs)?.holder
      return { exists: group !== undefined && group.record !== null, holder: holder ?? null }
    },
    listOrphanGroups(clusterId, countMax, nowMs) {
      checkCountMax(countMax)
      const orphans: string[] = []
      for (const [groupId, { record, leaseId }] of clusters.get(clusterId) ?? []) {
        if (orphans.length === countMax) break
        if (record?.emptySinceMs !== null || leases.findLive(leaseId, nowMs) !== undefined) continue
        orphans.push(groupId)
      }
      return orphans
    },
    readGroup: (clusterId, groupId) => copyRecord(find(clusterId, groupId)?.record ?? null),
    listGroups(clusterId, nowMs) {
      const groups = [...(clusters.get(clusterId) ?? [])].sort(([left], [right]) => (left < right ? -1 : 1))
      return groups.flatMap(([groupId, { record, leaseId }]) => {
        if (record === null) return []
        const holder = leases.findLive(leaseId, nowMs)?.holder ?? null
        return [{ groupId, protocolType: record.protocolType, state: record.state, holder }]
      })
    },
    writeGroup(fence, record) {
      checkGroupRecord(record)
      const group = findHeld(fence)
      if (group === undefined) return FENCED
      group.record = copyRecord(record)
      return OK
    },
    deleteGroup(fence) {
      if (findHeld(fence) === undefined) return FENCED
      remove(fence.clusterId, fence.groupId)
      return OK
    },
    commitOffsets(fence, offsets, nowMs) {
      checkOffsetsToCommit(offsets)
      const group = findHeld(fence)
      if (group === undefined) return FENCED
      group.record ??= offsetsOnlyRecord(nowMs)
      const stored = offsets.map((offset) => {
        if (!exists(fence.clusterId, offset)) return false
        const { topicId, partition, leaderEpoch, metadata, expiresAtMs } = offset
        const kept = { topicId, partition, offset: offset.offset, leaderEpoch, metadata, expiresAtMs }
        group.offsets.set(keyOf(offset), Object.freeze({ ...kept, committedAtMs: nowMs }))
        return true
      })
      return { ok: true, stored }
    },
    deleteOffsets(fence, partitions) {
      const group = findHeld(fence)
      if (group === undefined) return FENCED
      for (const partition of partitions) group.offsets.delete(keyOf(partition))
      return OK
    },
    readOffsets: (clusterId, queries) => queries.map((query) => readOffsets(clusterId, query)),
    maintain(nowMs) {
      const { maintenanceRowsMax: rowsMax, offsetsRetentionMs } = limits
      const dead = removeOffsets(rowsMax, (clusterId, _group, offset) => !exists(clusterId, offset))
      const isExpired = (_clusterId: string, { record }: MemoryGroup, offset: CommittedOffset) =>
        isOffsetExpired(offset, record?.emptySinceMs ?? null, { nowMs, offsetsRetentionMs })
      const offsetsExpired = removeOffsets(rowsMax, isExpired)
      const groupsForgotten = forgetGroups(nowMs, rowsMax)
      return { offsetsExpired, groupsForgotten, more: Math.max(dead, offsetsExpired, groupsForgotten) === rowsMax }
    },
  }
}

function isOffsetExpired(
  offset: CommittedOffset,
  emptySinceMs: number | null,
  { nowMs, offsetsRetentionMs }: { readonly nowMs: number; readonly offsetsRetentionMs: number },
): boolean {
  if (emptySinceMs === null) return false
  if (offset.expiresAtMs !== null) return offset.expiresAtMs <= nowMs
  return nowMs - Math.max(emptySinceMs, offset.committedAtMs) > offsetsRetentionMs
}

/** Whether nothing is left of a group that was neither used nor claimed since. */
function isForgettable({ record, offsets, claimedAtMs }: MemoryGroup, beforeMs: number): boolean {
  if (offsets.size > 0 || claimedAtMs >= beforeMs) return false
  return record === null || (record.emptySinceMs !== null && record.emptySinceMs < beforeMs)
}

/** The store's own copy, or the caller's: neither sees what the other does to the bytes. */
function copyRecord(record: GroupRecord | null): GroupRecord | null {
  if (record === null) return null
  const { protocolType, state, generation, emptySinceMs, snapshot } = record
  return { protocolType, state, generation, emptySinceMs, snapshot: new Uint8Array(snapshot) }
}

function compareOffsets(left: CommittedOffset, right: CommittedOffset): number {
  if (left.topicId !== right.topicId) return left.topicId < right.topicId ? -1 : 1
  return left.partition - right.partition
}

function keyOf({ topicId, partition }: PartitionKey): string {
  return `${partition}/${topicId}`
}
