/** Seeded random values of Kafka's primitive types, with a liking for the edges. */

const UINT32 = 2 ** 32
const INT64_EDGES = [
  0n,
  1n,
  -1n,
  127n,
  128n,
  2n ** 31n,
  2n ** 53n - 1n,
  2n ** 53n,
  2n ** 53n + 1n,
  -(2n ** 53n),
  1n - 2n ** 53n,
  -(2n ** 53n) - 1n,
  2n ** 63n - 1n,
  -(2n ** 63n),
]
const FLOAT64_EDGES = [0, -0, 1.5, Number.NaN, Infinity, -Infinity, Number.MIN_VALUE, Number.MAX_VALUE]
/** Where a compact length, which is written plus one, takes another byte; and where a short text ends for the reader. */
const LENGTH_EDGES = [0, 1, 31, 32, 33, 63, 64, 126, 127, 128]
const LONG_LENGTHS = [16_382, 16_383, 16_384, 32_766, 32_767]
const PIECES = ['é', 'ß', '€', '日本', '\u{1F600}', '\ud800', '\udc00', '\ufeff', '\0', '\uffff', 'e\u0301', '\u2028']

/** What a program draws from; the same seed gives the same values. */
export interface Random {
  /** Whole number from 0 up to and without `end`. */
  below(end: number): number
  /** True once in `count` times. */
  oneIn(count: number): boolean
  /** One of them. */
  pick<T>(items: readonly T[]): T
  /** Any integer of so many bits; as a bigint when it is not safe. */
  integer(bits: number): number | bigint
  /** Any floating point number. */
  float64(): number
  /** How many elements or bytes: few, and now and then as many as an edge asks for. */
  length(usualMax: number): number
  /** Any text of at most 32,767 bytes. */
  string(): string
  /** Any bytes. */
  bytes(): Uint8Array
  /** 16 bytes in base64url. */
  uuid(): string
}

/** Spreads a label over 32 bits, so that each message draws from a sequence of its own. */
export function hashLabel(label: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < label.length; index++) hash = Math.imul(hash ^ label.charCodeAt(index), 0x01000193)
  return hash >>> 0
}

/** A generator by the seed (its lower 32 bits count) and a label. */
export function createRandom(seed: number, label = ''): Random {
  let state = (seed ^ hashLabel(label)) >>> 0
  const word = (): number => {
    state = (state + 0x9e3779b9) >>> 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return (mixed ^ (mixed >>> 15)) >>> 0
  }
  const below = (end: number): number => Math.floor((word() / UINT32) * end)
  const oneIn = (count: number): boolean => below(count) === 0
  const pick = <T>(items: readonly T[]): T => items[below(items.length)]!
  const wide = (): bigint => BigInt.asIntN(64, (BigInt(word()) << 32n) | BigInt(word()))
  const length = (usualMax: number): number => {
    if (oneIn(12)) return pick(LENGTH_EDGES)
    return oneIn(2_000) ? pick(LONG_LENGTHS) : below(usualMax + 1)
  }
  const bytes = (): Uint8Array => Uint8Array.from({ length: length(20) }, () => below(256))
  return {
    below,
    oneIn,
    pick,
    length,
    bytes,
    integer(bits) {
      const any = below(4)
      const value = any === 0 ? pick(INT64_EDGES) : any === 1 ? BigInt(below(20) - 2) : wide() >> BigInt(below(64))
      const cut = BigInt.asIntN(bits, value)
      const number = Number(cut)
      return Number.isSafeInteger(number) ? number : cut
    },
    float64() {
      if (oneIn(2)) return pick(FLOAT64_EDGES)
      const value = new Float64Array(BigInt64Array.of(wide()).buffer)[0]!
      // There are many bit patterns for NaN, and JavaScript knows one.
      return Number.isNaN(value) ? Number.NaN : value
    },
    string() {
      const wanted = length(12)
      const ascii = wanted > 128 || !oneIn(3)
      let text = ''
      while (text.length < wanted) text += ascii || oneIn(2) ? String.fromCharCode(32 + below(95)) : pick(PIECES)
      return text
    },
    uuid() {
      const raw = oneIn(4) ? new Uint8Array(16) : Uint8Array.from({ length: 16 }, () => below(256))
      return Buffer.from(raw).toString('base64url')
    },
  }
}
