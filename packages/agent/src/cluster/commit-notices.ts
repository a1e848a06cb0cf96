import type { PartitionKey } from '@millrace/metadata'
import type { Clock, Timer } from '@millrace/runtime'

/** How long commits are gathered before the other agents are told of them, in milliseconds. */
export const NOTICE_DELAY_MS = 1
/** Most partitions in one notice; more go in several. */
export const NOTICE_PARTITIONS_MAX = 10_000

/** Tells other agents in which partitions there is something new, so that fetches that wait there look again. */
export interface CommitNotices {
  /** Something was committed here. */
  add(partitions: readonly PartitionKey[]): void
  /** Tells nobody any more. */
  close(): void
}

/** Notices that `send` takes to the others. They may be lost: whoever waits for records also looks by itself. */
export function createCommitNotices(clock: Clock, send: (notice: Uint8Array) => void): CommitNotices {
  const gathered = new Map<string, Set<number>>()
  let timer: Timer | undefined

  function flush(): void {
    timer = undefined
    const partitions = [...gathered].flatMap(([topicId, numbers]) =>
      [...numbers].map((partition): readonly [string, number] => [topicId, partition]),
    )
    gathered.clear()
    for (let at = 0; at < partitions.length; at += NOTICE_PARTITIONS_MAX)
      send(Buffer.from(JSON.stringify(partitions.slice(at, at + NOTICE_PARTITIONS_MAX))))
  }

  return {
    add(partitions) {
      for (const { topicId, partition } of partitions) {
        const known = gathered.get(topicId)
        if (known === undefined) gathered.set(topicId, new Set([partition]))
        else known.add(partition)
      }
      if (gathered.size > 0) timer ??= clock.setTimer(NOTICE_DELAY_MS, flush)
    },
    close() {
      timer?.cancel()
      gathered.clear()
    },
  }
}

/** The partitions that a notice names. Throws when it is none. */
export function readCommitNotice(payload: readonly Uint8Array[]): readonly PartitionKey[] {
  const pairs = JSON.parse(Buffer.concat(payload).toString()) as readonly (readonly [string, number])[]
  return pairs.map(([topicId, partition]) => ({ topicId, partition }))
}
