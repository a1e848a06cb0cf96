import type { CommitSignal, PartitionKey } from '@millrace/metadata'
import type { Clock } from '@millrace/runtime'

/** What ends a wait. */
interface LongPollOptions {
  /** Partitions whose commits end it. */
  readonly partitions: readonly PartitionKey[]
  /** Longest wait, in milliseconds. */
  readonly waitMsMax: number
  /** Ends the wait; there is one more attempt, and its answer counts. */
  readonly inputEnded: AbortSignal
  /** Gives up: nobody can be answered any more. */
  readonly signal: AbortSignal
}

/** What long polls work with. */
interface LongPollCollaborators {
  readonly commits: CommitSignal
  readonly clock: Clock
  /** Ends every wait, as `inputEnded` does. */
  readonly closing: AbortSignal
}

/** Waits for records. */
export interface LongPolls {
  /**
   * Repeats `attempt` until it is satisfied or the time is up.
   *
   * The subscription stands before the first attempt reads, so a commit that an attempt did not see starts another one.
   * Rejects with the signal's reason.
   *
   * @param attempt - Is told whether it is the last and must answer with what there is; returns undefined to wait.
   */
  poll<Result>(options: LongPollOptions, attempt: (isLast: boolean) => Promise<Result | undefined>): Promise<Result>
}

/** The long polls of an agent. */
export function createLongPolls({ commits, clock, closing }: LongPollCollaborators): LongPolls {
  // One listener for all of them: a signal searches its listeners one by one, and warns of more than ten.
  const waiting = new Set<() => void>()
  const endAll = () => {
    for (const end of waiting) end()
  }
  closing.addEventListener('abort', endAll, { once: true })

  return {
    async poll({ partitions, waitMsMax, inputEnded, signal }, attempt) {
      let isOver = waitMsMax <= 0 || closing.aborted || inputEnded.aborted
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
      waiting.add(onOver)
      inputEnded.addEventListener('abort', onOver, { once: true })
      try {
        for (;;) {
          signal.throwIfAborted()
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
        waiting.delete(onOver)
        inputEnded.removeEventListener('abort', onOver)
      }
    },
  }
}
