// Decodes a Produce request as kafkajs 2.2.4 sent it, with nothing but @millrace/protocol; then answers it.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import {
  apiKeyName,
  createReader,
  createWriter,
  decodeRequestHeader,
  encodeResponseHeader,
  isRecordBatchIntact,
  readRecordBatchHeaders,
  readRecords,
  responseHeaderVersion,
} from '@millrace/protocol'
import { produceRequest, produceResponse } from '@millrace/protocol/messages'

const captured = readFileSync(new URL('produce-v7.hex', import.meta.url), 'utf8')
const frame = Buffer.from(captured.replaceAll('\n', ''), 'hex')
assert.equal(frame.readInt32BE(0), frame.length - 4)

// A frame may come in as many pieces as the network likes: the reader takes a list of chunks.
const reader = createReader([frame.subarray(4, 50), frame.subarray(50)])
const { requestApiKey, requestApiVersion, correlationId, clientId } = decodeRequestHeader(reader)
console.log(`${apiKeyName(requestApiKey)} version ${requestApiVersion}, request ${correlationId} of ${clientId}`)
const request = produceRequest.decode(reader, requestApiVersion)
reader.expectEnd()

const text = (bytes) => (bytes === null ? null : new TextDecoder().decode(bytes))
const found = []
for (const { name, partitionData } of request.topicData) {
  for (const { index, records } of partitionData) {
    for (const batch of readRecordBatchHeaders(records ?? []).batches) {
      assert.ok(isRecordBatchIntact(batch), 'the CRC-32C is right')
      const { recordCount, producerId, baseSequence, codec } = batch
      console.log(
        `${name}-${index}: ${recordCount} records, producer ${producerId}, sequence ${baseSequence}, ${codec}`,
      )
      for (const record of readRecords(batch)) {
        const headers = record.headers.map(({ key, value }) => `${key}=${text(value)}`)
        found.push([text(record.key), text(record.value), record.timestamp, ...headers])
        console.log(`  ${text(record.key)}: ${text(record.value)} ${headers.join(' ')}`)
      }
    }
  }
}
assert.deepEqual(found, [
  ['ada', '{"item":"lamp","count":2}', 1_700_000_000_000, 'trace=a1b2'],
  ['alan', '{"item":"desk","count":1}', 1_700_000_000_250],
])

// The other direction, as a broker writes it; fields that are left out have Kafka's defaults.
const writer = createWriter()
writer.startFrame()
encodeResponseHeader(writer, { correlationId }, responseHeaderVersion(requestApiKey, requestApiVersion))
const partitionResponses = [{ index: 0, baseOffset: 41 }]
produceResponse.encode(writer, { responses: [{ name: 'orders', partitionResponses }] }, requestApiVersion)
console.log(`the answer has ${Buffer.concat(writer.finish()).length} bytes`)
