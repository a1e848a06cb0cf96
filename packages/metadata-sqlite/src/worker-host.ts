import { MetadataError, type MetadataCore } from '@millrace/metadata'
import { openDatabase, type SqliteDatabase } from './open-database.ts'
import type { ResolvedSqliteMetadataOptions } from './options.ts'
import { createSqliteCore } from './sqlite-core.ts'
import { isConnectionLost, isSqliteFailure, toMetadataError } from './sqlite-error.ts'
import type { WorkerRequest, WorkerResponse } from './worker-protocol.ts'

/**
 * What answers requests inside the worker thread, one after the other, each before the next is looked at.
 *
 * What is neither a `MetadataError` nor an error of SQLite is a broken invariant: it is thrown, the thread dies and the
 * store with it.
 */
export function createWorkerHost(
  options: ResolvedSqliteMetadataOptions,
  open: (options: ResolvedSqliteMetadataOptions) => SqliteDatabase = openDatabase,
): (request: WorkerRequest) => WorkerResponse {
  let database: SqliteDatabase | undefined
  let core: MetadataCore | undefined

  function run({ method, args }: WorkerRequest): unknown {
    if (method === 'open') {
      database = open(options)
      core = createSqliteCore(database, options)
      return undefined
    }
    if (method === 'close') {
      // The connection itself ends with the thread: libsql keeps it open for as long as statements exist.
      database?.pragma('wal_checkpoint(TRUNCATE)')
      return undefined
    }
    if (core === undefined) throw new Error('the file is not open')
    return Reflect.apply(core[method], core, args)
  }

  return (request) => {
    try {
      return { id: request.id, ok: true, value: run(request) }
    } catch (error) {
      const known = isSqliteFailure(error) ? toMetadataError(error, options.path) : error
      if (!MetadataError.is(known)) throw error
      const { code, message } = known
      return { id: request.id, ok: false, code, message, isConnectionLost: isConnectionLost(error) }
    }
  }
}
