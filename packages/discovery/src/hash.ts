// Every agent must come to the same answer, whatever its version: what these functions return is part of the protocol
// between agents, and a test holds them to known values. Changing them moves every leader once.

const FNV_OFFSET = 0x81_1c_9d_c5
const FNV_PRIME = 0x01_00_01_93

/** Spreads every bit of a 32-bit integer over all of them (the finalizer of MurmurHash3). */
export function mix(value: number): number {
  let hash = value
  hash = Math.imul(hash ^ (hash >>> 16), 0x85_eb_ca_6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2_b2_ae_35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** An unsigned 32-bit hash of a text, by its UTF-16 code units (FNV-1a, then mixed). Not for secrets. */
export function hashText(text: string): number {
  let hash = FNV_OFFSET
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), FNV_PRIME)
  return mix(hash)
}

/** One hash of two: the order matters. */
export function combine(hash: number, value: number): number {
  return mix((Math.imul(hash, 31) + mix(value)) | 0)
}

/** A hash as a number in [0, 1). */
export function toUnit(hash: number): number {
  return hash / 4_294_967_296
}
