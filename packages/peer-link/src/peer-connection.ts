import type { Clock, Logger, Random, Timer } from '@millrace/runtime'
import { type Answering, createAnswering } from './answering.ts'
import { createCallTable } from './call-table.ts'
import { PeerLinkError, type PeerLinkErrorCode } from './errors.ts'
import { concat, decodeFrame, encodeFrame, FRAME_OVERHEAD_BYTES_MAX, type Frame, KIND_BYTES_MAX } from './frame.ts'
import { createFrameCutter } from './frame-cutter.ts'
import { createGreeting, type GreetingStep } from './greeting.ts'
import type { PeerHandlers } from './handlers.ts'
import { HANDSHAKE_FRAME_BYTES_MAX, type Side } from './handshake.ts'
import { type Liveness, watchLiveness } from './liveness.ts'
import type { ResolvedPeerLinkOptions } from './options.ts'
import type { PeerSocket } from './transport.ts'

/** What a connection works with. */
export interface ConnectionWorld {
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  readonly options: ResolvedPeerLinkOptions
  readonly handlers: PeerHandlers
}

/** How a call is made. */
export interface CallOptions {
  /** Ends the waiting, and tells the peer. */
  readonly signal?: AbortSignal | undefined
  /** How long to wait for the answer, the making of a connection included, in milliseconds. @defaultValue `callTimeoutMs` */
  readonly timeoutMs?: number | undefined
}

/** One connection between two agents, from its first byte to its last. */
export interface PeerConnection {
  /** Resolves with the peer's id once both sides are known; rejects with UNREACHABLE when they never are. */
  readonly ready: Promise<string>
  /** Resolves when it is over, with the reason. */
  readonly closed: Promise<PeerLinkError>
  /** Whether calls can be made: both sides are known, and the peer did not say goodbye. */
  readonly isOpen: boolean
  /** Calls of both directions that are not answered. */
  readonly busyCount: number
  /** Makes a call; `waitedMs` of its time are over. What can be sent is sent at once. */
  call(
    kind: string,
    payload: readonly Uint8Array[],
    options?: CallOptions & { readonly waitedMs?: number },
  ): Promise<readonly Uint8Array[]>
  /** Sends a notice; says whether it was sent. */
  notify(kind: string, payload: readonly Uint8Array[]): boolean
  /** Says goodbye, answers what was asked, and ends. */
  leave(): Promise<void>
  /** Ends at once. */
  destroy(reason: PeerLinkError): void
}

/** Takes a stream over, on either side. Never throws. */
export function createPeerConnection(world: ConnectionWorld, socket: PeerSocket, side: Side): PeerConnection {
  const { clock, logger, options } = world
  const cutter = createFrameCutter(HANDSHAKE_FRAME_BYTES_MAX)
  const greeting = createGreeting(side, options, world.random)
  const calls = createCallTable(clock)
  const ready = settleable<string>()
  const closed = settleable<PeerLinkError>()
  // Whoever made the connection may have gone by the time that it fails.
  ready.promise.catch(() => {})
  let peerId: string | undefined
  let answering: Answering | undefined
  let liveness: Liveness | undefined
  let end: PeerLinkError | undefined
  let peerLeaves = false
  let saidGoodbye = false
  let onGoodbye = () => {}
  let onSocketClosed = () => {}
  const greetingTimer: Timer = clock.setTimer(options.connectTimeoutMs, () =>
    destroy(new PeerLinkError('UNREACHABLE', `the peer did not say hello within ${options.connectTimeoutMs} ms`)),
  )

  function destroy(reason: PeerLinkError): void {
    if (end !== undefined) return
    finish(reason)
    socket.destroy()
  }

  function finish(reason: PeerLinkError): void {
    end = reason
    greetingTimer.cancel()
    liveness?.stop()
    const lost =
      reason.code === 'CLOSED' ? reason : new PeerLinkError('LOST', `the connection ended: ${reason.message}`)
    calls.rejectAll(lost)
    answering?.abortAll(lost)
    onGoodbye()
    ready.reject(new PeerLinkError('UNREACHABLE', reason.message, { cause: reason }))
    closed.resolve(reason)
  }

  /** Sends a frame if it is allowed to be so long and not too much waits already. */
  function send(frame: Frame): PeerLinkErrorCode | undefined {
    if (end !== undefined) return 'LOST'
    const chunks = encodeFrame(frame)
    const byteLength = chunks.reduce((sum, chunk) => sum + chunk.length, 0)
    if (byteLength > options.frameBytesMax) return 'TOO_LARGE'
    if ('payload' in frame && socket.unsentBytes + byteLength > options.unsentBytesMax) return 'OVERLOADED'
    socket.write(chunks)
    return undefined
  }

  function follow(step: GreetingStep): void {
    if (step.refusal !== undefined) {
      destroy(new PeerLinkError('UNREACHABLE', `the peer was refused: ${step.refusal}`))
      return
    }
    if (step.send !== undefined) {
      const length = new Uint8Array(4)
      new DataView(length.buffer).setUint32(0, step.send.length)
      socket.write([length, step.send])
    }
    if (step.peerId !== undefined) open(step.peerId)
  }

  function open(id: string): void {
    peerId = id
    greetingTimer.cancel()
    cutter.allow(options.frameBytesMax)
    const { callsMax, pingAfterMs, silenceMsMax } = options
    answering = createAnswering({
      handlers: world.handlers,
      logger,
      peerId: id,
      callsMax,
      send,
    })
    liveness = watchLiveness(clock, {
      pingAfterMs,
      silenceMsMax,
      ping: () => send({ type: 'PING' }),
      lost: (silentMs) => destroy(new PeerLinkError('LOST', `the peer was silent for ${Math.round(silentMs)} ms`)),
    })
    ready.resolve(id)
  }

  /** The last word before the end: this side asks for nothing more. */
  function sayGoodbye(): void {
    if (saidGoodbye) return
    saidGoodbye = true
    send({ type: 'GOODBYE' })
  }

  /** Resolves when the peer has said goodbye too, so that every call it made is known; it is not waited for long. */
  function untilPeerLeaves(): Promise<void> {
    return new Promise((resolve) => {
      if (peerLeaves || end !== undefined || peerId === undefined) {
        resolve()
        return
      }
      const timer = clock.setTimer(options.connectTimeoutMs, () => onGoodbye())
      onGoodbye = () => {
        timer.cancel()
        resolve()
      }
    })
  }

  function hear(body: readonly Uint8Array[]): void {
    if (peerId === undefined) {
      follow(greeting.hear(concat(body)))
      return
    }
    const frame = decodeFrame(body)
    if (frame === undefined) destroy(new PeerLinkError('LOST', 'the peer sent what is no frame'))
    else handle(frame)
  }

  function handle(frame: Frame): void {
    switch (frame.type) {
      case 'REQUEST':
        return answering?.request(frame)
      case 'NOTICE':
        return answering?.notice(frame)
      case 'CANCEL':
        return answering?.cancel(frame.callId)
      case 'RESPONSE':
        return calls.settle(frame.callId, { payload: frame.payload })
      case 'FAILURE':
        return calls.settle(frame.callId, { error: failureOf(frame) })
      case 'PING':
        send({ type: 'PONG' })
        return
      case 'GOODBYE':
        peerLeaves = true
        sayGoodbye()
        onGoodbye()
        return
      case 'PONG':
    }
  }

  socket.onEvents({
    data(chunk) {
      if (end !== undefined) return
      liveness?.heard()
      const { frames, badLength } = cutter.push(chunk)
      for (const body of frames) if (end === undefined) hear(body)
      if (badLength !== undefined) destroy(new PeerLinkError('LOST', `a frame of ${badLength} bytes was announced`))
    },
    close(reason) {
      onSocketClosed()
      destroy(new PeerLinkError('LOST', reason === undefined ? 'the peer ended it' : reason.message, { cause: reason }))
    },
  })
  follow(greeting.begin())

  return {
    ready: ready.promise,
    closed: closed.promise,
    get isOpen() {
      return peerId !== undefined && end === undefined && !saidGoodbye
    },
    get busyCount() {
      return calls.size + (answering?.size ?? 0)
    },
    async call(kind, payload, { signal, timeoutMs = options.callTimeoutMs, waitedMs = 0 } = {}) {
      signal?.throwIfAborted()
      const doing = `the call ${kind} to ${peerId}`
      if (end !== undefined) throw new PeerLinkError('UNREACHABLE', `${doing}: the connection has ended`)
      if (Buffer.byteLength(kind) > KIND_BYTES_MAX)
        throw new PeerLinkError('TOO_LARGE', `${doing}: its name is too long`)
      if (calls.size >= options.callsMax)
        throw new PeerLinkError('OVERLOADED', `${doing}: ${options.callsMax} calls wait already (callsMax)`)
      const cancel = (callId: number) => send({ type: 'CANCEL', callId })
      const { callId, answer } = calls.enter({ timeoutMs, waitedMs, signal, doing, cancel })
      const refusal = send({ type: 'REQUEST', callId, kind, payload })
      if (refusal !== undefined)
        calls.settle(callId, { error: new PeerLinkError(refusal, `${doing}: ${WHY[refusal]}`) })
      return answer
    },
    notify: (kind, payload) => send({ type: 'NOTICE', kind, payload }) === undefined,
    async leave() {
      if (peerId !== undefined) sayGoodbye()
      await untilPeerLeaves()
      await answering?.idle()
      if (end !== undefined) return
      // What was written is still sent; a peer that does not take it is not waited for long.
      socket.end()
      const timer = clock.setTimer(options.connectTimeoutMs, () => socket.destroy())
      onSocketClosed = () => timer.cancel()
      finish(new PeerLinkError('CLOSED', 'this side closed the connection'))
    },
    destroy,
  }
}

const WHY: Readonly<Partial<Record<PeerLinkErrorCode, string>>> = {
  TOO_LARGE: `it is longer than frameBytesMax, less some ${FRAME_OVERHEAD_BYTES_MAX} bytes`,
  OVERLOADED: 'too many bytes wait to be sent (unsentBytesMax)',
}

/** Codes that a peer may answer a call with. */
const ANSWERED_CODES: readonly string[] = ['UNKNOWN_KIND', 'OVERLOADED', 'TOO_LARGE', 'FAILED']

function failureOf({ code, message }: Frame & { readonly type: 'FAILURE' }): PeerLinkError {
  const known = ANSWERED_CODES.includes(code) ? (code as PeerLinkErrorCode) : 'FAILED'
  return new PeerLinkError(known, message)
}

interface Settleable<Value> {
  readonly promise: Promise<Value>
  resolve(value: Value): void
  reject(reason: unknown): void
}

function settleable<Value>(): Settleable<Value> {
  let resolve!: (value: Value) => void
  let reject!: (reason: unknown) => void
  const promise = new Promise<Value>((onValue, onReason) => {
    resolve = onValue
    reject = onReason
  })
  return { promise, resolve, reject }
}
