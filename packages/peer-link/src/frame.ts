/**
 * What goes over a link once both sides are known:
 *
 * | type | after the length (4 bytes) and the type (1 byte) |
 * | --- | --- |
 * | REQUEST | call id (4), length of the kind (1), kind, payload |
 * | RESPONSE | call id (4), payload |
 * | FAILURE | call id (4), length of the code (1), code, message |
 * | CANCEL | call id (4) |
 * | NOTICE | length of the kind (1), kind, payload |
 * | PING, PONG, GOODBYE | nothing |
 *
 * Numbers are unsigned and big-endian. The length counts the type and what follows it.
 */
const FrameType = {
  REQUEST: 1,
  RESPONSE: 2,
  FAILURE: 3,
  CANCEL: 4,
  NOTICE: 5,
  PING: 6,
  PONG: 7,
  GOODBYE: 8,
} as const

/** One frame, taken apart. Payloads are views of the chunks that it arrived in. */
export type Frame =
  | {
      readonly type: 'REQUEST'
      readonly callId: number
      readonly kind: string
      readonly payload: readonly Uint8Array[]
    }
  | { readonly type: 'RESPONSE'; readonly callId: number; readonly payload: readonly Uint8Array[] }
  | { readonly type: 'FAILURE'; readonly callId: number; readonly code: string; readonly message: string }
  | { readonly type: 'CANCEL'; readonly callId: number }
  | { readonly type: 'NOTICE'; readonly kind: string; readonly payload: readonly Uint8Array[] }
  | { readonly type: 'PING' | 'PONG' | 'GOODBYE' }

const LENGTH_BYTES = 4
/** The longest name of a kind, in UTF-8 bytes: its length is one byte. */
export const KIND_BYTES_MAX = 255
/** The longest that precedes a payload: length, type, call id, and a kind with its length. */
export const FRAME_OVERHEAD_BYTES_MAX = LENGTH_BYTES + 1 + 4 + 1 + KIND_BYTES_MAX
/** A message about a failure is cut here: it is for a log. */
const MESSAGE_LENGTH_MAX = 1_000

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** Puts a frame before a payload, without copying it. */
export function encodeFrame(frame: Frame): Uint8Array[] {
  const { head, payload } = partsOf(frame)
  const bytes = new Uint8Array(LENGTH_BYTES + head.length)
  const length = payload.reduce((sum, chunk) => sum + chunk.length, head.length)
  new DataView(bytes.buffer).setUint32(0, length)
  bytes.set(head, LENGTH_BYTES)
  return [bytes, ...payload]
}

function partsOf(frame: Frame): { readonly head: Uint8Array; readonly payload: readonly Uint8Array[] } {
  const type = FrameType[frame.type]
  switch (frame.type) {
    case 'REQUEST':
      return { head: join([type], idBytes(frame.callId), short(frame.kind)), payload: frame.payload }
    case 'RESPONSE':
      return { head: join([type], idBytes(frame.callId)), payload: frame.payload }
    case 'FAILURE': {
      const message = encoder.encode(frame.message.slice(0, MESSAGE_LENGTH_MAX))
      return { head: join([type], idBytes(frame.callId), short(frame.code)), payload: [message] }
    }
    case 'CANCEL':
      return { head: join([type], idBytes(frame.callId)), payload: [] }
    case 'NOTICE':
      return { head: join([type], short(frame.kind)), payload: frame.payload }
    default:
      return { head: Uint8Array.of(type), payload: [] }
  }
}

function idBytes(callId: number): readonly number[] {
  return [callId >>> 24, (callId >>> 16) & 255, (callId >>> 8) & 255, callId & 255]
}

function short(text: string): readonly number[] {
  const bytes = encoder.encode(text)
  return [bytes.length, ...bytes]
}

function join(...parts: readonly (readonly number[])[]): Uint8Array {
  return Uint8Array.from(parts.flat())
}

/**
 * Reads a frame's body.
 *
 * @param body - The frame without its length.
 * @returns undefined for what is no frame of this protocol.
 */
export function decodeFrame(body: readonly Uint8Array[]): Frame | undefined {
  const cursor = createCursor(body)
  const type = cursor.byte()
  switch (type) {
    case FrameType.REQUEST: {
      const callId = cursor.uint32()
      const kind = cursor.short()
      return cursor.isBroken() ? undefined : { type: 'REQUEST', callId, kind, payload: cursor.rest() }
    }
    case FrameType.RESPONSE: {
      const callId = cursor.uint32()
      return cursor.isBroken() ? undefined : { type: 'RESPONSE', callId, payload: cursor.rest() }
    }
    case FrameType.FAILURE: {
      const callId = cursor.uint32()
      const code = cursor.short()
      const message = decoder.decode(concat(cursor.rest()))
      return cursor.isBroken() ? undefined : { type: 'FAILURE', callId, code, message }
    }
    case FrameType.CANCEL: {
      const callId = cursor.uint32()
      return cursor.isBroken() || cursor.rest().length > 0 ? undefined : { type: 'CANCEL', callId }
    }
    case FrameType.NOTICE: {
      const kind = cursor.short()
      return cursor.isBroken() ? undefined : { type: 'NOTICE', kind, payload: cursor.rest() }
    }
    default:
      return cursor.rest().length > 0 ? undefined : bareFrame(type)
  }
}

function bareFrame(type: number): Frame | undefined {
  if (type === FrameType.PING) return { type: 'PING' }
  if (type === FrameType.PONG) return { type: 'PONG' }
  return type === FrameType.GOODBYE ? { type: 'GOODBYE' } : undefined
}

/** Reads the few bytes before a payload; what is missing reads as 0 and is told by `isBroken`. */
function createCursor(chunks: readonly Uint8Array[]) {
  let index = 0
  let offset = 0
  let broken = false

  function byte(): number {
    while (index < chunks.length && offset === chunks[index]!.length) {
      index++
      offset = 0
    }
    if (index === chunks.length) {
      broken = true
      return 0
    }
    return chunks[index]![offset++]!
  }

  return {
    byte,
    uint32: () => ((byte() << 24) | (byte() << 16) | (byte() << 8) | byte()) >>> 0,
    short(): string {
      const length = byte()
      const bytes = new Uint8Array(length)
      for (let at = 0; at < length && !broken; at++) bytes[at] = byte()
      return decoder.decode(bytes)
    },
    rest(): Uint8Array[] {
      const rest = chunks.slice(index)
      if (rest[0] !== undefined) rest[0] = rest[0].subarray(offset)
      return rest.filter((chunk) => chunk.length > 0)
    },
    isBroken: () => broken,
  }
}

/** One array out of many. */
export function concat(chunks: readonly Uint8Array[]): Uint8Array {
  if (chunks.length === 1) return chunks[0]!
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
  let filled = 0
  for (const chunk of chunks) {
    bytes.set(chunk, filled)
    filled += chunk.length
  }
  return bytes
}
