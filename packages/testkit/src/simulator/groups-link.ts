import type { GroupsEvents, LinkKind } from './groups-events.ts'
import type { SimProcess } from './sim-process.ts'
import type { VirtualClock } from './virtual-clock.ts'
import type { Random } from '@millrace/runtime'

/** One call from here to there. */
export interface LinkCall<Answer> {
  readonly link: LinkKind
  /** Who asks; it gets the answer when it runs. */
  readonly from: Pick<SimProcess, 'deliver'>
  /** What takes place there, when the request arrives. `latencyMs` is what both ways take together. */
  execute(latencyMs: number): Promise<Answer>
  /** Whether nothing passes between the two now. */
  isCut(): boolean
  /** The error that the caller sees. */
  gone(): Error
  /** Whether a request that nobody waits for any more is carried out all the same when it arrives at last. */
  readonly outlivesCaller: boolean
  /** Whether it may take place once more, later. */
  readonly mayBeDoubled?: boolean
  /** How much longer the request takes than others, in milliseconds. */
  readonly requestLateMs?: number
  /** Ends the caller's wait at once, with its reason. */
  readonly signal?: AbortSignal | undefined
}

/** What calls pass through. */
export interface LinkWorld {
  readonly clock: VirtualClock
  readonly random: Random
  readonly events: GroupsEvents
}

const LATENCY_MS = 2
const TAIL_LATENCY_MS = 60
const TAIL_SHARE = 0.05
/** Longer than a lease. */
const SLOW_MS = 4_500
const ERROR_WITHIN_MS = 900
const DOUBLED_WITHIN_MS = 6_000

/** Makes a call that may be lost, late, or cut off on either way. Without a signal it may never end. */
export function callOver<Answer>(world: LinkWorld, call: LinkCall<Answer>): Promise<Answer> {
  const { clock, random, events } = world
  const { link, from, execute, isCut, gone, signal } = call
  const latencyMs = () => (0.2 + random.next()) * (random.next() < TAIL_SHARE ? TAIL_LATENCY_MS : LATENCY_MS)

  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) {
      reject(signal.reason as Error)
      return
    }
    let isOver = false
    const onAbort = () => {
      isOver = true
      reject(signal!.reason as Error)
    }
    signal?.addEventListener('abort', onAbort, { once: true })
    const fault = events.draw(link)
    // Slow is the request or the answer, and most often not by much.
    const slowMs = fault === 'slow' ? random.next() ** 2 * SLOW_MS : 0
    const isAnswerSlow = random.next() < 0.3
    const requestMs = latencyMs() + (isAnswerSlow ? 0 : slowMs) + (call.requestLateMs ?? 0)
    const answerMs = latencyMs() + (isAnswerSlow ? slowMs : 0)
    const isSilent = random.next() < 0.5
    const errorMs = random.next() * ERROR_WITHIN_MS
    const doubledMs = random.next() * DOUBLED_WITHIN_MS

    const settle = (how: () => void) =>
      from.deliver(() => {
        isOver = true
        signal?.removeEventListener('abort', onAbort)
        how()
      })
    const lose = () => {
      if (!isSilent) clock.setTimer(errorMs, () => settle(() => reject(gone())))
    }
    const answer = (how: () => void) => {
      if (fault === 'answer-lost') lose()
      else clock.setTimer(answerMs, () => (isCut() ? lose() : settle(how)))
    }

    if (fault === 'failed') {
      clock.setTimer(requestMs, () => settle(() => reject(gone())))
      return
    }
    if (fault === 'request-lost' || isCut()) {
      lose()
      return
    }
    clock.setTimer(requestMs, () => {
      if (isOver && !call.outlivesCaller) return
      if (isCut()) {
        lose()
        return
      }
      execute(requestMs + answerMs).then(
        (value) => answer(() => resolve(value)),
        (error: unknown) => answer(() => reject(error)),
      )
      if (fault === 'doubled' && call.mayBeDoubled === true)
        clock.setTimer(doubledMs, () => void execute(doubledMs).catch(() => {}))
    })
  })
}
