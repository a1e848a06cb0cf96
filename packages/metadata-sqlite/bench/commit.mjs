// Times commits of one segment with 50 extents through the whole store: event loop, worker thread, SQLite, fsync.
// Needs the built packages: `npm run build`, then `node packages/metadata-sqlite/bench/commit.mjs [commits] [folder]`.
// The folder should be on the disk that is meant; /tmp may be memory.
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createSqliteMetadataStore } from '@millrace/metadata-sqlite'
import { createUuidV7, systemClock, systemRandom } from '@millrace/runtime'

const commits = Number(process.argv[2] ?? 1000)
const parent = process.argv[3] ?? '.'
const EXTENTS = 50

const batchesOf = (sequence) =>
  Array.from({ length: EXTENTS }, (_, partition) => ({
    topicId: 'bench-topic-id',
    partition,
    byteOffset: partition * 1000,
    byteLength: 1000,
    lastOffsetDelta: 9,
    recordCount: 10,
    producerId: 1000 + partition,
    producerEpoch: 0,
    baseSequence: sequence * 10,
    lastSequence: sequence * 10 + 9,
    maxTimestamp: systemClock.nowMs(),
    isTransactional: false,
    mayBeFirst: true,
  }))

const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(2)

async function run(synchronous) {
  const folder = await mkdtemp(join(parent, '.bench-sqlite-'))
  const path = join(folder, 'metadata.db')
  try {
    const store = createSqliteMetadataStore({ clock: systemClock }, { path, synchronous })
    const before = performance.now()
    await store.start()
    const startMs = performance.now() - before
    await store.createTopics('bench', [
      { topicId: 'bench-topic-id', name: 'bench', partitionCount: EXTENTS, configs: {} },
    ])
    const times = []
    const begin = performance.now()
    for (let sequence = 0; sequence < commits; sequence++) {
      const segmentId = createUuidV7(systemClock.nowMs(), systemRandom)
      const started = performance.now()
      const outcome = await store.commitSegment({
        segmentId,
        segmentBytes: EXTENTS * 1000,
        batches: batchesOf(sequence),
      })
      times.push(performance.now() - started)
      if (!outcome.ok || outcome.verdicts.some(({ kind }) => kind !== 'committed')) throw new Error('not committed')
    }
    const perSecond = commits / ((performance.now() - begin) / 1000)
    await store.close()
    const { size } = await stat(path)
    const sorted = times.toSorted((left, right) => left - right)
    const figures = `p50 ${quantile(sorted, 0.5)} ms, p99 ${quantile(sorted, 0.99)} ms, ${perSecond.toFixed(0)} commits/s`
    const bytes = `${(size / commits / EXTENTS).toFixed(0)} bytes per extent`
    process.stdout.write(`${synchronous}: start ${startMs.toFixed(0)} ms, ${figures}, ${bytes}\n`)
  } finally {
    await rm(folder, { recursive: true })
  }
}

for (const synchronous of ['FULL', 'NORMAL', 'FULL', 'NORMAL']) await run(synchronous)
