/** Bounds of durations, in seconds: from what memory takes to what a client waits for at most. */
export const DURATION_SECONDS: readonly number[] = [
  0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30,
]

const KIB = 1_024

/** Bounds of a segment's size, in bytes: powers of four from 1 KiB to 64 MiB, and the default of `batchMaxSizeBytes`. */
export const SEGMENT_BYTES: readonly number[] = [
  KIB,
  4 * KIB,
  16 * KIB,
  64 * KIB,
  256 * KIB,
  1_024 * KIB,
  4_096 * KIB,
  8_192 * KIB,
  16_384 * KIB,
  65_536 * KIB,
]
