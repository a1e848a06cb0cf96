import { MetadataError } from '@millrace/metadata'

/** The part of libsql's errors that is looked at. */
interface SqliteFailure extends Error {
  readonly code: string
}

/** Whether libsql threw this. */
export function isSqliteFailure(error: unknown): error is SqliteFailure {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('SQLITE_')
}

/**
 * Whether the connection must not be used any more: after a failed read, write or fsync nobody knows what is on the
 * disk and what is only in memory.
 */
export function isConnectionLost(error: unknown): boolean {
  return isSqliteFailure(error) && (error.code.startsWith('SQLITE_IOERR') || error.code.startsWith('SQLITE_CANTOPEN'))
}

/** The store's error for one of SQLite's. */
export function toMetadataError(error: SqliteFailure, path: string): MetadataError {
  const { code, message } = error
  const wrap = (kind: MetadataError['code'], text: string) => new MetadataError(kind, text, { cause: error })
  if (code === 'SQLITE_FULL') return wrap('FULL', `there is no space left for the metadata file ${path}`)
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return wrap('IN_USE', `the metadata file ${path} is in use by another process`)
  }
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') {
    return wrap('INVALID', `the metadata file ${path} is damaged or no SQLite file: ${message}`)
  }
  return wrap('UNAVAILABLE', `the metadata file ${path} cannot be read or written: ${message} (${code})`)
}
