import type { MetadataStore } from '@millrace/metadata'
import type { ObjectStore } from '@millrace/object-store'
import { type Clock, DeadlineError, deadline } from '@millrace/runtime'
import type { AgentState } from './agent-state.ts'
import type { StoreHealth } from './store-health.ts'

/** What a probe found. */
export interface ProbeResult {
  readonly ok: boolean
  /** Each check by name: `ok`, or what is wrong with it in one sentence. */
  readonly checks: Readonly<Record<string, string>>
}

/** Looks whether something holds now. Never rejects. */
export type Probe = () => Promise<ProbeResult>

/** What readiness is made of. */
export interface ReadinessSources {
  readonly state: AgentState
  readonly metadata: Pick<MetadataStore, 'nowMs'>
  readonly objectStore: Pick<ObjectStore, 'head'>
  readonly storeHealth: StoreHealth
  readonly clock: Clock
}

/** How long a check may take, in milliseconds: Kubernetes gives a probe one second unless told otherwise. */
export const PROBE_TIMEOUT_MS = 900
/** For how long an answer of the object store is proof that it answers, in milliseconds. */
export const STORE_ANSWER_AGE_MS_MAX = 30_000
/** A key that no segment has, because those lie in folders: whether it is there does not matter, only that the store says. */
const PROBE_KEY = 'readiness-probe'

const OK = 'ok'

/** Whether the process is worth keeping: the event loop answers, and the agent has not failed. */
export function createLivenessProbe(state: AgentState): Probe {
  return () => Promise.resolve(resultOf({ agent: state.failure === undefined ? OK : `failed: ${state.failure}` }))
}

/**
 * Whether clients should be sent here: the listener accepts, the metadata store answers, the object store has answered
 * lately or does so when it is asked now, and the agent is not closing.
 *
 * Requests that come while a look is under way share it, so that the stores are asked once at a time, however often
 * this is asked. On a quiet agent it costs the object store one HEAD in {@link STORE_ANSWER_AGE_MS_MAX}.
 */
export function createReadinessProbe(sources: ReadinessSources): Probe {
  const { state, metadata, clock } = sources
  let underWay: Promise<ProbeResult> | undefined

  async function look(): Promise<ProbeResult> {
    const [metadataStore, objectStore] = await Promise.all([
      within(clock, (signal) => metadata.nowMs({ signal })),
      checkObjectStore(sources),
    ])
    return resultOf({
      agent: stateOf(state),
      listener: state.isAccepting ? OK : 'not accepting',
      metadataStore,
      objectStore,
    })
  }

  return () => {
    underWay ??= look().finally(() => {
      underWay = undefined
    })
    return underWay
  }
}

function stateOf(state: AgentState): string {
  if (state.failure !== undefined) return `failed: ${state.failure}`
  return state.isClosing ? 'closing' : OK
}

function checkObjectStore({ objectStore, storeHealth, clock }: ReadinessSources): Promise<string> {
  if (storeHealth.hasAnsweredWithin(STORE_ANSWER_AGE_MS_MAX)) return Promise.resolve(OK)
  return within(clock, (signal) => objectStore.head(PROBE_KEY, { signal }))
}

/** `ok` when the call succeeds in time, else why not. What does not heed its signal is not waited for. */
async function within(clock: Clock, call: (signal: AbortSignal) => Promise<unknown>): Promise<string> {
  const limit = deadline(clock, PROBE_TIMEOUT_MS)
  const isLate = new Promise<never>((_resolve, reject) =>
    limit.signal.addEventListener('abort', () => reject(limit.signal.reason), { once: true }),
  )
  try {
    await Promise.race([call(limit.signal), isLate])
    return OK
  } catch (error) {
    if (error instanceof DeadlineError) return `no answer within ${PROBE_TIMEOUT_MS} ms`
    return error instanceof Error ? error.message : String(error)
  } finally {
    limit.cancel()
  }
}

function resultOf(checks: Readonly<Record<string, string>>): ProbeResult {
  return { ok: Object.values(checks).every((check) => check === OK), checks }
}
