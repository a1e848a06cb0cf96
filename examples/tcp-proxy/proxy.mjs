// A TCP proxy before a Kafka broker that prints every request and response as one line of JSON.
//
//   node proxy.mjs LISTEN_PORT BROKER_HOST BROKER_PORT
//
// Brokers tell clients where to connect, so let the broker advertise the proxy's address (`advertised.listeners`).
// Plaintext only; SASL exchanges of SaslHandshake v0, which have no frames of Kafka's, end the printing of a connection.
import { connect, createServer } from 'node:net'
import {
  ApiKey,
  createFrameReader,
  createReader,
  ProtocolError,
  readRecordBatchHeaders,
  readRecords,
} from '@millrace/protocol'
import { decodeRequestFrame, decodeResponseFrame } from '@millrace/protocol/registry'

const [listenPort = '9093', brokerHost = '127.0.0.1', brokerPort = '9092'] = process.argv.slice(2)
/** Longer values are cut when they are printed. */
const PRINTED_BYTES_MAX = 200
const print = (line) => process.stdout.write(`${JSON.stringify(line, readable)}\n`)

/** What JSON has no form for: bytes become text, or hexadecimal where they are no text; bigints become text. */
function readable(key, value) {
  if (key === 'records' && Array.isArray(value)) return readableBatches(value)
  if (value instanceof Uint8Array) return textOf(value)
  return typeof value === 'bigint' ? String(value) : value
}

function textOf(bytes) {
  const shown = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, PRINTED_BYTES_MAX))
  const text = shown.toString()
  return text.includes('\ufffd') ? `0x${shown.toString('hex')}` : text
}

/** A records field is decoded as well: headers of its batches, and the records of those that are not compressed. */
function readableBatches(chunks) {
  return readRecordBatchHeaders(chunks).batches.map((batch) => {
    const { chunks: _bytes, position: _position, ...header } = batch
    const isReadable = batch.codec === 'none' && !batch.isControl
    return { ...header, ...(isReadable ? { content: Array.from(readRecords(batch), readableRecord) } : {}) }
  })
}

function readableRecord({ offset, timestamp, key, value, headers }) {
  return { offset, timestamp, key, value, headers }
}

let connections = 0
const server = createServer((client) => {
  const connection = ++connections
  const broker = connect(Number(brokerPort), brokerHost)
  /** What was asked and not answered yet, by correlation id. */
  const asked = new Map()

  function onRequest(frame) {
    const { apiKey, name, header, body } = decodeRequestFrame(frame)
    const { requestApiVersion: apiVersion, correlationId, clientId } = header
    // A producer with acks=0 is not answered.
    if (apiKey !== ApiKey.PRODUCE || body.acks !== 0) asked.set(correlationId, { apiKey, apiVersion })
    print({ connection, correlationId, clientId, name, apiVersion, body })
  }

  function onResponse(frame) {
    const correlationId = createReader(frame).readInt32()
    const request = asked.get(correlationId)
    if (request === undefined) throw new ProtocolError('MALFORMED', `nothing was asked with id ${correlationId}`)
    asked.delete(correlationId)
    const { name, apiVersion, body } = decodeResponseFrame(frame, request)
    print({ connection, correlationId, name, apiVersion, body })
  }

  /** Copies one direction as it is and looks at its frames; what cannot be read is said once and still copied. */
  function watch(from, to, handle) {
    const frames = createFrameReader()
    const look = (chunk) => {
      try {
        for (const frame of frames.read(chunk)) handle(frame)
      } catch (error) {
        if (!ProtocolError.is(error)) throw error
        print({ connection, error: error.code, message: error.message })
        from.off('data', look)
      }
    }
    from.on('data', look)
    from.pipe(to)
    from.on('error', () => to.destroy())
    from.on('close', () => to.destroy())
  }

  watch(client, broker, onRequest)
  watch(broker, client, onResponse)
})
server.listen(Number(listenPort), '127.0.0.1', () => print({ listening: server.address().port }))
