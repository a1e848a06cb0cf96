import type { GroupsEvents } from './groups-events.ts'

/** One commit of one offset. No two commit the same. */
export interface CommitAttempt {
  readonly groupId: string
  readonly partition: number
  readonly offset: number
}

/** Knows which offsets were committed, and which of them may be seen. */
export interface CommitWatch {
  /** A member sends a commit. */
  sent(attempt: CommitAttempt): void
  /** A coordinator is asked to carry it out. */
  arrived(attempt: CommitAttempt): void
  /** A coordinator says that it did nothing, so that another may be asked. */
  refused(attempt: CommitAttempt): void
  /** The member waits no longer. */
  gaveUp(attempt: CommitAttempt): void
  /** The member was told that it is stored. */
  acknowledged(attempt: CommitAttempt): void
  /** What must at least be seen by a fetch that is sent now. */
  floor(groupId: string, partition: number): number
  /** A fetch, sent when the floor was `floor`, has shown an offset; null for none. */
  seen(where: Omit<CommitAttempt, 'offset'>, offset: number | null, floor: number): void
  /** How many were acknowledged. */
  readonly acknowledgedCount: number
}

interface Attempt {
  /** A coordinator may be carrying it out, or have done so. */
  isBegun: boolean
  isGivenUp: boolean
  /** It arrived only after its member had given it up: a request may lie in a socket for that long, as in Kafka. */
  isLate: boolean
}

/**
 * Offsets of the simulation grow from one commit to the next, over all members, so the order in which they were sent is
 * that of their values, and what a fetch shows is never less than what was acknowledged before.
 */
export function createCommitWatch(events: GroupsEvents, violate: (message: string) => void): CommitWatch {
  const attempts = new Map<string, Attempt>()
  const floors = new Map<string, number>()
  let acknowledgedCount = 0

  const placeOf = ({ groupId, partition }: Omit<CommitAttempt, 'offset'>) => `${groupId}/${partition}`
  const find = (attempt: CommitAttempt) => attempts.get(`${placeOf(attempt)}/${attempt.offset}`)

  return {
    sent(attempt) {
      attempts.set(`${placeOf(attempt)}/${attempt.offset}`, { isBegun: false, isGivenUp: false, isLate: false })
    },
    arrived(attempt) {
      const known = find(attempt)!
      if (known.isBegun)
        violate(`the commit of ${attempt.offset} to ${placeOf(attempt)} was sent again, whatever became of it`)
      if (known.isGivenUp && !known.isLate) {
        known.isLate = true
        events.count('commit.late')
      }
      known.isBegun = true
    },
    refused(attempt) {
      find(attempt)!.isBegun = false
    },
    gaveUp(attempt) {
      find(attempt)!.isGivenUp = true
    },
    acknowledged(attempt) {
      acknowledgedCount++
      const place = placeOf(attempt)
      floors.set(place, Math.max(floors.get(place) ?? 0, attempt.offset))
    },
    floor: (groupId, partition) => floors.get(placeOf({ groupId, partition })) ?? 0,
    seen(where, offset, floor) {
      const place = placeOf(where)
      const attempt = offset === null ? undefined : find({ ...where, offset })
      if (offset !== null && attempt === undefined) violate(`${place} is at ${offset}, which nobody committed`)
      if ((offset ?? 0) >= floor) return
      if (attempt?.isLate === true) events.count('commit.late-seen')
      else violate(`${place} is at ${offset ?? 'no offset'} although ${floor} was acknowledged`)
    },
    get acknowledgedCount() {
      return acknowledgedCount
    },
  }
}
