import type { Agent } from '../options.ts'

/** Exit code of a process ended by a second signal: 128 + SIGTERM. */
const EXIT_AT_ONCE = 143

const SIGNALS = ['SIGTERM', 'SIGINT'] as const

/** Under npm, the same signal within this time, in milliseconds, is one. */
const NPM_ECHO_MS = 100

/** The process, as far as signals go. */
export interface SignalTarget {
  on(signal: (typeof SIGNALS)[number], listener: (signal: NodeJS.Signals) => void): unknown
  off(signal: (typeof SIGNALS)[number], listener: (signal: NodeJS.Signals) => void): unknown
  exit(code: number): never
  /** Monotonic time in milliseconds. */
  nowMs(): number
  /** Whether npm started the process: it passes on Ctrl-C, which the terminal has sent to the process already. */
  readonly isUnderNpm: boolean
}

/** The first SIGTERM or SIGINT closes the agent in order; the second ends the process at once. */
export function closeOnSignals(agent: Agent, target: SignalTarget): void {
  let first: { readonly signal: NodeJS.Signals; readonly atMs: number } | undefined
  const onSignal = (signal: NodeJS.Signals) => {
    if (first === undefined) {
      first = { signal, atMs: target.nowMs() }
      // A failure is reported by whoever waits for `agent.closed`.
      agent.close().catch(() => {})
      return
    }
    const isEcho = target.isUnderNpm && signal === first.signal && target.nowMs() - first.atMs < NPM_ECHO_MS
    if (!isEcho) target.exit(EXIT_AT_ONCE)
  }
  for (const signal of SIGNALS) target.on(signal, onSignal)
  const forget = () => {
    for (const signal of SIGNALS) target.off(signal, onSignal)
  }
  agent.closed.then(forget, forget)
}
