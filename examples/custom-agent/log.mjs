// Logs over an object store of one's own: `batcher` makes one object and one commit of whatever comes together, `metadata`
// assigns the offsets. A log exists as soon as somebody names it.
import { randomBytes } from 'node:crypto'
import { createBatcher } from '@millrace/batcher'
import { createMemoryMetadataStore } from '@millrace/metadata'
import { segmentKey } from '@millrace/object-store'
import { readRecordBatchHeaders, rebaseRecordBatch } from '@millrace/protocol'
import { systemClock } from '@millrace/runtime'

/** Opens the logs of a store, which is started here and closed by `close`. */
export async function openLogs(store) {
  await store.start()
  const metadata = createMemoryMetadataStore({ clock: systemClock })
  const batcher = createBatcher({ store, metadata })

  async function idOf(name) {
    const spec = { topicId: randomBytes(16).toString('base64url'), name, partitionCount: 1, configs: {} }
    const [outcome] = await metadata.createTopics('custom', [spec])
    return outcome.topic.topicId
  }

  /** The batches of an extent, each with the offset that it got. */
  async function batchesOf({ segmentId, byteOffset, byteLength, baseOffset }) {
    const range = { start: byteOffset, end: byteOffset + byteLength }
    const bytes = await store.get(segmentKey(segmentId), { range })
    let next = baseOffset
    return readRecordBatchHeaders([bytes]).batches.map(({ chunks, lastOffsetDelta }) => {
      const rebased = rebaseRecordBatch(chunks, { baseOffset: next })
      next += lastOffsetDelta + 1
      return rebased
    })
  }

  return {
    /** Resolves with the offset of a batch when it is durable; with undefined when its sequence is out of order. */
    async append(name, batch) {
      const lastSequence = batch.baseSequence < 0 ? -1 : batch.baseSequence + batch.lastOffsetDelta
      const [verdict] = await batcher.append([{ ...batch, topicId: await idOf(name), partition: 0, lastSequence }])
      return verdict.baseOffset
    },
    /** Where a log begins and ends, and its batches from an offset on. */
    async read(name, offset) {
      const query = { topicId: await idOf(name), partition: 0, offset, bytesMax: 1_048_576 }
      const [{ extents, highWatermark, logStartOffset }] = await metadata.readPartitions([query])
      const batches = await Promise.all(extents.map(batchesOf))
      return { highWatermark, logStartOffset, records: batches.flat(2) }
    },
    async close() {
      await batcher.close()
      await metadata.close()
      await store.close()
    },
  }
}
