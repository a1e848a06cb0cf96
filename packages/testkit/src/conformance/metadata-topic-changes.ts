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

const GONE = { ok: false, code: 'GONE' }
const OUT_OF_RANGE = { ok: false, code: 'OUT_OF_RANGE' }

/** Deletes the records of one partition, 0 unless said otherwise. */
const trim = async ({ store }: MetadataFixture, topicId: string, beforeOffset: number, partition = 0) =>
  (await store.deleteRecords(CLUSTER, [{ topicId, partition, beforeOffset }]))[0]

/** Runs `maintain` until it has nothing left to do. */
const maintain = async ({ store }: MetadataFixture) => {
  while ((await store.maintain()).more) continue
}

/** One segment per entry, of that many records in partition 0; returns the ids. */
const fill = async (fixture: MetadataFixture, topicId: string, counts: readonly number[]) => {
  const ids: string[] = []
  for (const records of counts) {
    const segmentId = fixture.createId()
    await fixture.commit([{ topicId, records }], segmentId)
    ids.push(segmentId)
  }
  return ids
}

/** Changes of topics that exist: partitions, configs, and the start of their logs. */
export function describeTopicChanges(conformance: MetadataConformance): void {
  const test = (name: string, run: (fixture: MetadataFixture) => Promise<void>) =>
    it(name, () => withFixture(conformance, run))

  describe('more partitions', () => {
    test('a topic gets partitions, which are empty and take batches', async (fixture) => {
      const { store } = fixture
      const topicId = await fixture.createTopic({ name: 'orders' })
      await fixture.commit([{ topicId }])
      const onItsWay = fixture.segment([{ topicId, partition: 2 }])
      expect(inShort(await fixture.commit([{ topicId, partition: 2 }]))).toEqual(['rejected GONE'])
      const topic = { topicId, name: 'orders', partitionCount: 3, configs: {} }
      expect(await store.createPartitions(CLUSTER, [{ topicId, partitionCount: 3 }])).toEqual([{ ok: true, topic }])
      expect(await store.findTopicsById(CLUSTER, [topicId])).toEqual([topic])
      expect(await store.findTopicsByName(CLUSTER, ['orders'])).toEqual([topic])
      expect(await store.listTopics(CLUSTER)).toEqual([topic])
      expect((await readAll(store, topicId, { partition: 1 })).highWatermark).toBe(0)
      expect(await store.commitSegment(onItsWay)).toMatchObject({ ok: true, verdicts: [{ kind: 'committed' }] })
      expect(inShort(await fixture.commit([{ topicId }, { topicId, partition: 3 }]))).toEqual([
        'committed 1',
        'rejected GONE',
      ])
    })

    test('partitions are never taken away, and the same count asked again is the same answer', async (fixture) => {
      const { store } = fixture
      const topicId = await fixture.createTopic({ partitionCount: 2 })
      const ask = (partitionCount: number) => store.createPartitions(CLUSTER, [{ topicId, partitionCount }])
      const first = await ask(4)
      expect(await ask(4)).toEqual(first)
      expect(await ask(3)).toEqual([
        { ok: false, code: 'TOO_FEW', topic: expect.objectContaining({ partitionCount: 4 }) },
      ])
      expect((await store.findTopicsById(CLUSTER, [topicId]))[0]?.partitionCount).toBe(4)
    })

    test('each topic is answered on its own, and no topic of another cluster or deleted one is touched', async (fixture) => {
      const { store } = fixture
      const [kept, deleted] = [await fixture.createTopic(), await fixture.createTopic()]
      await store.deleteTopics(CLUSTER, [deleted])
      await store.createTopics('vci_other', [{ topicId: 'foreign', name: 'f', partitionCount: 1, configs: {} }])
      const increases = [deleted, 'foreign', kept, 'nothing'].map((topicId) => ({ topicId, partitionCount: 5 }))
      const answers = await store.createPartitions(CLUSTER, increases)
      expect(answers).toEqual([GONE, GONE, expect.objectContaining({ ok: true }), GONE])
      expect((await store.listTopics('vci_other'))[0]?.partitionCount).toBe(1)
      expect(inShort(await fixture.commit([{ topicId: deleted, partition: 4 }]))).toEqual(['rejected GONE'])
      for (const partitionCount of [0, 1.5, 2 ** 31]) {
        expect(await codeOf(store.createPartitions(CLUSTER, [{ topicId: kept, partitionCount }]))).toBe('BAD_REQUEST')
      }
    })

    test('of an increase and a commit at the same time the answers agree with what is left', async (fixture) => {
      const other = (await fixture.subject.openSecond?.()) ?? fixture.store
      for (let round = 0; round < 10; round++) {
        const topicId = await fixture.createTopic()
        const commit = fixture.segment([{ topicId, partition: 1 }])
        const grow = () => other.createPartitions(CLUSTER, [{ topicId, partitionCount: 2 }])
        const calls: (() => Promise<unknown>)[] = [() => fixture.store.commitSegment(commit), grow]
        if (round % 2 === 1) calls.reverse()
        await Promise.all(calls.map((call) => call()))
        const outcome = await fixture.store.commitSegment(commit)
        const isCommitted = outcome.ok && outcome.verdicts[0]?.kind === 'committed'
        const { highWatermark } = await readAll(fixture.store, topicId, { partition: 1 })
        expect(highWatermark).toBe(isCommitted ? 1 : 0)
      }
    })
  })

  describe('configs', () => {
    test('are replaced by one who has seen them, and not by one who has not', async (fixture) => {
      const { store } = fixture
      const topicId = await fixture.createTopic({ name: 'orders' })
      const update = (expected: Record<string, string>, configs: Record<string, string>) =>
        store.updateTopicConfigs(CLUSTER, [{ topicId, expected, configs }])
      const topic = { topicId, name: 'orders', partitionCount: 1, configs: { a: '1', b: '2' } }
      expect(await update({}, { a: '1', b: '2' })).toEqual([{ ok: true, topic }])
      expect(await update({}, { b: '2', a: '1' })).toEqual([{ ok: true, topic }])
      for (const unseen of [{}, { a: '1' }, { a: '1', b: '3' }, { a: '1', c: '2' }, { a: '1', b: '2', c: '3' }]) {
        expect(await update(unseen, { a: '9' })).toEqual([{ ok: false, code: 'CONFLICT', topic }])
      }
      expect(await update({ b: '2', a: '1' }, {})).toEqual([{ ok: true, topic: { ...topic, configs: {} } }])
      expect(await store.findTopicsById(CLUSTER, [topicId])).toEqual([{ ...topic, configs: {} }])
    })

    test('two admins who each add something lose nothing of one another', async (fixture) => {
      const other = (await fixture.subject.openSecond?.()) ?? fixture.store
      const topicId = await fixture.createTopic()
      const add = async (store: typeof other, name: string) => {
        let expected = (await store.findTopicsById(CLUSTER, [topicId]))[0]!.configs
        for (;;) {
          const configs = { ...expected, [name]: 'set' }
          const [outcome] = await store.updateTopicConfigs(CLUSTER, [{ topicId, expected, configs }])
          if (outcome?.ok === true) return
          if (outcome?.code !== 'CONFLICT') throw new Error('the topic is gone')
          expected = outcome.topic.configs
        }
      }
      const names = Array.from({ length: 8 }, (_, index) => `name-${index}`)
      await Promise.all(names.map((name, index) => add(index % 2 === 0 ? fixture.store : other, name)))
      const [topic] = await fixture.store.findTopicsById(CLUSTER, [topicId])
      expect(Object.keys(topic!.configs).sort()).toEqual(names)
    })

    test('of a topic that is deleted or another cluster’s are not touched', async (fixture) => {
      const { store } = fixture
      const deleted = await fixture.createTopic()
      await store.deleteTopics(CLUSTER, [deleted])
      await store.createTopics('vci_other', [{ topicId: 'foreign', name: 'f', partitionCount: 1, configs: {} }])
      const updates = [deleted, 'foreign', 'nothing'].map((topicId) => ({ topicId, expected: {}, configs: { a: '1' } }))
      expect(await store.updateTopicConfigs(CLUSTER, updates)).toEqual([GONE, GONE, GONE])
      expect((await store.listTopics('vci_other'))[0]?.configs).toEqual({})
    })
  })

  describeLogStart(conformance)
}

function describeLogStart(conformance: MetadataConformance): void {
  const test = (name: string, run: (fixture: MetadataFixture) => Promise<void>) =>
    it(name, () => withFixture(conformance, run))

  describe('deletion of records', () => {
    test('moves the log start forward and never back', async (fixture) => {
      const topicId = await fixture.createTopic()
      await fill(fixture, topicId, [10, 10, 10])
      expect(await trim(fixture, topicId, 0)).toEqual({ ok: true, logStartOffset: 0 })
      expect(await trim(fixture, topicId, 20)).toEqual({ ok: true, logStartOffset: 20 })
      expect(await trim(fixture, topicId, 20)).toEqual({ ok: true, logStartOffset: 20 })
      expect(await trim(fixture, topicId, 5)).toEqual({ ok: true, logStartOffset: 20 })
      const query = { topicId, partition: 0, offset: 20, bytesMax: 1000 }
      const [read] = await fixture.store.readPartitions([query])
      expect(read).toMatchObject({ ok: true, logStartOffset: 20, highWatermark: 30, extents: [{ baseOffset: 20 }] })
      expect(await fixture.store.findByTimestamp([{ topicId, partition: 0, find: { kind: 'max' } }])).toEqual([
        { ok: true, extent: null, logStartOffset: 20, highWatermark: 30 },
      ])
    })

    test('up to -1 leaves an empty partition that goes on where it was', async (fixture) => {
      const topicId = await fixture.createTopic()
      await fill(fixture, topicId, [10, 10])
      expect(await trim(fixture, topicId, -1)).toEqual({ ok: true, logStartOffset: 20 })
      expect(await trim(fixture, topicId, -1)).toEqual({ ok: true, logStartOffset: 20 })
      expect(await readAll(fixture.store, topicId, { offset: 20 })).toEqual({ extents: [], highWatermark: 20 })
      const [verdict] = await fixture.commit([{ topicId }])
      expect(verdict).toEqual({ kind: 'committed', baseOffset: 20, logStartOffset: 20 })
      expect((await readAll(fixture.store, topicId, { offset: 20 })).extents).toMatchObject([{ baseOffset: 20 }])
    })

    test('reads below the log start find nothing, those in the extent that holds it find it whole', async (fixture) => {
      const topicId = await fixture.createTopic()
      await fill(fixture, topicId, [10, 10])
      await trim(fixture, topicId, 15)
      for (const isMaintained of [false, true]) {
        const read = (offset: number) =>
          fixture.store.readPartitions([{ topicId, partition: 0, offset, bytesMax: 1000 }])
        for (const offset of [0, 9, 10, 14]) {
          expect(await read(offset), String(isMaintained)).toMatchObject([
            { ok: true, logStartOffset: 15, extents: [] },
          ])
        }
        for (const offset of [15, 19]) {
          expect(await read(offset)).toMatchObject([{ extents: [{ baseOffset: 10, lastOffset: 19 }] }])
        }
        await maintain(fixture)
      }
    })

    test('an offset out of range is refused and changes nothing', async (fixture) => {
      const { store } = fixture
      const topicId = await fixture.createTopic({ partitionCount: 2 })
      await fill(fixture, topicId, [10])
      expect(await trim(fixture, topicId, 11)).toEqual(OUT_OF_RANGE)
      expect(await trim(fixture, topicId, -2)).toEqual(OUT_OF_RANGE)
      expect(await trim(fixture, topicId, 1, 1)).toEqual(OUT_OF_RANGE)
      expect(await trim(fixture, topicId, -1, 1)).toEqual({ ok: true, logStartOffset: 0 })
      expect((await readAll(store, topicId)).extents).toHaveLength(1)
      for (const beforeOffset of [0.5, Number.NaN, 2 ** 53]) {
        expect(await codeOf(trim(fixture, topicId, beforeOffset))).toBe('BAD_REQUEST')
      }
    })

    test('each partition is answered on its own, and none of another cluster or deleted topic is touched', async (fixture) => {
      const { store } = fixture
      const [kept, deleted] = [await fixture.createTopic({ partitionCount: 2 }), await fixture.createTopic()]
      await store.createTopics('vci_other', [{ topicId: 'foreign', name: 'f', partitionCount: 1, configs: {} }])
      await fixture.commit([
        { topicId: kept },
        { topicId: kept, partition: 1, records: 5 },
        { topicId: deleted },
        { topicId: 'foreign' },
      ])
      await store.deleteTopics(CLUSTER, [deleted])
      const deletion = (topicId: string, partition: number, beforeOffset = 1) => ({ topicId, partition, beforeOffset })
      const deletions = [
        deletion(kept, 1, 3),
        deletion(kept, 2),
        deletion(deleted, 0),
        deletion('foreign', 0),
        deletion('nothing', 0),
        deletion(kept, 0, 2),
        deletion(kept, -1),
      ]
      const answers = await store.deleteRecords(CLUSTER, deletions)
      expect(answers).toEqual([{ ok: true, logStartOffset: 3 }, GONE, GONE, GONE, GONE, OUT_OF_RANGE, GONE])
      expect((await readAll(store, kept)).extents).toHaveLength(1)
      expect((await readAll(store, 'foreign')).extents).toHaveLength(1)
    })

    test('what the partition knows of producers stays', async (fixture) => {
      const topicId = await fixture.createTopic()
      const of = (sequence: number) => ({ topicId, producer: { id: 7, sequence } })
      await fixture.commit([of(0), of(1)])
      await trim(fixture, topicId, -1)
      await maintain(fixture)
      expect(inShort(await fixture.commit([of(1), of(3), of(2)]))).toEqual([
        'duplicate 1',
        'rejected OUT_OF_ORDER',
        'committed 2',
      ])
    })

    test('a commit asked again after the deletion answers what it answered before', async (fixture) => {
      const topicId = await fixture.createTopic()
      const commit = fixture.segment([{ topicId }])
      const first = await fixture.store.commitSegment(commit)
      await trim(fixture, topicId, -1)
      expect(await fixture.store.commitSegment(commit)).toEqual(first)
      expect((await readAll(fixture.store, topicId, { offset: 1 })).extents).toEqual([])
    })

    test('of a deletion and a commit at the same time nothing of what came after is lost', async (fixture) => {
      const other = (await fixture.subject.openSecond?.()) ?? fixture.store
      const topicId = await fixture.createTopic()
      for (let round = 0; round < 10; round++) {
        const commit = fixture.segment([{ topicId }])
        const deletion = { topicId, partition: 0, beforeOffset: -1 }
        const calls = [() => fixture.store.commitSegment(commit), () => other.deleteRecords(CLUSTER, [deletion])]
        if (round % 2 === 1) calls.reverse()
        await Promise.all(calls.map((call) => call()))
        const [read] = await fixture.store.readPartitions([{ topicId, partition: 0, offset: round, bytesMax: 1000 }])
        if (read?.ok !== true) throw new Error('the partition is gone')
        expect(read.highWatermark).toBe(round + 1)
        expect(read.extents).toHaveLength(read.highWatermark - read.logStartOffset)
      }
    })

    test('a segment is named for as long as one extent of it can be read', async (fixture) => {
      const { store } = fixture
      const topicId = await fixture.createTopic({ partitionCount: 2 })
      const shared = fixture.createId()
      await fixture.commit(
        [
          { topicId, records: 10 },
          { topicId, partition: 1 },
        ],
        shared,
      )
      const [straddling, kept] = await fill(fixture, topicId, [10, 10])
      const lone = await fill(
        fixture,
        await fixture.createTopic(),
        Array.from({ length: 9 }, () => 1),
      )
      await trim(fixture, topicId, 15)
      const loneTopic = (await store.listTopics(CLUSTER)).find((topic) => topic.topicId !== topicId)!.topicId
      await trim(fixture, loneTopic, -1)
      fixture.advance(2 * LIMITS.segmentIdAgeMaxMs + 1)
      await maintain(fixture)
      expect(await store.segmentStates([shared, straddling!, kept!])).toEqual(Array(3).fill('committed'))
      expect(new Set(await store.segmentStates(lone))).toEqual(new Set(['unknown']))
      await store.deleteTopics(CLUSTER, [topicId])
      await maintain(fixture)
      await maintain(fixture)
      expect(await store.segmentStates([shared, straddling!, kept!])).toEqual(Array(3).fill('unknown'))
    })

    test('searches by time pass over what is wholly below the log start, or below the offset asked from', async (fixture) => {
      const topicId = await fixture.createTopic()
      for (const maxTimestamp of [500, 300, 400]) await fixture.commit([{ topicId, records: 2, maxTimestamp }])
      const find = async (timestampMs: number | undefined, fromOffset?: number) => {
        const how = timestampMs === undefined ? { kind: 'max' as const } : { kind: 'atOrAfter' as const, timestampMs }
        const [answer] = await fixture.store.findByTimestamp([{ topicId, partition: 0, find: how, fromOffset }])
        return answer?.ok === true ? (answer.extent?.baseOffset ?? null) : 'gone'
      }
      expect([await find(0), await find(undefined)]).toEqual([0, 0])
      expect([await find(0, 1), await find(0, 2), await find(350, 2), await find(undefined, 2)]).toEqual([0, 2, 4, 4])
      await trim(fixture, topicId, 1)
      expect([await find(0), await find(undefined)]).toEqual([0, 0])
      await trim(fixture, topicId, 3)
      expect([await find(0), await find(350), await find(450), await find(undefined)]).toEqual([2, 4, null, 4])
      await trim(fixture, topicId, -1)
      expect([await find(0), await find(undefined)]).toEqual([null, null])
    })

    test('log starts, partitions and configs are there after opening again', async (fixture) => {
      const topicId = await fixture.createTopic()
      await fill(fixture, topicId, [10, 10])
      await trim(fixture, topicId, 12)
      await fixture.store.createPartitions(CLUSTER, [{ topicId, partitionCount: 4 }])
      await fixture.store.updateTopicConfigs(CLUSTER, [{ topicId, expected: {}, configs: { a: 'b' } }])
      const store = (await fixture.subject.reopen?.()) ?? fixture.store
      expect(await store.findTopicsById(CLUSTER, [topicId])).toMatchObject([{ partitionCount: 4, configs: { a: 'b' } }])
      const [read] = await store.readPartitions([{ topicId, partition: 0, offset: 12, bytesMax: 1000 }])
      expect(read).toMatchObject({ ok: true, logStartOffset: 12, highWatermark: 20, extents: [{ baseOffset: 10 }] })
    })
  })
}
