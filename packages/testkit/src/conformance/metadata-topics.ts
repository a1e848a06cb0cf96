import { describe, expect, it } from 'vitest'
import {
  CLUSTER,
  codeOf,
  inShort,
  LIMITS,
  type MetadataConformance,
  type MetadataFixture,
  readAll,
  withFixture,
} from './metadata-fixture.ts'

const spec = (topicId: string, name: string, partitionCount = 1) => ({ topicId, name, partitionCount, configs: {} })

/** Topics: their life, and what commits see of it. */
export function describeTopics(conformance: MetadataConformance): void {
  const test = (name: string, run: (fixture: MetadataFixture) => Promise<void>) =>
    it(name, () => withFixture(conformance, run))

  describe('topics', () => {
    test('a topic is found by name, by id and in the list, and only in its own cluster', async ({ store }) => {
      const orders = { ...spec('id-1', 'orders', 3), configs: { 'retention.ms': '1000', __proto__x: 'y' } }
      const clicks = spec('id-2', 'clicks')
      await store.createTopics(CLUSTER, [orders, clicks])
      await store.createTopics('vci_other', [spec('id-3', 'orders')])
      expect(await store.listTopics(CLUSTER)).toEqual([clicks, orders])
      expect(await store.findTopicsByName(CLUSTER, ['orders', 'nothing', 'clicks'])).toEqual([orders, null, clicks])
      expect(await store.findTopicsById(CLUSTER, ['id-2', 'id-3', 'id-1'])).toEqual([clicks, null, orders])
      expect(await store.listTopics('vci_empty')).toEqual([])
    })

    test('names are ordered by code units', async ({ store }) => {
      const names = ['b', 'B', 'a-1', 'a.1', 'a_1', 'a10', 'a2']
      await store.createTopics(
        CLUSTER,
        names.map((name, index) => spec(`id-${index}`, name)),
      )
      expect((await store.listTopics(CLUSTER)).map(({ name }) => name)).toEqual([...names].sort())
    })

    test('a name that is taken hinders only its own creation', async ({ store }) => {
      const orders = spec('id-1', 'orders')
      await store.createTopics(CLUSTER, [orders])
      expect(await store.createTopics(CLUSTER, [spec('id-2', 'orders', 9), spec('id-3', 'clicks')])).toEqual([
        { ok: false, code: 'TOPIC_EXISTS', topic: orders },
        { ok: true, topic: spec('id-3', 'clicks') },
      ])
    })

    test('of two creations of one name in one call the first wins', async ({ store }) => {
      const outcomes = await store.createTopics(CLUSTER, [spec('id-1', 'orders'), spec('id-2', 'orders')])
      expect(outcomes.map(({ ok }) => ok)).toEqual([true, false])
    })

    test('a creation asked again with the same id counts as created', async ({ store }) => {
      const first = await store.createTopics(CLUSTER, [spec('id-1', 'orders', 2)])
      expect(await store.createTopics(CLUSTER, [spec('id-1', 'orders', 2)])).toEqual(first)
      expect(await store.listTopics(CLUSTER)).toHaveLength(1)
    })

    test('an id under another name or cluster, an id twice and no partitions are bad requests', async ({ store }) => {
      await store.createTopics(CLUSTER, [spec('id-1', 'orders')])
      const wrongs = [
        store.createTopics(CLUSTER, [spec('id-9', 'fine'), spec('id-1', 'clicks')]),
        store.createTopics('vci_other', [spec('id-1', 'orders')]),
        store.createTopics(CLUSTER, [spec('id-9', 'a'), spec('id-9', 'b')]),
        store.createTopics(CLUSTER, [spec('id-9', 'a', 0)]),
        store.createTopics(CLUSTER, [spec('', 'a')]),
        store.createTopics(CLUSTER, [spec('id-9', '')]),
      ]
      expect(new Set(await Promise.all(wrongs.map(codeOf)))).toEqual(new Set(['BAD_REQUEST']))
      expect(await store.listTopics(CLUSTER)).toHaveLength(1)
    })
  })

  describe('deletion', () => {
    test('a deleted topic is gone for reads, searches and commits, and its name is free at once', async (fixture) => {
      const { store } = fixture
      const topicId = await fixture.createTopic({ name: 'orders' })
      await fixture.commit([{ topicId }])
      const onItsWay = fixture.segment([{ topicId }])
      expect(await store.deleteTopics(CLUSTER, [topicId, 'nothing'])).toEqual([true, false])
      const gone = { ok: false, code: 'GONE' }
      expect(await store.readPartitions([{ topicId, partition: 0, offset: 0, bytesMax: 1 }])).toEqual([gone])
      expect(await store.findByTimestamp([{ topicId, partition: 0, find: { kind: 'max' } }])).toEqual([gone])
      expect(await store.findTopicsByName(CLUSTER, ['orders'])).toEqual([null])
      expect(await store.findTopicsById(CLUSTER, [topicId])).toEqual([null])
      expect(await store.commitSegment(onItsWay)).toEqual({
        ok: true,
        verdicts: [{ kind: 'rejected', reason: 'GONE' }],
      })
      expect((await store.createTopics(CLUSTER, [spec('id-new', 'orders')]))[0]?.ok).toBe(true)
    })

    test('a topic created again under its name does not get batches of the one before', async (fixture) => {
      const old = await fixture.createTopic({ name: 'orders' })
      const producer = { id: 7, sequence: 0 }
      await fixture.commit([{ topicId: old, producer }])
      const onItsWay = fixture.segment([{ topicId: old, producer: { id: 7, sequence: 1 } }])
      await fixture.store.deleteTopics(CLUSTER, [old])
      const fresh = await fixture.createTopic({ name: 'orders' })
      await fixture.store.commitSegment(onItsWay)
      expect((await readAll(fixture.store, fresh)).highWatermark).toBe(0)
      expect(inShort(await fixture.commit([{ topicId: fresh, producer }]))).toEqual(['committed 0'])
    })

    test('a commit answers after the deletion what it answered before', async (fixture) => {
      const topicId = await fixture.createTopic()
      const commit = fixture.segment([{ topicId }])
      const first = await fixture.store.commitSegment(commit)
      await fixture.store.deleteTopics(CLUSTER, [topicId])
      expect(await fixture.store.commitSegment(commit)).toEqual(first)
    })

    test('of a deletion and a commit at the same time the answers agree with what is left', async (fixture) => {
      const other = (await fixture.subject.openSecond?.()) ?? fixture.store
      for (let round = 0; round < 10; round++) {
        const topicId = await fixture.createTopic()
        const commit = fixture.segment([{ topicId }])
        const calls = [() => fixture.store.commitSegment(commit), () => other.deleteTopics(CLUSTER, [topicId])]
        if (round % 2 === 1) calls.reverse()
        await Promise.all(calls.map((call) => call()))
        const outcome = await fixture.store.commitSegment(commit)
        expect(outcome.ok && inShort(outcome.verdicts)[0]).toMatch(/committed 0|rejected GONE/)
        expect(inShort(await fixture.commit([{ topicId }]))).toEqual(['rejected GONE'])
      }
    })

    test('deletion and creation asked again answer as they did, and do not bring the topic back', async (fixture) => {
      const { store } = fixture
      const created = await store.createTopics(CLUSTER, [spec('id-1', 'orders')])
      expect(await store.deleteTopics(CLUSTER, ['id-1'])).toEqual([true])
      expect(await store.deleteTopics(CLUSTER, ['id-1'])).toEqual([true])
      expect(await store.createTopics(CLUSTER, [spec('id-1', 'orders')])).toEqual(created)
      expect(await store.listTopics(CLUSTER)).toEqual([])
      expect(inShort(await fixture.commit([{ topicId: 'id-1' }]))).toEqual(['rejected GONE'])
    })

    test('another cluster cannot delete the topic', async ({ store }) => {
      await store.createTopics(CLUSTER, [spec('id-1', 'orders')])
      expect(await store.deleteTopics('vci_other', ['id-1'])).toEqual([false])
      expect(await store.listTopics(CLUSTER)).toHaveLength(1)
    })

    test('a deleted topic is forgotten after twice the age limit of ids, whatever it held', async (fixture) => {
      const { store } = fixture
      const topicId = await fixture.createTopic({ partitionCount: 2 })
      for (let round = 0; round < 6; round++) {
        await fixture.commit([
          { topicId, producer: { id: round, sequence: 0 } },
          { topicId, partition: 1 },
        ])
      }
      await store.deleteTopics(CLUSTER, [topicId])
      fixture.advance(2 * LIMITS.segmentIdAgeMaxMs)
      while ((await store.maintain()).more) continue
      expect(await store.deleteTopics(CLUSTER, [topicId])).toEqual([true])
      fixture.advance(1)
      let topicsForgotten = 0
      for (let report = await store.maintain(); ; report = await store.maintain()) {
        topicsForgotten += report.topicsForgotten
        if (!report.more) break
      }
      expect(topicsForgotten).toBe(1)
      expect(await store.deleteTopics(CLUSTER, [topicId])).toEqual([false])
    })
  })
}
