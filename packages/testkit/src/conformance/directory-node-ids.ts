import { NODE_ID_KEPT_MS } from '@millrace/discovery'
import { describe, expect, it } from 'vitest'
import {
  DIRECTORY_CLUSTER as CLUSTER,
  type DirectoryConformance,
  type DirectoryFixture,
  EXPIRY_MS,
  liveIds,
  registrationOf,
  withDirectory,
} from './directory-fixture.ts'

const TAKEN = { ok: false, code: 'NODE_ID_TAKEN' }
const RACERS = 12

/** Who has which node id, and for how long. */
export function describeDirectoryNodeIds(conformance: DirectoryConformance): void {
  const test = (name: string, run: (fixture: DirectoryFixture) => Promise<void>) =>
    it(name, () => withDirectory(conformance, run))

  describe('node ids', () => {
    test('no two live agents have the same', async ({ directory, second }) => {
      await directory.register(CLUSTER, registrationOf('a', 1))
      expect(await second.register(CLUSTER, registrationOf('b', 1))).toEqual(TAKEN)
      expect(await liveIds(directory)).toEqual([1])
      expect(await second.register(CLUSTER, registrationOf('b', 2))).toEqual({ ok: true, nodeId: 2 })
    })

    test('of many that propose the same at once, one gets it', async ({ directory, second }) => {
      const racers = Array.from({ length: RACERS }, (_, index) =>
        (index % 2 === 0 ? directory : second).register(CLUSTER, registrationOf(`agent-${index}`, 7)),
      )
      const outcomes = await Promise.all(racers)
      expect(outcomes.filter(({ ok }) => ok)).toEqual([{ ok: true, nodeId: 7 }])
      expect(outcomes.filter(({ ok }) => !ok)).toEqual(Array(RACERS - 1).fill(TAKEN))
      expect(await liveIds(directory)).toEqual([7])
    })

    test('an agent that registers again keeps its own, whatever it proposes, and is described anew', async (fixture) => {
      const { directory, second } = fixture
      await directory.register(CLUSTER, registrationOf('a', 1))
      await directory.register(CLUSTER, registrationOf('b', 2))
      const profile = { host: 'elsewhere', listeners: [{ name: 'kafka', port: 1 }] }
      expect(await second.register(CLUSTER, registrationOf('a', 9, { profile }))).toEqual({ ok: true, nodeId: 1 })
      expect(await second.register(CLUSTER, registrationOf('a', 2, { profile }))).toEqual({ ok: true, nodeId: 1 })
      const entries = await directory.list(CLUSTER)
      expect(entries.map(({ nodeId, profile: { host } }) => [nodeId, host])).toEqual([
        [1, 'elsewhere'],
        [2, '10.0.0.1'],
      ])
    })

    test('an agent that registers many times at once has one entry and one id', async ({ directory, second }) => {
      const attempts = Array.from({ length: RACERS }, (_, index) =>
        (index % 2 === 0 ? directory : second).register(CLUSTER, registrationOf('a', 100 + index)),
      )
      const outcomes = await Promise.all(attempts)
      const [first] = outcomes
      expect(outcomes).toEqual(Array(RACERS).fill(first))
      expect(await liveIds(directory)).toEqual([first!.ok && first!.nodeId])
    })

    test('stay with one that expired or left, and nobody else gets them for a time', async ({ directory, advance }) => {
      await directory.register(CLUSTER, registrationOf('left', 1))
      await directory.register(CLUSTER, registrationOf('expired', 2))
      await directory.leave(CLUSTER, 'left')
      advance(EXPIRY_MS)
      expect(await directory.register(CLUSTER, registrationOf('b', 1))).toEqual(TAKEN)
      expect(await directory.register(CLUSTER, registrationOf('b', 2))).toEqual(TAKEN)
      expect(await directory.register(CLUSTER, registrationOf('left', 8))).toEqual({ ok: true, nodeId: 1 })
      expect(await directory.register(CLUSTER, registrationOf('expired', 9))).toEqual({ ok: true, nodeId: 2 })
      expect(await liveIds(directory)).toEqual([1, 2])
    })

    test('are free again after that time', async ({ directory, advance }) => {
      await directory.register(CLUSTER, registrationOf('a', 1))
      advance(EXPIRY_MS + NODE_ID_KEPT_MS - 1)
      expect(await directory.register(CLUSTER, registrationOf('b', 1))).toEqual(TAKEN)
      advance(1)
      expect(await directory.register(CLUSTER, registrationOf('b', 1))).toEqual({ ok: true, nodeId: 1 })
      expect(await directory.register(CLUSTER, registrationOf('a', 1))).toEqual(TAKEN)
      expect(await directory.register(CLUSTER, registrationOf('a', 3))).toEqual({ ok: true, nodeId: 3 })
    })
  })
}
