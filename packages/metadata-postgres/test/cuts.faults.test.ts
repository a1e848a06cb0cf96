import { isDeepStrictEqual } from 'node:util'
import { expect, it } from 'vitest'
import type { PostgresMetadataOptions, PostgresMetadataStore } from '../src/index.ts'
import { createStoreWithSeams } from '../src/postgres-store.ts'
import { CUT_STEP_BYTES } from './support/effort.ts'
import { type CuttingProxy, type Direction, startCuttingProxy } from './support/proxy.ts'
import { claimFor, openLongLease } from './support/leases.ts'
import { checkedHighWatermark, makeTopic, segmentOf, verdictsOf } from './support/race.ts'
import { describeWithPostgres, type TestServer } from './support/server.ts'

const DIRECTIONS: readonly Direction[] = ['toServer', 'toClient']

/** Runs a test with a store behind a proxy, on one connection. */
async function withProxy(
  server: TestServer,
  limits: Partial<PostgresMetadataOptions>,
  run: (store: PostgresMetadataStore, proxy: CuttingProxy) => Promise<void>,
): Promise<void> {
  const proxy = await startCuttingProxy(server.port)
  const schema = server.newSchema()
  const url = server.url.replace(`:${server.port}/`, `:${proxy.port}/`)
  const options = { url, schema, connectionsMax: 1, retryDelayMs: 1, retryDelayMaxMs: 10, ...limits }
  const store = createStoreWithSeams({}, options, {})
  try {
    await store.start()
    await run(store, proxy)
  } finally {
    await store.close()
    await proxy.close()
    await server.dropSchema(schema)
  }
}

/** Makes a call again and again, cut a few bytes later each time, until a call is over before it would be cut. */
async function cutEverywhere(
  proxy: CuttingProxy,
  call: () => Promise<void>,
  stepBytes = CUT_STEP_BYTES,
): Promise<Record<Direction, number>> {
  const cuts = { toServer: 0, toClient: 0 }
  for (const direction of DIRECTIONS) {
    for (let bytes = 0; ; bytes += stepBytes) {
      proxy.cutAfter(direction, bytes)
      await call()
      if (!proxy.isCut) break
      cuts[direction]++
    }
    proxy.resetCounts()
  }
  return cuts
}

describeWithPostgres('a connection that falls silent', (server) => {
  it('is given up and closed, and the call is made again on another, to the same effect', () =>
    withProxy(server, { statementTimeoutMs: 100 }, async (store, proxy) => {
      const topicId = await makeTopic(store, 'silent')
      proxy.swallowNextAnswer()
      expect(await verdictsOf(store, segmentOf([{ topicId, sequence: 0 }]))).toMatchObject([{ kind: 'committed' }])
      expect(await verdictsOf(store, segmentOf([{ topicId, sequence: 0 }]))).toMatchObject([{ kind: 'duplicate' }])
      expect(await checkedHighWatermark(store, topicId)).toBe(1)
    }))
})

describeWithPostgres('a connection that is cut', (server) => {
  it('at any byte of a commit or of its answer changes neither the answer nor what is stored', () =>
    withProxy(server, {}, async (store, proxy) => {
      const topicId = await makeTopic(store, 'cut', 2)
      let sequence = 0
      const cuts = await cutEverywhere(proxy, async () => {
        const segment = segmentOf([
          { topicId, sequence },
          { topicId, partition: 1 },
          { topicId, partition: 9 },
        ])
        const verdicts = await verdictsOf(store, segment)
        expect(verdicts).toEqual([
          { kind: 'committed', baseOffset: sequence, logStartOffset: 0 },
          { kind: 'committed', baseOffset: sequence, logStartOffset: 0 },
          { kind: 'rejected', reason: 'GONE' },
        ])
        sequence++
        if (proxy.isCut) expect(await verdictsOf(store, segment)).toEqual(verdicts)
      })
      expect(Math.min(cuts.toServer, cuts.toClient) * CUT_STEP_BYTES).toBeGreaterThan(100)
      for (const partition of [0, 1]) expect(await checkedHighWatermark(store, topicId, partition)).toBe(sequence)
    }))

  it('fails the call with UNAVAILABLE when there are no attempts left, and the same call again gives the answer', () =>
    withProxy(server, { attemptsMax: 1 }, async (store, proxy) => {
      const topicId = await makeTopic(store, 'cut')
      let sequence = 0
      let failures = 0
      await cutEverywhere(proxy, async () => {
        const segment = segmentOf([{ topicId, sequence }])
        const answer = { ok: true, verdicts: [{ kind: 'committed', baseOffset: sequence, logStartOffset: 0 }] }
        const asked: unknown[] = []
        // The last cut comes after the whole answer; it is the next call that meets the broken connection.
        while (asked.length < 2 || !isDeepStrictEqual(asked.at(-1), answer)) {
          asked.push(await store.commitSegment(segment).catch((error: unknown) => error))
          if (!isDeepStrictEqual(asked.at(-1), answer)) {
            expect(asked.at(-1)).toMatchObject({ name: 'MetadataError', code: 'UNAVAILABLE' })
            failures++
          }
        }
        expect(asked.length).toBeLessThan(4)
        sequence++
      })
      expect(failures * CUT_STEP_BYTES).toBeGreaterThan(200)
      expect(await checkedHighWatermark(store, topicId)).toBe(sequence)
    }))

  it('at any step of other writes leaves them done once', () =>
    withProxy(server, {}, async (store, proxy) => {
      let round = 0
      const { fence } = await claimFor(store, await openLongLease(store))
      const topicId = await makeTopic(store, 'kept')
      await cutEverywhere(
        proxy,
        async () => {
          round++
          const spec = { topicId: `id-${round}`, name: `name-${round}`, partitionCount: 1, configs: {} }
          expect(await store.createTopics('vci_race', [spec])).toEqual([{ ok: true, topic: spec }])
        },
        4 * CUT_STEP_BYTES,
      )
      expect(await store.listTopics('vci_race')).toHaveLength(round + 1)
      await cutEverywhere(
        proxy,
        async () => {
          round++
          const offset = { topicId, partition: 0, offset: round, leaderEpoch: -1, metadata: 'm', expiresAtMs: null }
          expect(await store.commitOffsets(fence, [offset])).toEqual({ ok: true, stored: [true] })
          expect(await store.readOffsets('vci_race', [{ groupId: 'group', partitions: null }])).toMatchObject([
            [{ offset: round }],
          ])
        },
        4 * CUT_STEP_BYTES,
      )
      await cutEverywhere(
        proxy,
        async () => {
          const segment = segmentOf([])
          expect(await store.abortSegment(segment.segmentId)).toEqual({ state: 'aborted' })
          expect(await store.commitSegment(segment)).toEqual({ ok: false, code: 'SEGMENT_ABORTED' })
        },
        4 * CUT_STEP_BYTES,
      )
    }))

  it('at any byte of what an agent says to the directory changes no answer', () =>
    withProxy(server, {}, async ({ directory }, proxy) => {
      const profile = { host: '10.0.0.1', listeners: [{ name: 'kafka', port: 9092 }] }
      const status = { isLeaving: false, busyShare: 0, shedShare: 0 }
      let nodeId = 0
      const cuts = await cutEverywhere(proxy, async () => {
        nodeId++
        const registration = { agentId: `agent-${nodeId}`, nodeId, profile, status, expiryMs: 600_000 }
        expect(await directory.register('vci_cut', registration)).toEqual({ ok: true, nodeId })
      })
      expect(Math.min(cuts.toServer, cuts.toClient) * CUT_STEP_BYTES).toBeGreaterThan(50)
      expect((await directory.list('vci_cut')).map((entry) => entry.nodeId)).toEqual(
        Array.from({ length: nodeId }, (_, index) => index + 1),
      )
      await cutEverywhere(
        proxy,
        async () => {
          expect(await directory.heartbeat('vci_cut', 'agent-1', { status, expiryMs: 600_000 })).toBe(true)
        },
        4 * CUT_STEP_BYTES,
      )
      await cutEverywhere(proxy, () => directory.leave('vci_cut', `agent-${nodeId--}`), 4 * CUT_STEP_BYTES)
      expect(await directory.list('vci_cut')).toHaveLength(nodeId)
    }))

  it('at any step of a lease leave it live, and its group claimed', () =>
    withProxy(server, {}, async (store, proxy) => {
      const leaseId = await openLongLease(store)
      let epoch = 0
      await cutEverywhere(
        proxy,
        async () => {
          expect(await store.renewLease(leaseId, 60_000)).toBe(true)
          const { fence } = await claimFor(store, leaseId)
          expect(fence.epoch).toBeGreaterThan(epoch)
          ;({ epoch } = fence)
        },
        4 * CUT_STEP_BYTES,
      )
      await cutEverywhere(proxy, async () => store.endLease(await openLongLease(store)), 4 * CUT_STEP_BYTES)
      expect(await store.findGroupHolder('vci_race', 'group')).toEqual({ exists: false, holder: 'agent' })
    }))

  it('in the middle of the deletion of a group leaves the answer open, instead of a wrong one', () =>
    withProxy(server, {}, async (store, proxy) => {
      const answers = new Set<string>()
      const leaseId = await openLongLease(store)
      await cutEverywhere(
        proxy,
        async () => {
          const { fence } = await claimFor(store, leaseId)
          const answer = await store.deleteGroup(fence).catch((error: { code: string }) => error)
          answers.add('ok' in answer ? String(answer.ok) : answer.code)
        },
        4 * CUT_STEP_BYTES,
      )
      expect([...answers].sort()).toEqual(['UNAVAILABLE', 'true'])
    }))
})
