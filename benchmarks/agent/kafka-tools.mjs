// Apache Kafka's perf tools, one client each.
import { ensureKafkaJars } from '../../scripts/interop/install.mjs'
import { producerPerformance } from '../../scripts/interop/java-producer.mjs'
import { runProgram } from '../../scripts/interop/processes.mjs'
import { readConsumerTable, readProducerSummary } from './kafka-output.mjs'

/** Runs ProducerPerformance with batches of 128 KiB. */
export const runProducer = async ({ bootstrap, topic, records, recordBytes }) => {
  const payload = ['--record-size', String(recordBytes)]
  const properties = ['batch.size=131072', 'linger.ms=5']
  const output = await producerPerformance({ bootstrap, topic, records, payload, properties })
  const summary = readProducerSummary(output)
  if (summary.records !== records) throw new Error(`${summary.records} of ${records} records were sent: ${output}`)
  return summary
}

/** Runs ConsumerPerformance in a group of its own, by the classic protocol. */
export const runConsumer = async ({ bootstrap, topic, records }) => {
  const java = ['-Xmx512m', '-cp', await ensureKafkaJars(), 'org.apache.kafka.tools.ConsumerPerformance']
  const what = ['--topic', topic, '--num-records', String(records), '--group', `${topic}-readers`]
  const how = ['--bootstrap-server', bootstrap, '--command-property', 'group.protocol=classic', '--timeout', '60000']
  const { stdout, stderr } = await runProgram('java', [...java, ...what, ...how], { timeoutMs: 600_000 })
  const read = readConsumerTable(stdout.toString())
  if (read.records !== records) {
    throw new Error(`ConsumerPerformance read ${read.records} of ${records} records: ${String(stdout)}${stderr}`)
  }
  return read
}
