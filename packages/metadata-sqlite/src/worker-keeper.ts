import { MetadataError } from '@millrace/metadata'
import type { Logger } from '@millrace/runtime'
import type { ResolvedSqliteMetadataOptions } from './options.ts'
import type { SpawnWorker } from './spawn-worker.ts'
import { createWorkerLink, type WorkerLink } from './worker-link.ts'
import type { WorkerMethod } from './worker-protocol.ts'

/** Keeps a worker thread with the file open, from start to close. */
export interface WorkerKeeper {
  /** Whether calls are taken: started, and neither closed nor failed. */
  readonly isOpen: boolean
  /** Opens the file. May be called again, also after it failed. */
  start(signal?: AbortSignal): Promise<void>
  /** Asks the thread; calls are answered in the order in which they were made. */
  call<Answer>(method: WorkerMethod, args: readonly unknown[], signal?: AbortSignal): Promise<Answer>
  /** Waits for the calls made so far, then ends the thread. Idempotent. */
  close(): Promise<void>
  /** Resolves when closed; rejects when the thread died by itself. */
  readonly closed: Promise<void>
}

type State = 'new' | 'open' | 'closed' | 'failed'

/** A keeper that has not started anything yet. */
export function createWorkerKeeper(
  collaborators: { readonly logger: Logger; readonly spawn: SpawnWorker },
  options: ResolvedSqliteMetadataOptions,
): WorkerKeeper {
  const { logger, spawn } = collaborators
  let state: State = 'new'
  let failure: Error | undefined
  // The current thread, once it has opened the file. Every call waits for it, which keeps calls in their order.
  let link: Promise<WorkerLink> | undefined
  // The thread of `link`, once that is settled.
  let current: WorkerLink | undefined
  let previousEnded: Promise<unknown> = Promise.resolve()
  let waitingCount = 0
  let closing: Promise<void> | undefined
  const closedDeferred = createDeferred()

  async function openLink(): Promise<WorkerLink> {
    // The thread before must be gone, or it would still hold the file.
    await previousEnded
    const next = createWorkerLink(await spawn(options))
    previousEnded = watchLink(next)
    try {
      await next.call('open', [])
    } catch (error) {
      await next.call('close', []).catch(() => undefined)
      await previousEnded
      throw error
    }
    current = next
    return next
  }

  async function watchLink(watched: WorkerLink): Promise<void> {
    const end = await watched.ended
    if (end.kind === 'crashed') fail(end.error)
    if (end.kind === 'connectionLost') {
      logger.warn('metadata.connection_lost', { path: options.path }, end.error)
    }
  }

  /** The link, opened (again) if there is none. */
  function ensureLink(): Promise<WorkerLink> {
    if (link === undefined || current?.isUsable === false) {
      current = undefined
      const opening = openLink()
      link = opening
      opening.catch(() => {
        if (link === opening) link = undefined
      })
    }
    return link
  }

  function fail(error: Error): void {
    if (state === 'failed' || state === 'closed') return
    state = 'failed'
    failure = error
    logger.error('metadata.failed', { path: options.path }, error)
    closedDeferred.reject(new MetadataError('CLOSED', `the metadata store failed: ${error.message}`, { cause: error }))
  }

  function assertOpen(): void {
    if (state === 'open') return
    const why = { new: 'is not started', closed: 'is closed', failed: 'has failed' }[state]
    throw new MetadataError('CLOSED', `the metadata store ${why}`, { cause: failure })
  }

  async function start(signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted()
    if (state === 'open') return
    if (state !== 'new' || closing !== undefined) assertOpen()
    const opened = ensureLink().then((next) => {
      if (state === 'new') state = 'open'
      return next
    })
    await untilAborted(opened, signal)
    assertOpen()
  }

  async function call<Answer>(method: WorkerMethod, args: readonly unknown[], signal?: AbortSignal): Promise<Answer> {
    signal?.throwIfAborted()
    assertOpen()
    if (waitingCount >= options.pendingCallsMax) {
      throw new MetadataError('UNAVAILABLE', `${waitingCount} calls already wait for the metadata file`)
    }
    waitingCount++
    const answer = ensureLink().then((next) => next.call<Answer>(method, args))
    const counted = answer.finally(() => waitingCount--)
    return untilAborted(counted, signal)
  }

  async function closeOnce(): Promise<void> {
    if (state !== 'failed') state = 'closed'
    if (link !== undefined && state === 'closed') {
      try {
        const last = await link
        if (last.isUsable) await last.call('close', [])
      } catch (error) {
        logger.warn('metadata.close_incomplete', { path: options.path }, error)
      }
    }
    await previousEnded
    closedDeferred.resolve()
  }

  return {
    get isOpen() {
      return state === 'open'
    },
    start,
    call,
    close() {
      closing ??= closeOnce()
      return closing
    },
    closed: closedDeferred.promise,
  }
}

/** Waits for the promise, or rejects with the signal's reason when that aborts first. */
function untilAborted<Value>(promise: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (signal === undefined) return promise
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason)
    signal.addEventListener('abort', onAbort, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
  })
}

function createDeferred() {
  let resolve!: () => void
  let reject!: (error: Error) => void
  const promise = new Promise<void>((onResolve, onReject) => {
    resolve = onResolve
    reject = onReject
  })
  // Nobody has to look at it.
  promise.catch(() => undefined)
  return { promise, resolve, reject }
}
