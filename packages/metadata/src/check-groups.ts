import { MetadataError } from './errors.ts'
import type { GroupRecord, OffsetToCommit } from './groups.ts'

const INT32_MAX = 2_147_483_647

/** Longest time that a lease can be opened or renewed for, in milliseconds: a day. */
export const LEASE_MS_MAX = 86_400_000

/** Most UTF-16 code units of the name of who has a lease. */
export const HOLDER_LENGTH_MAX = 255

/**
 * Checks for how long a lease is wanted.
 *
 * @throws MetadataError BAD_REQUEST when it is no integer from 1 to {@link LEASE_MS_MAX}.
 */
export function checkLeaseMs(leaseMs: number): void {
  if (!isIntegerIn(leaseMs, 1, LEASE_MS_MAX)) throw badRequest(`leaseMs ${leaseMs} is not 1 to ${LEASE_MS_MAX}`)
}

/**
 * Checks the name of who wants a lease.
 *
 * @throws MetadataError BAD_REQUEST when it is no text of 1 to {@link HOLDER_LENGTH_MAX} UTF-16 code units.
 */
export function checkHolder(holder: string): void {
  if (typeof holder !== 'string' || !isIntegerIn(holder.length, 1, HOLDER_LENGTH_MAX)) {
    throw badRequest(`the holder of a lease is no text of 1 to ${HOLDER_LENGTH_MAX} characters`)
  }
}

/**
 * Checks how many groups are wanted.
 *
 * @throws MetadataError BAD_REQUEST when it is no positive integer.
 */
export function checkCountMax(countMax: number): void {
  if (!isIntegerIn(countMax, 1, INT32_MAX)) throw badRequest(`countMax ${countMax} is not 1 to 2^31-1`)
}

/**
 * Checks what an engine relies on in a group's record; what it means is the coordinator's.
 *
 * @throws MetadataError BAD_REQUEST when a number is no integer in its range, or the snapshot is no bytes.
 */
export function checkGroupRecord(record: GroupRecord): void {
  const { generation, emptySinceMs, snapshot } = record
  if (!isIntegerIn(generation, -1, INT32_MAX)) throw badRequest(`generation ${generation} is not -1 to 2^31-1`)
  if (emptySinceMs !== null && !isIntegerIn(emptySinceMs, 0, Number.MAX_SAFE_INTEGER)) {
    throw badRequest(`emptySinceMs ${emptySinceMs} is not 0 to 2^53-1`)
  }
  if (!(snapshot instanceof Uint8Array)) throw badRequest('the snapshot of a group is no Uint8Array')
}

/**
 * Checks what an engine relies on in offsets to commit. Partitions that do not exist are no error.
 *
 * @throws MetadataError BAD_REQUEST when a number is no integer in its range, or the metadata is no text.
 */
export function checkOffsetsToCommit(offsets: readonly OffsetToCommit[]): void {
  offsets.forEach((offset, index) => {
    const problem = offsetProblem(offset)
    if (problem !== undefined) throw badRequest(`offset ${index} of a commit: ${problem}`)
  })
}

function offsetProblem({ offset, leaderEpoch, metadata, expiresAtMs }: OffsetToCommit): string | undefined {
  if (!Number.isSafeInteger(offset)) return `offset ${offset} is no integer up to 2^53-1`
  if (!isIntegerIn(leaderEpoch, -1, INT32_MAX)) return `leaderEpoch ${leaderEpoch} is not -1 to 2^31-1`
  if (typeof metadata !== 'string') return 'metadata is no text'
  if (expiresAtMs !== null && !Number.isSafeInteger(expiresAtMs)) return `expiresAtMs ${expiresAtMs} is no integer`
  return undefined
}

function isIntegerIn(value: number, min: number, max: number): boolean {
  return Number.isSafeInteger(value) && value >= min && value <= max
}

function badRequest(message: string): MetadataError {
  return new MetadataError('BAD_REQUEST', message)
}
