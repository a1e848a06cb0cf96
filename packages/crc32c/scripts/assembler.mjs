// A WebAssembly encoder, as small as the one module it has to write: numbers, instructions, sections.

/** Unsigned LEB128. */
function unsigned(value) {
  const bytes = []
  do {
    const low = value & 0x7f
    value >>>= 7
    bytes.push(value === 0 ? low : low | 0x80)
  } while (value !== 0)
  return bytes
}

/** Signed LEB128 of a 32-bit integer. */
function signed(value) {
  const bytes = []
  for (;;) {
    const low = value & 0x7f
    value >>= 7
    if ((value === 0 && (low & 0x40) === 0) || (value === -1 && (low & 0x40) !== 0)) return [...bytes, low]
    bytes.push(low | 0x80)
  }
}

const simd = (opcode, ...rest) => [0xfd, ...unsigned(opcode), ...rest.flat()]

/** Instructions as functions that take their operands (already encoded) and answer the bytes, operands first. */
export const wasm = {
  get: (local) => [0x20, ...unsigned(local)],
  set: (local, value) => [...value, 0x21, ...unsigned(local)],
  tee: (local, value) => [...value, 0x22, ...unsigned(local)],
  i32: (value) => [0x41, ...signed(value)],
  load: (address, offset = 0) => [...address, 0x28, 0, ...unsigned(offset)],
  load8: (address, offset = 0) => [...address, 0x2d, 0, ...unsigned(offset)],
  store: (address, value, offset = 0) => [...address, ...value, 0x36, 0, ...unsigned(offset)],
  add: (a, b) => [...a, ...b, 0x6a],
  sub: (a, b) => [...a, ...b, 0x6b],
  and: (a, b) => [...a, ...b, 0x71],
  xor: (a, b) => [...a, ...b, 0x73],
  shl: (a, b) => [...a, ...b, 0x74],
  shr: (a, b) => [...a, ...b, 0x76],
  remainder: (a, b) => [...a, ...b, 0x70],
  below: (a, b) => [...a, ...b, 0x49],
  atLeast: (a, b) => [...a, ...b, 0x4f],
  /** Runs `body` when `condition` holds. */
  when: (condition, ...body) => [...condition, 0x04, 0x40, ...body.flat(), 0x0b],
  /** Runs `body`, again as long as `condition` holds after it. */
  doWhile: (condition, ...body) => [0x03, 0x40, ...body.flat(), ...condition, 0x0d, 0, 0x0b],
  /** Runs `body` as long as `condition` holds before it. */
  loop: (condition, ...body) => wasm.when(condition, wasm.doWhile(condition, ...body)),
  vload: (address, offset = 0) => [...address, ...simd(0, 0, unsigned(offset))],
  vstore: (address, value, offset = 0) => [...address, ...value, ...simd(11, 0, unsigned(offset))],
  vconst: (bytes) => simd(12, bytes),
  vxor: (a, b) => [...a, ...b, ...simd(81)],
  vand: (a, b) => [...a, ...b, ...simd(78)],
  /** The 16 bytes that begin `start` bytes into the 32 bytes of `a` and then `b`. */
  window: (a, b, start) => [
    ...a,
    ...b,
    ...simd(
      13,
      Array.from({ length: 16 }, (_, index) => start + index),
    ),
  ],
}

/** Value types. */
export const types = { i32: 0x7f, v128: 0x7b }

const MAGIC_AND_VERSION = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]
const section = (id, content) => [id, ...unsigned(content.length), ...content]
const name = (text) => [...unsigned(text.length), ...Buffer.from(text)]

/** A module that exports one memory of fixed size and one function from i32s to an i32. */
export function assembleModule({ memoryPages, functionName, parameterCount, locals, body }) {
  const code = [
    ...unsigned(locals.length),
    ...locals.flatMap(({ count, type }) => [...unsigned(count), type]),
    ...body,
    0x0b,
  ]
  const parameters = Array.from({ length: parameterCount }, () => types.i32)
  return Uint8Array.from([
    ...MAGIC_AND_VERSION,
    ...section(1, [1, 0x60, ...unsigned(parameterCount), ...parameters, 1, types.i32]),
    ...section(3, [1, 0]),
    ...section(5, [1, 1, ...unsigned(memoryPages), ...unsigned(memoryPages)]),
    ...section(7, [2, ...name('memory'), 2, 0, ...name(functionName), 0, 0]),
    ...section(10, [1, ...unsigned(code.length), ...code]),
  ])
}
