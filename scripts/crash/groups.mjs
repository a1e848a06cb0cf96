// npm run crash:groups: kill -9 while twenty members of a stable group commit, and start again on the same port and data.
//
//   node scripts/crash/groups.mjs [--kills N] [--seed N] [--members N] [--target millrace|kafka] [--keep]
//
// After each kill every member must be in the same generation with the same id and the same partitions, no client may have
// been told that it is none, or have seen a rebalance, and no acknowledged commit may be lost.
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { ensureFranz } from '../interop/install.mjs'
import { runJsonLines } from '../interop/processes.mjs'
import { createReport } from '../interop/report.mjs'
import { differences, generationsOf, membersOf, startHeldGroup, waitForGroup } from './held-group.mjs'
import { createRandom } from './kill-loop.mjs'
import { createTarget } from './targets.mjs'

const { values: flags } = parseArgs({
  options: {
    kills: { type: 'string', default: '10' },
    seed: { type: 'string', default: String(Date.now() % 1e9) },
    members: { type: 'string', default: '20' },
    target: { type: 'string', default: 'millrace' },
    keep: { type: 'boolean', default: false },
  },
})
const topic = 'held'
/** A kill comes so long after the last look, at most, ... */
const lifeMsMax = 1_500
/** ... and the server stays away for so long, at most, beside what it needs to start. */
const pauseMsMax = 1_000

const report = createReport()
const folder = await mkdtemp(join(tmpdir(), 'millrace-crash-groups-'))
const random = createRandom(Number(flags.seed))
const binary = (await ensureFranz(['newest'])).newest
const target = await createTarget(flags.target, join(folder, 'server'), { putDelayMs: 0 })
let running
let members
try {
  process.stdout.write(`seed ${flags.seed}, ${flags.members} members, ${folder}\n`)
  running = await target.start()
  await runJsonLines(binary, ['create', '-bootstrap', target.bootstrap, '-topic', topic, '-partitions', '40'])
  members = startHeldGroup([binary], { bootstrap: target.bootstrap, topic, members: flags.members })
  await waitForGroup(members)
  members.beginStability()
  const first = await members.look()
  let before = first
  const lookAfter = async (what) => {
    const state = await members.look()
    const problem = differences(before, state)
    const detail = `generation ${generationsOf(state).join()}, ${state.acked - before.acked} offsets committed since`
    report.check(problem === '', `${what}: same generation, members, assignment; no commit lost`, problem || detail)
    before = state
  }
  for (let kill = 1; kill <= Number(flags.kills); kill++) {
    await sleep(random() * lifeMsMax)
    running.child.kill('SIGKILL')
    if (running.child.signalCode === null) await once(running.child, 'exit')
    const pauseMs = Math.floor(random() * pauseMsMax)
    await sleep(pauseMs)
    running = await target.start()
    await lookAfter(`kill ${kill}, away ${pauseMs} + ${Math.round(running.startMs)} ms`)
  }
  await running.stop()
  running = await target.start()
  await lookAfter('a clean stop')
  report.check(membersOf(first).length === Number(flags.members), `${flags.members} members took part`)
  process.stdout.write(`${before.acked} offsets committed, ${before.failures} commits not answered and made again\n`)
} catch (error) {
  report.check(false, 'the run came to its end', error.stack)
} finally {
  members?.stop()
  await running?.stop()
  if (flags.keep || report.hasFailures()) process.stdout.write(`kept ${folder}\n`)
  else await rm(folder, { recursive: true, force: true })
}
process.exitCode = report.finish()
