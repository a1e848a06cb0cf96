import Database from 'libsql'
import { describe, expect, it } from 'vitest'
import { plainSegment, topicSpec } from './support/plain.ts'
import { openStore, withFolder } from './support/stores.ts'

/** Takes back what later versions of the schema added. */
const BACK_TO_VERSION_1 = `
  DROP TABLE trimmed_partitions;
  DROP TABLE group_offsets;
  DROP TABLE consumer_groups;
  DELETE FROM counters WHERE name = 'groupEpochNext';
  UPDATE schema_version SET version = 1`

describe('a file of an earlier version', () => {
  it('keeps its topics and records, and can keep groups from then on', () =>
    withFolder(async (path) => {
      const before = openStore(path)
      await before.start()
      await before.createTopics('vci', [topicSpec('t')])
      await before.commitSegment(plainSegment('t'))
      await before.close()
      const file = new Database(path)
      file.exec(BACK_TO_VERSION_1)
      file.close()

      const store = openStore(path)
      await store.start()
      const [read] = await store.readPartitions([{ topicId: 't', partition: 0, offset: 0, bytesMax: 1 }])
      expect(read).toMatchObject({ ok: true, highWatermark: 1, extents: [{ baseOffset: 0 }] })
      const { leaseId } = await store.openLease('vci', 'agent', 1_000)
      const claim = await store.claimGroup('vci', 'group', leaseId)
      if (!claim.ok) throw new Error(claim.code)
      const { fence } = claim
      const offset = { topicId: 't', partition: 0, offset: 1, leaderEpoch: -1, metadata: '', expiresAtMs: null }
      expect(await store.commitOffsets(fence, [offset])).toEqual({ ok: true, stored: [true] })
      expect(await store.deleteRecords('vci', [{ topicId: 't', partition: 0, beforeOffset: -1 }])).toEqual([
        { ok: true, logStartOffset: 1 },
      ])
      await store.close()
    }))
})
