import { createSeededRandom } from '@millrace/runtime'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createAssignment } from '../src/assignment.ts'
import { type AssignmentStrategy, assignmentStrategies, createNodeId, NODE_ID_LIMIT } from '../src/index.ts'

const nodeIds = (minLength: number) => fc.uniqueArray(fc.nat({ max: NODE_ID_LIMIT - 1 }), { minLength, maxLength: 12 })
const TOPICS = 10
const CLIENTS = 100

/** Leader by client, topic and partition, in one row. */
function everyLeader(strategy: AssignmentStrategy, ids: readonly number[], partitionCount: number): number[] {
  const agents = ids.map((nodeId) => ({ nodeId, shedShare: 0 }))
  // All clients see the same under the strategies that do not ask who they are.
  const clientCount = strategy === 'single_agent' ? CLIENTS : 1
  return Array.from({ length: clientCount }, (_, client) => {
    const { leaderOf } = createAssignment(agents, { strategy, clientKey: `client ${client}`, selfNodeId: -1 })
    const topic = (index: number) =>
      Array.from({ length: partitionCount }, (__, p) => leaderOf(`t${index}`, p, partitionCount)!)
    return Array.from({ length: TOPICS }, (__, index) => topic(index)).flat()
  }).flat()
}

describe('when an agent goes, and the other way round when it comes', () => {
  it.each(['single_agent', 'consistent_random_jump'] as const)(
    '%s moves what was its own and nothing else',
    (strategy) => {
      fc.assert(
        fc.property(nodeIds(2), fc.integer({ min: 1, max: 20 }), (ids, partitionCount) => {
          const [gone, ...rest] = ids
          const before = everyLeader(strategy, ids, partitionCount)
          const after = everyLeader(strategy, rest, partitionCount)
          expect(after).not.toContain(gone)
          const moved = before.filter((leader, index) => leader !== after[index])
          expect(moved).toEqual(before.filter((leader) => leader === gone))
        }),
        { numRuns: 50 },
      )
    },
  )

  it('equal_spread moves at most two fifths of all partitions more than it must', () => {
    fc.assert(
      fc.property(nodeIds(2), fc.integer({ min: 1, max: 100 }), (ids, partitionCount) => {
        const before = everyLeader('equal_spread', ids, partitionCount)
        const after = everyLeader('equal_spread', ids.slice(1), partitionCount)
        const movedCount = before.filter((leader, index) => leader !== after[index]).length
        expect(movedCount).toBeLessThanOrEqual(before.length / ids.length + 0.4 * before.length + TOPICS)
      }),
      { numRuns: 200 },
    )
  })

  it.each([
    [12, 1.6],
    [100, 1.3],
    [1000, 1.1],
  ])(
    'equal_spread of %d partitions, one to twelve agents and back, moves at most %f times the least',
    (count, bound) => {
      const random = createSeededRandom(1)
      let ids = [createNodeId(random)]
      let before = everyLeader('equal_spread', ids, count)
      let [moved, least] = [0, 0]
      const step = (next: readonly number[]) => {
        const after = everyLeader('equal_spread', next, count)
        moved += before.filter((leader, index) => leader !== after[index]).length
        least += before.length / Math.max(ids.length, next.length)
        ids = [...next]
        before = after
      }
      while (ids.length < 12) step([...ids, createNodeId(random)])
      while (ids.length > 1) {
        const gone = Math.floor(random.next() * ids.length)
        step(ids.filter((_, index) => index !== gone))
      }
      expect(moved / least).toBeLessThanOrEqual(bound)
      expect(moved / least).toBeGreaterThan(0.9)
    },
  )
})

describe('at any time', () => {
  it('leaders are among the agents, and an even spread is even', () => {
    fc.assert(
      fc.property(nodeIds(1), fc.integer({ min: 1, max: 60 }), (ids, partitionCount) => {
        for (const strategy of assignmentStrategies) {
          const strangers = new Set(everyLeader(strategy, ids, partitionCount))
          for (const id of ids) strangers.delete(id)
          expect(strangers).toEqual(new Set())
        }
        const leaders = everyLeader('equal_spread', ids, partitionCount)
        for (let start = 0; start < leaders.length; start += partitionCount) {
          const counts = new Map<number, number>()
          for (const id of leaders.slice(start, start + partitionCount)) counts.set(id, (counts.get(id) ?? 0) + 1)
          expect(Math.max(...counts.values())).toBeLessThanOrEqual(Math.ceil(partitionCount / ids.length))
        }
      }),
      { numRuns: 30 },
    )
  })
})
