import type { Clock, Timer } from '@millrace/runtime'
import type { ConnectionInfo } from '@millrace/server'

/** How long a request is carried out though its client has hung up, in milliseconds: so long it may just not have waited. */
export const HUNG_UP_MS_MAX = 1_000

/** Whether a request is worth carrying out. */
export interface Abandonment {
  /** Aborts when it is not any more. */
  readonly signal: AbortSignal
  /** The request is answered: stops looking. */
  settle(): void
}

/**
 * Aborts when the connection is gone, or when its client has hung up and the request is older than
 * {@link HUNG_UP_MS_MAX}. A client that sends and closes at once means what it sent; one that gave up a request which took
 * long has perhaps sent it again by another connection, and newer ones after it.
 */
export function watchForAbandonment(
  { signal: isGone, inputEnded }: Pick<ConnectionInfo, 'signal' | 'inputEnded'>,
  clock: Clock,
): Abandonment {
  const controller = new AbortController()
  const oldAtMs = clock.monotonicMs() + HUNG_UP_MS_MAX
  let timer: Timer | undefined
  const abort = () => controller.abort(new Error('the client hung up'))
  const onInputEnded = () => {
    const leftMs = oldAtMs - clock.monotonicMs()
    if (leftMs <= 0) abort()
    else timer = clock.setTimer(leftMs, abort)
  }
  if (isGone.aborted) abort()
  else isGone.addEventListener('abort', abort, { once: true })
  if (inputEnded.aborted) onInputEnded()
  else inputEnded.addEventListener('abort', onInputEnded, { once: true })
  return {
    signal: controller.signal,
    settle() {
      timer?.cancel()
      isGone.removeEventListener('abort', abort)
      inputEnded.removeEventListener('abort', onInputEnded)
    },
  }
}
