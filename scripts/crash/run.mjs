// npm run crash: kill -9 under load, fifty times, then every acknowledged record must be there once, in order.
//
//   node scripts/crash/run.mjs [--kills N] [--seed N] [--producers N] [--rate RECORDS] [--target millrace|kafka] [--keep]
//                              [--put-delay MS] [--planted early-put|no-sequences]
//
// Idempotent producers with acks=all write without pause and never give up. The server is killed at random moments and,
// the agent, at five named points of a segment's life, and is started again on the same port and the same stores. What
// the producers were told is written down as it comes in and checked after the fact against what can be read, once after
// a last kill -9 and once after a clean stop.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { ensureFranz } from '../interop/install.mjs'
import { endWithUs, runJsonLines } from '../interop/processes.mjs'
import { createReport } from '../interop/report.mjs'
import { checkHistory } from './checker.mjs'
import { createRandom, killRepeatedly } from './kill-loop.mjs'
import { createTarget } from './targets.mjs'

const { values: flags } = parseArgs({
  options: {
    kills: { type: 'string', default: '50' },
    seed: { type: 'string', default: String(Date.now() % 1e9) },
    producers: { type: 'string', default: '3' },
    rate: { type: 'string', default: '1000' },
    partitions: { type: 'string', default: '4' },
    target: { type: 'string', default: 'millrace' },
    'put-delay': { type: 'string', default: '40' },
    planted: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
})
const topic = 'crash'
if (flags.planted !== undefined) process.env.PLANTED = flags.planted

/** Starts the producers. `acked` tells how many records they have acknowledged by now. */
const startProducers = (binary, bootstrap, history) => {
  const where = ['-bootstrap', bootstrap, '-topic', topic, '-partitions', flags.partitions, '-history', history]
  const args = ['crash-produce', ...where, '-producers', flags.producers, '-rate', flags.rate]
  const child = endWithUs(spawn(binary, args, { stdio: ['ignore', 'pipe', 'inherit'] }))
  const latest = { acked: 0 }
  createInterface({ input: child.stdout }).on('line', (line) => Object.assign(latest, JSON.parse(line)))
  return {
    latest,
    async finish() {
      const closed = once(child, 'close')
      child.kill('SIGTERM')
      const [code] = await closed
      if (code !== 0) throw new Error(`the producers ended with exit code ${code}`)
      return latest
    },
  }
}

const linesOf = async (...files) => {
  const lines = []
  for (const file of files)
    for await (const line of createInterface({ input: createReadStream(file) })) lines.push(line)
  return lines
}

/** Reads everything back and checks it against what was acknowledged. */
const check = async (report, binary, { bootstrap, folder, when }) => {
  const read = join(folder, `read-${when.replaceAll(' ', '-')}.txt`)
  const [{ stopped }] = await runJsonLines(binary, [
    'crash-read',
    '-bootstrap',
    bootstrap,
    '-topic',
    topic,
    '-history',
    read,
  ])
  const findings = checkHistory(await linesOf(join(folder, 'produced.txt'), read))
  const kinds = Object.entries(findings.anomalies)
  for (const [name, { count, examples }] of kinds) process.stdout.write(`${name}: ${count}, ${examples.join('; ')}\n`)
  const counts = `${findings.acked} acknowledged, ${findings.read} read, ${kinds.length} kinds of anomaly`
  report.check(stopped === '', `reading ${when} came to the end of every partition`, stopped)
  report.check(kinds.length === 0, `every acknowledged record is there once, in order, offsets dense, ${when}`, counts)
  return findings
}

const report = createReport()
const folder = await mkdtemp(join(tmpdir(), 'millrace-crash-'))
const kills = Number(flags.kills)
const binary = (await ensureFranz(['newest'])).newest
const target = await createTarget(flags.target, join(folder, 'server'), { putDelayMs: Number(flags['put-delay']) })
const { bootstrap } = target
process.stdout.write(`seed ${flags.seed}, ${flags.producers} producers, ${flags.partitions} partitions, ${folder}\n`)
let running
try {
  running = await target.start()
  await runJsonLines(binary, ['create', '-bootstrap', bootstrap, '-topic', topic, '-partitions', flags.partitions])
  const producers = startProducers(binary, bootstrap, join(folder, 'produced.txt'))
  await running.stop()

  let before = 0
  let idleLives = 0
  const onKill = ({ number, kind, detail, lifeMs }) => {
    const { acked } = producers.latest
    if (acked === before) idleLives++
    process.stdout.write(`kill ${number}: ${kind} ${detail}, life ${Math.round(lifeMs)} ms, ${acked} acknowledged\n`)
    before = acked
  }
  const counts = await killRepeatedly(target, { kills, random: createRandom(Number(flags.seed)), onKill })

  running = await target.start()
  const { sent, acked, failed } = await producers.finish()
  report.check(
    acked === sent && failed === 0,
    'every record sent was acknowledged in the end',
    `${acked} of ${sent}, ${failed} given up`,
  )
  running.child.kill('SIGKILL')
  if (running.child.signalCode === null) await once(running.child, 'exit')
  running = await target.start()
  const findings = await check(report, binary, { bootstrap, folder, when: 'after a last kill' })
  await running.stop()
  running = await target.start()
  await check(report, binary, { bootstrap, folder, when: 'after a clean stop' })

  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const perKind = Object.entries(counts).map(([kind, count]) => `${kind} ${count}`)
  process.stdout.write(`kills: ${perKind.join(', ')}; ${idleLives} lives in which nothing was acknowledged\n`)
  process.stdout.write(`acknowledged: ${findings.acked}; longest silence ${findings.longestSilenceMs} ms\n`)
  report.check(total === kills, `${kills} kills took place`, perKind.join(', '))
  for (const [kind, count] of Object.entries(counts))
    report.check(count > 0, `there was a kill of kind ${kind}`, String(count))
  report.check(findings.acked > 0 && idleLives < kills, 'records were acknowledged between kills')
} catch (error) {
  report.check(false, 'the run came to its end', error.stack)
} finally {
  await running?.stop()
  if (flags.keep || report.hasFailures()) process.stdout.write(`kept ${folder}\n`)
  else await rm(folder, { recursive: true, force: true })
}
process.exitCode = report.finish()
