import { createMemoryMetadataStore, type GroupStore, MetadataError, type MetadataStore } from '@millrace/metadata'
import { type Clock, createSeededRandom } from '@millrace/runtime'
import { type CoordinatorOptions, createGroupCoordinator, type GroupCoordinator } from '../src/index.ts'
import { CLUSTER, createManualClock, type ManualClock, settle, TOPICS } from './coordinator-fixture.ts'

/** How long leases last in these tests, in milliseconds. */
export const LEASE_MS = 3_000

/** Several processes with a coordinator each, on one store with one clock. */
export interface Cluster {
  readonly time: ManualClock
  readonly memory: MetadataStore
  /** One more process. */
  start(holder: string, options?: Partial<CoordinatorOptions>): Process
}

/** What comes first when a process wakes. */
export type WakeOrder = 'timers first' | 'request first' | 'answers first'

/** A process that can be stopped, as by SIGSTOP, and cut off from the store. */
export interface Process {
  readonly coordinator: GroupCoordinator
  /** Nothing of it runs any more: neither timers nor what follows an answer of the store. */
  stop(): void
  /**
   * It runs again, and all that has come due at once: a request that has waited, its timers, of which the lease's own come
   * last, and answers of the store, these last unless they are named.
   */
  wake<Answer>(order: WakeOrder, request: () => Promise<Answer>): Promise<Answer>
  /** From now on the store's answers, or the calls themselves, are lost; false mends it. */
  cut(what: 'calls' | 'answers' | false): void
  /** Sets its wall clock this much forward. */
  shiftWallClock(ms: number): void
  /** Calls of this method, and all after it, wait until they are let go. */
  holdUp(method: keyof GroupStore): () => Promise<void>
  /** The same with their answers: the calls take place at once. */
  holdUpAnswers(method: keyof GroupStore): () => Promise<void>
}

/** A cluster without processes, and with the topics of these tests. */
export async function createCluster(): Promise<Cluster> {
  const time = createManualClock()
  const memory = createMemoryMetadataStore({ clock: time })
  const topics = Object.entries(TOPICS)
  await memory.createTopics(
    CLUSTER,
    topics.map(([name, topicId]) => ({ topicId, name, partitionCount: 4, configs: {} })),
  )
  return { time, memory, start: (holder, options) => startProcess({ time, memory, holder }, options) }
}

function startProcess(
  world: { readonly time: ManualClock; readonly memory: MetadataStore; readonly holder: string },
  options: Partial<CoordinatorOptions> = {},
): Process {
  const { time, memory, holder } = world
  const due: (() => void)[] = []
  const gates = new Map<string, { readonly wait: Promise<void>; readonly open: () => void }>()
  let stopped: { readonly wait: Promise<void>; readonly open: () => void } | undefined
  let lost: 'calls' | 'answers' | false = false
  let wallShiftMs = 0

  const clock: Clock = {
    nowMs: () => time.nowMs() + wallShiftMs,
    monotonicMs: () => time.monotonicMs(),
    setTimer(delayMs, callback) {
      let isCancelled = false
      const run = () => {
        if (!isCancelled) callback()
      }
      const timer = time.setTimer(delayMs, () => (stopped === undefined ? run() : due.push(run)))
      return {
        cancel() {
          isCancelled = true
          timer.cancel()
        },
      }
    },
  }

  async function call(method: keyof GroupStore, parameters: readonly unknown[]): Promise<unknown> {
    const { signal } = (parameters.at(-1) ?? {}) as { readonly signal?: AbortSignal }
    const gone = () => new MetadataError('UNAVAILABLE', `${method} is lost`)
    if (lost === 'calls') throw gone()
    const gate = gates.get(method)
    if (gate !== undefined) await Promise.race([gate.wait, aborted(signal) ?? gate.wait])
    const answer = await (memory[method] as (...all: readonly unknown[]) => Promise<unknown>)(...parameters)
    await gates.get(`answer ${method}`)?.wait
    await stopped?.wait
    // The type does not say that this changes while the answer is on its way.
    if ((lost as unknown) !== false) throw gone()
    return answer
  }

  function holdUp(gateName: string) {
    const gate = createGate()
    gates.set(gateName, gate)
    return async () => {
      gates.delete(gateName)
      gate.open()
      await settle()
    }
  }

  const store = new Proxy(memory, {
    get:
      (_target, method) =>
      (...parameters: readonly unknown[]) =>
        call(method as keyof GroupStore, parameters),
  }) as GroupStore
  const coordinator = createGroupCoordinator(
    { store, clock, random: createSeededRandom(holder.charCodeAt(0)) },
    { clusterId: CLUSTER, holder, leaseMs: LEASE_MS, initialRebalanceDelayMs: 0, storeAttemptsMax: 1, ...options },
  )

  return {
    coordinator,
    stop() {
      stopped = createGate()
    },
    async wake(order, request) {
      const { open } = stopped!
      stopped = undefined
      if (order === 'answers first') {
        open()
        await settle()
      }
      const early = order === 'request first' ? request() : undefined
      // The lease's end was due before any session's.
      for (const run of due.splice(0).toReversed()) run()
      const answer = early ?? request()
      open()
      await settle()
      return answer
    },
    cut(what) {
      lost = what
    },
    shiftWallClock(ms) {
      wallShiftMs += ms
    },
    holdUp,
    holdUpAnswers: (method) => holdUp(`answer ${method}`),
  }
}

function createGate() {
  let open = () => {}
  const wait = new Promise<void>((resolve) => {
    open = resolve
  })
  return { wait, open }
}

function aborted(signal: AbortSignal | undefined): Promise<never> | undefined {
  if (signal === undefined) return undefined
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
  })
}
