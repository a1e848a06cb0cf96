// The WebAssembly module behind @millrace/crc32c. docs/decisions/0005-crc32c.md says why it looks like this.
//
// The CRC is linear, so 16 bytes of the message may be erased when they are XORed into later places that stand for
// the same remainder. Which places: a set S of distances with  1 = sum of x^(-8s) over s in S  modulo the generator.
// Such sparse multiples of the generator need neither tables nor a carry-less multiply, just XORs of whole vectors.
//
// Pull form: v[i] = data[i] ^ v[i-s1] ^ v[i-s2] ^ ..., for every byte that is followed by at least max(S) bytes; the
// bytes after those keep their data and receive the same terms, of erased bytes only.
import { assembleModule, types, wasm } from './assembler.mjs'

const { get, set, i32, add, sub, and, xor, shl, shr, vload, vstore, vxor, vand, vconst, window } = wasm

/** Distances of the long fold, through memory. Three are the fewest there are; large ones keep loads off recent stores. */
const LONG_FOLD = [1747, 2830, 5321]
/** Distances of the short fold, in registers: seven vectors, and distances 87 and 103 share a shift. */
const SHORT_FOLD = [17, 62, 63, 87, 103, 108, 112]

/** Where things lie in memory. Zeros stand before the data, for the fold to pull from. */
export const layout = {
  tablesAt: 0,
  zerosAt: 8192,
  dataAt: 16_384,
  chunkBytes: 262_144,
}
const LONG_WINDOW = LONG_FOLD.at(-1)
const LONG_STEP = 64

// Parameters, then locals.
const CRC = 0
const AT = 1
const LENGTH = 2
const END = 3
const STOP = 4
const FROM = 5
const WORD = 6
const FIRST_VECTOR = 7
const ZERO = vconst(Array.from({ length: 16 }, () => 0))
const xorOrZero = (parts) => (parts.length === 0 ? ZERO : parts.reduce(vxor))

/** Slicing by 8: eight lookups, independent of one another, advance the CRC by eight bytes. */
function sliceBy8() {
  const lookup = (word, byte, table) => {
    const index =
      byte === 0
        ? shl(and(word, i32(255)), i32(2))
        : byte === 3
          ? and(shr(word, i32(22)), i32(1020))
          : and(shr(word, i32(8 * byte - 2)), i32(1020))
    return wasm.load(index, layout.tablesAt + 1024 * table)
  }
  const low = [0, 1, 2, 3].map((byte) => lookup(get(CRC), byte, 7 - byte))
  const high = [0, 1, 2, 3].map((byte) => lookup(get(WORD), byte, 3 - byte))
  return [
    ...set(CRC, xor(get(CRC), wasm.load(get(AT)))),
    ...set(WORD, wasm.load(get(AT), 4)),
    ...set(CRC, [...low, ...high].reduce(xor)),
    ...set(AT, add(get(AT), i32(8))),
  ]
}

/** One byte, one lookup. */
function sliceBy1() {
  const index = shl(and(xor(get(CRC), wasm.load8(get(AT))), i32(255)), i32(2))
  return [...set(CRC, xor(wasm.load(index, layout.tablesAt), shr(get(CRC), i32(8)))), ...set(AT, add(get(AT), i32(1)))]
}

/** The CRC of what came before is the same as its XOR into the next four bytes. */
const moveCrcIntoData = () => [...wasm.store(get(AT), xor(get(CRC), wasm.load(get(AT)))), ...set(CRC, i32(0))]

/** Erases all but the last 5,321 to 5,384 bytes. */
function longFold() {
  const pull = (at) =>
    vstore(
      get(FROM),
      LONG_FOLD.reduce(
        (sum, distance) => vxor(sum, vload(get(FROM), LONG_WINDOW - distance + at)),
        vload(get(FROM), LONG_WINDOW + at),
      ),
      LONG_WINDOW + at,
    )
  const steps = Array.from({ length: LONG_STEP / 16 }, (_, index) => pull(16 * index))
  // FROM runs one window behind the bytes that it erases, because an address offset cannot be negative.
  return [
    ...moveCrcIntoData(),
    ...vstore(sub(get(AT), i32(16)), ZERO),
    ...set(FROM, sub(get(AT), i32(LONG_WINDOW))),
    ...set(STOP, add(get(FROM), and(sub(get(LENGTH), i32(LONG_WINDOW)), i32(-LONG_STEP)))),
    ...wasm.doWhile(wasm.below(get(FROM), get(STOP)), ...steps, set(FROM, add(get(FROM), i32(LONG_STEP)))),
    ...set(AT, add(get(STOP), i32(LONG_WINDOW))),
    ...LONG_FOLD.flatMap(longFoldTail),
  ]
}

/** After the last erased byte: adds the terms of one distance, which reach `distance` bytes past it. */
function longFoldTail(distance) {
  const rest = distance % 16
  const mask = vconst(Array.from({ length: 16 }, (_, index) => (index < rest ? 255 : 0)))
  const put = (value) => vstore(get(FROM), vxor(vload(get(FROM), distance), value), distance)
  return [
    ...set(FROM, sub(get(AT), i32(distance))),
    ...set(STOP, sub(get(AT), i32(rest))),
    ...wasm.doWhile(wasm.below(get(FROM), get(STOP)), put(vload(get(FROM))), set(FROM, add(get(FROM), i32(16)))),
    ...(rest === 0 ? [] : put(vand(vload(get(FROM)), mask))),
  ]
}

/** Erases all but the last whole vectors that the fold's window takes. */
function shortFold(distances) {
  const count = Math.ceil(distances.at(-1) / 16)
  const local = (index) => FIRST_VECTOR + (((index % count) + count) % count)
  const span = 16 * count
  const remainders = [...new Set(distances.map((distance) => distance % 16))]
  /** What the erased vectors, those before `erased`, contribute to vector `index`. */
  const terms = (index, erased) => {
    const known = (at) => (at < erased && at >= index - count ? [get(local(at))] : [])
    return remainders.flatMap((rest) => {
      // Distances with the same remainder share one shift of the XOR of their vectors.
      const backs = distances.filter((distance) => distance % 16 === rest).map((distance) => Math.floor(distance / 16))
      const newer = backs.flatMap((back) => known(index - back))
      if (rest === 0) return newer
      const older = backs.flatMap((back) => known(index - back - 1))
      return newer.length + older.length === 0 ? [] : [window(xorOrZero(older), xorOrZero(newer), 16 - rest)]
    })
  }
  const step = (index) =>
    set(
      local(index),
      terms(index, index).reduce((sum, term) => vxor(term, sum), vload(get(AT), 16 * index)),
    )
  const finish = (index) => {
    const sources = terms(count + index, count)
    return sources.length === 0
      ? []
      : vstore(
          get(AT),
          sources.reduce((sum, term) => vxor(term, sum), vload(get(AT), 16 * index)),
          16 * index,
        )
  }
  const indexes = Array.from({ length: count }, (_, index) => index)
  return [
    ...moveCrcIntoData(),
    // Whole rounds are counted from the end; zeros, which change nothing, fill up the first one.
    ...indexes.flatMap((index) => vstore(sub(get(AT), i32(16 * (index + 1))), ZERO)),
    ...set(STOP, sub(get(END), i32(span))),
    ...set(WORD, wasm.remainder(get(LENGTH), i32(span))),
    ...wasm.when(get(WORD), set(AT, sub(get(AT), sub(i32(span), get(WORD))))),
    ...indexes.flatMap((index) => set(local(index), ZERO)),
    ...wasm.doWhile(wasm.below(get(AT), get(STOP)), ...indexes.map(step), set(AT, add(get(AT), i32(span)))),
    ...indexes.flatMap(finish),
  ]
}

/** The module's bytes. Its function `update(crc, at, length)` takes and answers the CRC without the final inversion. */
export function createModule({ longFrom = 8192, shortFrom = 256, distances = SHORT_FOLD } = {}) {
  const count = Math.ceil(distances.at(-1) / 16)
  const measure = set(LENGTH, sub(get(END), get(AT)))
  return assembleModule({
    memoryPages: Math.ceil((layout.dataAt + 16 + layout.chunkBytes) / 65_536),
    functionName: 'update',
    parameterCount: 3,
    locals: [
      { count: 4, type: types.i32 },
      { count, type: types.v128 },
    ],
    body: [
      ...set(END, add(get(AT), get(LENGTH))),
      ...wasm.when(wasm.atLeast(get(LENGTH), i32(longFrom)), longFold(), measure),
      ...wasm.when(wasm.atLeast(get(LENGTH), i32(shortFrom)), shortFold(distances)),
      ...wasm.loop(wasm.atLeast(sub(get(END), get(AT)), i32(8)), sliceBy8()),
      ...wasm.loop(wasm.below(get(AT), get(END)), sliceBy1()),
      ...get(CRC),
    ],
  })
}
