import type { MetadataStore, PartitionRead } from '@millrace/metadata'
import { ErrorCode } from '@millrace/protocol'
import type { WantedPartition } from './fetch-plan.ts'

/** What the metadata store says about the partitions of a Fetch, from one snapshot. */
export interface FetchIndex {
  /** In the order of the partitions; undefined for those that were not asked about. */
  readonly reads: readonly (PartitionRead | undefined)[]
  /** Bytes that could be sent now, by the index alone. */
  readonly bytesAvailable: number
  /** Whether a partition has more than its share of the index shows: then the bytes are not all that there is. */
  readonly isCut: boolean
}

/**
 * How much more index is asked for than one answer can hold. With few partitions each gets all that it may send; with
 * very many, an index of everything would be larger than the answer by orders of magnitude.
 */
const INDEX_BYTES_FACTOR = 8

/** Reads the index for all partitions that can be read at all. `bytesMax` is the most that the answer may hold. */
export async function readFetchIndex(
  metadata: Pick<MetadataStore, 'readPartitions'>,
  wanted: readonly WantedPartition[],
  bytesMax: number,
): Promise<FetchIndex> {
  const asked = wanted.flatMap((partition, index) =>
    partition.errorCode === ErrorCode.NONE && typeof partition.fetchOffset === 'number' ? [{ partition, index }] : [],
  )
  const share = Math.ceil((INDEX_BYTES_FACTOR * bytesMax) / Math.max(1, asked.length))
  const answers = await metadata.readPartitions(
    asked.map(({ partition: { topicId, partition, fetchOffset, bytesMax: partitionBytesMax } }) => ({
      topicId,
      partition,
      offset: Number(fetchOffset),
      bytesMax: Math.min(partitionBytesMax, bytesMax, share),
    })),
  )
  const reads: (PartitionRead | undefined)[] = wanted.map(() => undefined)
  let bytesAvailable = 0
  let isCut = false
  for (const [order, { index, partition }] of asked.entries()) {
    const read = answers[order]!
    reads[index] = read
    if (!read.ok) continue
    const inExtents = read.extents.reduce((sum, extent) => sum + extent.byteLength, 0)
    bytesAvailable += Math.min(inExtents, partition.bytesMax)
    if (inExtents >= share && share < Math.min(partition.bytesMax, bytesMax)) isCut = true
  }
  return { reads, bytesAvailable, isCut }
}
