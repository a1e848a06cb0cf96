/** The generator polynomial of CRC-32C, x^32 left out, lowest power in the highest bit. */
const POLYNOMIAL = 0x82f63b78
/** The polynomial 1 in this notation. */
const ONE = 0x8000_0000

/** Product of two polynomials modulo the generator. */
function multiply(left: number, right: number): number {
  let product = 0
  let factor = right
  for (let bits = left; bits !== 0; bits <<= 1) {
    if (bits & ONE) product ^= factor
    factor = factor & 1 ? (factor >>> 1) ^ POLYNOMIAL : factor >>> 1
  }
  return product
}

/** x^(8 * 2^k) modulo the generator, at k: what one byte is shifted by, two bytes, four, up to 2^52. */
const byteShifts: Uint32Array = createByteShifts()

function createByteShifts(): Uint32Array {
  const shifts = new Uint32Array(53)
  // x^8.
  shifts[0] = ONE >>> 8
  for (let k = 1; k < shifts.length; k++) shifts[k] = multiply(shifts[k - 1]!, shifts[k - 1]!)
  return shifts
}

/**
 * CRC-32C of two pieces of data one after the other, from the CRCs of both: no byte is read again.
 *
 * @param first - CRC of the first piece.
 * @param second - CRC of the second piece, computed by itself.
 * @param secondBytes - Length of the second piece in bytes, a non-negative safe integer. Takes about a microsecond,
 * however many they are.
 * @returns An unsigned 32-bit integer.
 *
 * @example
 * ```ts
 * crc32cCombine(crc32c(a), crc32c(b), b.length) === crc32c(b, crc32c(a))
 * ```
 */
export function crc32cCombine(first: number, second: number, secondBytes: number): number {
  let shifted = first
  for (let k = 0, rest = secondBytes; rest > 0; k++, rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) shifted = multiply(byteShifts[k]!, shifted)
  }
  return (shifted ^ second) >>> 0
}
