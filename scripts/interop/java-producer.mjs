// Apache Kafka's own producer: ProducerPerformance with values from a payload file.
import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { ensureKafkaJars } from './install.mjs'
import { runProgram } from './processes.mjs'

/** Runs ProducerPerformance and returns what it printed. */
export const producerPerformance = async ({ bootstrap, topic, records, payload, properties = [], throughput = -1 }) => {
  const classPath = await ensureKafkaJars()
  const what = ['--topic', topic, '--num-records', String(records), '--throughput', String(throughput), ...payload]
  // One flag with all its values: of several flags the program heeds only the last.
  const how = ['--bootstrap-server', bootstrap, '--command-property', 'acks=all', ...properties]
  const java = ['-Xmx512m', '-cp', classPath, 'org.apache.kafka.tools.ProducerPerformance']
  const { stdout } = await runProgram('java', [...java, ...what, ...how], { timeoutMs: 600_000 })
  return stdout.toString()
}

const mask = (1n << 64n) - 1n

/**
 * The index that ProducerPerformance draws for each record: java.util.SplittableRandom with seed 0, `nextInt(bound)`
 * for a bound that is a power of two. The algorithm is fixed by Java's documentation of the class.
 */
const drawIndexes = (count, bound) => {
  let seed = 0n
  return Array.from({ length: count }, () => {
    seed = (seed + 0x9e3779b97f4a7c15n) & mask
    let mixed = ((seed ^ (seed >> 33n)) * 0x62a9d9ed799705f5n) & mask
    mixed = ((mixed ^ (mixed >> 28n)) * 0xcb24d0a5c88c35b3n) & mask
    return Number(mixed >> 32n) & (bound - 1)
  })
}

const payloadCount = 1_024

/** Writes 1,024 lines of varied length, all different, and returns them. */
export const writePayloadFile = async (file) => {
  const lines = Array.from({ length: payloadCount }, (_, i) => `payload ${i} ${'äbc~'.repeat((i * 37) % 500)}.`)
  await writeFile(file, lines.join('\n'))
  return lines
}

/** How often each payload must have been written, by the SHA-256 of its bytes. */
export const expectedPayloadCounts = (lines, records) => {
  const digests = lines.map((line) => createHash('sha256').update(line).digest('hex'))
  const counts = {}
  for (const index of drawIndexes(records, payloadCount)) counts[digests[index]] = (counts[digests[index]] ?? 0) + 1
  return counts
}
