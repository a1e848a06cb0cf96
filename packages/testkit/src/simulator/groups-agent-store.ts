import {
  type GroupClaimOutcome,
  type GroupFence,
  type GroupStore,
  type GroupWriteOutcome,
  MetadataError,
} from '@millrace/metadata'
import { LEASE_CALLS, plantedLeaseMs } from './groups-bugs.ts'
import { callOver } from './groups-link.ts'
import type { GroupsWorld } from './groups-world.ts'
import type { SimProcess } from './sim-process.ts'

/** Whose way to the store it is. */
export interface StoreUser {
  readonly process: SimProcess
  /** Whether nothing passes between it and the store now. */
  isCutOff(): boolean
  /** The lease that it takes for live. */
  leaseId(): number | undefined
}

/** For how much of a lease a process is stopped that has just asked for a renewal: until about when the lease is over. */
const PAUSE_RENEWING = { min: 0.6, span: 0.5 }
/** For how much of that pause the request is on its way. */
const RENEWAL_LATE = { min: 0.7, span: 0.3 }

/** Where the lease's time is among a call's parameters. */
const LEASE_MS_AT: Readonly<Record<string, number>> = { openLease: 2, renewLease: 1 }

/** Calls that only the newest fence of a group may make. */
const FENCED_CALLS: ReadonlySet<keyof GroupStore> = new Set([
  'writeGroup',
  'deleteGroup',
  'commitOffsets',
  'deleteOffsets',
])

/** One agent's way to the store: it loses requests and answers, is slow, and may be cut. */
export function createAgentStore(world: GroupsWorld, user: StoreUser): GroupStore {
  const { store, watch, events, random } = world
  const { process } = user

  const share = ({ min, span }: { readonly min: number; readonly span: number }) => min + span * random.next()

  async function call(method: keyof GroupStore, parameters: readonly unknown[]): Promise<unknown> {
    const { signal } = (parameters.at(-1) ?? {}) as { readonly signal?: AbortSignal }
    const isOfLease = LEASE_CALLS.has(method)
    // The moment at which a renewal and another's claim could both be believed.
    const isStopped = method === 'renewLease' && events.fires('agent.paused-renewing')
    const stoppedMs = isStopped ? (parameters[1] as number) * share(PAUSE_RENEWING) : 0
    const answering = callOver(
      { ...world },
      {
        link: 'store',
        from: process,
        execute: (latencyMs) => take(method, parameters.slice(0, -1), latencyMs),
        isCut: user.isCutOff,
        gone: () => new MetadataError('UNAVAILABLE', `simulated: ${method} is lost`),
        // Of a write that its coordinator gave up the connection is closed: it does not take place after another.
        outlivesCaller: isOfLease,
        mayBeDoubled: isOfLease,
        requestLateMs: stoppedMs === 0 ? 0 : stoppedMs * share(RENEWAL_LATE),
        signal,
      },
    )
    if (stoppedMs > 0) process.pause(stoppedMs)
    const answer = await answering
    heard(method, parameters, answer)
    return answer
  }

  /** What takes place at the store. */
  async function take(method: keyof GroupStore, parameters: readonly unknown[], latencyMs: number): Promise<unknown> {
    const given = [...parameters]
    const at = LEASE_MS_AT[method]
    if (at !== undefined) given[at] = plantedLeaseMs(world.bug, given[at] as number, latencyMs)
    // The memory store decides before it returns.
    const answering = (store[method] as (...all: readonly unknown[]) => Promise<unknown>)(...given)
    const answer = await answering
    world.trace(() => `store: ${process.name} ${method} ${describe(given)} -> ${JSON.stringify(answer)?.slice(0, 160)}`)
    if (method === 'claimGroup') watch.claimed(process, parameters[1] as string, answer as GroupClaimOutcome)
    if (FENCED_CALLS.has(method) && (answer as GroupWriteOutcome).ok) watch.wrote(process, parameters[0] as GroupFence)
    return answer
  }

  function heard(method: keyof GroupStore, parameters: readonly unknown[], answer: unknown): void {
    if (!process.isAlive) return
    const outcome = answer as { readonly ok?: boolean; readonly code?: string } | undefined
    if (method === 'claimGroup' && outcome?.ok === true && parameters[2] === user.leaseId())
      watch.believes(process, parameters[1] as string)
    if (outcome?.code !== 'FENCED') return
    events.count('write.fenced')
    watch.letsGo(process, (parameters[0] as GroupFence).groupId)
  }

  return new Proxy(store, {
    get:
      (_target, method) =>
      (...parameters: readonly unknown[]) =>
        call(method as keyof GroupStore, parameters),
  })
}

function describe(parameters: readonly unknown[]): string {
  return JSON.stringify(parameters, (key, value: unknown) => (key === 'snapshot' ? undefined : value)).slice(0, 160)
}
