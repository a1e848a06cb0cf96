import { ObjectStoreError, type ObjectStoreErrorCode } from './errors.ts'
import { fileErrorCode } from './file-system.ts'

const codes: ReadonlyMap<string, ObjectStoreErrorCode> = new Map([
  ['ENOENT', 'NOT_FOUND'],
  ['EEXIST', 'PRECONDITION_FAILED'],
  ['EACCES', 'ACCESS_DENIED'],
  ['EPERM', 'ACCESS_DENIED'],
  ['EROFS', 'ACCESS_DENIED'],
  ['ENOSPC', 'FULL'],
  ['EDQUOT', 'FULL'],
  ['EFBIG', 'INVALID'],
  ['ENAMETOOLONG', 'INVALID'],
  ['ENOTDIR', 'INVALID'],
  ['EISDIR', 'INVALID'],
  ['ENOTSUP', 'INVALID'],
  ['EOPNOTSUPP', 'INVALID'],
])

/**
 * The store's error for a file system's. Total: what is not listed (EIO, EMFILE, ENFILE, EAGAIN, ESTALE and whatever a
 * system comes up with) is UNAVAILABLE, because asking again may help.
 *
 * @param doing - What failed, on what: `put of a/b`.
 */
export function toObjectStoreError(error: unknown, doing: string): ObjectStoreError {
  if (ObjectStoreError.is(error)) return error
  const fileCode = fileErrorCode(error)
  const code = (fileCode === undefined ? undefined : codes.get(fileCode)) ?? 'UNAVAILABLE'
  const why = error instanceof Error ? error.message : String(error)
  return new ObjectStoreError(code, `${doing} failed: ${why}`, { cause: error })
}

/** Whether the disk or the quota is used up. */
export function isFull(error: unknown): boolean {
  const code = fileErrorCode(error)
  return code === 'ENOSPC' || code === 'EDQUOT'
}
