// npm run bench:agent: the reference agent beside Apache Kafka, as first figures.
//
//   node benchmarks/agent/run.mjs [--records N] [--rounds N] [--quick] [--heap 1g]
//
// Both servers run on this machine, with their clients on the same cores. Kafka's ProducerPerformance writes 1 KiB
// records into 4 partitions (acks=all, batch.size=131072, linger.ms=5); a franz-go program reads the assigned partitions
// out, without a group; a quiet producer writes 500 records per second for 10 s. Rounds alternate between the servers
// after a warm-up that does not count; medians are told, with the range. CPU-seconds are the server's alone. Kafka
// answers acks=all from the page cache of its one broker; the agent answers after fsync of segment and metadata.
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureFranz } from '../../scripts/interop/install.mjs'
import { producerPerformance } from '../../scripts/interop/java-producer.mjs'
import { createKafkaServer } from '../../scripts/interop/kafka-server.mjs'
import { createMillraceServer } from '../../scripts/interop/millrace-server.mjs'
import { runJsonLines } from '../../scripts/interop/processes.mjs'
import { table } from './figures.mjs'
import { cpuSeconds, residentMiB } from './process-usage.mjs'

const { values: flags } = parseArgs({
  options: {
    records: { type: 'string' },
    rounds: { type: 'string' },
    heap: { type: 'string', default: '1g' },
    quick: { type: 'boolean', default: false },
    // For proving the benchmark itself: Kafka in the agent's place.
    against: { type: 'string', default: 'millrace' },
  },
})
const records = Number(flags.records ?? (flags.quick ? 20_000 : 1_000_000))
const rounds = Number(flags.rounds ?? (flags.quick ? 1 : 3))
const quietSeconds = flags.quick ? 2 : 10
const recordBytes = 1024
const gib = (bytes) => bytes / 2 ** 30

const say = (line) => process.stdout.write(`${line}\n`)
const binary = (await ensureFranz(['newest'])).newest
const franz = async (...args) => (await runJsonLines(binary, args, { timeoutMs: 600_000 })).at(-1)

/** Runs a body and adds the server's processor seconds meanwhile to its answer. */
const withCpu = async ({ pid }, body) => {
  const before = await cpuSeconds(pid)
  const answer = await body()
  return { ...answer, cpu: (await cpuSeconds(pid)) - before }
}

const producerProperties = ['batch.size=131072', 'linger.ms=5']

const produce = async (server, topic, count) => {
  const payload = ['--record-size', String(recordBytes)]
  const load = { bootstrap: server.bootstrap, topic, records: count, payload, properties: producerProperties }
  const output = await producerPerformance(load)
  const speed = /([\d.]+) MB\/sec\)(?![\s\S]*MB\/sec\))/.exec(output)
  if (speed === null) throw new Error(`ProducerPerformance printed ${output.slice(-500)}`)
  // ProducerPerformance calls 2^20 bytes a MB.
  return { speed: (Number(speed[1]) * 2 ** 20) / 1e6 }
}

const consume = async (server, topic, count) => {
  const read = await franz('bench-read', '-bootstrap', server.bootstrap, '-topic', topic)
  if (read.records !== count) throw new Error(`${read.records} of ${count} records were read`)
  return { speed: read.bytes / 1e6 / read.seconds }
}

/** One round: a fresh topic is written and read. */
const round = async (server, topic, count) => {
  const { bootstrap } = server
  await franz('create', '-bootstrap', bootstrap, '-topic', topic, '-partitions', '4')
  const written = await withCpu(server, () => produce(server, topic, count))
  const read = await withCpu(server, () => consume(server, topic, count))
  const volume = gib(count * recordBytes)
  const figures = {
    produceMBps: written.speed,
    produceCpu: written.cpu / volume,
    consumeMBps: read.speed,
    consumeCpu: read.cpu / volume,
    rssAfter: await residentMiB(server.pid),
  }
  await franz('delete', '-bootstrap', bootstrap, '-topic', topic)
  return figures
}

const quiet = async (server, topic) => {
  await franz('create', '-bootstrap', server.bootstrap, '-topic', topic, '-partitions', '4')
  const args = ['bench-quiet', '-bootstrap', server.bootstrap, '-topic', topic, '-for', `${quietSeconds}s`]
  const told = await withCpu(server, () => franz(...args))
  return { quietP50: told.p50Ms, quietP99: told.p99Ms, quietCpu: told.cpu }
}

const addSample = (server, figures) => {
  for (const [name, value] of Object.entries(figures)) (server.samples[name] ??= []).push(value)
  const shown = Object.entries(figures).map(([name, value]) => `${name} ${value.toFixed(2)}`)
  say(`${server.name}: ${shown.join(', ')}`)
}

const folder = await mkdtemp(join(tmpdir(), 'millrace-bench-'))
const running = []

const start = async (created) => {
  const started = await created.start()
  const bootstrap = started.bootstrap ?? created.bootstrap
  const server = { name: created.name, bootstrap, pid: started.child.pid, stop: started.stop, samples: {} }
  running.push(server)
  await new Promise((resolve) => setTimeout(resolve, 2_000))
  addSample(server, { startMs: started.startMs, rssIdle: await residentMiB(server.pid) })
  return server
}

try {
  say(`${records} records of ${recordBytes} bytes, ${rounds} rounds, ${cpus().length} cores, Node ${process.version}`)
  const kafka = await start(await createKafkaServer(join(folder, 'kafka'), { heap: flags.heap }))
  const rival =
    flags.against === 'kafka'
      ? await createKafkaServer(join(folder, 'kafka-again'), { heap: flags.heap })
      : await createMillraceServer(join(folder, 'agent'))
  const servers = [kafka, await start(rival)]
  for (const server of servers) {
    say(`${server.name}: warm-up`)
    await round(server, 'warm-up', Math.max(1_000, Math.floor(records / 5)))
  }
  for (let i = 0; i < rounds; i++)
    for (const server of servers) addSample(server, await round(server, `bench-${i}`, records))
  for (let i = 0; i < rounds; i++) for (const server of servers) addSample(server, await quiet(server, `quiet-${i}`))
  say(`\n${table(servers)}`)
} finally {
  for (const server of running) await server.stop()
  await rm(folder, { recursive: true, force: true })
}
