/** Counts what was compared and prints what was not equal. */

const DETAIL_CHARACTERS_MAX = 1_500

/** One count for each message, version and direction. */
export interface Tally {
  /** Takes the result for one label; `detail` is about the first instance that failed. */
  add(label: string, result: { readonly instances: number; readonly failed: number; readonly detail: string }): void
  /** Whether a label was counted. */
  has(label: string): boolean
  /** Says that something which should have been compared was not. */
  missing(label: string): void
  /** Instances so far. */
  readonly instances: number
  /** Prints the closing line; answers the exit code. */
  finish(): number
}

/** An empty {@link Tally}. */
export function createTally(): Tally {
  const seen = new Set<string>()
  let passed = 0
  let failed = 0
  let instances = 0
  const fail = (text: string): void => {
    failed++
    console.log(`FAIL ${text.slice(0, DETAIL_CHARACTERS_MAX)}`)
  }
  return {
    add(label, result) {
      seen.add(label)
      instances += result.instances
      if (result.instances === 0) fail(`${label}: no instances`)
      else if (result.failed > 0) fail(`${label}: ${result.failed} of ${result.instances}: ${result.detail}`)
      else passed++
    },
    has: (label) => seen.has(label),
    missing: (label) => fail(`${label}: not compared`),
    get instances() {
      return instances
    },
    finish() {
      console.log(`${passed} passed, ${failed} failed`)
      return failed === 0 && passed > 0 ? 0 : 1
    },
  }
}
