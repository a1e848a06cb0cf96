import type { BackoffOptions } from '@millrace/runtime'

/** Settings of a chunk cache. */
export interface ChunkCacheOptions {
  /**
   * Length of a chunk, the unit that is fetched and kept, in bytes. Smaller ones waste less on readers of few
   * partitions, larger ones cost fewer GETs; neighbours that are missing together share a GET in any case.
   * @defaultValue 1,048,576
   */
  readonly chunkBytes?: number | undefined
  /**
   * The most bytes kept in memory. The chunks that were not read for longest make room.
   * @defaultValue 268,435,456
   */
  readonly bytesMax?: number | undefined
  /**
   * The most bytes that one GET asks for.
   * @defaultValue 8,388,608: a whole segment of the default size
   */
  readonly fetchBytesMax?: number | undefined
  /**
   * The most bytes that GETs under way may ask for together; further ones wait their turn. They come on top of
   * `bytesMax`.
   * @defaultValue 67,108,864
   */
  readonly fetchBytesInFlightMax?: number | undefined
  /**
   * How often a GET is tried when the store is throttled or away.
   * @defaultValue 3
   */
  readonly attemptsMax?: number | undefined
  /**
   * Waits between attempts.
   * @defaultValue 20 ms, doubling to 1,000 ms, with jitter
   */
  readonly backoff?: BackoffOptions | undefined
}

/** {@link ChunkCacheOptions}, checked and complete. */
export type ResolvedChunkCacheOptions = {
  readonly [Name in keyof ChunkCacheOptions]-?: NonNullable<ChunkCacheOptions[Name]>
}

/** Fills defaults; throws one `TypeError` that names everything that is wrong. */
export function resolveChunkCacheOptions(options: ChunkCacheOptions = {}): ResolvedChunkCacheOptions {
  const chunkBytes = options.chunkBytes ?? 1_048_576
  const sizes = {
    chunkBytes,
    bytesMax: options.bytesMax ?? Math.max(268_435_456, chunkBytes),
    fetchBytesMax: options.fetchBytesMax ?? Math.max(8_388_608, chunkBytes),
    fetchBytesInFlightMax:
      options.fetchBytesInFlightMax ?? Math.max(67_108_864, chunkBytes, options.fetchBytesMax ?? 0),
    attemptsMax: options.attemptsMax ?? 3,
  }
  const problems = Object.entries(sizes)
    .filter(([, value]) => !Number.isSafeInteger(value) || value < 1)
    .map(([name, value]) => `${name} is ${value}, not an integer from 1 on`)
  if (sizes.bytesMax < chunkBytes) problems.push('bytesMax is less than chunkBytes')
  if (sizes.fetchBytesMax < chunkBytes) problems.push('fetchBytesMax is less than chunkBytes')
  if (sizes.fetchBytesInFlightMax < sizes.fetchBytesMax)
    problems.push('fetchBytesInFlightMax is less than fetchBytesMax')
  const backoff = Object.freeze({ ...(options.backoff ?? { initialMs: 20, maxMs: 1_000 }) })
  if (!(backoff.initialMs > 0 && backoff.maxMs >= backoff.initialMs))
    problems.push('backoff needs 0 < initialMs <= maxMs')
  if (problems.length > 0) throw new TypeError(`options of the chunk cache: ${problems.join('; ')}`)
  return Object.freeze({ ...sizes, backoff })
}
