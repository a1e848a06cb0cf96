// Commits of one segment with 50 extents and 50 idempotent producers: by one function, as the engine does, and as the
// design that was not taken would, with the decision in JavaScript between two pipelined round trips.
// usage: node scripts/run-ts.mjs packages/metadata-postgres/bench/commit.ts [seconds per run]
import { setTimeout as sleep } from 'node:timers/promises'
import { connect, createServer } from 'node:net'
import { once } from 'node:events'
import { createPostgresMetadataStore } from '@millrace/metadata-postgres'
import type { BatchCommit, SegmentCommit } from '@millrace/metadata'
import { createUuidV7, systemClock, systemRandom } from '@millrace/runtime'
import { findPostgres, startPostgres } from '../../../scripts/postgres-server/server.mjs'
import { createTwoRoundTrips } from './two-round-trips.ts'

const EXTENTS = 50
const runMs = Number(process.argv[2] ?? 5) * 1000

function segmentOf(topicId: string, agent: number, sequence: number): SegmentCommit {
  const batches = Array.from(
    { length: EXTENTS },
    (_, partition): BatchCommit => ({
      topicId,
      partition,
      byteOffset: partition * 1000,
      byteLength: 1000,
      lastOffsetDelta: 9,
      recordCount: 10,
      producerId: 1000 * agent + partition,
      producerEpoch: 0,
      baseSequence: sequence * 10,
      lastSequence: sequence * 10 + 9,
      maxTimestamp: systemClock.nowMs(),
      isTransactional: false,
      mayBeFirst: true,
    }),
  )
  return { segmentId: createUuidV7(systemClock.nowMs(), systemRandom), segmentBytes: EXTENTS * 1000, batches }
}

interface Committer {
  commit(segment: SegmentCommit): Promise<void>
  close(): Promise<void>
}

/** Forwards to the server, each piece of bytes in either direction a while later: a network in between. */
async function startDelay(port: number, delayMs: number) {
  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1')
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      from.setNoDelay(true)
      from.on('data', (bytes) => setTimeout(() => to.writable && to.write(bytes), delayMs))
      from.on('close', () => to.destroy())
      from.on('error', () => to.destroy())
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { port: address.port, close: () => server.close() }
}

async function openStore(url: string): Promise<Committer> {
  const store = createPostgresMetadataStore({}, { url })
  await store.start()
  return {
    async commit(segment) {
      const outcome = await store.commitSegment(segment)
      if (!outcome.ok || outcome.verdicts.some(({ kind }) => kind !== 'committed')) throw new Error('not committed')
    },
    close: () => store.close(),
  }
}

const quantile = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(2)

async function run(name: string, committers: readonly Committer[], topicOf: (agent: number) => string) {
  const times: number[] = []
  const cpuBefore = process.cpuUsage()
  const begin = performance.now()
  await Promise.all(
    committers.map(async (committer, agent) => {
      for (let sequence = 0; performance.now() - begin < runMs; sequence++) {
        const started = performance.now()
        await committer.commit(segmentOf(topicOf(agent), agent, sequence))
        times.push(performance.now() - started)
      }
    }),
  )
  const seconds = (performance.now() - begin) / 1000
  const { user, system } = process.cpuUsage(cpuBefore)
  const sorted = times.toSorted((left, right) => left - right)
  const figures = `${(times.length / seconds).toFixed(0)} commits/s, p50 ${quantile(sorted, 0.5)} ms, p99 ${quantile(sorted, 0.99)} ms`
  const cpu = `${((user + system) / 1000 / times.length).toFixed(2)} ms of our CPU each`
  process.stdout.write(`${name}: ${figures}, ${cpu}\n`)
  await Promise.all(committers.map((committer) => committer.close()))
}

const bin = findPostgres()
if (bin === undefined) throw new Error('there is no PostgreSQL 15 or later on this machine')
const server = await startPostgres(bin)
let topicCount = 0
async function makeTopics(count: number): Promise<readonly string[]> {
  const store = createPostgresMetadataStore({}, { url: server.url })
  await store.start()
  const topics = Array.from({ length: count }, () => `bench-${++topicCount}`)
  await store.createTopics(
    'bench',
    topics.map((topicId) => ({ topicId, name: topicId, partitionCount: EXTENTS, configs: {} })),
  )
  // The rows of its partitions are made by the first commit; the other design does without that part.
  for (const topicId of topics) await store.commitSegment(segmentOf(topicId, 999, 0))
  await store.close()
  return topics
}

try {
  for (const delayMs of [0, 1]) {
    const delay = delayMs === 0 ? undefined : await startDelay(server.port, delayMs)
    const url = delay === undefined ? server.url : server.url.replace(`:${server.port}/`, `:${delay.port}/`)
    for (const [agents, topics] of [
      [1, 1],
      [4, 4],
      [4, 1],
    ] as const) {
      const what = `${agents} agents, ${topics === 1 ? 'the same' : 'their own'} partitions${delayMs === 0 ? '' : ', 2 ms away'}`
      for (const [name, open] of [
        ['one function', openStore],
        ['two round trips', createTwoRoundTrips],
      ] as const) {
        const ids = await makeTopics(topics)
        const committers = await Promise.all(Array.from({ length: agents }, () => open(url)))
        await run(`${what}: ${name}`, committers, (agent) => ids[agent % topics]!)
        await sleep(200)
      }
    }
    delay?.close()
  }
} finally {
  await server.stop()
}
