// npm run bench:agent: the reference agent beside Apache Kafka, or with --s3 on an S3 server beside a peer's figures.
//
//   node benchmarks/agent/run.mjs [--s3] [--records N] [--rounds N] [--heap 1g] [--json FILE] [--quick] [--agent=FLAG=VALUE ...]
//
// README.md beside this file says what is measured and how to read it. Everything runs on this machine, clients on the
// same cores. Rounds alternate between the servers after a warm-up that does not count.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { cpus, release, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { ensureFranz } from '../../scripts/interop/install.mjs'
import { runProgram } from '../../scripts/interop/processes.mjs'
import { agentContestant, kafkaContestant } from './contestants.mjs'
import { measureStart } from './first-record.mjs'
import { embeddedGoals, peerOnS3, s3Goals } from './goals.mjs'
import { memory } from './process-usage.mjs'
import { createRounds } from './rounds.mjs'
import { barePutMs, observeSegments, startStore } from './s3.mjs'
import { figuresTable, goalsTable } from './tables.mjs'

const { values: flags } = parseArgs({
  options: {
    s3: { type: 'boolean', default: false },
    records: { type: 'string' },
    rounds: { type: 'string' },
    heap: { type: 'string', default: '1g' },
    json: { type: 'string' },
    quick: { type: 'boolean', default: false },
    // More flags for the agent, one each: --agent=--batchTimeout=5ms.
    agent: { type: 'string', multiple: true, default: [] },
    // For proving the benchmark itself: Kafka in the agent's place.
    against: { type: 'string', default: 'millrace' },
  },
})
const records = Number(flags.records ?? (flags.quick ? 20_000 : 1_000_000))
const rounds = Number(flags.rounds ?? (flags.quick ? 1 : 3))
const quietSeconds = flags.quick ? 2 : 10
/** A sanity run warms up with less. */
const warmUpRecords = flags.quick ? Math.min(records, 5_000) : records
const barePuts = flags.quick ? 20 : 200
if (flags.s3 && flags.against !== 'millrace') throw new Error('--s3 measures the agent alone')

const say = (line) => process.stdout.write(`${line}\n`)

const addSample = (server, figures) => {
  for (const [name, value] of Object.entries(figures)) (server.samples[name] ??= []).push(value)
  const shown = Object.entries(figures).map(([name, value]) => `${name} ${value.toFixed(2)}`)
  say(`${server.name}: ${shown.join(', ')}`)
}

/** Kafka takes seconds to start, the agent does not. */
const starts = (contestant) => {
  if (flags.quick) return 1
  return contestant.name.startsWith('Millrace') ? 5 : 3
}

const measureStarts = async ({ contestant, server }, folder, binary) => {
  for (let i = 0; i < starts(contestant); i++) {
    const own = join(folder, `start-${i}-${contestant.name.replaceAll(/\W/g, '-')}`)
    addSample(server, await measureStart(contestant, own, binary))
    await rm(own, { recursive: true })
  }
}

const startServer = async ({ contestant, server }, folder) => {
  const prepared = await contestant.prepare(join(folder, contestant.name.replaceAll(/\W/g, '-')))
  const running = await prepared.start()
  Object.assign(server, running, { bootstrap: prepared.bootstrap })
  await sleep(2_000)
  addSample(server, { rssIdle: (await memory(server.processes.server)).residentMB })
}

/** Runs a body for each server in each round; every second round goes the other way round. */
const alternate = async (servers, body) => {
  for (let i = 0; i < rounds; i++) {
    for (const server of i % 2 === 0 ? servers : servers.toReversed()) {
      // What one server left to the kernel to write is not to hold up the next one's fsync.
      await runProgram('sync', [])
      await body(server, i)
    }
  }
}

/** The quiet producer comes first: what the other rounds wrote and deleted makes the file system's syncs uneven. */
const measureLoads = async (servers, { bulk, quiet }) => {
  for (const server of servers) await quiet(server, 'quiet-warm-up', quietSeconds)
  const quietRounds = () =>
    alternate(servers, async (server, i) => addSample(server, await quiet(server, `quiet-${i}`, quietSeconds)))
  const segments = store === undefined ? await quietRounds() : await observeSegments(servers[0].httpPort, quietRounds)
  for (const server of servers) {
    say(`${server.name}: warm-up`)
    await bulk(server, 'warm-up', warmUpRecords)
  }
  await alternate(servers, async (server, i) => addSample(server, await bulk(server, `bulk-${i}`, records)))
  for (const server of servers) {
    addSample(server, { rssMaximum: (await memory(server.processes.server)).maximumMB })
  }
  return segments
}

/** What a quiet producer's segment costs at least, beside what it took. */
const measureSteps = async ({ puts, bytesPerPut, put, commit }) => {
  const bare = await barePutMs(store, bytesPerPut, { count: barePuts })
  say(`\nThe quiet producer's segments: ${puts} PUTs of ${bytesPerPut} bytes in the mean.`)
  say(
    `Bare PUT of as many bytes, p50 of ${barePuts}: ${bare.toFixed(2)} ms; the agent's own, p50: ${put.medianMs.toFixed(2)} ms.`,
  )
  say(`Commit: p50 ${commit.medianMs.toFixed(2)} ms, mean ${commit.meanMs.toFixed(2)} ms.`)
  return {
    puts,
    bytesPerPut,
    barePutMs: bare,
    agentPutMs: put.medianMs,
    commitMs: commit.medianMs,
    commitMeanMs: commit.meanMs,
  }
}

const goalsOf = (first, second, steps) => {
  if (steps !== undefined) return s3Goals(second, steps)
  return flags.against === 'millrace' ? embeddedGoals(first, second) : undefined
}

const contestants = () => {
  if (store !== undefined) return [agentContestant({ store, more: flags.agent })]
  const kafka = kafkaContestant({ heap: flags.heap })
  if (flags.against === 'kafka') return [kafka, kafkaContestant({ heap: flags.heap, name: 'Apache Kafka, once more' })]
  return [kafka, agentContestant({ more: flags.agent })]
}

const environment = {
  cores: cpus().length,
  processor: cpus()[0].model,
  memoryGB: Math.round(totalmem() / 1e9),
  kernel: release(),
  node: process.version,
}

const folder = await mkdtemp(join(tmpdir(), 'millrace-bench-'))
const running = []
let store
try {
  const { newest: binary } = await ensureFranz(['newest'])
  if (flags.s3) store = await startStore()
  say(
    `${records} records of 1024 bytes, ${rounds} rounds${flags.agent.map((flag) => `, ${flag}`).join('')}; ${JSON.stringify(environment)}`,
  )
  const entries = contestants().map((contestant) => ({ contestant, server: { name: contestant.name, samples: {} } }))
  for (const entry of entries) await measureStarts(entry, folder, binary)
  for (const entry of entries) {
    await startServer(entry, folder)
    running.push(entry.server)
  }
  const segments = await measureLoads(running, createRounds(binary))
  const steps = segments === undefined ? undefined : await measureSteps(segments)
  const [first, second] = steps === undefined ? running : [peerOnS3, running[0]]
  say(`\n${figuresTable([first, second])}`)
  const goals = goalsOf(first, second, steps)
  if (goals !== undefined) say(`\n${goalsTable(goals)}`)
  if (flags.json !== undefined) {
    const servers = [first, second].map(({ name, samples }) => ({ name, samples }))
    const told = { environment, records, rounds, agentFlags: flags.agent, servers, steps, goals }
    await writeFile(flags.json, `${JSON.stringify(told, null, 2)}\n`)
  }
} finally {
  for (const server of running) await server.stop()
  await store?.stop()
  await rm(folder, { recursive: true, force: true })
}
