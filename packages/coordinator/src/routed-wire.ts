import { ROUTED_CALLS, type RoutedCall, type RoutedCalls } from './routed-calls.ts'

/** A call on its way to another agent. */
interface RoutedMessage {
  readonly call: keyof RoutedCalls
  readonly request: { readonly groupId: string }
}

/** A call as bytes: JSON, in which byte strings are base64. */
export function encodeRoutedCall(call: keyof RoutedCalls, request: { readonly groupId: string }): Uint8Array {
  return encode({ call, request })
}

/**
 * A call that another agent sent, and the code that carries it out.
 *
 * @throws TypeError when the bytes are no call that this version knows.
 */
export function decodeRoutedCall(payload: readonly Uint8Array[]): {
  readonly code: RoutedCall<{ readonly groupId: string }, unknown>
  readonly request: { readonly groupId: string }
} {
  const { call, request } = decode(payload) as Partial<RoutedMessage>
  if (call === undefined || !Object.hasOwn(ROUTED_CALLS, call)) throw new TypeError(`no such call: ${call}`)
  if (typeof request?.groupId !== 'string') throw new TypeError(`${call} names no group`)
  return { code: ROUTED_CALLS[call], request }
}

/** An answer as bytes. */
export function encodeRoutedAnswer(answer: unknown): Uint8Array {
  return encode({ answer })
}

/** An answer that another agent sent. It is of the cluster, so its shape is taken as it is. */
export function decodeRoutedAnswer(payload: readonly Uint8Array[]): unknown {
  return (decode(payload) as { readonly answer: unknown }).answer
}

/** What byte strings become. No request or answer has a field of this name. */
const BYTES = '$bytes'

function encode(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(toPlain(value)))
}

function decode(payload: readonly Uint8Array[]): unknown {
  return JSON.parse(Buffer.concat(payload).toString(), (_key, value: unknown) =>
    isBytes(value) ? new Uint8Array(Buffer.from(value[BYTES], 'base64')) : value,
  )
}

function toPlain(value: unknown): unknown {
  if (value instanceof Uint8Array)
    return { [BYTES]: Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64') }
  if (Array.isArray(value)) return value.map(toPlain)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, toPlain(field)]))
}

function isBytes(value: unknown): value is { readonly [BYTES]: string } {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, BYTES)
}
