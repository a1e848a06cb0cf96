/** Below this busy share an agent is never hot, however idle the others are. */
export const HOT_BUSY_SHARE_MIN = 0.5

/** An agent is hot when it is so many times as busy as the others are on average. */
export const HOT_RATIO = 1.25

/** The largest share of clients that a hot agent sends on. */
export const SHED_SHARE_MAX = 0.9375

/** By how much the share grows with every heartbeat of a hot agent. */
const SHED_STEP_UP = 0.0625

/** By how much it shrinks otherwise: slowly, since those who come back bring the load back. */
const SHED_STEP_DOWN = 0.015625

/** What an agent knows when it sets its share. */
export interface LoadPicture {
  /** How busy it is itself: 0 idle, 1 no time left. */
  readonly busyShare: number
  /** How busy the agents are that clients could be sent to. */
  readonly othersBusyShares: readonly number[]
}

/**
 * The share of clients that an agent sends elsewhere from now on, given the share until now.
 *
 * It moves in steps, up fast and down slowly, so that it settles where the agent is about {@link HOT_RATIO} times as
 * busy as the others instead of swinging between all and nothing. An agent that is alone sheds nobody. Those who would
 * be sent go down the partition's own order of agents, in which the next one may shed too.
 */
export function nextShedShare(shedShare: number, { busyShare, othersBusyShares }: LoadPicture): number {
  if (othersBusyShares.length === 0) return 0
  const mean = othersBusyShares.reduce((sum, share) => sum + share, 0) / othersBusyShares.length
  const isHot = busyShare >= HOT_BUSY_SHARE_MIN && busyShare > HOT_RATIO * mean
  return isHot ? Math.min(SHED_SHARE_MAX, shedShare + SHED_STEP_UP) : Math.max(0, shedShare - SHED_STEP_DOWN)
}
