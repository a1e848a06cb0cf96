import type { Logger } from '@millrace/runtime'
import { PeerLinkError, type PeerLinkErrorCode } from './errors.ts'
import type { Frame } from './frame.ts'
import type { PeerHandlers } from './handlers.ts'

/** The calls that a peer has made over one connection and that are not answered yet. */
export interface Answering {
  /** How many. */
  readonly size: number
  /** Begins to answer a call. */
  request(frame: Frame & { readonly type: 'REQUEST' }): void
  /** Hands a notice on. */
  notice(frame: Frame & { readonly type: 'NOTICE' }): void
  /** The caller waits no more. */
  cancel(callId: number): void
  /** Nobody waits any more. */
  abortAll(reason: Error): void
  /** Resolves when no call is left. */
  idle(): Promise<void>
}

/** What answers are made with. */
export interface AnsweringWorld {
  readonly handlers: PeerHandlers
  readonly logger: Logger
  /** The peer. */
  readonly peerId: string
  /** At most so many calls at a time. */
  readonly callsMax: number
  /** Sends an answer; says why when it could not. */
  send(frame: Frame): PeerLinkErrorCode | undefined
}

/** An {@link Answering} without calls. */
export function createAnswering({ handlers, logger, peerId, callsMax, send }: AnsweringWorld): Answering {
  const running = new Map<number, AbortController>()
  /** Handlers at work, those among them whose caller waits no more: they take as much as the others. */
  let workingCount = 0
  let onIdle: (() => void)[] = []

  function fail(callId: number, code: PeerLinkErrorCode, message: string): void {
    send({ type: 'FAILURE', callId, code, message })
  }

  async function run(callId: number, kind: string, payload: readonly Uint8Array[]): Promise<void> {
    const handler = own(handlers.calls, kind)
    if (handler === undefined) return fail(callId, 'UNKNOWN_KIND', `there is no handler of ${kind}`)
    if (workingCount >= callsMax) return fail(callId, 'OVERLOADED', `${callsMax} calls are being answered (callsMax)`)
    const controller = new AbortController()
    running.set(callId, controller)
    workingCount++
    try {
      const answer = await handler(payload, { peerId, signal: controller.signal })
      if (running.get(callId) !== controller) return
      const refusal = send({ type: 'RESPONSE', callId, payload: answer })
      if (refusal !== undefined) fail(callId, refusal, `the answer to ${kind} cannot be sent`)
    } catch (error) {
      if (running.get(callId) !== controller) return
      logger.warn('peer.call-failed', { kind, peerId }, error)
      fail(callId, 'FAILED', error instanceof Error ? error.message : String(error))
    } finally {
      workingCount--
      if (running.get(callId) === controller) remove(callId)
    }
  }

  function remove(callId: number): void {
    running.delete(callId)
    if (running.size > 0) return
    const waiting = onIdle
    onIdle = []
    for (const resolve of waiting) resolve()
  }

  return {
    get size() {
      return running.size
    },
    request({ callId, kind, payload }) {
      void run(callId, kind, payload)
    },
    notice({ kind, payload }) {
      try {
        own(handlers.notices, kind)?.(payload, { peerId })
      } catch (error) {
        logger.error('peer.notice-failed', { kind, peerId }, error)
      }
    },
    cancel(callId) {
      running.get(callId)?.abort(new PeerLinkError('TIMEOUT', 'the caller waits no more'))
      remove(callId)
    },
    abortAll(reason) {
      for (const controller of running.values()) controller.abort(reason)
      for (const callId of running.keys()) remove(callId)
    },
    idle: () => (running.size === 0 ? Promise.resolve() : new Promise((resolve) => onIdle.push(resolve))),
  }
}

/** A member by a name that a peer chose: never one that every object has. */
function own<Value>(members: Readonly<Record<string, Value>> | undefined, name: string): Value | undefined {
  return members !== undefined && Object.hasOwn(members, name) ? members[name] : undefined
}
