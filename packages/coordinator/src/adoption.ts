import type { GroupStore } from '@millrace/metadata'
import { ErrorCode } from '@millrace/protocol'
import { type Clock, type Random, sleep } from '@millrace/runtime'
import type { ResolvedCoordinatorOptions } from './options.ts'
import type { StoreCalls } from './store-call.ts'

/** Looks, now and then, for groups with members that nobody holds. */
export interface Adoption {
  /** Begins to look, once; resolves when the store was asked for the first time and what it named was tried. */
  start(): Promise<void>
  /** A group was claimed and the store gave no answer: it may be ours, and nobody be there for it. */
  doubt(groupId: string): void
  /** Nothing is held any more: what was in doubt is found like all the rest. */
  clear(): void
}

/** What {@link createAdoption} works with. */
export interface AdoptionCollaborators {
  readonly store: GroupStore
  readonly calls: StoreCalls
  readonly clock: Clock
  readonly random: Random
  readonly closing: AbortSignal
  /** Fetches a group; Kafka's error code. Never rejects. */
  take(groupId: string): Promise<number>
}

/** Of groups that were in doubt: somebody is there for them. */
const SETTLED: ReadonlySet<number> = new Set([ErrorCode.NONE, ErrorCode.NOT_COORDINATOR])

/**
 * An adoption that has not started. Several coordinators that look at the same time go through what they find in orders
 * of their own, so that each gets a part of it.
 */
export function createAdoption(
  { store, calls, clock, random, closing, take }: AdoptionCollaborators,
  { clusterId, adoptIntervalMs, adoptMax, groupsMax }: ResolvedCoordinatorOptions,
): Adoption {
  const doubtful = new Set<string>()
  let firstRound: Promise<void> | undefined

  async function settleDoubts(): Promise<void> {
    for (const groupId of [...doubtful].slice(0, adoptMax)) {
      if (closing.aborted) return
      if (SETTLED.has(await take(groupId))) doubtful.delete(groupId)
    }
  }

  /** How many groups were named and how many of them taken; undefined when the store is away. */
  async function adoptSome(): Promise<{ readonly named: number; readonly taken: number } | undefined> {
    const listed = await calls.call('listOrphanGroups', (call) => store.listOrphanGroups(clusterId, adoptMax, call))
    if (!listed.ok) return undefined
    let taken = 0
    for (const groupId of shuffled(listed.value, random)) {
      // One at a time: whoever asks for a group meanwhile shall not wait for all of them.
      if (closing.aborted) break
      if ((await take(groupId)) === ErrorCode.NONE) taken++
    }
    return { named: listed.value.length, taken }
  }

  /** Adopts what there is. Whether the store was there. */
  async function round(): Promise<boolean> {
    await settleDoubts()
    for (;;) {
      const found = await adoptSome()
      if (found === undefined || found.named < adoptMax || found.taken === 0) return found !== undefined
    }
  }

  async function run(onFirstRound: () => void): Promise<void> {
    while (!closing.aborted) {
      if (await round()) onFirstRound()
      // From a half to one and a half of it, so that coordinators do not meet again and again.
      const pauseMs = Math.round(adoptIntervalMs * (0.5 + random.next()))
      await sleep(clock, pauseMs, { signal: closing }).catch(() => {})
    }
    onFirstRound()
  }

  return {
    start() {
      firstRound ??= new Promise((resolve) => void run(resolve))
      return firstRound
    },
    doubt(groupId) {
      if (doubtful.size < groupsMax) doubtful.add(groupId)
    },
    clear: () => doubtful.clear(),
  }
}

/** The same in some order. */
function shuffled<T>(list: readonly T[], random: Random): readonly T[] {
  const mixed = [...list]
  for (let index = mixed.length - 1; index > 0; index--) {
    const other = Math.floor(random.next() * (index + 1))
    const one = mixed[index]!
    mixed[index] = mixed[other]!
    mixed[other] = one
  }
  return mixed
}
