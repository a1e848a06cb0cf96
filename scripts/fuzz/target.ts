/** What a fuzz target is, and what all of them check. */
import { ProtocolError } from '../../packages/protocol/src/index.ts'

/** One function under test with its oracles. */
export interface FuzzTarget {
  /** As on the command line. */
  readonly name: string
  /** Longer inputs are cut. */
  readonly inputBytesMax: number
  /** Byte strings that mutations insert: magic numbers and the like. */
  readonly dictionary?: readonly Uint8Array[] | undefined
  /** Throws when the input shows something wrong. */
  run(input: Uint8Array): void
}

/** What a call came to. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: ProtocolError }

/** Calls; any error but a `ProtocolError` is a finding and goes on. */
export function attempt<T>(call: () => T): Outcome<T> {
  try {
    return { ok: true, value: call() }
  } catch (error) {
    if (ProtocolError.is(error)) return { ok: false, error }
    throw error
  }
}

/** Fails with a finding. */
export function demand(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(what)
}

/** Cuts an input into chunks, some of them empty; the same input is always cut alike. */
export function chunksOf(input: Uint8Array): Uint8Array[] {
  let state = 0x811c9dc5
  for (const byte of input) state = Math.imul(state ^ byte, 0x01000193)
  const chunks: Uint8Array[] = []
  for (let at = 0; at < input.length; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    const longest = state >>> 31 === 0 ? 4 : 64
    const length = (state >>> 8) % longest
    chunks.push(input.subarray(at, at + length))
    at += length
  }
  return chunks
}

/** The same bytes in the middle of others, which must play no part. */
export function amongOthers(input: Uint8Array): Uint8Array {
  const around = 64
  const bytes = new Uint8Array(input.length + 2 * around).fill(0xa5)
  bytes.set(input, around)
  return bytes.subarray(around, around + input.length)
}

/** Compares bytes. */
export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0
}

/** What a decoded value holds. */
export interface Weight {
  /** Elements of arrays, at every depth. */
  items: number
  /** Characters of texts and bytes of byte fields. */
  bytes: number
}

/** Adds up what a value holds; `shared`: a text that costs nothing, since all have the same. */
export function weigh(value: unknown, shared: string, weight: Weight = { items: 0, bytes: 0 }): Weight {
  if (typeof value === 'string') weight.bytes += value === shared ? 0 : value.length
  else if (value instanceof Uint8Array) weight.bytes += value.length
  else if (typeof value === 'object' && value !== null) {
    if (Array.isArray(value)) weight.items += value.length
    for (const item of Object.values(value)) weigh(item, shared, weight)
  }
  return weight
}
