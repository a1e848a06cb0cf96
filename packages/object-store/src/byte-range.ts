import { ObjectStoreError } from './errors.ts'
import type { ByteRange, GetOptions } from './object-store.ts'

/** Throws INVALID unless the range has at least one byte and whole, non-negative ends. */
export function assertByteRange(key: string, range: ByteRange): void {
  const { start, end } = range
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end) || start < 0 || end <= start) {
    throw new ObjectStoreError('INVALID', `get of ${key}: ${start} to ${end} is not a range of at least one byte`)
  }
}

/** The error for a range that reaches past the end of an object. */
export function rangeNotSatisfiable(key: string, range: ByteRange, byteLength: number): ObjectStoreError {
  const asked = `bytes ${range.start} to ${range.end}`
  return new ObjectStoreError('RANGE_NOT_SATISFIABLE', `get of ${key}: ${asked} of an object of ${byteLength}`)
}

/**
 * The part of an object of `byteLength` bytes that a `get` answers with; throws RANGE_NOT_SATISFIABLE when there is
 * none, and INVALID for what is no range.
 */
export function resolveByteRange(
  key: string,
  byteLength: number,
  { range, mayBeShort = false }: GetOptions,
): ByteRange {
  if (range === undefined) return { start: 0, end: byteLength }
  assertByteRange(key, range)
  const isPastEnd = mayBeShort ? range.start >= byteLength : range.end > byteLength
  if (isPastEnd) throw rangeNotSatisfiable(key, range, byteLength)
  return { start: range.start, end: Math.min(range.end, byteLength) }
}
