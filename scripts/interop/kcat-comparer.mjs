// Compares what kcat prints with a dataset, byte for byte, as it comes in.
import { decodeDataset } from './dataset.mjs'

/** What kcat prints for a record: lengths and offset on a line, then key, value and headers as they are. */
export const recordFormat = '%p %o %K %S\\n%k%s%h\\n'

const expectedHeaders = (record, topic, partition) =>
  Buffer.concat(
    [...record.headers, ['run', Buffer.from(topic)], ['partition', Buffer.from(String(partition))]].flatMap(
      ([name, content], i) => [Buffer.from(`${i === 0 ? '' : ','}${name}=`), content ?? Buffer.from('NULL')],
    ),
  )

const same = (wanted, length, got) => (wanted === null ? length === -1 : length === wanted.length && wanted.equals(got))

/** Compares kcat's output with a dataset as it comes in. */
export const createComparer = (datasets, topic) => {
  const cursors = datasets.map((bytes) => decodeDataset(bytes))
  const held = datasets.map(() => undefined)
  const next = datasets.map(() => 0)
  let pending = Buffer.alloc(0)
  let records = 0

  /** Takes one record off the front of `bytes` at `start`; returns where the next one begins, or -1 when it is cut. */
  const takeOne = (bytes, start) => {
    const lineEnd = bytes.indexOf(10, start)
    if (lineEnd < 0) return -1
    const [partition, offset, keyLength, valueLength] = bytes.toString('latin1', start, lineEnd).split(' ').map(Number)
    const where = `partition ${partition} offset ${offset}`
    // A record that the chunk cuts off is kept for the next call.
    const wanted = held[partition] ?? cursors[partition].next().value
    if (wanted === undefined) throw new Error(`${where}: more was read than written`)
    held[partition] = wanted
    const headers = expectedHeaders(wanted, topic, partition)
    const keyStart = lineEnd + 1
    const valueStart = keyStart + Math.max(0, keyLength)
    const headersStart = valueStart + Math.max(0, valueLength)
    const end = headersStart + headers.length
    if (end + 1 > bytes.length) return -1
    if (offset !== next[partition]) throw new Error(`${where}: offset ${next[partition]} was due`)
    if (!same(wanted.key, keyLength, bytes.subarray(keyStart, valueStart))) throw new Error(`${where}: another key`)
    if (!same(wanted.value, valueLength, bytes.subarray(valueStart, headersStart))) {
      throw new Error(`${where}: another value (${valueLength} bytes, ${wanted.value?.length ?? -1} written)`)
    }
    if (!headers.equals(bytes.subarray(headersStart, end)) || bytes[end] !== 10) {
      throw new Error(`${where}: headers ${bytes.toString('utf8', headersStart, end)}, not ${headers.toString()}`)
    }
    held[partition] = undefined
    next[partition]++
    records++
    return end + 1
  }

  return {
    add(chunk) {
      pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk])
      let start = 0
      for (let end = takeOne(pending, 0); end >= 0; end = takeOne(pending, start)) start = end
      pending = pending.subarray(start)
    },
    finish() {
      if (pending.length > 0) throw new Error(`kcat printed half a record (${pending.length} bytes)`)
      for (const [partition, cursor] of cursors.entries()) {
        if (!cursor.next().done) throw new Error(`partition ${partition} ends at ${next[partition]}; more was written`)
      }
      return records
    },
  }
}
