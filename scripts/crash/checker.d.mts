/** What the checker found; `anomalies` maps the name of each kind that occurred to how often, with a few examples. */
export interface CrashFindings {
  /** Records acknowledged to the producers. */
  acked: number
  /** Records read at the end. */
  read: number
  /** Records that were read without ever having been acknowledged. */
  unacknowledged: number
  /** Longest time between two acknowledgements, in milliseconds. */
  longestSilenceMs: number
  anomalies: Record<string, { count: number; examples: string[] }>
}

/** Checks the lines of a history; the top of franz's crash.go says what they are. */
export function checkHistory(lines: Iterable<string>): CrashFindings
