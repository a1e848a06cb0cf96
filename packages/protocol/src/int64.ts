import { ProtocolError } from './errors.ts'

/**
 * A 64-bit integer of the wire.
 *
 * Decoding gives a `number` whenever the value is a safe integer (at most 2^53 - 1 in magnitude) and a `bigint`
 * otherwise; nothing is ever rounded. Encoding takes either. Offsets, timestamps and producer ids of real
 * clusters are safe integers, so that hot paths see numbers only; `Long.MAX_VALUE`, which Kafka uses for "none", is a bigint.
 */
export type Int64 = number | bigint

const TWO_32 = 4_294_967_296

/** Joins the two halves of an int64 that may lie outside the safe integers. */
export function joinInt64(high: number, low: number): Int64 {
  const value = high * TWO_32 + low
  return Number.isSafeInteger(value) ? value : (BigInt(high) << 32n) | BigInt(low)
}

/** Upper half of an int64, as a signed 32-bit integer. */
export function highInt64(value: Int64): number {
  if (typeof value === 'bigint') return Number(BigInt.asIntN(32, value >> 32n))
  return Math.floor(value / TWO_32)
}

/** Lower half of an int64, as an unsigned 32-bit integer. */
export function lowInt64(value: Int64): number {
  return typeof value === 'bigint' ? Number(BigInt.asUintN(32, value)) : value >>> 0
}

/** Refuses what is no 64-bit integer: fractions, unsafe numbers, bigints of more than 64 bits. */
export function checkInt64(value: Int64): void {
  if (typeof value === 'bigint' ? BigInt.asIntN(64, value) === value : Number.isSafeInteger(value)) return
  throw new ProtocolError('INVALID_VALUE', `${String(value)} is no int64; pass values past 2^53 as bigint`)
}

/** A bigint of 64 bits by the rule of {@link Int64}. */
export function narrowInt64(value: bigint): Int64 {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : value
}

/** Exact sum, wrapped to 64 bits as Java does. */
export function addInt64(a: Int64, b: Int64): Int64 {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b
    if (Number.isSafeInteger(sum)) return sum
  }
  return wideSum(a, b)
}

/** In a function of its own, so that the engine puts the short way in the place of calls. */
function wideSum(a: Int64, b: Int64): Int64 {
  return narrowInt64(BigInt.asIntN(64, BigInt(a) + BigInt(b)))
}

/** Exact difference, wrapped to 64 bits as Java does. */
export function subtractInt64(a: Int64, b: Int64): Int64 {
  if (typeof a === 'number' && typeof b === 'number') {
    const difference = a - b
    if (Number.isSafeInteger(difference)) return difference
  }
  return narrowInt64(BigInt.asIntN(64, BigInt(a) - BigInt(b)))
}
