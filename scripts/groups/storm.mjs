// npm run storm: a hundred members of a group join, leave and vanish at random.
//
//   node scripts/groups/storm.mjs [--seconds N] [--members N] [--partitions N] [--assignor range,cooperative-sticky]
//                                 [--seed N] [--target millrace|kafka]
//
// For each assignor, one after the other: no partition has two owners in one generation, no committed offset is taken back,
// no record is passed over, and within one session timeout of the last join all who are left share all partitions.
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
    seconds: { type: 'string', default: '180' },
    members: { type: 'string', default: '100' },
    partitions: { type: 'string', default: '60' },
    assignor: { type: 'string', default: 'range,cooperative-sticky' },
    seed: { type: 'string', default: String(Date.now() % 1e9) },
    target: { type: 'string', default: 'millrace' },
  },
})

/** Anomalies by the names that storm_ledger.go gives them, and the check that each of them breaks. */
const checks = {
  'two owners': 'no partition had two owners in one generation',
  overlap: 'no member was given a partition while another still held it',
  'offset taken back': 'no committed offset was taken back',
  'writing failed': 'every record was written',
  'joining failed': 'every member could be started',
}

const storm = async (report, binary, { bootstrap, assignor }) => {
  const topic = `storm-${assignor}`
  const where = ['-bootstrap', bootstrap, '-topic', topic]
  await runJsonLines(binary, ['create', ...where, '-partitions', flags.partitions])
  const what = ['-group', topic, '-partitions', flags.partitions, '-members', flags.members, '-assignor', assignor]
  const when = ['-for', `${flags.seconds}s`, '-seed', flags.seed]
  const timeoutMs = Number(flags.seconds) * 1_000 + 120_000
  const [outcome] = await runJsonLines(binary, ['storm', ...where, ...what, ...when], { timeoutMs })
  for (const [name, check] of Object.entries(checks)) {
    const examples = outcome.anomalies[name] ?? []
    report.check(examples.length === 0, `${assignor}: ${check}`, examples.join('; '))
  }
  const { settled, settledAfterMs, sessionTimeoutMs } = outcome
  report.check(
    settled && settledAfterMs <= sessionTimeoutMs,
    `${assignor}: all ${outcome.alive} who were left shared all partitions within one session timeout`,
    `${settledAfterMs} ms of ${sessionTimeoutMs}`,
  )
  report.check(outcome.described === '', `${assignor}: DescribeGroups says what the members know`, outcome.described)
  report.check(
    outcome.unread === 0,
    `${assignor}: every record was read and its offset committed`,
    `${outcome.unread} not`,
  )
  report.check(outcome.joins > 0 && outcome.leaves > 0 && outcome.generations > 1, `${assignor}: there was a storm`)
  process.stdout.write(
    `     ${outcome.joins} joins, ${outcome.leaves} leaves, ${outcome.vanished} vanished, ${outcome.generations} generations, ` +
      `${outcome.commits} commits (${outcome.commitsRefused} refused), ${outcome.read} records read, ` +
      `${outcome.readTwice} of them twice, ${outcome.lost} members put out, ${outcome.overlaps} overlaps\n`,
  )
}

const report = createReport()
const folder = await mkdtemp(join(tmpdir(), 'millrace-storm-'))
const { newest } = await ensureFranz(['newest'])
const server = await (flags.target === 'kafka' ? createKafkaServer(folder) : createMillraceServer(folder))
const running = await server.start()
try {
  const bootstrap = running.bootstrap ?? server.bootstrap
  process.stdout.write(`${server.name} at ${bootstrap}, seed ${flags.seed}\n`)
  for (const assignor of flags.assignor.split(',')) await storm(report, newest, { bootstrap, assignor })
  const { exitCode, signalCode } = running.child
  report.check(exitCode === null && signalCode === null, 'the server is still the process that was started')
} catch (error) {
  report.check(false, 'the run came to its end', error.stack)
} finally {
  await running.stop()
  await rm(folder, { recursive: true, force: true })
}
process.exitCode = report.finish()
