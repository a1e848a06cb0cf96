// npm run connections: a thousand connections at work beside five thousand that are idle, and what each kind costs.
//
//   node scripts/connections/run.mjs [--active N] [--idle N] [--seconds N] [--target millrace|kafka]
import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureFranz } from '../interop/install.mjs'
import { createKafkaServer } from '../interop/kafka-server.mjs'
import { createMillraceServer } from '../interop/millrace-server.mjs'
import { runJsonLines } from '../interop/processes.mjs'
import { createReport } from '../interop/report.mjs'

const { values: flags } = parseArgs({
  options: {
    active: { type: 'string', default: '1000' },
    idle: { type: 'string', default: '5000' },
    seconds: { type: 'string', default: '30' },
    target: { type: 'string', default: 'millrace' },
  },
})
const idle = Number(flags.idle)
const active = Number(flags.active)

/** Each process of the run has a file descriptor per connection. Those started from here inherit the limit. */
const raiseFileLimit = (wanted) => {
  const { status, stderr } = spawnSync('prlimit', [`--pid=${process.pid}`, `--nofile=${wanted}:`], { encoding: 'utf8' })
  if (status === 0) return
  const { status: raised } = spawnSync('prlimit', [`--pid=${process.pid}`, `--nofile=${wanted}:${wanted}`])
  if (raised !== 0) process.stderr.write(`the limit of open files could not be raised to ${wanted}: ${stderr}`)
}

const mebibytes = (bytes) => `${(bytes / 2 ** 20).toFixed(0)} MiB`
const kibibytesEach = (bytes, count) => `${(bytes / count / 1024).toFixed(1)} KiB`

const report = createReport()
raiseFileLimit(idle + active + 2_000)
const folder = await mkdtemp(join(tmpdir(), 'millrace-connections-'))
const { newest } = await ensureFranz(['newest'])
const server = await (flags.target === 'kafka' ? createKafkaServer(folder) : createMillraceServer(folder))
const running = await server.start()
try {
  const where = ['-bootstrap', running.bootstrap ?? server.bootstrap, '-topic', 'connections', '-partitions', '50']
  await runJsonLines(newest, ['create', ...where])
  const counts = ['-idle', flags.idle, '-active', flags.active, '-for', `${flags.seconds}s`]
  const [outcome] = await runJsonLines(newest, ['connections', ...where, ...counts, '-pid', String(running.child.pid)])
  const { failed, problems, residentBefore, residentIdle, residentActive, residentHighest } = outcome
  report.check(failed === 0, `no connection met an error`, failed === 0 ? '' : `${failed}: ${problems.join('; ')}`)
  report.check(outcome.idle === idle, `${idle} idle connections were opened`, String(outcome.idle))
  report.check(outcome.idleAlive === idle, 'each was answered after idling', String(outcome.idleAlive))
  report.check(
    outcome.batches >= active,
    `${active} active connections wrote batches, each about one per second`,
    String(outcome.batches),
  )
  process.stdout.write(
    `${server.name}: resident ${mebibytes(residentBefore)} before, ${mebibytes(residentIdle)} with ${idle} idle connections, ` +
      `${mebibytes(residentActive)} at the end (${mebibytes(residentHighest)} at most) with ${active} active ones beside them\n` +
      `${kibibytesEach(residentIdle - residentBefore, idle)} per idle connection, ` +
      `${kibibytesEach(residentHighest - residentIdle, active)} per active connection at most; ` +
      `acknowledgements p50 ${outcome.p50Ms.toFixed(1)} ms, p99 ${outcome.p99Ms.toFixed(1)} ms, at most ${outcome.maxMs.toFixed(1)} ms\n`,
  )
} catch (error) {
  report.check(false, 'the run came to its end', error.stack)
} finally {
  await running.stop()
  await rm(folder, { recursive: true, force: true })
}
process.exitCode = report.finish()
