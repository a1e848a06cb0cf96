import { segmentKey } from '@millrace/object-store'
import { decodeSimBatches } from './sim-record.ts'
import { SIM_TOPIC_ID, type SimWorld } from './sim-world.ts'

/** A record in a log, at the index that is its offset. */
export interface LogRecord {
  /** Who sent it. */
  readonly producer: number
  /** What it is. */
  readonly value: number
}

/**
 * Reads a partition on from `log`, which holds everything before, up to the offset `end` or the high watermark: the way a
 * stranger would, extents from the metadata, bytes from the objects, nothing cached. What is read a second time must be
 * what it was.
 */
export async function readOn(world: SimWorld, partition: number, log: LogRecord[], end?: number): Promise<void> {
  for (;;) {
    if (end !== undefined && log.length >= end) return
    const query = { topicId: SIM_TOPIC_ID, partition, offset: log.length, bytesMax: 1_000_000 }
    const read = world.core.readPartitions([query])[0]
    if (!read?.ok) throw new Error(`partition ${partition} is gone`)
    if (read.extents.length === 0) {
      if (read.highWatermark !== log.length) {
        world.violate(`partition ${partition} ends at ${log.length}, not at its high watermark ${read.highWatermark}`)
      }
      return
    }
    for (const { baseOffset, lastOffset, segmentId, byteOffset, byteLength } of read.extents) {
      if (baseOffset > log.length) world.violate(`partition ${partition} has a hole at ${log.length}`)
      const range = { start: byteOffset, end: byteOffset + byteLength }
      const bytes = await world.store.get(segmentKey(segmentId), { range })
      let offset = baseOffset
      for (const batch of decodeSimBatches(bytes)) {
        if (batch.partition !== partition) world.violate(`partition ${partition} holds a batch of ${batch.partition}`)
        for (let index = 0; index < batch.recordCount; index++, offset++) {
          place(world, log, offset, { producer: batch.producer, value: batch.firstValue + index })
        }
      }
      if (offset !== lastOffset + 1) world.violate(`segment ${segmentId} holds ${offset} and not ${lastOffset + 1}`)
    }
  }
}

function place(world: SimWorld, log: LogRecord[], offset: number, record: LogRecord): void {
  const known = log[offset]
  if (known === undefined) log.push(record)
  else if (known.producer !== record.producer || known.value !== record.value)
    world.violate(`the record at ${offset} was ${JSON.stringify(known)} and is ${JSON.stringify(record)} now`)
}
