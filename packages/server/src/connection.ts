import { setMaxListeners } from 'node:events'
import { type BadFrame, createFrameReader, describeBadFrame } from '@millrace/protocol'
import type { ByteBudget, ByteReservation, Clock, Logger } from '@millrace/runtime'
import type { Admitted } from './arrival.ts'
import type { ConnectionInfo } from './handler.ts'
import type { ResolvedServerOptions } from './options.ts'
import { createResponseQueue, type Departure } from './response-queue.ts'
import type { Router } from './router.ts'

/** The shortest request header: API key, version, correlation id. */
const REQUEST_BYTES_MIN = 8

/** How headers of the PROXY protocol begin, of version 2 and of version 1, read as a frame's length. */
const PROXY_STARTS: readonly number[] = [0x0d0a0d0a, 0x50524f58]

/** What all connections of a server share. */
export interface ConnectionCollaborators {
  readonly router: Router
  readonly budget: ByteBudget
  readonly clock: Clock
  readonly logger: Logger
  /** Is told once when the connection is closed for what the client did. */
  readonly onRefused?: (() => void) | undefined
}

/** One client's socket, from accept to close. */
export interface Connection {
  /** Closes with a reason when a time limit has passed. */
  sweep(nowMs: number): void
  /** Reads no further request; closes once the answers to those already read have left. */
  quiesce(): void
  /** Closes at once. */
  destroy(reason: string): void
  /** Whether a bound keeps the socket from being read now. */
  readonly isPaused: boolean
  /** Resolves when the socket is closed. */
  readonly closed: Promise<void>
}

/** What identifies an accepted socket. */
export interface AcceptedSocket extends Admitted {
  readonly connectionId: number
  readonly listener: string
}

/** Reads requests from a socket and writes their responses in order. */
export function createConnection(
  accepted: AcceptedSocket,
  collaborators: ConnectionCollaborators,
  options: ResolvedServerOptions,
): Connection {
  const { socket, client, proxyAddress, isEncrypted, connectionId, listener } = accepted
  const { router, budget, clock, logger } = collaborators
  const aborter = new AbortController()
  const inputEnder = new AbortController()
  // Every wait of every pipelined request listens: many are no leak.
  setMaxListeners(0, aborter.signal, inputEnder.signal)
  const info: ConnectionInfo = {
    connectionId,
    remoteAddress: client.address,
    remotePort: client.port,
    proxyAddress,
    isEncrypted,
    listener,
    signal: aborter.signal,
    inputEnded: inputEnder.signal,
  }
  const frames = createFrameReader({
    frameBytesMax: options.frameBytesMax,
    frameBytesMin: REQUEST_BYTES_MIN,
    announces: true,
  })
  const responses = createResponseQueue(emit)
  /** What is to be told when a response has left, or never will. */
  const unsent = new Set<() => void>()

  let lastReadMs = clock.monotonicMs()
  let lastWriteMs = lastReadMs
  let budgetWaitSinceMs: number | undefined
  let frameReservation: ByteReservation | undefined
  let admitting = false
  /** Nothing more is read; what comes in is thrown away. */
  let quiescing = false
  let gone = false
  let refused = false
  let ending = false
  let corked = false

  function pump(): void {
    while (!gone && !quiescing && !admitting && budgetWaitSinceMs === undefined && !isCongested()) {
      const step = frames.next()
      if (step.kind === 'need-bytes') {
        if (inputEnder.signal.aborted) quiescing = true
        break
      }
      if (step.kind === 'announced') reserve(step.bodyBytes)
      else if (step.kind === 'frame') dispatch(step.chunks)
      else refuseInTurn(describeBadStart(step.bad))
    }
    applyReadPause()
    endIfDrained()
  }

  /** More waits on this connection than its bounds allow. */
  function isCongested(): boolean {
    return responses.pendingCount >= options.requestsInFlightMax || socket.writableLength > options.unsentBytesMax
  }

  function applyReadPause(): void {
    if (gone) return
    // What still comes in while the connection ends is read and thrown away: closing a socket with unread bytes resets it.
    const pause = !quiescing && (admitting || budgetWaitSinceMs !== undefined || isCongested())
    if (pause && !socket.isPaused()) socket.pause()
    else if (!pause && socket.isPaused()) {
      lastReadMs = clock.monotonicMs()
      socket.resume()
    }
  }

  /** The whole frame is reserved before its body is read, in arrival order over all connections. */
  function reserve(bodyBytes: number): void {
    frameReservation = budget.tryReserve(bodyBytes)
    if (frameReservation !== undefined) {
      frames.admit()
      return
    }
    budgetWaitSinceMs = clock.monotonicMs()
    budget.reserve(bodyBytes, { signal: aborter.signal }).then(
      (reservation) => {
        budgetWaitSinceMs = undefined
        if (gone) {
          reservation.release()
          return
        }
        frameReservation = reservation
        frames.admit()
        pump()
      },
      () => {}, // Aborted: the connection is gone.
    )
  }

  function dispatch(chunks: readonly Uint8Array[]): void {
    const reservation = frameReservation
    frameReservation = undefined
    const routing = router.route(chunks, info)
    if (routing.kind === 'close') {
      reservation?.release()
      refuseInTurn(routing.reason)
      return
    }
    const slot = responses.open()
    const { onSent } = routing
    admitting = true
    void routing.admitted.then(() => {
      admitting = false
      pump()
    })
    void routing.departure.then((departure) => {
      reservation?.release()
      if (onSent !== undefined) unsent.add(onSent)
      if (gone && onSent !== undefined) tellSent(onSent)
      slot.depart(onSent === undefined ? departure : { ...departure, onSent })
      pump()
    })
  }

  function emit(departure: Departure): void {
    const { onSent } = departure
    // Behind a refusal nothing leaves any more: writing after the end would cut off what is still on its way.
    if (gone || refused || departure.kind !== 'frame') {
      if (onSent !== undefined) tellSent(onSent)
      if (departure.kind === 'close') refuse(departure.reason)
      return
    }
    if (socket.writableLength === 0) lastWriteMs = clock.monotonicMs()
    corkUntilTick()
    const { chunks } = departure
    for (const [at, chunk] of chunks.entries()) {
      const isLast = at === chunks.length - 1
      if (isLast && onSent !== undefined) socket.write(chunk, () => tellSent(onSent))
      else socket.write(chunk)
    }
  }

  function tellSent(onSent: () => void): void {
    if (unsent.delete(onSent)) onSent()
  }

  /** All responses that become ready in one turn leave in one write. */
  function corkUntilTick(): void {
    if (corked) return
    corked = true
    socket.cork()
    process.nextTick(() => {
      corked = false
      socket.uncork()
    })
  }

  function endIfDrained(): void {
    if (quiescing && !gone && !ending && responses.pendingCount === 0) end()
  }

  function end(): void {
    ending = true
    socket.end(() => socket.destroy())
  }

  /** What was asked before is still answered; then the connection ends. */
  function refuseInTurn(reason: string): void {
    quiescing = true
    responses.open().depart({ kind: 'close', reason })
  }

  function refuse(reason: string): void {
    if (gone || refused) return
    refused = true
    collaborators.onRefused?.()
    logger.warn('connection.refused', {
      reason,
      remoteAddress: info.remoteAddress,
      remotePort: info.remotePort,
      listener,
    })
    // What was already answered leaves before the connection ends.
    quiescing = true
    applyReadPause()
    end()
  }

  function destroy(reason: string): void {
    if (gone) return
    logger.debug('connection.closed', { reason, connectionId })
    socket.destroy()
  }

  function sweep(nowMs: number): void {
    if (gone) return
    const silentMs = nowMs - lastReadMs
    if (budgetWaitSinceMs !== undefined && nowMs - budgetWaitSinceMs > options.budgetWaitMs)
      abandon(`no room in the request byte budget for ${options.budgetWaitMs} ms`)
    else if (socket.writableLength > 0 && nowMs - lastWriteMs > options.writeStallMs)
      abandon(`responses were not read for ${options.writeStallMs} ms`)
    else if (socket.isPaused()) return
    else if (frames.insideFrame && silentMs > options.partialFrameIdleMs)
      abandon(`silent inside a frame for ${options.partialFrameIdleMs} ms`)
    else if (!frames.insideFrame && responses.pendingCount === 0 && silentMs > options.connectionIdleMs)
      destroy(`idle for ${options.connectionIdleMs} ms`)
  }

  function abandon(reason: string): void {
    refuse(reason)
    socket.destroy()
  }

  socket.setNoDelay(true)
  socket.setKeepAlive(true)
  socket.on('data', (chunk: Buffer) => {
    lastReadMs = clock.monotonicMs()
    if (quiescing) return
    frames.push(chunk)
    pump()
  })
  socket.on('drain', () => {
    lastWriteMs = clock.monotonicMs()
    pump()
  })
  socket.on('end', () => {
    if (frames.insideFrame && !quiescing) logger.debug('connection.truncated', { connectionId })
    // A client that half-closes has nothing more to ask; what it asked is still done, and answered.
    inputEnder.abort(new Error('the client closed its side'))
    pump()
  })
  socket.on('error', (error) => {
    logger.debug('connection.failed', { connectionId }, error)
    // A TLS socket that met bytes that are no TLS reads nothing more, and yet stays open.
    socket.destroy()
  })
  const closed = new Promise<void>((resolve) => {
    socket.on('close', () => {
      gone = true
      frameReservation?.release()
      for (const onSent of unsent) tellSent(onSent)
      aborter.abort(new Error('connection closed'))
      inputEnder.abort(aborter.signal.reason)
      resolve()
    })
  })

  return {
    closed,
    destroy,
    sweep,
    get isPaused() {
      return socket.isPaused()
    },
    quiesce() {
      quiescing = true
      applyReadPause()
      endIfDrained()
    },
  }
}

function describeBadStart(bad: BadFrame): string {
  if (PROXY_STARTS.includes(bad.lengthBytes))
    return 'peer sends a PROXY protocol header to a listener that expects none (proxyProtocol)'
  return describeBadFrame(bad)
}
