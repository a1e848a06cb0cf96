/** Changes to inputs: bits, bytes, numbers, varints, lengths, pieces. */
import type { Random } from '../compat/random.ts'

const STACKED_MAX = 6
const PIECE_BYTES_MAX = 32
const EDGES = [
  0n,
  1n,
  -1n,
  2n,
  127n,
  128n,
  255n,
  256n,
  32_767n,
  32_768n,
  65_535n,
  2n ** 31n - 1n,
  -(2n ** 31n),
  2n ** 32n - 1n,
  2n ** 53n,
  2n ** 63n - 1n,
]
const VARINT_EDGES = [
  0,
  1,
  2,
  126,
  127,
  128,
  129,
  16_383,
  16_384,
  32_767,
  32_768,
  2_097_152,
  2 ** 31 - 1,
  2 ** 31,
  2 ** 32 - 1,
]

/** What mutations draw from beside the input. */
export interface Material {
  readonly random: Random
  /** Another input of the corpus. */
  other(): Uint8Array
  readonly dictionary: readonly Uint8Array[]
  readonly bytesMax: number
}

/** A changed copy. */
export function mutate(input: Uint8Array, material: Material): Uint8Array {
  let bytes: Uint8Array = Uint8Array.from(input)
  for (let left = 1 + material.random.below(STACKED_MAX); left > 0; left--) {
    const change = material.random.pick(CHANGES)
    bytes = change(bytes, material)
  }
  return bytes.length > material.bytesMax ? bytes.subarray(0, material.bytesMax) : bytes
}

type Change = (bytes: Uint8Array, material: Material) => Uint8Array

/** `bytes` with `count` bytes at `at` replaced by `piece`. */
function splice(bytes: Uint8Array, at: number, count: number, piece: Uint8Array): Uint8Array {
  const result = new Uint8Array(bytes.length - count + piece.length)
  result.set(bytes.subarray(0, at))
  result.set(piece, at)
  result.set(bytes.subarray(at + count), at + piece.length)
  return result
}

function piece(bytes: Uint8Array, { random }: Material): Uint8Array {
  const at = random.below(bytes.length + 1)
  return bytes.subarray(at, at + 1 + random.below(PIECE_BYTES_MAX))
}

const place = (bytes: Uint8Array, { random }: Material): number => random.below(bytes.length + 1)

function varint(value: number): Uint8Array {
  const bytes: number[] = []
  let rest = value
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128)
  return Uint8Array.from([...bytes, rest])
}

const flipBit: Change = (bytes, { random }) => {
  if (bytes.length > 0) bytes[random.below(bytes.length)]! ^= 1 << random.below(8)
  return bytes
}

const setByte: Change = (bytes, { random }) => {
  if (bytes.length > 0) bytes[random.below(bytes.length)] = random.below(256)
  return bytes
}

const nudgeByte: Change = (bytes, { random }) => {
  if (bytes.length > 0) bytes[random.below(bytes.length)]! += random.pick([1, -1, 2, -2, 16])
  return bytes
}

/** An edge value over what stands there, big-endian or, as in the compression formats, little-endian. */
const setInteger: Change = (bytes, material) => {
  const { random } = material
  const width = random.pick([1, 2, 4, 8])
  if (bytes.length < width) return bytes
  const number = Buffer.alloc(8)
  number.writeBigInt64BE(BigInt.asIntN(64, random.pick(EDGES)))
  const value = number.subarray(8 - width)
  bytes.set(random.oneIn(3) ? value.reverse() : value, random.below(bytes.length - width + 1))
  return bytes
}

/** A length or count that is off by little. */
const nudgeInteger: Change = (bytes, { random }) => {
  const width = random.pick([2, 4])
  if (bytes.length < width) return bytes
  const at = random.below(bytes.length - width + 1)
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const value = buffer.readUIntBE(at, width) + random.below(9) - 4
  buffer.writeUIntBE(((value % 256 ** width) + 256 ** width) % 256 ** width, at, width)
  return bytes
}

/** Another varint in the place of the one that seems to stand there. */
const setVarint: Change = (bytes, material) => {
  const { random } = material
  const at = place(bytes, material)
  let end = at
  while (end < bytes.length && end - at < 5 && bytes[end]! > 127) end++
  return splice(bytes, at, Math.min(end + 1, bytes.length) - at, varint(random.pick(VARINT_EDGES)))
}

const remove: Change = (bytes, material) => {
  const at = place(bytes, material)
  return splice(bytes, at, Math.min(bytes.length - at, 1 + material.random.below(PIECE_BYTES_MAX)), new Uint8Array(0))
}

const insert: Change = (bytes, material) => {
  const { random } = material
  const added = Uint8Array.from({ length: 1 + random.below(8) }, () => (random.oneIn(2) ? 0 : random.below(256)))
  return splice(bytes, place(bytes, material), 0, added)
}

const repeat: Change = (bytes, material) => splice(bytes, place(bytes, material), 0, piece(bytes, material))

const insertFromOther: Change = (bytes, material) =>
  splice(bytes, place(bytes, material), 0, piece(material.other(), material))

const overwriteFromOther: Change = (bytes, material) => {
  const from = piece(material.other(), material)
  const at = place(bytes, material)
  return splice(bytes, at, Math.min(from.length, bytes.length - at), from)
}

/** The beginning of one, the end of another. */
const cross: Change = (bytes, material) => {
  const other = material.other()
  return splice(bytes, place(bytes, material), 0, other.subarray(material.random.below(other.length + 1))).subarray(
    0,
    material.bytesMax,
  )
}

const insertWord: Change = (bytes, material) => {
  const { dictionary, random } = material
  if (dictionary.length === 0) return setVarint(bytes, material)
  const at = place(bytes, material)
  const word = random.pick(dictionary)
  return splice(bytes, at, random.oneIn(2) ? 0 : Math.min(word.length, bytes.length - at), word)
}

const cut: Change = (bytes, material) => (material.random.oneIn(4) ? bytes.subarray(0, place(bytes, material)) : bytes)

/** Those that keep an input's form come more often. */
const CHANGES: readonly Change[] = [
  flipBit,
  flipBit,
  setByte,
  setByte,
  nudgeByte,
  setInteger,
  setInteger,
  nudgeInteger,
  nudgeInteger,
  setVarint,
  setVarint,
  remove,
  insert,
  repeat,
  insertFromOther,
  overwriteFromOther,
  cross,
  insertWord,
  cut,
]
