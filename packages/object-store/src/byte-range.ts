import { ObjectStoreError } from './errors.ts'
import type { ByteRange } from './object-store.ts'

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
