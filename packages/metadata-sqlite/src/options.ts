import {
  type MetadataEngineOptions,
  resolveMetadataEngineOptions,
  type ResolvedMetadataEngineOptions,
} from '@millrace/metadata'

/**
 * When a commit counts as stored.
 *
 * - `FULL`: after an fsync, as the commit contract wants it.
 * - `NORMAL`: when the operating system has it. Survives a crash of the process, not one of the machine: after a power
 *   failure acknowledged records of the last moments may be missing, and their offsets are given out a second time.
 */
export type SynchronousMode = 'FULL' | 'NORMAL'

/** Settings of {@link createSqliteMetadataStore}. */
export interface SqliteMetadataOptions extends MetadataEngineOptions {
  /**
   * The file. It and its folder are created when they do not exist; SQLite keeps a second file beside it whose name ends
   * in `-wal`. Must be on a local disk: locks and fsync of network file systems are not to be trusted.
   */
  readonly path: string
  /**
   * When a commit counts as stored; see {@link SynchronousMode} for what the weaker choice risks.
   *
   * @defaultValue 'FULL'
   */
  readonly synchronous?: SynchronousMode | undefined
  /**
   * How much of the file SQLite keeps in memory, in bytes.
   *
   * @defaultValue 33_554_432 (32 MiB)
   */
  readonly pageCacheBytes?: number | undefined
  /**
   * How many calls may wait for the worker thread. One more fails with UNAVAILABLE at once.
   *
   * @defaultValue 10_000
   */
  readonly pendingCallsMax?: number | undefined
}

/** {@link SqliteMetadataOptions} with every default filled in. */
export type ResolvedSqliteMetadataOptions = ResolvedMetadataEngineOptions & {
  readonly [Key in 'path' | 'synchronous' | 'pageCacheBytes' | 'pendingCallsMax']-?: NonNullable<
    SqliteMetadataOptions[Key]
  >
}

/**
 * Checks the options and fills in defaults.
 *
 * @throws TypeError naming every option that is wrong.
 */
export function resolveSqliteMetadataOptions(options: SqliteMetadataOptions): ResolvedSqliteMetadataOptions {
  const problems: string[] = []
  const { path, synchronous = 'FULL', pageCacheBytes = 33_554_432, pendingCallsMax = 10_000 } = options
  if (typeof path !== 'string' || path === '' || path === ':memory:') problems.push('path must name a file')
  if (synchronous !== 'FULL' && synchronous !== 'NORMAL') {
    problems.push(`synchronous must be FULL or NORMAL, not ${String(synchronous)}`)
  }
  for (const [name, value] of Object.entries({ pageCacheBytes, pendingCallsMax })) {
    if (!Number.isSafeInteger(value) || value < 1) problems.push(`${name} must be a positive integer, not ${value}`)
  }
  const engine = resolveOrCollect(options, problems)
  if (problems.length > 0 || engine === undefined) throw new TypeError(problems.join('; '))
  return Object.freeze({ ...engine, path, synchronous, pageCacheBytes, pendingCallsMax })
}

function resolveOrCollect(
  options: MetadataEngineOptions,
  problems: string[],
): ResolvedMetadataEngineOptions | undefined {
  try {
    return resolveMetadataEngineOptions(options)
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error))
    return undefined
  }
}
