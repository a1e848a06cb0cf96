import type { GroupPeers } from '@millrace/coordinator'
import type { GroupFence, GroupStore, MetadataCore } from '@millrace/metadata'
import type { Clock } from '@millrace/runtime'

/** Bugs of group leases that the simulation can put back, to show that it would catch them. */
export const GROUPS_BUGS = [
  'lease-counted-from-answer',
  'claim-ignores-lease',
  'renewal-after-claim',
  'lease-not-looked-at',
  'claim-does-not-fence',
  'lost-call-sent-again',
] as const

/** A bug to put back. */
export type GroupsBug = (typeof GROUPS_BUGS)[number]

/** Lets any lease take any group, as if the one that has it were over. */
function claimAnything(core: MetadataCore): MetadataCore {
  const owners = new Map<string, number>()
  return {
    ...core,
    claimGroup(clusterId, groupId, leaseId, nowMs) {
      const owner = owners.get(groupId)
      if (owner !== undefined && owner !== leaseId) core.endLease(owner)
      const outcome = core.claimGroup(clusterId, groupId, leaseId, nowMs)
      if (outcome.ok) owners.set(groupId, leaseId)
      return outcome
    },
  }
}

/** Takes whatever fence there is for the newest. */
function fenceNothing(core: MetadataCore): MetadataCore {
  const newest = new Map<string, GroupFence>()
  const current = (fence: GroupFence) => newest.get(fence.groupId) ?? fence
  return {
    ...core,
    claimGroup(clusterId, groupId, leaseId, nowMs) {
      const outcome = core.claimGroup(clusterId, groupId, leaseId, nowMs)
      if (outcome.ok) newest.set(groupId, outcome.fence)
      return outcome
    },
    writeGroup: (fence, record) => core.writeGroup(current(fence), record),
    commitOffsets: (fence, offsets, nowMs) => core.commitOffsets(current(fence), offsets, nowMs),
  }
}

/** Puts a bug into the store, if that is its place. */
export function plantInGroupStore(bug: GroupsBug | undefined, core: MetadataCore): MetadataCore {
  if (bug === 'claim-ignores-lease') return claimAnything(core)
  if (bug === 'claim-does-not-fence') return fenceNothing(core)
  if (bug !== 'renewal-after-claim') return core
  return {
    ...core,
    renewLease(leaseId, leaseMs, nowMs) {
      core.renewLease(leaseId, leaseMs, nowMs)
      return true
    },
  }
}

/**
 * The time that a lease gets from the store. A holder that counts from the answer goes on for longer than it may by what
 * request and answer took, which is the same as one that counts rightly and gets so much less.
 */
export function plantedLeaseMs(bug: GroupsBug | undefined, leaseMs: number, latencyMs: number): number {
  return bug === 'lease-counted-from-answer' ? Math.max(1, Math.floor(leaseMs - latencyMs)) : leaseMs
}

/** A clock that is looked at when a timer is due, and at no other time: what its holder asks in between is not seen. */
export function plantInClock(bug: GroupsBug | undefined, clock: Clock): Clock {
  if (bug !== 'lease-not-looked-at') return clock
  let seen = { nowMs: clock.nowMs(), monotonicMs: clock.monotonicMs() }
  return {
    nowMs: () => seen.nowMs,
    monotonicMs: () => seen.monotonicMs,
    setTimer: (delayMs, callback) =>
      clock.setTimer(delayMs, () => {
        seen = { nowMs: clock.nowMs(), monotonicMs: clock.monotonicMs() }
        callback()
      }),
  }
}

/** Sends a call again of which nobody knows what became. */
export function plantInPeers(bug: GroupsBug | undefined, peers: GroupPeers): GroupPeers {
  if (bug !== 'lost-call-sent-again') return peers
  return {
    call: (holder, payload, options) =>
      peers.call(holder, payload, options).catch(() => peers.call(holder, payload, options)),
  }
}

/** The calls of the store that take or keep a lease: late or doubled they must do no harm. */
export const LEASE_CALLS: ReadonlySet<keyof GroupStore> = new Set([
  'openLease',
  'renewLease',
  'endLease',
  'claimGroup',
  'findGroupHolder',
  'listOrphanGroups',
])
