// The smallest consumer: one Fetch of one partition over a socket, its records as text.
import { once } from 'node:events'
import { connect } from 'node:net'
import {
  createReader,
  createWriter,
  decodeResponseHeader,
  encodeRequestHeader,
  readRecordBatchHeaders,
  readRecords,
  responseHeaderVersion,
} from '@millrace/protocol'
import { fetchRequest, fetchResponse } from '@millrace/protocol/messages'

const VERSION = 4

/** The values of a topic's records from an offset on. */
export async function fetchValues(bootstrap, topic, offset) {
  const [host, port] = bootstrap.split(':')
  const socket = connect({ host, port: Number(port) })
  const writer = createWriter()
  writer.startFrame()
  const { apiKey } = fetchRequest
  encodeRequestHeader(writer, {
    requestApiKey: apiKey,
    requestApiVersion: VERSION,
    correlationId: 1,
    clientId: 'reader',
  })
  const partition = { partition: 0, fetchOffset: offset, partitionMaxBytes: 1_048_576 }
  fetchRequest.encode(writer, { maxWaitMs: 0, minBytes: 0, topics: [{ topic, partitions: [partition] }] }, VERSION)
  socket.write(Buffer.concat(writer.finish()))

  let received = Buffer.alloc(0)
  while (received.length < 4 || received.length < 4 + received.readInt32BE(0)) {
    const [chunk] = await once(socket, 'data')
    received = Buffer.concat([received, chunk])
  }
  socket.destroy()
  const reader = createReader([received.subarray(4)])
  decodeResponseHeader(reader, responseHeaderVersion(apiKey, VERSION))
  const [answer] = fetchResponse.decode(reader, VERSION).responses[0].partitions
  const { batches } = readRecordBatchHeaders(answer.records ?? [])
  return batches
    .flatMap((batch) => [...readRecords(batch)])
    .filter((record) => record.offset >= offset)
    .map(({ value }) => Buffer.from(value).toString())
}
