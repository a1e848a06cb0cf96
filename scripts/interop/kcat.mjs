// kcat (librdkafka) as producer and as consumer of a dataset.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createComparer, recordFormat } from './kcat-comparer.mjs'
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
export const kcatMetadata = async (bootstrap, topic, settings = []) => {
  const where = topic === undefined ? [] : ['-t', topic]
  const { stdout } = await runProgram('kcat', ['-L', '-J', '-b', bootstrap, ...where, ...common, ...settings])
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
