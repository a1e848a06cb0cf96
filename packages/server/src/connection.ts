import type { Socket } from 'node:net'
import type { ByteBudget, ByteReservation, Clock, Logger } from '@millrace/runtime'
import { createFrameReader, describeBadFrame } from './frame-reader.ts'
import type { ConnectionInfo } from './handler.ts'
import type { ResolvedServerOptions } from './options.ts'
import { createResponseQueue, type Departure } from './response-queue.ts'
import type { Router } from './router.ts'

/** What all connections of a server share. */
export interface ConnectionCollaborators {
  readonly router: Router
  readonly budget: ByteBudget
  readonly clock: Clock
  readonly logger: Logger
}

/** One client's socket, from accept to close. */
export interface Connection {
  /** Closes with a reason when a time limit has passed. */
  sweep(nowMs: number): void
  /** Reads no further request; closes once the answers to those already read have left. */
  quiesce(): void
  /** Closes at once. */
  destroy(reason: string): void
  /** Resolves when the socket is closed. */
  readonly closed: Promise<void>
}

/** What identifies an accepted socket. */
export interface AcceptedSocket {
  readonly socket: Socket
  readonly connectionId: number
  readonly listener: string
}

/** Reads requests from a socket and writes their responses in order. */
export function createConnection(
  accepted: AcceptedSocket,
  collaborators: ConnectionCollaborators,
  options: ResolvedServerOptions,
): Connection {
  const { socket, connectionId, listener } = accepted
  const { router, budget, clock, logger } = collaborators
  const aborter = new AbortController()
  const info: ConnectionInfo = {
    connectionId,
    remoteAddress: socket.remoteAddress ?? '',
    remotePort: socket.remotePort ?? 0,
    listener,
    signal: aborter.signal,
  }
  const frames = createFrameReader(options.frameBytesMax)
  const responses = createResponseQueue(emit)

  let lastReadMs = clock.monotonicMs()
  let lastWriteMs = lastReadMs
  let budgetWaitSinceMs: number | undefined
  let frameReservation: ByteReservation | undefined
  let admitting = false
  let quiescing = false
  let gone = false
  let refused = false
  let corked = false

  function pump(): void {
    while (!gone && !quiescing && !admitting && budgetWaitSinceMs === undefined && !isCongested()) {
      const step = frames.next()
      if (step.kind === 'need-bytes') break
      if (step.kind === 'announced') reserve(step.bodyBytes)
      else if (step.kind === 'frame') dispatch(step.chunks)
      else refuse(describeBadFrame(step.bad))
    }
    applyReadPause()
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
      // What was asked before is still answered; then the connection ends.
      quiescing = true
      responses.open().depart(routing)
      return
    }
    const slot = responses.open()
    admitting = true
    void routing.admitted.then(() => {
      admitting = false
      pump()
    })
    void routing.departure.then((departure) => {
      reservation?.release()
      slot.depart(departure)
      pump()
      endIfDrained()
    })
  }

  function emit(departure: Departure): void {
    if (gone || departure.kind === 'nothing') return
    if (departure.kind === 'close') {
      refuse(departure.reason)
      return
    }
    if (socket.writableLength === 0) lastWriteMs = clock.monotonicMs()
    corkUntilTick()
    for (const chunk of departure.chunks) socket.write(chunk)
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
    if (quiescing && !gone && responses.pendingCount === 0) socket.end(() => socket.destroy())
  }

  function refuse(reason: string): void {
    if (gone || refused) return
    refused = true
    logger.warn('connection.refused', {
      reason,
      remoteAddress: info.remoteAddress,
      remotePort: info.remotePort,
      listener,
    })
    // What was already answered leaves before the connection ends.
    quiescing = true
    applyReadPause()
    socket.end(() => socket.destroy())
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
    // A client that half-closes has nothing more to ask; the answers still owed to it leave first.
    quiescing = true
    endIfDrained()
  })
  socket.on('error', (error) => logger.debug('connection.failed', { connectionId }, error))
  const closed = new Promise<void>((resolve) => {
    socket.on('close', () => {
      gone = true
      frameReservation?.release()
      aborter.abort(new Error('connection closed'))
      resolve()
    })
  })

  return {
    closed,
    destroy,
    sweep,
    quiesce() {
      quiescing = true
      applyReadPause()
      endIfDrained()
    },
  }
}
