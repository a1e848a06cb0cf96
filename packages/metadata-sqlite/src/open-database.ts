import { dirname } from 'node:path'
import { MetadataError } from '@millrace/metadata'
import Database from 'libsql'
import { createDurableFolder, syncFolder } from './durable-folder.ts'
import type { ResolvedSqliteMetadataOptions } from './options.ts'
import { migrate } from './schema.ts'
import { isSqliteFailure, toMetadataError } from './sqlite-error.ts'

/** An open connection. */
export type SqliteDatabase = InstanceType<typeof Database>

/**
 * Opens the file, creating it and its folder where needed, takes it for this process alone and brings its schema up to
 * date. Runs at once, without waiting for a lock that somebody else holds.
 *
 * Whatever earlier runs wrote is durable afterwards: see {@link makeDurable}.
 *
 * @throws MetadataError IN_USE, INVALID, FULL or UNAVAILABLE, with a sentence that names the file.
 */
export function openDatabase(options: ResolvedSqliteMetadataOptions): SqliteDatabase {
  const { path } = options
  const folder = dirname(path)
  try {
    createDurableFolder(folder)
  } catch (error) {
    throw new MetadataError('UNAVAILABLE', `the folder of the metadata file ${path} cannot be created`, {
      cause: error,
    })
  }
  let database: SqliteDatabase | undefined
  try {
    database = connect(path)
    takeForThisProcess(database)
    database.pragma(`synchronous = ${options.synchronous}`)
    database.pragma(`cache_size = -${Math.ceil(options.pageCacheBytes / 1024)}`)
    makeDurable(database)
    migrate(database, path)
    syncFolder(folder)
    return database
  } catch (error) {
    database?.close()
    throw isSqliteFailure(error) ? toMetadataError(error, path) : error
  }
}

/** Opens the file without waiting for anybody. What libsql throws here is no SQLite error, whatever the reason. */
function connect(path: string): SqliteDatabase {
  try {
    return new Database(path, { timeout: 0 })
  } catch (error) {
    throw new MetadataError('UNAVAILABLE', `the metadata file ${path} cannot be opened`, { cause: error })
  }
}

/**
 * Takes SQLite's own lock on the file and never gives it back before the connection closes. The kernel releases it when
 * the process dies, however it dies. Being set before the first access in WAL mode it also does away with the shared
 * memory file.
 *
 * Nobody in this process may open and close the file besides: POSIX drops a process's locks on a file when any of its
 * descriptors is closed.
 */
function takeForThisProcess(database: SqliteDatabase): void {
  database.pragma('locking_mode = EXCLUSIVE')
  database.pragma('journal_mode = WAL')
  database.exec('BEGIN EXCLUSIVE; COMMIT')
}

/**
 * Copies the log into the file and syncs both.
 *
 * A process that was killed between writing a commit and syncing it leaves it in the page cache, where this one finds
 * it and would answer for it; a power failure could still take it away. The same holds after a failed fsync.
 */
function makeDurable(database: SqliteDatabase): void {
  database.pragma('wal_checkpoint(TRUNCATE)')
}
