/** Which implementation computes checksums in this process. */
export type Crc32cEngineName = 'native' | 'wasm' | 'javascript'

/** What computes checksums here, and why it and nothing faster. */
export interface Crc32cEngine {
  /** `native`: the CPU's own instruction, through fast-crc32c. `wasm`: our WebAssembly. `javascript`: tables. */
  readonly name: Crc32cEngineName
  /** One sentence for a start-up log. */
  readonly reason: string
}

/** Continues `previous`, a finished CRC (0 at the start), over `bytes`. */
export type Crc32cFunction = (bytes: Uint8Array, previous: number) => number

/** What the attempt to load an engine gave: the function, or the reason why there is none. */
export type LoadedEngine =
  | { readonly ok: true; readonly calculate: Crc32cFunction }
  | { readonly ok: false; readonly reason: string }

/** CRC-32C of the nine ASCII digits `123456789`, the check value that every description of this CRC gives. */
const CHECK_VALUE = 0xe3069283

/** Whether `calculate` knows the check value, so that a broken build is not used. */
export function passesCheck(calculate: Crc32cFunction): boolean {
  return (
    calculate(
      Uint8Array.from({ length: 9 }, (_, index) => 0x31 + index),
      0,
    ) === CHECK_VALUE
  )
}
