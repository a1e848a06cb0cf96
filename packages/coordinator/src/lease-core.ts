/** A moment by both clocks of this process. */
export interface Moment {
  /** By the clock that never goes back. It may stand still while the machine is suspended. */
  readonly monotonicMs: number
  /** By the wall clock, which goes on then, but may be set. */
  readonly wallMs: number
}

/**
 * The part of a lease's time that its holder does not use: so much the holder's clock may run slow against the store's,
 * plus what passes between a look at the clock and an answer that leaves. Clocks are slewed by a twentieth of that.
 */
export const LEASE_MARGIN_FRACTION = 1 / 50

/** What a holder knows of its lease, without asking anybody. Decides; does not wait, and knows no time. */
export interface LeaseCore {
  /** The lease, if its holder may act on it now. */
  liveId(now: Moment): number | undefined
  /** The lease, live or not; undefined when there is none. */
  readonly id: number | undefined
  /** How long it is live if nothing is heard of it, in milliseconds; 0 when it is not. */
  leftMs(now: Moment): number
  /** The store has opened a lease. `sent` is when it was asked, which is not later than when the lease's time began. */
  opened(leaseId: number, sent: Moment): void
  /** The store has renewed it. */
  renewed(leaseId: number, sent: Moment): void
  /** It is over, for whatever reason. */
  forget(): void
}

/** A holder without a lease. */
export function createLeaseCore({ leaseMs }: { readonly leaseMs: number }): LeaseCore {
  const usableMs = leaseMs - Math.ceil(leaseMs * LEASE_MARGIN_FRACTION)
  let lease: { readonly id: number; readonly end: Moment } | undefined

  // Whichever clock says first that it is over is believed.
  const leftMs = (now: Moment) =>
    lease === undefined
      ? 0
      : Math.max(0, Math.min(lease.end.monotonicMs - now.monotonicMs, lease.end.wallMs - now.wallMs))
  const endOf = (sent: Moment) => ({ monotonicMs: sent.monotonicMs + usableMs, wallMs: sent.wallMs + usableMs })

  return {
    get id() {
      return lease?.id
    },
    liveId: (now) => (leftMs(now) > 0 ? lease!.id : undefined),
    leftMs,
    opened(leaseId, sent) {
      lease = { id: leaseId, end: endOf(sent) }
    },
    renewed(leaseId, sent) {
      if (lease?.id === leaseId && endOf(sent).monotonicMs > lease.end.monotonicMs)
        lease = { id: leaseId, end: endOf(sent) }
    },
    forget() {
      lease = undefined
    },
  }
}
