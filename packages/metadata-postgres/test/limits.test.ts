import { MetadataError } from '@millrace/metadata'
import { noopLogger, sleep, systemClock } from '@millrace/runtime'
import { describe, expect, it } from 'vitest'
import { createPostgresMetadataStore } from '../src/index.ts'
import { inSchema } from '../src/in-schema.ts'
import { withAgents } from './support/agents.ts'
import { holdPartitions, untilWaiting } from './support/locks.ts'
import { checkedHighWatermark, makeTopic, segmentOf, verdictsOf } from './support/race.ts'
import { describeWithPostgres, type TestServer } from './support/server.ts'

/** Makes a commit function that fails with this SQLSTATE a few times before it does what it should. */
async function plantFailures(server: TestServer, schema: string, state: string, times: number): Promise<void> {
  const signature = `SELECT pg_get_function_arguments('${schema}.commit_segment_1'::regproc) AS given,
    pg_get_function_result('${schema}.commit_segment_1'::regproc) AS result`
  const [row] = await server.ask<{ given: string; result: string }>(signature)
  const parameters = Array.from({ length: 20 }, (_, index) => `$${index + 1}`).join(', ')
  await server.ask(`CREATE SEQUENCE ${schema}.tries`)
  await server.ask(`GRANT USAGE ON SEQUENCE ${schema}.tries TO millrace`)
  await server.ask(
    inSchema(
      `CREATE FUNCTION millrace.failing(${row!.given}) RETURNS ${row!.result} LANGUAGE plpgsql AS $$
      BEGIN
        -- Numbers of a sequence are not given back by a rollback. The effect is there, and must be rolled back.
        RETURN QUERY SELECT * FROM millrace.commit_segment_1(${parameters});
        IF nextval('millrace.tries') <= ${times} THEN RAISE EXCEPTION 'planted' USING ERRCODE = '${state}'; END IF;
      END $$`,
      schema,
    ),
  )
}

describeWithPostgres('a call that fails', (server) => {
  for (const state of ['40001', '40P01', '55P03', '57014', '57P01', '08006', '53300']) {
    it(`with ${state} is made again and takes effect once`, () =>
      withAgents(
        server,
        { commitFunction: 'failing', options: { retryDelayMs: 1 } },
        async ({ stores: [store], schema }) => {
          await plantFailures(server, schema, state, 3)
          const topicId = await makeTopic(store, 'failing')
          expect(await verdictsOf(store, segmentOf([{ topicId, sequence: 0 }]))).toMatchObject([{ kind: 'committed' }])
          expect(await checkedHighWatermark(store, topicId)).toBe(1)
        },
      ))
  }

  it.each([
    ['53100', 'FULL'],
    ['42501', 'INVALID'],
    ['22021', 'BAD_REQUEST'],
    ['XX000', 'UNAVAILABLE'],
  ])('with %s is not made again, and fails with %s', (state, code) =>
    withAgents(server, { commitFunction: 'failing' }, async ({ stores: [store], schema }) => {
      await plantFailures(server, schema, state, 1)
      const topicId = await makeTopic(store, 'failing')
      const segment = segmentOf([{ topicId, sequence: 0 }])
      await expect(store.commitSegment(segment)).rejects.toMatchObject({
        code,
        message: expect.stringContaining(state),
      })
      expect(await store.segmentStates([segment.segmentId])).toEqual(['unknown'])
      await verdictsOf(store, segment)
    }),
  )

  it('for as many times as it may be tried fails with UNAVAILABLE', () =>
    withAgents(
      server,
      { commitFunction: 'failing', options: { attemptsMax: 3, retryDelayMs: 1 } },
      async ({ stores: [store], schema }) => {
        await plantFailures(server, schema, '40001', 3)
        const topicId = await makeTopic(store, 'failing')
        const segment = segmentOf([{ topicId }])
        const message = expect.stringContaining('after 3 attempts: planted (40001)')
        await expect(store.commitSegment(segment)).rejects.toMatchObject({ code: 'UNAVAILABLE', message })
        expect(await verdictsOf(store, segment)).toMatchObject([{ kind: 'committed', baseOffset: 0 }])
      },
    ))
})

describeWithPostgres('a call that waits for a lock', (server) => {
  it('gives up after the statement time-out and its attempts, and takes effect when it is made again', () =>
    withAgents(
      server,
      { options: { statementTimeoutMs: 30, attemptsMax: 2, retryDelayMs: 1 } },
      async ({ stores: [store], schema }) => {
        const topicId = await makeTopic(store, 'locked')
        await verdictsOf(store, segmentOf([{ topicId }]))
        const holder = await holdPartitions(server, schema)
        const segment = segmentOf([{ topicId }])
        const message = expect.stringContaining('57014')
        await expect(store.commitSegment(segment)).rejects.toMatchObject({ code: 'UNAVAILABLE', message })
        await holder.release()
        expect(await verdictsOf(store, segment)).toMatchObject([{ kind: 'committed', baseOffset: 1 }])
      },
    ))

  it('stops at once when its signal aborts, and so do those behind it', () =>
    withAgents(server, {}, async ({ stores: [store, other], schema }) => {
      const topicId = await makeTopic(store, 'aborted')
      await verdictsOf(store, segmentOf([{ topicId }]))
      const holder = await holdPartitions(server, schema)
      const controller = new AbortController()
      const { signal } = controller
      const segments = [segmentOf([{ topicId }]), segmentOf([{ topicId }])]
      const commits = segments.map((segment) => store.commitSegment(segment, { signal }))
      const settled = Promise.allSettled(commits)
      await untilWaiting(server, 1)
      const reason = new Error('no longer wanted')
      controller.abort(reason)
      expect(await settled).toEqual(commits.map(() => ({ status: 'rejected', reason })))
      // The one that had been sent may take place; the one behind it was never sent.
      await holder.release()
      expect(await verdictsOf(store, segmentOf([{ topicId }]))).toMatchObject([{ kind: 'committed', baseOffset: 2 }])
      expect(await other.segmentStates(segments.map(({ segmentId }) => segmentId))).toEqual(['committed', 'unknown'])
    }))

  it('counts among the calls that may be pending, of which one more fails at once', () =>
    withAgents(server, { options: { pendingCallsMax: 1 } }, async ({ stores: [store], schema }) => {
      const topicId = await makeTopic(store, 'pending')
      await verdictsOf(store, segmentOf([{ topicId }]))
      const holder = await holdPartitions(server, schema)
      const waiting = verdictsOf(store, segmentOf([{ topicId }]))
      await expect(store.nowMs()).rejects.toMatchObject({ code: 'UNAVAILABLE' })
      await holder.release()
      expect(await waiting).toMatchObject([{ kind: 'committed' }])
      expect(await store.nowMs()).toBeGreaterThan(0)
    }))

  it('is not needed for producer ids that are set aside, which a closed store does not give out', () =>
    withAgents(server, {}, async ({ stores: [store, other] }) => {
      const ids = await Promise.all([store, other, store].map((each) => each.allocateProducerId()))
      expect(new Set(ids).size).toBe(3)
      const reason = new Error('no longer wanted')
      const signal = AbortSignal.abort(reason)
      await expect(store.allocateProducerId({ signal })).rejects.toBe(reason)
      await store.close()
      await expect(store.allocateProducerId()).rejects.toMatchObject({ code: 'CLOSED' })
    }))

  it('is waited for by close', () =>
    withAgents(server, {}, async ({ stores: [store, other], schema }) => {
      const topicId = await makeTopic(store, 'closing')
      await verdictsOf(store, segmentOf([{ topicId }]))
      const holder = await holdPartitions(server, schema)
      const waiting = verdictsOf(store, segmentOf([{ topicId }]))
      await untilWaiting(server, 1)
      const closing = store.close()
      await holder.release()
      await closing
      expect(await waiting).toMatchObject([{ kind: 'committed' }])
      expect(await checkedHighWatermark(other, topicId)).toBe(2)
    }))

  it('fails when its time is up, whatever the server does', () =>
    withAgents(server, { options: { callTimeoutMs: 50 } }, async ({ stores: [store, other], schema }) => {
      const topicId = await makeTopic(other, 'late')
      await verdictsOf(other, segmentOf([{ topicId }]))
      const holder = await holdPartitions(server, schema)
      const segment = segmentOf([{ topicId }])
      await expect(store.commitSegment(segment)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
      await holder.release()
      expect(await verdictsOf(other, segment)).toMatchObject([{ kind: 'committed', baseOffset: 1 }])
    }))
})

describe('a server that cannot be reached', () => {
  const url = 'postgres://user:a-secret@127.0.0.1:1/database'

  it('fails start with UNAVAILABLE in words that name it and not the password, as often as it is asked', async () => {
    const said: unknown[] = []
    const note = (event: string, fields?: object, error?: unknown) => said.push(event, fields, error)
    const logger = { ...noopLogger, debug: note, warn: note, error: note }
    const store = createPostgresMetadataStore({ logger }, { url, attemptsMax: 3, retryDelayMs: 1 })
    for (let round = 0; round < 2; round++) {
      const failure = await store.start().catch((error: unknown) => error)
      expect(MetadataError.is(failure) && failure.message).toContain('127.0.0.1:1/database failed after 3 attempts')
      expect(`${String(failure)} ${JSON.stringify(said)} ${said.map(String).join(' ')}`).not.toContain('a-secret')
    }
    await expect(store.listTopics('vci')).rejects.toMatchObject({ code: 'CLOSED' })
    await store.close()
    await expect(store.start()).rejects.toMatchObject({ code: 'CLOSED' })
  })

  it('stops start at once when its signal aborts, and whatever goes on of it when it is closed', async () => {
    const store = createPostgresMetadataStore(
      {},
      { url, attemptsMax: 1000, retryDelayMs: 100_000, retryDelayMaxMs: 100_000, migrationTimeoutMs: 1_000_000 },
    )
    const controller = new AbortController()
    const reason = new Error('no longer wanted')
    const starting = store.start({ signal: controller.signal })
    await sleep(systemClock, 1)
    controller.abort(reason)
    await expect(starting).rejects.toBe(reason)
    await store.close()
  })
})
