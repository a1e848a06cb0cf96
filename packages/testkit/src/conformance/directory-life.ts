import { type AgentProfile, type AgentRegistration, DirectoryError, EXPIRY_MS_MAX } from '@millrace/discovery'
import { describe, expect, it } from 'vitest'
import {
  DIRECTORY_CLUSTER as CLUSTER,
  type DirectoryConformance,
  type DirectoryFixture,
  EXPIRY_MS,
  liveIds,
  registrationOf,
  STATUS,
  withDirectory,
} from './directory-fixture.ts'

const BEAT = { status: STATUS, expiryMs: EXPIRY_MS }

const EVERYTHING: AgentProfile = {
  host: 'fd00::7',
  listeners: [
    { name: 'vpc', port: 9092, host: '10.0.0.7' },
    { name: 'internet', port: 9093, hostOverride: 'kafka.example.com', portOverride: 443 },
  ],
  internal: { host: 'node-7.internal', port: 8080 },
  roles: ['proxy-produce', 'jobs'],
  zone: 'eu-central-1a',
  agentGroup: 'blue',
  labels: { 'tier.example/x': "gold “1”, \\ and '2'", '💾': '日本' },
  version: '1.2.3-rc.1+build',
}

async function codeOf(call: Promise<unknown>): Promise<string> {
  const error: unknown = await call.then(
    () => new Error('the call did not fail'),
    (reason: unknown) => reason,
  )
  if (DirectoryError.is(error)) return error.code
  throw error
}

/** How an agent comes, lives and goes. */
export function describeDirectoryLife(conformance: DirectoryConformance): void {
  const test = (name: string, run: (fixture: DirectoryFixture) => Promise<void>) =>
    it(name, () => withDirectory(conformance, run))

  describe('the life of an agent', () => {
    test('a directory without agents is empty', async ({ directory }) => {
      expect(await directory.list(CLUSTER)).toEqual([])
    })

    test('agents are listed with all that they said, in order of node id, to everybody at once', async (fixture) => {
      const { directory, second } = fixture
      const status = { isLeaving: true, busyShare: 0.123_456_789, shedShare: 1 }
      const full = registrationOf('agent “b”; --', 5, { profile: EVERYTHING, status })
      expect(await directory.register(CLUSTER, full)).toEqual({ ok: true, nodeId: 5 })
      expect(await second.register(CLUSTER, registrationOf('a', 1_073_741_823))).toEqual({
        ok: true,
        nodeId: 1_073_741_823,
      })
      expect(await directory.register(CLUSTER, registrationOf('c', 0))).toEqual({ ok: true, nodeId: 0 })
      for (const reader of [directory, second]) {
        const entries = await reader.list(CLUSTER)
        const { profile } = registrationOf('', 0)
        expect(entries).toStrictEqual([
          { agentId: 'c', nodeId: 0, profile, status: STATUS },
          { agentId: 'agent “b”; --', nodeId: 5, profile: EVERYTHING, status },
          { agentId: 'a', nodeId: 1_073_741_823, profile, status: STATUS },
        ])
      }
    })

    test('an agent lives for as long as it said, and not a millisecond longer', async ({ directory, advance }) => {
      await directory.register(CLUSTER, registrationOf('a', 1))
      await directory.register(CLUSTER, registrationOf('b', 2, { expiryMs: 2 * EXPIRY_MS }))
      advance(EXPIRY_MS - 1)
      expect(await liveIds(directory)).toEqual([1, 2])
      advance(1)
      expect(await liveIds(directory)).toEqual([2])
      advance(EXPIRY_MS)
      expect(await liveIds(directory)).toEqual([])
    })

    test('a heartbeat counts from its own time and says what the status is now', async (fixture) => {
      const { directory, second, advance } = fixture
      await directory.register(CLUSTER, registrationOf('a', 1))
      advance(EXPIRY_MS - 1)
      const status = { isLeaving: true, busyShare: 0.5, shedShare: 0.25 }
      expect(await second.heartbeat(CLUSTER, 'a', { status, expiryMs: EXPIRY_MS })).toBe(true)
      advance(EXPIRY_MS - 1)
      expect((await directory.list(CLUSTER)).map((entry) => entry.status)).toEqual([status])
      expect(await directory.heartbeat(CLUSTER, 'a', { status: STATUS, expiryMs: 5 })).toBe(true)
      advance(4)
      expect((await directory.list(CLUSTER)).map((entry) => entry.status)).toEqual([STATUS])
      advance(1)
      expect(await directory.list(CLUSTER)).toEqual([])
    })

    test('a heartbeat that comes too late, or of nobody, changes nothing', async ({ directory, advance }) => {
      expect(await directory.heartbeat(CLUSTER, 'nobody', BEAT)).toBe(false)
      await directory.register(CLUSTER, registrationOf('a', 1))
      advance(EXPIRY_MS)
      expect(await directory.heartbeat(CLUSTER, 'a', BEAT)).toBe(false)
      expect(await directory.list(CLUSTER)).toEqual([])
    })

    test('one that leaves is gone at once, as often as it says so', async ({ directory, second, advance }) => {
      await directory.register(CLUSTER, registrationOf('a', 1))
      await directory.register(CLUSTER, registrationOf('b', 2))
      await second.leave(CLUSTER, 'a')
      await directory.leave(CLUSTER, 'a')
      await directory.leave(CLUSTER, 'nobody')
      expect(await liveIds(directory)).toEqual([2])
      expect(await directory.heartbeat(CLUSTER, 'a', BEAT)).toBe(false)
      advance(EXPIRY_MS)
      await directory.leave(CLUSTER, 'b')
      expect(await liveIds(directory)).toEqual([])
    })

    test('clusters know nothing of one another', async ({ directory }) => {
      await directory.register(CLUSTER, registrationOf('a', 1))
      expect(await directory.register('vci_other', registrationOf('a', 7))).toEqual({ ok: true, nodeId: 7 })
      expect(await directory.register('vci_other', registrationOf('b', 1))).toEqual({ ok: true, nodeId: 1 })
      await directory.leave('vci_other', 'a')
      expect(await directory.heartbeat('vci_third', 'a', BEAT)).toBe(false)
      expect(await liveIds(directory)).toEqual([1])
      expect(await liveIds(directory, 'vci_other')).toEqual([1])
      expect(await liveIds(directory, 'vci_third')).toEqual([])
    })

    test('what breaks the rules is a BAD_REQUEST and leaves nothing behind', async ({ directory }) => {
      await directory.register(CLUSTER, registrationOf('a', 1))
      const wrong: Partial<AgentRegistration>[] = [
        { agentId: '' },
        { agentId: 'x'.repeat(256) },
        { agentId: 'x\u0000' },
        { nodeId: -1 },
        { nodeId: 1.5 },
        { nodeId: 1_073_741_824 },
        { expiryMs: 0 },
        { expiryMs: EXPIRY_MS_MAX + 1 },
        { status: { ...STATUS, busyShare: 1.5 } },
        { status: { ...STATUS, shedShare: Number.NaN } },
        { profile: { host: 'a b', listeners: [{ name: 'kafka', port: 9092 }] } },
        { profile: { host: 'a', listeners: [{ name: 'kafka', port: 0 }] } },
        { profile: { host: 'a', listeners: [] } },
      ]
      for (const rest of wrong)
        expect(await codeOf(directory.register(CLUSTER, registrationOf('b', 2, rest)))).toBe('BAD_REQUEST')
      expect(await codeOf(directory.heartbeat(CLUSTER, 'a', { status: STATUS, expiryMs: -1 }))).toBe('BAD_REQUEST')
      expect(await liveIds(directory)).toEqual([1])
    })

    test('a call that is stopped rejects with the signal’s reason', async ({ directory }) => {
      const signal = AbortSignal.abort(new Error('stopped'))
      const options = { signal }
      await expect(directory.register(CLUSTER, registrationOf('a', 1), options)).rejects.toThrow('stopped')
      await expect(directory.heartbeat(CLUSTER, 'a', BEAT, options)).rejects.toThrow('stopped')
      await expect(directory.leave(CLUSTER, 'a', options)).rejects.toThrow('stopped')
      await expect(directory.list(CLUSTER, options)).rejects.toThrow('stopped')
    })

    test('nobody who has stopped watching is told anything', async ({ directory }) => {
      let count = 0
      directory.watch?.(CLUSTER, () => count++)()
      await directory.register(CLUSTER, registrationOf('a', 1))
      await directory.leave(CLUSTER, 'a')
      expect(count).toBe(0)
    })

    test('what was given and what was read may be changed by its owner without effect', async ({ directory }) => {
      const listeners = [{ name: 'kafka', port: 9092 }]
      await directory.register(CLUSTER, registrationOf('a', 1, { profile: { host: 'a', listeners } }))
      listeners[0]!.port = 1
      const [read] = await directory.list(CLUSTER)
      Object.assign(read!.profile, { host: 'b' })
      const [again] = await directory.list(CLUSTER)
      expect(again!.profile).toEqual({ host: 'a', listeners: [{ name: 'kafka', port: 9092 }] })
    })
  })
}
