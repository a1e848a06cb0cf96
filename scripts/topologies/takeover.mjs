// npm run takeover: the agent that holds a group of twenty members ends, stops, or loses the metadata store.
//
//   node scripts/topologies/run.mjs takeover [--rounds N] [--members N] [--kinds kill,stop,cut]
//
// In each round the holder of the group is
//   kill   killed with kill -9, and started again afterwards,
//   stop   stopped with SIGSTOP for twice the lease, and let go on with SIGCONT,
//   cut    cut off from PostgreSQL for twice the lease, so that everything sent either way is lost, and joined again.
// Afterwards, and while it is stopped or cut off, every member must be in the same generation with the same id and the same
// partitions, no client may have been told that it is no member, and no acknowledged commit may be lost or taken back. How
// long members waited for an acknowledged commit is measured and printed; no check depends on it.
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { differences, generationsOf, startHeldGroup, waitForGroup } from '../crash/held-group.mjs'
import { ensureFranz } from '../interop/install.mjs'
import { createReport } from '../interop/report.mjs'
import { createFranz } from './clients/franz.mjs'
import { enterOwnNetwork, within } from './network.mjs'
import { buildFlat } from './scenarios/flat-network.mjs'
import { startStores } from './stores.mjs'

const { values: flags } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    members: { type: 'string', default: '20' },
    kinds: { type: 'string', default: 'kill,stop,cut' },
    keep: { type: 'boolean', default: false },
  },
})
const topic = 'held'
const partitions = 40
/** Twice the lease of a group. */
const awayMs = 6_000
const holderLimitMs = 30_000

/** The one agent that says that it coordinates a group. */
const findHolder = async (agents) => {
  for (const end = performance.now() + holderLimitMs; ; await sleep(100)) {
    const counts = await Promise.all(agents.map((agent) => agent.metric('millrace_groups').catch(() => 0)))
    const holders = agents.filter((_, index) => counts[index] > 0)
    if (holders.length === 1) return holders[0]
    if (performance.now() > end) throw new Error(`groups of the agents: ${counts.join(', ')}`)
  }
}

/** Each kind of loss; `look` is called when it has lasted, and again when it is over. */
const losses = {
  async kill(holder, look) {
    await holder.kill()
    await look('killed')
    await holder.restart()
  },
  async stop(holder, look) {
    holder.child.kill('SIGSTOP')
    await sleep(awayMs)
    await look('stopped')
    holder.child.kill('SIGCONT')
    await look('awake again')
  },
  async cut(holder, look) {
    await holder.cutFromMetadata()
    await sleep(awayMs)
    await look('cut off')
    await holder.mendMetadata()
    await look('joined again')
  },
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]

/** Runs the rounds of one kind. Returns the state after the last. */
const runRounds = async ({ report, world, members }, kind, first) => {
  let before = first
  const pauses = []
  for (let round = 1; round <= Number(flags.rounds); round++) {
    const holder = await findHolder(world.agents)
    let pauseMs = 0
    await losses[kind](holder, async (what) => {
      const state = await members.look()
      const problem = differences(before, state)
      const detail = `generation ${generationsOf(state).join()}, ${state.acked - before.acked} offsets committed since, pause ${state.pauseMs} ms`
      const name = `${kind} ${round}, ${holder.name} ${what}: same generation, members, assignment; no commit lost`
      report.check(problem === '', name, problem || detail)
      if (problem !== '')
        process.stdout.write(
          `     ${holder.name}: ${holder.logTail
            .slice(-4)
            .map((line) => line.slice(0, 300))
            .join('\n     ')}\n`,
        )
      pauseMs = Math.max(pauseMs, state.pauseMs)
      before = state
    })
    pauses.push(pauseMs)
  }
  process.stdout.write(`     ${kind}: pause ${median(pauses)} ms in the middle, ${Math.max(...pauses)} ms at most\n`)
  return before
}

const report = createReport()
await enterOwnNetwork()
const stores = await startStores()
let world
let members
try {
  const built = await buildFlat({ stores })
  world = built.world
  const { namespace, bootstrap } = built.place
  await (await createFranz({ namespace, bootstrap })).createTopic(topic, partitions)
  const { newest } = await ensureFranz(['newest'])
  const more = ['-patient=false', '-request-overhead', '3s']
  members = startHeldGroup([...within(namespace), newest], { bootstrap, topic, members: flags.members, more })
  await waitForGroup(members)
  members.beginStability()
  let state = await members.look()
  for (const kind of flags.kinds.split(',')) state = await runRounds({ report, world, members }, kind, state)
  report.check(Object.keys(state.members).length === Number(flags.members), `${flags.members} members took part`)
  process.stdout.write(`${state.acked} offsets committed, ${state.failures} commits not answered and made again\n`)
} catch (error) {
  report.check(false, 'the run came to its end', error.stack)
} finally {
  members?.stop()
  await world?.close()
  await stores.stop()
}
process.exitCode = report.finish()
