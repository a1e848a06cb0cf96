import { createVirtualClock } from '@millrace/testkit/simulator'
import { expect, it } from 'vitest'
import {
  createCommitNotices,
  NOTICE_DELAY_MS,
  NOTICE_PARTITIONS_MAX,
  readCommitNotice,
} from '../../src/cluster/commit-notices.ts'

const pass = (clock: ReturnType<typeof createVirtualClock>, ms: number) =>
  clock.run({ untilMs: clock.monotonicMs() + ms })

function start() {
  const clock = createVirtualClock()
  const sent: Uint8Array[] = []
  return { clock, sent, notices: createCommitNotices(clock, (notice) => void sent.push(notice)) }
}

it('tells of commits that come together in one notice, and of each partition once', async () => {
  const { clock, sent, notices } = start()
  notices.add([
    { topicId: 'a', partition: 0 },
    { topicId: 'b', partition: 3 },
  ])
  notices.add([{ topicId: 'a', partition: 1 }])
  notices.add([{ topicId: 'a', partition: 0 }])
  expect(sent).toEqual([])
  await pass(clock, NOTICE_DELAY_MS)
  expect(sent.map((notice) => readCommitNotice([notice.subarray(0, 5), notice.subarray(5)]))).toEqual([
    [
      { topicId: 'a', partition: 0 },
      { topicId: 'a', partition: 1 },
      { topicId: 'b', partition: 3 },
    ],
  ])
  await pass(clock, 1_000)
  expect(sent).toHaveLength(1)
})

it('never puts more partitions into a notice than it may', async () => {
  const { clock, sent, notices } = start()
  notices.add(Array.from({ length: 2 * NOTICE_PARTITIONS_MAX + 1 }, (_, partition) => ({ topicId: 'a', partition })))
  await pass(clock, NOTICE_DELAY_MS)
  expect(sent.map((notice) => readCommitNotice([notice]).length)).toEqual([
    NOTICE_PARTITIONS_MAX,
    NOTICE_PARTITIONS_MAX,
    1,
  ])
})

it('tells nobody after it was closed', async () => {
  const { clock, sent, notices } = start()
  notices.add([{ topicId: 'a', partition: 0 }])
  notices.close()
  await pass(clock, 1_000)
  expect(sent).toEqual([])
})
