import type { CommitOutcome, SegmentCommit } from '@millrace/metadata'
import { createSeededRandom } from '@millrace/runtime'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type BundledProgram, bundleProgram } from './support/bundle.ts'
import { startChild } from './support/child.ts'
import { openStore, withFolder } from './support/stores.ts'

const ROUNDS = 10
const TOPIC_ID = 'crash-topic'

let writer: BundledProgram
beforeAll(async () => {
  writer = await bundleProgram('commit-loop')
})
afterAll(() => writer.remove())

interface Acknowledged {
  readonly commit: SegmentCommit
  readonly outcome: CommitOutcome
}

/** Runs the writer until it has acknowledged `count` commits, then kills it in the middle of whatever comes next. */
async function runAndKill(path: string, round: number, count: number): Promise<Acknowledged[]> {
  const child = startChild(writer.path, [path, TOPIC_ID, String(round)])
  expect(await child.nextLine()).toBe('started')
  const lines: string[] = []
  while (lines.length < count) lines.push((await child.nextLine())!)
  lines.push(...(await child.kill()))
  return lines.map((line): Acknowledged => JSON.parse(line))
}

it('after kill -9 every acknowledged commit is there with the same verdicts, and offsets are dense', () =>
  withFolder(async (path) => {
    const random = createSeededRandom(7)
    const acknowledged: Acknowledged[] = []
    for (let round = 0; round < ROUNDS; round++) {
      acknowledged.push(...(await runAndKill(path, round, 1 + Math.floor(random.next() * 30))))
      const store = openStore(path)
      await store.start()
      for (const { commit, outcome } of acknowledged) {
        expect(outcome.ok).toBe(true)
        expect(await store.commitSegment(commit)).toEqual(outcome)
      }
      for (let partition = 0; partition < 4; partition++) {
        const query = { topicId: TOPIC_ID, partition, offset: 0, bytesMax: 1e9 }
        const [read] = await store.readPartitions([query])
        if (read?.ok !== true) throw new Error('the partition is gone')
        let next = 0
        for (const extent of read.extents) {
          expect(extent.baseOffset).toBe(next)
          next = extent.lastOffset + 1
        }
        expect(next).toBe(read.highWatermark)
        // Two batches per commit and partition; a commit that was not answered may have taken place.
        const commits = read.highWatermark / 2
        expect(commits).toBeGreaterThanOrEqual(acknowledged.length)
        expect(commits).toBeLessThanOrEqual(acknowledged.length + round + 1)
      }
      await store.close()
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(ROUNDS)
  }))
