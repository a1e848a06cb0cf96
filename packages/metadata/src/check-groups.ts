import { MetadataError } from './errors.ts'
import type { GroupRecord, OffsetToCommit } from './groups.ts'

const INT32_MAX = 2_147_483_647

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
