import type { Random } from '@millrace/runtime'

/** Calls over the network that can fault. */
const OPERATIONS = [
  'put',
  'head',
  'get',
  'list',
  'delete',
  'commit',
  'abort',
  'states',
  'read',
  'trim',
  'grow',
] as const

/** A call over the network. */
export type Operation = (typeof OPERATIONS)[number]

/**
 * What can happen to a call.
 *
 * - `slow`: the request takes up to seconds.
 * - `failed`: the other side says that it cannot now; nothing took place.
 * - `refused`: the other side says no for good (object store only).
 * - `request-lost`: nothing took place; an error, or silence.
 * - `reply-lost`: it took place; an error, or silence.
 * - `doubled`: it takes place again, up to many seconds later.
 * - `occupied`: the key holds other bytes than ours (put only).
 * - `killed-before`, `killed-after`: the caller dies before it took place, or after it.
 */
const CALL_FAULTS = [
  'slow',
  'failed',
  'refused',
  'request-lost',
  'reply-lost',
  'doubled',
  'occupied',
  'killed-before',
  'killed-after',
] as const

/** What happens to a call. */
export type CallFault = (typeof CALL_FAULTS)[number]

/** What happens to agents and connections. */
type WorldFault =
  | 'agent.paused'
  | 'agent.killed'
  | 'agent.killed-answering'
  | 'agent.expired'
  | 'connection.cut'
  | 'wake-up.lost'

/** How often each fault of a run fired, by its name: `put.reply-lost`, `agent.killed`. */
export type FaultCounts = Map<string, number>

/** Draws the faults of one run and counts them. */
export interface Faults {
  /** What happens to this call; undefined for nothing. */
  draw(operation: Operation): CallFault | undefined
  /** Whether a fault of the world fires now, at this rate. */
  fires(fault: WorldFault, rate: number): boolean
  /** Counts a fault that happened by itself. */
  count(fault: WorldFault): void
  /** No faults from now on. */
  heal(): void
  /** Whether {@link Faults.heal} was called. */
  readonly isHealed: boolean
  /** How often each fired. */
  readonly counts: FaultCounts
}

/** How much more often than others; deaths are dear, for each costs a restart. */
const WEIGHTS: Readonly<Partial<Record<CallFault, number>>> = {
  'killed-before': 0.15,
  'killed-after': 0.15,
  occupied: 0.5,
}

function isPossible(operation: Operation, fault: CallFault): boolean {
  if (fault === 'occupied') return operation === 'put'
  if (fault === 'refused') return operation === 'put' || operation === 'get'
  if (fault === 'doubled') return ['put', 'delete', 'commit', 'abort', 'trim', 'grow'].includes(operation)
  return true
}

/**
 * The faults of one run. Each run has only some kinds, at a rate of its own: a run with all of them at once hardly
 * ever gets far enough to be interesting.
 */
export function createFaults(random: Random): Faults {
  const counts: FaultCounts = new Map()
  const baseRate = [0.005, 0.02, 0.06, 0.15][Math.floor(random.next() * 4)]!
  const rates = new Map<Operation, (readonly [CallFault, number])[]>()
  for (const operation of OPERATIONS) {
    const possible = CALL_FAULTS.filter((fault) => isPossible(operation, fault) && random.next() < 0.5)
    rates.set(
      operation,
      possible.map((fault) => [fault, baseRate * (WEIGHTS[fault] ?? 1)] as const),
    )
  }
  let isHealed = false

  function add(name: string): void {
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }

  return {
    draw(operation) {
      let left = random.next()
      if (isHealed) return undefined
      for (const [fault, rate] of rates.get(operation)!) {
        if (left < rate) {
          add(`${operation}.${fault}`)
          return fault
        }
        left -= rate
      }
      return undefined
    },
    fires(fault, rate) {
      const isHit = random.next() < rate && !isHealed
      if (isHit) add(fault)
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
