import {
  createReader,
  createRecordCursor,
  createWriter,
  decodeRecords,
  encodeRecordBatch,
  isRecordBatchIntact,
  readRecordBatchHeaders,
  readRecords,
} from '@millrace/protocol'
import { metadataResponse, produceRequest } from '@millrace/protocol/messages'
import type * as sample from './samples.mjs'

type Sample = typeof sample

/** What is measured, by its name in the table. */
export function works({ records, metadata, produce }: Sample): Record<string, () => unknown> {
  const batch = Buffer.from(encodeRecordBatch(records))
  const writer = createWriter({ slabBytes: 65_536 })
  produceRequest.encode(writer, produce, 9)
  const produceChunks = writer.finish()
  const intact = () => {
    const { batches } = readRecordBatchHeaders(batch)
    if (!isRecordBatchIntact(batches[0]!)) throw new Error('the CRC is wrong')
    return batches[0]!
  }
  return {
    batchEncode: () => encodeRecordBatch(records),
    batchDecode: () => decodeRecords(intact()),
    batchIterate: () => {
      let bytes = 0
      for (const { key, value } of readRecords(intact())) bytes += key!.length + value!.length
      return bytes
    },
    batchCursorViews: () => {
      let bytes = 0
      for (const cursor = createRecordCursor(intact()); cursor.next(); )
        bytes += cursor.key!.length + cursor.value!.length
      return bytes
    },
    batchCursorOffsets: () => {
      let last = 0
      for (const cursor = createRecordCursor(intact()); cursor.next(); ) last = Number(cursor.offset)
      return last
    },
    metadataEncode: () => {
      metadataResponse.encode(writer, metadata, 12)
      return writer.finish()
    },
    produceDecode: () => produceRequest.decode(createReader(produceChunks), 9),
  }
}

/** The batch as it goes over the wire, for the comparison of what the peers write. */
export function encodedBatch({ records }: Sample): Uint8Array {
  return encodeRecordBatch(records)
}

/** The same of the Metadata response, without a header. */
export function encodedMetadata({ metadata }: Sample): Uint8Array {
  const writer = createWriter()
  metadataResponse.encode(writer, metadata, 12)
  return Buffer.concat(writer.finish())
}
