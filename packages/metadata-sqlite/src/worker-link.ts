import type { Worker } from 'node:worker_threads'
import { MetadataError } from '@millrace/metadata'
import type { WorkerMethod, WorkerRequest, WorkerResponse } from './worker-protocol.ts'

/** Why a link ended. */
type LinkEnd =
  | { readonly kind: 'closed' }
  | {
      /** Reading, writing or syncing failed: the file has to be opened again. */
      readonly kind: 'connectionLost'
      readonly error: MetadataError
    }
  | {
      /** The thread died by itself. */
      readonly kind: 'crashed'
      readonly error: Error
    }

/** Calls into one worker thread, answered in order. */
export interface WorkerLink {
  /** Asks the thread. Rejects with a `MetadataError`. The method decides the type of the answer. */
  call<Answer>(method: WorkerMethod, args: readonly unknown[]): Promise<Answer>
  /** Settles when the thread is gone and the file is free; never rejects. */
  readonly ended: Promise<LinkEnd>
  /** False once the thread is ending: the next call needs another one. */
  readonly isUsable: boolean
}

interface PendingCall {
  resolve(value: unknown): void
  reject(error: MetadataError): void
}

/** Links to a worker thread that was just started. */
export function createWorkerLink(worker: Worker): WorkerLink {
  const pending = new Map<number, PendingCall>()
  let nextId = 0
  let end: LinkEnd | undefined

  function settle(response: WorkerResponse): void {
    const call = pending.get(response.id)
    pending.delete(response.id)
    if (response.ok) {
      call?.resolve(response.value)
      return
    }
    const error = new MetadataError(response.code, response.message)
    if (response.isConnectionLost) end ??= { kind: 'connectionLost', error }
    call?.reject(error)
  }

  function rejectPending(): void {
    const code = end?.kind === 'crashed' ? 'CLOSED' : 'UNAVAILABLE'
    const options = end === undefined || end.kind === 'closed' ? undefined : { cause: end.error }
    for (const call of pending.values()) {
      call.reject(new MetadataError(code, 'the metadata store stopped before it answered', options))
    }
    pending.clear()
  }

  worker.on('message', (response: WorkerResponse) => settle(response))
  worker.on('error', (error: unknown) => {
    end = { kind: 'crashed', error: error instanceof Error ? error : new Error(String(error)) }
  })
  const ended = new Promise<LinkEnd>((resolve) => {
    worker.on('exit', (exitCode) => {
      end ??= { kind: 'crashed', error: new Error(`the metadata thread ended with code ${exitCode}`) }
      rejectPending()
      resolve(end)
    })
  })

  return {
    ended,
    get isUsable() {
      return end === undefined
    },
    call<Answer>(method: WorkerMethod, args: readonly unknown[]) {
      return new Promise<Answer>((resolve, reject) => {
        if (end !== undefined) {
          reject(new MetadataError('UNAVAILABLE', 'the metadata file is about to be opened again'))
          return
        }
        const request: WorkerRequest = { id: nextId++, method, args }
        try {
          // oxlint-disable-next-line unicorn/require-post-message-target-origin -- Threads have no origins.
          worker.postMessage(request)
        } catch (error) {
          reject(new MetadataError('BAD_REQUEST', 'the arguments hold what is no plain data', { cause: error }))
          return
        }
        pending.set(request.id, { resolve, reject })
        if (method === 'close') end = { kind: 'closed' }
      })
    },
  }
}
