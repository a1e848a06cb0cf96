import { writeSync } from 'node:fs'
import type { SegmentCommit } from '@millrace/metadata'
import { systemClock } from '@millrace/runtime'
import { createSqliteMetadataStore } from '../../src/index.ts'
import { plainSegment, topicSpec } from './plain.ts'

// Commits until the system has refused to write twice, asks again for what failed, and prints what came of it. Argument:
// file. To be run under a limit on the size of files.
const store = createSqliteMetadataStore({ clock: systemClock }, { path: process.argv[2]! })
await store.start()
const partitions = Array.from({ length: 100 }, (_, index) => index)
await store.createTopics('vci', [topicSpec('t', partitions.length)])
let acknowledged = 0
const codes: string[] = []
const commit = async (segment: SegmentCommit) => {
  try {
    await store.commitSegment(segment)
    acknowledged++
  } catch (error) {
    codes.push(error instanceof Error && 'code' in error ? String(error.code) : 'none')
    await commit(segment)
  }
}
while (codes.length < 2) await commit(plainSegment('t', partitions))
const [read] = await store.readPartitions([{ topicId: 't', partition: 99, offset: 0, bytesMax: 1 }])
await store.close()
writeSync(1, `${JSON.stringify({ acknowledged, codes, highWatermark: read?.ok === true ? read.highWatermark : -1 })}\n`)
