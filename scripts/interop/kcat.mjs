// kcat (librdkafka) as producer and as consumer of a dataset.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { decodeDataset } from './dataset.mjs'
import { runProgram } from './processes.mjs'

/** librdkafka settings that every run has: loopback answers at once, so nothing needs to wait long. */
const common = ['-X', 'broker.address.family=v4', '-m', '30']

const codecFlags = (codec) => ['-X', `compression.codec=${codec}`]

/**
 * Writes each partition's records with a kcat of its own, so that each has other headers and the order is kcat's own.
 * Even partitions are written by an idempotent producer, odd ones by one without idempotence.
 */
export const kcatProduce = async ({ bootstrap, topic, folder, partitions, codec }) => {
  for (let partition = 0; partition < partitions; partition++) {
    const where = ['-b', bootstrap, '-t', topic, '-p', String(partition)]
    const format = ['-D', '\\x1e', '-K', '\\x1f', '-H', `run=${topic}`, '-H', `partition=${partition}`]
    const idempotent = ['-X', `enable.idempotence=${partition % 2 === 0}`, '-X', 'message.max.bytes=1000000']
    const stdinFile = join(folder, `partition-${partition}.lines`)
    await runProgram('kcat', ['-P', ...where, ...format, ...codecFlags(codec), ...idempotent, ...common], { stdinFile })
  }
}

/** What kcat prints for a record: lengths and offset on a line, then key, value and headers as they are. */
const recordFormat = '%p %o %K %S\\n%k%s%h\\n'

const expectedHeaders = (record, topic, partition) =>
  Buffer.concat(
    [...record.headers, ['run', Buffer.from(topic)], ['partition', Buffer.from(String(partition))]].flatMap(
      ([name, content], i) => [Buffer.from(`${i === 0 ? '' : ','}${name}=`), content ?? Buffer.from('NULL')],
    ),
  )

const same = (wanted, length, got) => (wanted === null ? length === -1 : length === wanted.length && wanted.equals(got))

/** Compares kcat's output with a dataset as it comes in. */
const createComparer = (datasets, topic) => {
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

/** Reads all partitions of a topic and compares them with the dataset. Returns the number of records. */
export const kcatConsume = async ({ bootstrap, topic, folder, partitions }) => {
  const files = Array.from({ length: partitions }, (_, i) => readFile(join(folder, `partition-${i}.bin`)))
  const comparer = createComparer(await Promise.all(files), topic)
  let problem = null
  const onChunk = (chunk) => {
    if (problem !== null) return
    try {
      comparer.add(chunk)
    } catch (error) {
      problem = error
    }
  }
  const speed = ['-X', 'fetch.wait.max.ms=50', '-X', 'check.crcs=true']
  const where = ['-b', bootstrap, '-t', topic, '-o', 'beginning', '-e', '-q']
  await runProgram('kcat', ['-C', ...where, ...speed, ...common, '-f', recordFormat], { onChunk })
  if (problem !== null) throw problem
  return comparer.finish()
}

/** What `kcat -L` says, as JSON. */
export const kcatMetadata = async (bootstrap, topic) => {
  const where = topic === undefined ? [] : ['-t', topic]
  const { stdout } = await runProgram('kcat', ['-L', '-J', '-b', bootstrap, ...where, ...common])
  return JSON.parse(stdout.toString())
}

/** Writes lines to a topic that need not exist yet, as a newcomer would, and reads them back. */
export const kcatPipe = async ({ bootstrap, topic, stdinFile }) => {
  await runProgram('kcat', ['-P', '-b', bootstrap, '-t', topic, ...common], { stdinFile })
  const read = ['-C', '-b', bootstrap, '-t', topic, '-o', 'beginning', '-e', '-q', ...common]
  const { stdout } = await runProgram('kcat', read)
  return stdout
}

/** kcat's own search by time: the offset that `kcat -Q` prints. */
export const kcatOffsetAt = async ({ bootstrap, topic, partition, timestampMs }) => {
  const query = ['-Q', '-b', bootstrap, '-t', `${topic}:${partition}:${timestampMs}`, ...common]
  const { stdout } = await runProgram('kcat', query)
  const found = /offset (-?\d+)/.exec(stdout.toString())
  if (found === null) throw new Error(`kcat -Q printed ${stdout.toString()}`)
  return Number(found[1])
}
