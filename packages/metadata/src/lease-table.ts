import type { GroupClaimOutcome } from './groups.ts'

/** A lease that is live. */
export interface LiveLease {
  /** The virtual cluster whose groups it may have. */
  readonly clusterId: string
  /** Who has it. */
  readonly holder: string
  /** When it lapses, by the store's clock, in milliseconds since the Unix epoch. */
  readonly expiresAtMs: number
}

/**
 * The leases of an engine that decides one call after the other, in memory. Which group belongs to which lease is the
 * engine's to know, by the lease's id.
 */
export interface LeaseTable {
  /** Takes a new lease in. Those that have lapsed are forgotten meanwhile, so that no more are kept than are opened in a lease's time. */
  open(leaseId: number, lease: LiveLease, nowMs: number): void
  /** Makes a live lease last until `expiresAtMs`; false, for good, when it is not live. */
  renew(leaseId: number, expiresAtMs: number, nowMs: number): boolean
  /** Ends a lease. */
  end(leaseId: number): void
  /** A lease, if it is live. */
  findLive(leaseId: number, nowMs: number): LiveLease | undefined
  /** Every live lease. */
  liveIds(nowMs: number): readonly number[]
  /** Why `leaseId` may not have a group that belongs to `ownerId`; undefined when it may. */
  refusal(
    claim: { readonly clusterId: string; readonly leaseId: number; readonly ownerId: number | undefined },
    nowMs: number,
  ): Extract<GroupClaimOutcome, { readonly ok: false }> | undefined
}

/** No leases. */
export function createLeaseTable(): LeaseTable {
  const leases = new Map<number, LiveLease>()

  function findLive(leaseId: number, nowMs: number): LiveLease | undefined {
    const lease = leases.get(leaseId)
    return lease !== undefined && nowMs < lease.expiresAtMs ? lease : undefined
  }

  return {
    open(leaseId, lease, nowMs) {
      for (const [id, { expiresAtMs }] of leases) if (expiresAtMs <= nowMs) leases.delete(id)
      leases.set(leaseId, lease)
    },
    renew(leaseId, expiresAtMs, nowMs) {
      const lease = findLive(leaseId, nowMs)
      // What was told that it is over stays so, even if the clock goes back.
      if (lease === undefined) leases.delete(leaseId)
      else leases.set(leaseId, { ...lease, expiresAtMs })
      return lease !== undefined
    },
    end: (leaseId) => void leases.delete(leaseId),
    findLive,
    liveIds: (nowMs) => [...leases.keys()].filter((leaseId) => findLive(leaseId, nowMs) !== undefined),
    refusal({ clusterId, leaseId, ownerId }, nowMs) {
      if (findLive(leaseId, nowMs)?.clusterId !== clusterId) return { ok: false, code: 'LEASE_LAPSED' }
      if (ownerId === undefined || ownerId === leaseId) return undefined
      const owner = findLive(ownerId, nowMs)
      return owner === undefined ? undefined : { ok: false, code: 'HELD', holder: owner.holder }
    },
  }
}
