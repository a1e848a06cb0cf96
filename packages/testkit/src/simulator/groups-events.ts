import type { Random } from '@millrace/runtime'
import type { FaultCounts } from './faults.ts'

/** What can go wrong with a call: to the store, to another agent, and of a client to an agent. */
const CALL_FAULTS = {
  store: ['failed', 'slow', 'request-lost', 'answer-lost', 'doubled'],
  peer: ['slow', 'request-lost', 'answer-lost'],
  client: ['slow', 'request-lost', 'answer-lost'],
} as const

/** Between whom a call goes. */
export type LinkKind = keyof typeof CALL_FAULTS

/** What happens to one call. */
type LinkFault = (typeof CALL_FAULTS)[LinkKind][number]

/** What happens to agents and members, now and then. Their rates are for each time that somebody looks. */
const TROUBLES = {
  'agent.paused': 0.04,
  'agent.suspended': 0.03,
  'agent.paused-renewing': 0.08,
  'agent.killed': 0.02,
  'agent.closed': 0.02,
  'agent.wall-clock-set': 0.02,
  'store.cut': 0.04,
  'peer.cut': 0.04,
  'member.left': 0.03,
  'member.vanished': 0.02,
} as const satisfies Record<string, number>

/** What happens to an agent or a member. */
type Trouble = keyof typeof TROUBLES

/** What came of it. */
type Happening =
  | 'claim.held'
  | 'claim.lease-lapsed'
  | 'claim.takeover'
  | 'lease.lapsed'
  | 'lease.opened'
  | 'write.fenced'
  | 'call.forwarded'
  | 'commit.late'
  | 'commit.late-seen'
  | 'both-believe.begun'
  | 'both-believe.events'
  | 'both-believe.past-holder-asked'

/** Draws what goes wrong in one run, and counts that and what comes of it. */
export interface GroupsEvents {
  /** What happens to this call; undefined for nothing. */
  draw(link: LinkKind): LinkFault | undefined
  /** Whether this trouble comes now. */
  fires(trouble: Trouble): boolean
  /** Counts what came of it. */
  count(happening: Happening): void
  /** Nothing goes wrong from now on. */
  heal(): void
  /** Whether {@link GroupsEvents.heal} was called. */
  readonly isHealed: boolean
  /** How often each fired or came of it. */
  readonly counts: FaultCounts
}

/** Each run has only some kinds, at rates of its own: with all of them at once no group is ever stable. */
export function createGroupsEvents(random: Random): GroupsEvents {
  const counts: FaultCounts = new Map()
  const callRate = [0.002, 0.01, 0.03, 0.08][Math.floor(random.next() * 4)]!
  const rates = new Map<LinkKind, readonly LinkFault[]>()
  for (const link of ['store', 'peer', 'client'] as const)
    rates.set(
      link,
      CALL_FAULTS[link].filter(() => random.next() < 0.5),
    )
  const troubles = new Map<Trouble, number>()
  for (const [name, rate] of Object.entries(TROUBLES))
    troubles.set(name as Trouble, random.next() < 0.6 ? rate * 2 * random.next() : 0)
  let isHealed = false

  const add = (name: string) => counts.set(name, (counts.get(name) ?? 0) + 1)

  return {
    draw(link) {
      const kinds = rates.get(link)!
      const fault = kinds[Math.floor(random.next() / callRate)]
      if (isHealed || fault === undefined) return undefined
      add(`${link}.${fault}`)
      return fault
    },
    fires(trouble) {
      const isHit = random.next() < troubles.get(trouble)! && !isHealed
      if (isHit) add(trouble)
      return isHit
    },
    count: add,
    heal() {
      isHealed = true
    },
    get isHealed() {
      return isHealed
    },
    counts,
  }
}
