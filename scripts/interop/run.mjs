// npm run interop: real clients against a running server.
//
//   node scripts/interop/run.mjs [--target millrace|kafka] [--records N] [--bootstrap host:port]
//                                [--bucket URL --metadata URL] [--s3] [--record-answers] [--keep]
//
// Without --bootstrap it starts the server itself: the reference agent on SQLite and files in a new folder, or on the
// stores given, or Apache Kafka. The same checks hold for both, which is what shows that the checks are right. With
// --target kafka --record-answers it writes what Kafka answers to kafka-answers.json, which the agent is compared with.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { checkAdministration } from './administration.mjs'
import { writeDataset } from './dataset.mjs'
import { checkGroupReads } from './group-reads.mjs'
import { ensureFranz, ensureKafkaJars, ensureKcat, ensureLibrdkafka } from './install.mjs'
import { startJavaTools } from './java-tools.mjs'
import { createKafkaServer } from './kafka-server.mjs'
import { createMillraceServer } from './millrace-server.mjs'
import { checkJavaAdmin } from './java-admin.mjs'
import { checkHostOverride, checkJava, checkKafkajs, checkKcat } from './other-clients.mjs'
import { createReport } from './report.mjs'
import { checkAcks, checkRoundTrips, checkTail } from './round-trips.mjs'
import { checkSegments, segmentFiles } from './segments.mjs'
import { checkVerifiable } from './verifiable.mjs'

const { values: flags } = parseArgs({
  options: {
    target: { type: 'string', default: 'millrace' },
    records: { type: 'string', default: '100000' },
    bootstrap: { type: 'string' },
    bucket: { type: 'string' },
    metadata: { type: 'string' },
    s3: { type: 'boolean', default: false },
    'record-answers': { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
  },
})

/** As the Kafka that is compared with: a new group does not wait for more members, which costs each group three seconds. */
const withoutDelay = ['--groupInitialRebalanceDelayMs', '0']

const startTarget = async (folder) => {
  if (flags.bootstrap !== undefined) return { bootstrap: flags.bootstrap, objects: null, stop: async () => {} }
  const { bucket, metadata } = flags
  const server =
    flags.target === 'kafka'
      ? await createKafkaServer(join(folder, 'kafka'))
      : await createMillraceServer(join(folder, 'agent'), { bucket, metadata, more: withoutDelay })
  const running = await server.start()
  const bootstrap = running.bootstrap ?? server.bootstrap
  process.stdout.write(`${server.name} at ${bootstrap}, started in ${Math.round(running.startMs)} ms\n`)
  return { ...running, bootstrap, objects: server.objects ?? null }
}

/** A real S3-compatible server for the agent's objects; the agent takes the keys from its environment. */
const startS3 = async () => {
  const { findOrBuildMinio, startMinio } = await import('../s3-server/minio.mjs')
  const binary = findOrBuildMinio()
  if (binary === undefined) throw new Error('there is no S3-compatible server to run against')
  const server = await startMinio(binary)
  process.env.AWS_ACCESS_KEY_ID = server.accessKeyId
  process.env.AWS_SECRET_ACCESS_KEY = server.secretAccessKey
  flags.bucket = `s3://${server.bucket}?endpoint=${server.endpoint}&forcePathStyle=true&region=us-east-1`
  return server
}

const makeDatasets = async (folder, records, singleRecords) => {
  const datasets = { rich: join(folder, 'rich'), lines: join(folder, 'lines'), single: join(folder, 'single') }
  await writeDataset(datasets.rich, { flavour: 'rich', records, partitions: 4, seed: 1 })
  await writeDataset(datasets.lines, { flavour: 'lines', records, partitions: 4, seed: 2 })
  await writeDataset(datasets.single, { flavour: 'rich', records: singleRecords, partitions: 1, seed: 3 })
  return datasets
}

const report = createReport()
const folder = await mkdtemp(join(tmpdir(), 'millrace-interop-'))
const records = Number(flags.records)
const singleRecords = Math.max(100, Math.floor(records / 20))
const startedAt = performance.now()

await ensureKcat()
await ensureKafkaJars()
const franz = await ensureFranz()
const python = await ensureLibrdkafka()
const s3 = flags.s3 ? await startS3() : undefined
const target = await startTarget(folder)
const tools = await startJavaTools()
try {
  const datasets = await makeDatasets(folder, records, singleRecords)
  const { bootstrap, objects } = target
  const isKafka = flags.target === 'kafka'
  const context = {
    report,
    bootstrap,
    objects,
    folder,
    franz,
    python,
    tools,
    datasets,
    records,
    singleRecords,
    isKafka,
  }
  await checkAdministration(context, { recordAnswers: flags['record-answers'] })
  await checkKcat(context)
  if (flags.target === 'millrace') await checkHostOverride(context)
  await checkKafkajs(context)
  await checkAcks(context)
  await checkTail(context)
  if (objects !== null) context.earlierSegments = await segmentFiles(objects)
  await checkRoundTrips(context)
  await checkGroupReads(context)
  await checkJava(context)
  await checkVerifiable(context)
  await checkJavaAdmin(context)
  if (objects !== null) await checkSegments(context)
  if (target.child !== undefined) {
    await report.run('the server is still the process that was started, and ends when it is asked to', async () => {
      if (target.child.exitCode !== null || target.child.signalCode !== null) throw new Error('it ended by itself')
      await target.stop()
      if (flags.target !== 'kafka' && target.child.exitCode !== 0) {
        throw new Error(`exit code ${target.child.exitCode}, signal ${target.child.signalCode}`)
      }
    })
  }
} catch (error) {
  report.check(false, 'the run came to its end', error.stack)
} finally {
  tools.stop()
  await target.stop()
  await s3?.stop()
  if (flags.keep || report.hasFailures()) process.stdout.write(`kept ${folder}\n`)
  else await rm(folder, { recursive: true, force: true })
}
process.stdout.write(`took ${Math.round((performance.now() - startedAt) / 1000)} s\n`)
process.exitCode = report.finish()
