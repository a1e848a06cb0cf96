import type { Random } from '@millrace/runtime'
import { createProof, decodeHello, encodeHello, isSameProof, NONCE_BYTES, type Side } from './handshake.ts'
import type { ResolvedPeerLinkOptions } from './options.ts'

/** What a side of a {@link Greeting} does next. */
export interface GreetingStep {
  /** What to send. */
  readonly send?: Uint8Array | undefined
  /** The peer's id, once it has proved that it has the key and we have sent our proof. */
  readonly peerId?: string | undefined
  /** Why the peer is refused. */
  readonly refusal?: string | undefined
}

/** One side of a handshake: a pure state machine of the four steps that `handshake.ts` tells. */
export interface Greeting {
  /** What to send before anything is heard. */
  begin(): GreetingStep
  /** Takes the next frame from the peer. */
  hear(frame: Uint8Array): GreetingStep
}

type Identity = Pick<ResolvedPeerLinkOptions, 'key' | 'peerId' | 'clusterId'>

const WRONG_KEY = 'it does not have the key of this cluster'

/** A {@link Greeting} of one connection. */
export function createGreeting(side: Side, identity: Identity, random: Random): Greeting {
  const { key, peerId, clusterId } = identity
  const own = encodeHello({ nonce: random.fill(new Uint8Array(NONCE_BYTES)), peerId, clusterId })
  let theirs: Uint8Array | undefined
  let theirId = ''

  function hellos() {
    const other = theirs ?? own
    return side === 'caller' ? { caller: own, listener: other } : { caller: other, listener: own }
  }

  function hearHello(frame: Uint8Array): GreetingStep {
    const read = decodeHello(frame)
    if (!read.ok) return { refusal: read.problem }
    if (read.hello.clusterId !== clusterId) return { refusal: 'it belongs to another cluster' }
    theirs = frame
    theirId = read.hello.peerId
    return { send: side === 'caller' ? createProof(key, 'caller', hellos()) : own }
  }

  function hearProof(frame: Uint8Array): GreetingStep {
    const other: Side = side === 'caller' ? 'listener' : 'caller'
    if (!isSameProof(frame, createProof(key, other, hellos()))) return { refusal: WRONG_KEY }
    return { peerId: theirId, send: side === 'caller' ? undefined : createProof(key, 'listener', hellos()) }
  }

  return {
    begin: () => (side === 'caller' ? { send: own } : {}),
    hear: (frame) => (theirs === undefined ? hearHello(frame) : hearProof(frame)),
  }
}
