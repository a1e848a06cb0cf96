/**
 * How two agents come to trust each other. Both have the cluster's key; neither sends it.
 *
 * 1. The caller sends `hello`: magic, version, its nonce, its id and the cluster's id.
 * 2. The listener answers with its own.
 * 3. The caller proves that it has the key: HMAC-SHA256 over "caller" and both hellos.
 * 4. The listener does: the same over "listener". From then on frames go both ways.
 *
 * A nonce of 32 random bytes from each side makes every proof fit one connection only. The caller proves first, so that
 * whoever merely connects learns nothing to guess the key by; a caller that dials a wrong address does, which is why a
 * key must be long. What follows is neither encrypted nor signed: the network between agents must be private.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { concat } from './frame.ts'

/** Who says hello. */
export interface Hello {
  /** 32 random bytes, new for each connection. */
  readonly nonce: Uint8Array
  /** The agent's id. */
  readonly peerId: string
  /** The cluster that both must belong to. */
  readonly clusterId: string
}

/** Which side of a connection proves that it has the key. */
export type Side = 'caller' | 'listener'

const MAGIC = [0x4d, 0x4c, 0x4e, 0x4b]
const VERSION = 1
/** Bytes of a nonce. */
export const NONCE_BYTES = 32
/** The longest id of an agent or cluster, in UTF-8 bytes: its length is one byte. */
export const ID_BYTES_MAX = 255
/** The longest frame before both sides are known: a hello with two ids. */
export const HANDSHAKE_FRAME_BYTES_MAX = MAGIC.length + 1 + NONCE_BYTES + 2 * (1 + ID_BYTES_MAX)

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** A hello as bytes. */
export function encodeHello({ nonce, peerId, clusterId }: Hello): Uint8Array {
  const peer = encoder.encode(peerId)
  const cluster = encoder.encode(clusterId)
  return Uint8Array.of(...MAGIC, VERSION, ...nonce, peer.length, ...peer, cluster.length, ...cluster)
}

/** Reads a hello; the answer says why when it is none. */
export function decodeHello(
  bytes: Uint8Array,
): { readonly ok: true; readonly hello: Hello } | { readonly ok: false; readonly problem: string } {
  if (MAGIC.some((byte, index) => bytes[index] !== byte)) return { ok: false, problem: 'it speaks another protocol' }
  const version = bytes[MAGIC.length]
  if (version !== VERSION) return { ok: false, problem: `it speaks version ${version}, we ${VERSION}` }
  let position = MAGIC.length + 1 + NONCE_BYTES
  const nonce = bytes.slice(MAGIC.length + 1, position)
  const texts: string[] = []
  for (let count = 0; count < 2; count++) {
    const length = bytes[position] ?? 0
    texts.push(decoder.decode(bytes.subarray(position + 1, position + 1 + length)))
    position += 1 + length
  }
  if (position !== bytes.length) return { ok: false, problem: 'its hello has another length than it says' }
  return { ok: true, hello: { nonce, peerId: texts[0]!, clusterId: texts[1]! } }
}

/** What proves that a side has the key. */
export function createProof(
  key: string,
  side: Side,
  hellos: { readonly caller: Uint8Array; readonly listener: Uint8Array },
): Uint8Array {
  const { caller, listener } = hellos
  // Lengths first, so that no two pairs of hellos look alike when joined.
  const lengths = new Uint8Array(8)
  new DataView(lengths.buffer).setUint32(0, caller.length)
  new DataView(lengths.buffer).setUint32(4, listener.length)
  return createHmac('sha256', key)
    .update(`millrace-peer-link ${side}\n`)
    .update(concat([lengths, caller, listener]))
    .digest()
}

/** Whether two proofs are the same, in a time that tells nothing of where they differ. */
export function isSameProof(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && timingSafeEqual(left, right)
}
