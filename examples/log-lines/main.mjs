// Gathers log lines of several services into few objects, and reads them back: the batcher without anything of Kafka.
//
// Each service is a "topic" with one partition, each log line an item of one record. Whatever comes together goes into
// one object and one commit, so the number of PUTs depends on time and bytes, not on the number of services.
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createBatcher } from '@millrace/batcher'
import { createMemoryMetadataStore } from '@millrace/metadata'
import { createFileObjectStore, segmentKey } from '@millrace/object-store'
import { systemClock } from '@millrace/runtime'

const SERVICES = ['checkout', 'search', 'mail']
const LINES_PER_SERVICE = 200
const CLUSTER = 'logs'

/** 16 bytes as base64url, which is what a topic id is. */
const topicIdOf = (service) => Buffer.from(service.padEnd(16, '.')).toString('base64url')

const lineOf = (service, index) => `${service} line ${index}: ${'x'.repeat(index % 40)}`

/** One log line as the batcher takes it: an item of one record from a producer that has no number. */
function itemOf(service, line) {
  return {
    topicId: topicIdOf(service),
    partition: 0,
    lastOffsetDelta: 0,
    recordCount: 1,
    producerId: -1,
    producerEpoch: -1,
    baseSequence: -1,
    lastSequence: -1,
    maxTimestamp: Date.now(),
    isTransactional: false,
    chunks: [Buffer.from(`${line}\n`)],
  }
}

const folder = await mkdtemp(join(tmpdir(), 'millrace-log-lines-'))
const store = createFileObjectStore({}, { directory: folder })
const metadata = createMemoryMetadataStore({ clock: systemClock })
await store.start()
await metadata.start()
await metadata.createTopics(
  CLUSTER,
  SERVICES.map((name) => ({ topicId: topicIdOf(name), name, partitionCount: 1, configs: {} })),
)

let segmentCount = 0
const batcher = createBatcher(
  { store, metadata, onStored: () => segmentCount++ },
  // The plain timer: at most one object every 50 ms, however many services write.
  { batchTimeoutMs: 50, putBudgetBytes: 0, writer: 'log-lines example' },
)

// Every service writes on its own; a line is safe once its promise resolves.
await Promise.all(
  SERVICES.map(async (service) => {
    const pending = []
    for (let index = 0; index < LINES_PER_SERVICE; index++) {
      pending.push(batcher.append([itemOf(service, lineOf(service, index))]))
      if (index % 20 === 0) await sleep(5)
    }
    for (const [result] of await Promise.all(pending)) assert.equal(result.kind, 'committed')
  }),
)
await batcher.close()
console.log(
  `wrote ${SERVICES.length * LINES_PER_SERVICE} lines of ${SERVICES.length} services as ${segmentCount} objects`,
)

for (const service of SERVICES) {
  const query = { topicId: topicIdOf(service), partition: 0, offset: 0, bytesMax: 1_000_000 }
  const [log] = await metadata.readPartitions([query])
  const parts = []
  for (const { segmentId, byteOffset, byteLength } of log.extents) {
    parts.push(await store.get(segmentKey(segmentId), { range: { start: byteOffset, end: byteOffset + byteLength } }))
  }
  const lines = Buffer.concat(parts).toString().trimEnd().split('\n')
  assert.deepEqual(
    lines,
    Array.from({ length: LINES_PER_SERVICE }, (_, index) => lineOf(service, index)),
  )
  console.log(`read ${lines.length} lines of ${service} back in order, from ${log.extents.length} ranges`)
}

await metadata.close()
await store.close()
await rm(folder, { recursive: true })
