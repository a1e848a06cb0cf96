import { ObjectStoreError, type ObjectStoreErrorCode } from '@millrace/object-store'

/** S3's error codes, and the names of errors that the SDK makes itself. They say more than the status. */
const byName: ReadonlyMap<string, ObjectStoreErrorCode> = new Map([
  ['NoSuchKey', 'NOT_FOUND'],
  ['NoSuchBucket', 'NOT_FOUND'],
  ['NotFound', 'NOT_FOUND'],
  ['AccessDenied', 'ACCESS_DENIED'],
  ['Forbidden', 'ACCESS_DENIED'],
  ['InvalidAccessKeyId', 'ACCESS_DENIED'],
  ['SignatureDoesNotMatch', 'ACCESS_DENIED'],
  ['ExpiredToken', 'ACCESS_DENIED'],
  ['InvalidToken', 'ACCESS_DENIED'],
  ['RequestTimeTooSkewed', 'ACCESS_DENIED'],
  ['CredentialsProviderError', 'ACCESS_DENIED'],
  ['TokenProviderError', 'ACCESS_DENIED'],
  ['PreconditionFailed', 'PRECONDITION_FAILED'],
  ['ConditionalRequestConflict', 'CONFLICT'],
  ['OperationAborted', 'CONFLICT'],
  ['InvalidRange', 'RANGE_NOT_SATISFIABLE'],
  ['SlowDown', 'THROTTLED'],
  ['SlowDownRead', 'THROTTLED'],
  ['SlowDownWrite', 'THROTTLED'],
  ['Throttling', 'THROTTLED'],
  ['ThrottlingException', 'THROTTLED'],
  ['TooManyRequests', 'THROTTLED'],
  ['RequestLimitExceeded', 'THROTTLED'],
  ['BandwidthLimitExceeded', 'THROTTLED'],
  ['QuotaExceeded', 'FULL'],
  ['XMinioStorageFull', 'FULL'],
  ['XMinioAdminBucketQuotaExceeded', 'FULL'],
  // Answered with 400, but all three say that the body did not arrive as it was sent.
  ['RequestTimeout', 'UNAVAILABLE'],
  ['BadDigest', 'UNAVAILABLE'],
  ['XAmzContentChecksumMismatch', 'UNAVAILABLE'],
  ['IncompleteBody', 'UNAVAILABLE'],
])

const byStatus: ReadonlyMap<number, ObjectStoreErrorCode> = new Map([
  [401, 'ACCESS_DENIED'],
  [403, 'ACCESS_DENIED'],
  [404, 'NOT_FOUND'],
  [408, 'UNAVAILABLE'],
  [409, 'CONFLICT'],
  [412, 'PRECONDITION_FAILED'],
  [416, 'RANGE_NOT_SATISFIABLE'],
  [425, 'UNAVAILABLE'],
  [429, 'THROTTLED'],
  [501, 'INVALID'],
  [503, 'THROTTLED'],
  [507, 'FULL'],
])

/** Other redirects and refusals (wrong region, malformed request) stay what they are however often they are asked. */
function ofOtherStatus(status: number): ObjectStoreErrorCode {
  return status >= 300 && status < 500 ? 'INVALID' : 'UNAVAILABLE'
}

/**
 * The store's error for whatever the SDK rejects with. Total: what has neither a known name nor a status, such as a
 * lost connection, is UNAVAILABLE, because asking again may help and the outcome of a put is unknown.
 *
 * @param doing - What failed, on what: `put of a/b (8388608 bytes)`.
 */
export function toObjectStoreError(error: unknown, doing: string): ObjectStoreError {
  if (ObjectStoreError.is(error)) return error
  const name = error instanceof Error ? error.name : undefined
  const status = statusOf(error)
  const code =
    (name === undefined ? undefined : byName.get(name)) ??
    (status === undefined ? undefined : (byStatus.get(status) ?? ofOtherStatus(status))) ??
    (isMissingRegion(error) ? 'INVALID' : 'UNAVAILABLE')
  const said = [status, name, error instanceof Error ? error.message : String(error)].filter(
    (part) => part !== undefined && part !== '',
  )
  return new ObjectStoreError(code, `${doing} failed: ${said.join(' ')}`, { cause: error })
}

/** The HTTP status that an SDK error carries. Successes count as none: their error is about what came after. */
export function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('$metadata' in error)) return undefined
  const metadata = error.$metadata
  if (typeof metadata !== 'object' || metadata === null || !('httpStatusCode' in metadata)) return undefined
  const status = metadata.httpStatusCode
  return typeof status === 'number' && status >= 300 ? status : undefined
}

/** Whether the SDK found no region anywhere. */
export function isMissingRegion(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Region is missing')
}
