import { writeSync } from 'node:fs'
import type { BatchCommit, SegmentCommit } from '@millrace/metadata'
import { createUuidV7, systemClock, systemRandom } from '@millrace/runtime'
import { createSqliteMetadataStore } from '../../src/index.ts'

// Commits segments as fast as it can until it is killed, and prints every commit with its answer once it has that.
// Arguments: file, topic id, producer id (one per run, so that sequences begin at 0).
const [path, topicId, producerId] = process.argv.slice(2)
const print = (line: string) => writeSync(1, `${line}\n`)

const store = createSqliteMetadataStore({ clock: systemClock }, { path: path! })
await store.start()
await store.createTopics('vci_crash', [{ topicId: topicId!, name: topicId!, partitionCount: 4, configs: {} }])
print('started')

for (let sequence = 0; ; sequence++) {
  const batches = Array.from({ length: 8 }, (_, index): BatchCommit => {
    const partition = index % 4
    return {
      topicId: topicId!,
      partition,
      byteOffset: index * 100,
      byteLength: 100,
      lastOffsetDelta: 0,
      recordCount: 1,
      producerId: Number(producerId),
      producerEpoch: 0,
      baseSequence: 2 * sequence + (index < 4 ? 0 : 1),
      lastSequence: 2 * sequence + (index < 4 ? 0 : 1),
      maxTimestamp: -1,
      isTransactional: false,
      mayBeFirst: true,
    }
  })
  const segmentId = createUuidV7(systemClock.nowMs(), systemRandom)
  const commit: SegmentCommit = { segmentId, segmentBytes: 800, batches }
  const outcome = await store.commitSegment(commit)
  print(JSON.stringify({ commit, outcome }))
}
