// npm run rolling-restart: three agents are replaced one by one while everybody reads and writes.
//
//   node scripts/topologies/run.mjs rolling-restart
//
// For each agent a new one is started, the old one is asked to end (SIGTERM), and its end is awaited. It leaves discovery
// at once and serves on for its grace period, in which clients look again who is there. No client may meet an error, and no
// group may rebalance: members are the same, and a group's next holder goes on where the last one was. Only kafkajs joins
// again when it finds another coordinator, and a leader that joins makes a new generation: one for each agent that leaves.
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { differences, startHeldGroup, waitForGroup } from '../crash/held-group.mjs'
import { ensureFranz } from '../interop/install.mjs'
import { createReport } from '../interop/report.mjs'
import { createClients } from './clients/clients.mjs'
import { enterOwnNetwork, within } from './network.mjs'
import { addPlaces } from './scenarios/agents.mjs'
import { finishLoad, startLoads } from './scenarios/client-checks.mjs'
import { buildFlat } from './scenarios/flat-network.mjs'
import { startStores } from './stores.mjs'

/** In a deployment these are minutes; what matters is that clients look again several times in a grace period. */
const graceSeconds = 8
const metadataMaxAgeMs = 2_000
const held = 'held'
const agentCount = 3
const load = { prefix: 'rolling', count: 3_600, rate: 60, members: 3 }
/** A group that was given nothing for so long has come together. */
const calmMs = 3_000
const calmLimitMs = 60_000

/** What a rebalance changes. */
const stateOf = (one) => ({ assignments: one.assignments(), generation: one.generation() })

/** Waits until all groups have come together, and their members have read something. */
const waitForCalm = async (loads) => {
  const state = () => JSON.stringify(loads.map(stateOf))
  for (const end = performance.now() + calmLimitMs; ; ) {
    const before = state()
    await sleep(calmMs)
    if (state() === before && loads.every((one) => one.seen() > 0)) return
    if (performance.now() > end) throw new Error(`the groups do not come together: ${state()}`)
  }
}

/** Replaces one agent by a new one. */
const replace = async (world, successors, index) => {
  const old = world.agents[index]
  await world.startAgent(successors[index].name)
  const exited = once(old.child, 'exit')
  old.child.kill('SIGTERM')
  const [code, signal] = await exited
  if (code !== 0) throw new Error(`${old.name} ended with ${signal ?? code}: ${old.logTail.slice(-3).join(' / ')}`)
}

const checkRestarts = async (report, { world, successors }, loads) => {
  for (let index = 0; index < agentCount; index++) {
    await report.run(`agent ${index + 1} of ${agentCount} is replaced, and everybody goes on`, async () => {
      const before = loads.map((one) => one.seen())
      await replace(world, successors, index)
      const read = loads.map((one, i) => one.seen() - before[i])
      if (read.some((count) => count === 0)) throw new Error(`records read meanwhile: ${read.join(', ')}`)
      return `records read meanwhile: ${read.join(', ')}`
    })
  }
}

/** What must not be among what a reader said: an error that reached the program that uses the client. */
const errorLine = /% ?ERROR|Consumer error|\bERROR\b|Exception|^Problem: /
/**
 * What librdkafka tells of a connection that was closed, as an agent's last step closes them: for information, it says. That
 * it cannot connect, a record that is not written and a consumer that fails are told otherwise.
 */
const closedLine = /% ERROR: Local: Broker transport failure: \S+: Disconnected \(after \d+ms in state UP\)/

const checkLoadsAfter = async (report, clients, loads, changes) => {
  for (const [index, one] of loads.entries()) {
    const { name } = one.client
    const running = await one.load
    await report.run(`${name}: every record was written, and read, without an error`, async () => {
      const detail = await finishLoad(clients.kcat, one, load)
      const lines = running
        .errors()
        .split('\n')
        .filter((line) => errorLine.test(line) && !closedLine.test(line))
      if (lines.length > 0) throw new Error(`${lines.length} errors, such as ${lines[0]}`)
      return detail
    })
    if (name === 'Java') continue
    const { assignments, generations } = changes[index]
    if (name === 'kafkajs') {
      const what = `${name}: the group has rebalanced at most once for each agent`
      const isTold = running.generation() > 0
      report.check(isTold && generations <= agentCount, what, `${generations} new generations`)
    } else {
      const detail = `${assignments} new assignments, ${generations} new generations`
      report.check(assignments + generations === 0, `${name}: the group has not rebalanced`, detail)
    }
  }
}

const report = createReport()
await enterOwnNetwork()
const stores = await startStores()
let world
let clients
let members
try {
  const settings = { gracefulShutdownDuration: `${graceSeconds}s` }
  const built = await buildFlat({ stores }, { settings })
  world = built.world
  // Where the new agents will be refuses connections until they are there; a bootstrap name would come to the same.
  const successors = await addPlaces(world, 'vpc', agentCount, { prefix: 'successor', first: 21 })
  const bootstrap = [...built.servers, ...successors].map(({ server }) => server).join()
  const place = { ...built.place, bootstrap }
  clients = await createClients({ ...place, folder: tmpdir(), metadataMaxAgeMs })
  await clients.franz.createTopic(held, 40)
  const { newest } = await ensureFranz(['newest'])
  const [command, ...prefix] = [...within('client'), newest]
  const more = ['-patient=false']
  members = startHeldGroup([command, ...prefix], { bootstrap, topic: held, members: 20, more })
  const loads = await startLoads(clients, load)
  const running = await Promise.all(loads.map((one) => one.load))
  await waitForGroup(members)
  await waitForCalm(running)
  members.beginStability()
  const first = await members.look()
  const before = running.map(stateOf)
  await checkRestarts(report, { world, successors }, running)
  const changes = running.map((one, index) => {
    const { assignments, generation } = stateOf(one)
    return {
      assignments: assignments - before[index].assignments,
      generations: generation - before[index].generation,
    }
  })
  const last = await members.look()
  const problem = differences(first, last)
  const detail = `${last.acked - first.acked} offsets committed, ${last.failures} commits made again, pause ${last.pauseMs} ms`
  report.check(
    problem === '',
    'a group of twenty: same generation, members, assignment; no commit lost',
    problem || detail,
  )
  await checkLoadsAfter(report, clients, loads, changes)
} catch (error) {
  report.check(false, 'the run came to its end', error.stack)
} finally {
  members?.stop()
  clients?.stop()
  await world?.close()
  await stores.stop()
}
process.exitCode = report.finish()
