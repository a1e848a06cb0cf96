import type { Socket } from 'node:net'
import type { Clock, Logger, Timer } from '@millrace/runtime'
import { type Endpoint, peerOf } from './address.ts'
import { type GreetingPart, readGreeting } from './greeting.ts'
import type { ListenerGates } from './listener.ts'
import type { ResolvedServerOptions } from './options.ts'

/** A connection on which Kafka is spoken from here on. */
export interface Admitted {
  /** What to read from and write to. */
  readonly socket: Socket
  /** Where the client is, as far as anybody says. */
  readonly client: Endpoint
  /** Where the proxy is that said so; undefined without one. */
  readonly proxyAddress: string | undefined
  /** Whether it is TLS. */
  readonly isEncrypted: boolean
}

/** What arrivals share. */
export interface ArrivalWorld {
  readonly clock: Clock
  readonly logger: Logger
  readonly options: ResolvedServerOptions
}

/** What becomes of an arrival: one of these, once; none when it was destroyed, or closed before it said anything. */
export interface ArrivalEvents {
  /** It got through. */
  onAdmitted(admitted: Admitted): void
  /** It was closed for what it sent or left undone, which was logged. */
  onRefused(part: GreetingPart): void
}

/** A socket from its acceptance to its first request, where something has to come before that. */
export interface Arrival {
  /** Closes it. */
  destroy(reason: string): void
  /** Resolves when it got through or its socket is closed. */
  readonly closed: Promise<void>
}

const NO_BYTES: Buffer = Buffer.alloc(0)
const NAMES: Readonly<Record<GreetingPart, string>> = { 'proxy-header': 'PROXY protocol header', tls: 'TLS handshake' }

/** Lets a socket through the gates of its listener, each in its time. */
export function createArrival(
  socket: Socket,
  gates: ListenerGates,
  { clock, logger, options }: ArrivalWorld,
  events: ArrivalEvents,
): Arrival {
  const peer = peerOf(socket)
  const limitsMs = { 'proxy-header': options.proxyHeaderTimeoutMs, tls: options.tlsHandshakeTimeoutMs }
  const expected = {
    isProxied: gates.proxy !== undefined,
    isTls: gates.tls !== undefined,
    headerBytesMax: options.proxyHeaderBytesMax,
  }
  let client = peer
  let buffered = NO_BYTES
  let hasSpoken = false
  let part: GreetingPart | undefined
  let timer: Timer | undefined
  let isOver = false
  let settleClosed!: () => void
  const closed = new Promise<void>((resolve) => {
    settleClosed = resolve
  })

  /** Gives the part that has to come now its time. */
  function expect(next: GreetingPart): void {
    if (part === next) return
    part = next
    timer?.cancel()
    timer = clock.setTimer(limitsMs[next], () => refuse(next, `no ${NAMES[next]} within ${limitsMs[next]} ms`))
  }

  function finish(): void {
    isOver = true
    timer?.cancel()
    buffered = NO_BYTES
  }

  function refuse(at: GreetingPart, reason: string): void {
    if (isOver) return
    finish()
    const { address: remoteAddress, port: remotePort } = client
    const proxyAddress = client === peer ? {} : { proxyAddress: peer.address }
    logger.warn('connection.refused', { reason, remoteAddress, remotePort, ...proxyAddress, listener: gates.name })
    socket.destroy()
    events.onRefused(at)
  }

  function destroy(reason: string): void {
    if (isOver) return
    finish()
    logger.debug('connection.closed', { reason, remoteAddress: peer.address, listener: gates.name })
    socket.destroy()
  }

  /** A balancer that looks whether the port is open says nothing, and is nothing to report. */
  function onEnd(): void {
    if (!hasSpoken) destroy('the client closed the connection before it sent anything')
    else refuse(part ?? 'tls', `the client closed the connection during the ${NAMES[part ?? 'tls']}`)
  }

  function onData(chunk: Buffer): void {
    if (isOver) return
    buffered = buffered.length === 0 ? chunk : Buffer.concat([buffered, chunk])
    const step = readGreeting(buffered, expected)
    client = step.source ?? peer
    // A header that is whole is the proxy's word, not the client's.
    hasSpoken = step.kind !== 'need-bytes' || step.part === 'proxy-header'
    if (step.kind === 'need-bytes') expect(step.part)
    else if (step.kind === 'refused') refuse(step.part, step.reason)
    else passOn(buffered.subarray(step.headerBytes))
  }

  /** What was read and is not ours goes back, for whoever reads next. */
  function passOn(rest: Buffer): void {
    socket.off('data', onData)
    socket.off('end', onEnd)
    socket.pause()
    if (rest.length > 0) socket.unshift(rest)
    if (gates.tls === undefined) {
      admit(socket)
      socket.resume()
      return
    }
    expect('tls')
    gates.tls.secure(socket, (outcome) => {
      if (!outcome.ok) refuse('tls', outcome.reason)
      else if (isOver) outcome.socket.destroy()
      else admit(outcome.socket)
    })
  }

  function admit(through: Socket): void {
    finish()
    socket.off('close', onClose)
    // Under TLS nobody else listens, and an error that nobody hears is thrown.
    if (through === socket) socket.off('error', onError)
    const proxyAddress = gates.proxy === undefined ? undefined : peer.address
    events.onAdmitted({ socket: through, client, proxyAddress, isEncrypted: gates.tls !== undefined })
    settleClosed()
  }

  function onClose(): void {
    onEnd()
    settleClosed()
  }

  function onError(error: Error): void {
    logger.debug('connection.failed', { remoteAddress: peer.address }, error)
  }

  socket.on('error', onError)
  socket.on('close', onClose)
  if (peer.address === '') {
    destroy('the client was gone before it was accepted')
  } else if (gates.proxy?.from?.has(peer.address) === false) {
    refuse('proxy-header', `${peer.address} is none of the proxies that this listener takes connections from`)
  } else {
    socket.on('end', onEnd)
    socket.on('data', onData)
    expect(expected.isProxied ? 'proxy-header' : 'tls')
  }
  return { destroy, closed }
}
