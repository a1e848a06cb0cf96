// Apache Kafka's VerifiableProducer and VerifiableConsumer, the programs of its own system tests, each in a process of its
// own: three consumers of a group read what a producer writes meanwhile; one is ended half-way, and another joins.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { ensureKafkaJars } from './install.mjs'
import { endWithUs } from './processes.mjs'
import { createTopic } from './round-trips.mjs'

const deadlineMs = 60_000
const java = ['-Xmx256m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1']

/** Starts one of the two and hands over the events that it prints. */
const startProgram = (classPath, { name, args, onEvent }) => {
  const command = [...java, '-cp', classPath, `org.apache.kafka.tools.${name}`, ...args]
  const child = endWithUs(spawn('java', command, { stdio: ['ignore', 'pipe', 'ignore'] }))
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.startsWith('{')) onEvent(JSON.parse(line))
  })
  return child
}

/** Counts how often each offset was read, and whether what was committed goes back. */
const createCounts = () => {
  const timesRead = new Map()
  const committed = new Map()
  const problems = []
  const counts = { read: 0, distinct: 0 }
  return {
    counts,
    problems,
    consumed({ partitions }) {
      for (const { partition, minOffset, maxOffset } of partitions) {
        if (!timesRead.has(partition)) timesRead.set(partition, [])
        const times = timesRead.get(partition)
        for (let offset = minOffset; offset <= maxOffset; offset++) {
          times[offset] = (times[offset] ?? 0) + 1
          counts.read++
          if (times[offset] === 1) counts.distinct++
        }
      }
    },
    committed({ offsets, success }) {
      if (!success) return
      for (const { partition, offset } of offsets) {
        const before = committed.get(partition) ?? 0
        if (offset < before) problems.push(`partition ${partition}: ${offset} was committed after ${before}`)
        committed.set(partition, offset)
      }
    },
    committedSum: () => [...committed.values()].reduce((sum, offset) => sum + offset, 0),
  }
}

const startConsumer = (context, { classPath, topic, counts, shares }) => {
  const number = shares.push({ records: 0, assignments: 0 }) - 1
  const args = ['--topic', topic, '--group-id', topic, '--reset-policy', 'earliest', '--session-timeout', '10000']
  return startProgram(classPath, {
    name: 'VerifiableConsumer',
    args: ['--bootstrap-server', context.bootstrap, ...args],
    onEvent(event) {
      if (event.name === 'partitions_assigned' && event.partitions.length > 0) shares[number].assignments++
      if (event.name === 'records_consumed') {
        shares[number].records += event.count
        counts.consumed(event)
      }
      if (event.name === 'offsets_committed') counts.committed(event)
    },
  })
}

/** Ends a process as an operator would, and waits for it. */
const endProgram = async (child) => {
  const closed = once(child, 'close')
  child.kill('SIGTERM')
  await closed
}

const readAndWrite = async (context) => {
  const { records } = context
  const topic = 'verifiable'
  await createTopic(context, topic)
  const classPath = await ensureKafkaJars()
  const counts = createCounts()
  const shares = []
  const end = performance.now() + deadlineMs
  const until = async (what, isTrue) => {
    while (!isTrue()) {
      if (performance.now() > end)
        throw new Error(`no ${what} within ${deadlineMs} ms: ${JSON.stringify(counts.counts)}`)
      await sleep(20)
    }
  }
  const start = () => startConsumer(context, { classPath, topic, counts, shares })
  const consumers = [start(), start(), start()]
  await until('assignment of three', () => shares.every(({ assignments }) => assignments > 0))
  let acknowledged = 0
  let summary
  const amount = ['--max-messages', String(records), '--throughput', String(Math.ceil(records / 8)), '--acks', '-1']
  const producer = startProgram(classPath, {
    name: 'VerifiableProducer',
    args: ['--bootstrap-server', context.bootstrap, '--topic', topic, ...amount],
    onEvent(event) {
      if (event.name === 'producer_send_success') acknowledged++
      if (event.name === 'tool_data') summary = event
    },
  })
  await until('records half-way', () => counts.counts.distinct >= records * 0.4)
  await endProgram(consumers[1])
  consumers[1] = start()
  await until('assignment of the one that joined', () => shares[3].assignments > 0)
  if (producer.exitCode === null) await once(producer, 'close')
  await until('end of the topic', () => counts.counts.distinct >= records)
  await Promise.all(consumers.map(endProgram))
  if (acknowledged !== records || summary?.acked !== records)
    throw new Error(`acknowledged: ${acknowledged}, ${JSON.stringify(summary)}`)
  if (counts.problems.length > 0) throw new Error(counts.problems.join('; '))
  if (counts.committedSum() !== records) throw new Error(`${counts.committedSum()} of ${records} were committed`)
  const { read, distinct } = counts.counts
  if (read !== distinct)
    throw new Error(`${read - distinct} were read twice, though each lot was committed before the next`)
  return `${shares.map((share) => share.records).join(' + ')}, none twice`
}

/** VerifiableProducer writes while a group of VerifiableConsumers reads. */
export const checkVerifiable = (context) =>
  context.report.run(
    `${context.records} records from VerifiableProducer to a group of three VerifiableConsumers, one leaves, one joins`,
    () => readAndWrite(context),
  )
