import type { CommitSignal, PartitionKey } from '@millrace/metadata'
import type { Clock } from '@millrace/runtime'

/** What ends a wait. */
export interface LongPollOptions {
  /** Partitions whose commits end it. */
  readonly partitions: readonly PartitionKey[]
  /** Longest wait, in milliseconds. */
  readonly waitMsMax: number
  /** Any of these ends it at once. */
  readonly signals: readonly AbortSignal[]
}

/**
 * Repeats `attempt` until it is satisfied or the time is up.
 *
 * The subscription stands before the first attempt reads, so a commit that an attempt did not see starts another one.
 *
 * @param attempt - Is told whether it is the last and must answer with what there is; returns undefined to wait.
 */
export async function longPoll<Result>(
  { commits, clock }: { readonly commits: CommitSignal; readonly clock: Clock },
  { partitions, waitMsMax, signals }: LongPollOptions,
  attempt: (isLast: boolean) => Promise<Result | undefined>,
): Promise<Result> {
  let isOver = waitMsMax <= 0 || signals.some((signal) => signal.aborted)
  let wasWoken = false
  let wake: (() => void) | undefined
  const onCommit = () => {
    wasWoken = true
    wake?.()
  }
  const onOver = () => {
    isOver = true
    wake?.()
  }
  const subscription = isOver ? undefined : commits.subscribe(partitions, onCommit)
  const timer = isOver ? undefined : clock.setTimer(waitMsMax, onOver)
  for (const signal of signals) signal.addEventListener('abort', onOver, { once: true })
  try {
    for (;;) {
      wasWoken = false
      const isLast = isOver
      const result = await attempt(isLast)
      if (result !== undefined) return result
      if (isLast) throw new Error('the last attempt of a long poll must answer')
      if (!wasWoken && !isOver)
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      wake = undefined
    }
  } finally {
    subscription?.close()
    timer?.cancel()
    for (const signal of signals) signal.removeEventListener('abort', onOver)
  }
}
