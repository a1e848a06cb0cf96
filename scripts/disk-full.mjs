// Fills the disk under an agent on SQLite and files, on a tmpfs of its own, and frees it again. Nothing may be
// acknowledged that is not there, errors must be retriable, and the agent must recover by itself. Needs root.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAgent } from '@millrace/agent'
import { Kafka, logLevel, Partitioners } from 'kafkajs'

const DISK_BYTES = 24 * 1024 * 1024
const BATCH_BYTES = 256 * 1024
/** The agent's own recovery is bounded by its backoff; this is only the test's patience. */
const RECOVERY_MS = 60_000

const folder = mkdtempSync(join(tmpdir(), 'millrace-disk-full-'))
execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_BYTES}`, 'tmpfs', folder])
let passed = 0
let failed = 0
const check = (what, isTrue, detail = '') => {
  if (isTrue) passed++
  else failed++
  console.log(`${isTrue ? 'ok  ' : 'FAIL'} ${what} ${detail}`)
}
const retriable = new Set(['REQUEST_TIMED_OUT', 'KAFKA_STORAGE_ERROR'])
const events = []
const log = (level) => (event, fields, error) => events.push(`${level} ${event} ${error?.message ?? ''}`)
const logger = { debug() {}, info() {}, warn: log('warn'), error: log('error'), child: () => logger }

let agent
try {
  const filler = join(folder, 'filler')
  writeFileSync(filler, Buffer.alloc(8 * 1024 * 1024))
  agent = await createAgent({
    bucketURL: `file://${folder}/objects`,
    metadataURL: `sqlite://${folder}/metadata.db`,
    logger,
  })
  const kafka = new Kafka({ brokers: [agent.bootstrap], logLevel: logLevel.NOTHING, retry: { retries: 0 } })
  const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner })
  const admin = kafka.admin()
  await Promise.all([producer.connect(), admin.connect()])
  await admin.createTopics({ topics: [{ topic: 't', numPartitions: 1 }] })
  const send = async (value) => {
    const [result] = await producer.send({ topic: 't', timeout: 2_000, messages: [{ value }] })
    return Number(result.baseOffset)
  }
  const highWatermark = async () => Number((await admin.fetchTopicOffsets('t'))[0].high)

  let acknowledged = 0
  let refusal
  while (refusal === undefined && acknowledged * BATCH_BYTES < DISK_BYTES) {
    try {
      await send(Buffer.alloc(BATCH_BYTES, 'x'))
      acknowledged++
    } catch (error) {
      refusal = error
    }
  }
  const type = refusal?.type ?? refusal?.cause?.type ?? refusal?.message
  check('a full disk is answered with a retriable error', retriable.has(type), type)
  check('some batches were acknowledged before', acknowledged > 0, String(acknowledged))
  check('only what was acknowledged is readable', (await highWatermark()) === acknowledged)

  rmSync(filler)
  let recovered
  for (const startedMs = performance.now(); recovered === undefined && performance.now() - startedMs < RECOVERY_MS; ) {
    recovered = await send('after').catch(() => undefined)
  }
  check('the agent takes records again once there is room', recovered !== undefined, `at offset ${recovered}`)
  check('nothing acknowledged was lost', recovered >= acknowledged && (await highWatermark()) > recovered)
  await Promise.all([producer.disconnect(), admin.disconnect()])
} catch (error) {
  check('the run itself', false, error.stack)
} finally {
  await agent?.close().catch((error) => check('the agent closes', false, error.message))
  execFileSync('umount', [folder])
  rmSync(folder, { recursive: true })
}
if (failed > 0) console.log(events.slice(-20).join('\n'))
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
