import { expect, it } from 'vitest'
import { commitFunction } from '../src/commit-function.ts'
import { inSchema } from '../src/in-schema.ts'
import { type Agents, withAgents } from './support/agents.ts'
import { RACE_ROUNDS } from './support/effort.ts'
import { holdPartitions, untilWaiting } from './support/locks.ts'
import { checkedHighWatermark, makeTopic, raceRetries, segmentOf, verdictsOf } from './support/race.ts'
import { describeWithPostgres, type TestServer } from './support/server.ts'

/** Lets both agents commit the same batch so that both are seen to wait for the same lock; how many took it. */
async function meetAtTheLock(server: TestServer, { stores, schema }: Agents): Promise<number> {
  const topicId = await makeTopic(stores[0], 'met')
  await verdictsOf(stores[0], segmentOf([{ topicId, sequence: 0 }]))
  const holder = await holdPartitions(server, schema)
  const commits = stores.map(async (store) => (await verdictsOf(store, segmentOf([{ topicId, sequence: 1 }])))[0]!)
  await untilWaiting(server, stores.length)
  await holder.release()
  return (await Promise.all(commits)).filter(({ kind }) => kind === 'committed').length
}

describeWithPostgres('two agents on one PostgreSQL', (server) => {
  it('that race with the same retry commit each batch once and lose none', () =>
    withAgents(server, {}, async ({ stores }) => {
      const topicId = await makeTopic(stores[0], 'raced')
      const rounds = RACE_ROUNDS
      expect(await raceRetries(stores, { topicId, rounds })).toEqual({ takenTwice: 0, lost: 0, highWatermark: rounds })
    }))

  it('that wait for the same lock with the same batch commit it once', () =>
    withAgents(server, {}, async (agents) => {
      expect(await meetAtTheLock(server, agents)).toBe(1)
    }))

  it('would both commit it if producers were read in the statement that waits', () =>
    withAgents(server, { commitFunction: 'planted' }, async (agents) => {
      await server.ask(inSchema(commitFunction('planted', 'whileLocking'), agents.schema))
      expect(await meetAtTheLock(server, agents)).toBe(2)
    }))

  it('would be found out by the race too', () =>
    withAgents(server, { commitFunction: 'planted' }, async ({ stores, schema }) => {
      await server.ask(inSchema(commitFunction('planted', 'whileLocking'), schema))
      const topicId = await makeTopic(stores[0], 'raced')
      let takenTwice = 0
      for (let firstSequence = 0; takenTwice === 0 && firstSequence < 10_000; firstSequence += 100) {
        ;({ takenTwice } = await raceRetries(stores, { topicId, rounds: 100, firstSequence }))
      }
      expect(takenTwice).toBeGreaterThan(0)
    }))

  it('agree which of a commit and an abort of one id came first', () =>
    withAgents(server, {}, async ({ stores: [left, right] }) => {
      const topicId = await makeTopic(left, 'aborted')
      let committed = 0
      for (let round = 0; round < 300; round++) {
        const segment = segmentOf([{ topicId }])
        const [outcome, abort] = await Promise.all([left.commitSegment(segment), right.abortSegment(segment.segmentId)])
        expect(outcome.ok).toBe(abort.state === 'committed')
        if (outcome.ok) committed++
      }
      expect(await checkedHighWatermark(left, topicId)).toBe(committed)
    }))

  it('that commit one id at the same time get one answer', () =>
    withAgents(server, {}, async ({ stores: [left, right] }) => {
      const topicId = await makeTopic(left, 'asked-twice')
      for (let round = 0; round < 200; round++) {
        const segment = segmentOf([{ topicId }])
        const [first, second] = await Promise.all([left.commitSegment(segment), right.commitSegment(segment)])
        expect(second).toEqual(first)
      }
      expect(await checkedHighWatermark(left, topicId)).toBe(200)
    }))

  it('take nothing more for a topic once its deletion is answered, and nothing of the old one for the new', () =>
    withAgents(server, {}, async ({ stores: [left, right] }) => {
      for (let round = 0; round < 100; round++) {
        const old = await makeTopic(left, `old-${round}`)
        const fresh = `fresh-${round}`
        const name = `recreated-${round}`
        const recreate = async () => {
          await right.deleteTopics('vci_race', [old])
          await right.createTopics('vci_race', [{ topicId: fresh, name, partitionCount: 1, configs: {} }])
          return await verdictsOf(left, segmentOf([{ topicId: old, sequence: 1 }]))
        }
        const [verdicts, after] = await Promise.all([
          verdictsOf(left, segmentOf([{ topicId: old, sequence: 0 }])),
          recreate(),
        ])
        expect(['committed', 'rejected']).toContain(verdicts[0]?.kind)
        expect(after).toEqual([{ kind: 'rejected', reason: 'GONE' }])
        expect(await checkedHighWatermark(left, fresh)).toBe(0)
      }
    }))

  it('that commit to the same partitions in opposite orders never wait for each other crosswise', () =>
    withAgents(server, {}, async ({ stores: [left, right] }) => {
      const partitions = Array.from({ length: 16 }, (_, partition) => partition)
      const topics = await Promise.all(['a', 'b'].map((topicId) => makeTopic(left, topicId, partitions.length)))
      const batches = topics.flatMap((topicId) => partitions.map((partition) => ({ topicId, partition })))
      const deadlocks = async () => {
        const [row] = await server.ask<{ deadlocks: string }>(
          'SELECT sum(deadlocks) AS deadlocks FROM pg_stat_database WHERE datname = current_database()',
        )
        return row?.deadlocks
      }
      const before = await deadlocks()
      for (let round = 0; round < 100; round++) {
        await Promise.all([verdictsOf(left, segmentOf(batches)), verdictsOf(right, segmentOf(batches.toReversed()))])
      }
      expect(await deadlocks()).toBe(before)
      for (const partition of partitions) expect(await checkedHighWatermark(left, 'a', partition)).toBe(200)
    }))
})
