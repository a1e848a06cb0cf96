import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const Decoder = require('kafkajs/src/protocol/decoder')
const Record = require('kafkajs/src/protocol/recordBatch/record/v0')
const { RecordBatch } = require('kafkajs/src/protocol/recordBatch/v0')
const decodeBatch = require('kafkajs/src/protocol/recordBatch/v0/decoder')

/** As its Produce request, version 3, does it for a partition. */
async function encode({ records, FIRST_TIMESTAMP }) {
  const encoder = await RecordBatch({
    records: records.map((record, index) =>
      Record({ ...record, offsetDelta: index, timestampDelta: record.timestamp - FIRST_TIMESTAMP }),
    ),
    firstTimestamp: FIRST_TIMESTAMP,
    maxTimestamp: records.at(-1).timestamp,
    lastOffsetDelta: records.length - 1,
  })
  return encoder.buffer
}

export async function works(sample) {
  const batch = await encode(sample)
  return {
    batchEncode: () => encode(sample),
    batchDecode: async () => (await decodeBatch(new Decoder(batch))).records,
  }
}

export const encodedBatch = encode
