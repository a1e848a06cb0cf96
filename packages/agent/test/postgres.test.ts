import { ErrorCode, readRecordBatchHeaders, readRecords } from '@millrace/protocol'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { describeWithPostgres } from '../../metadata-postgres/test/support/server.ts'
import { withoutSecrets } from '../src/without-secrets.ts'
import { createAgent } from '../src/index.ts'
import { batchOf, closeAll, createTopic, fetch, produce, startAgent } from './agent-client.ts'

const folders: string[] = []
afterEach(async () => {
  await closeAll()
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })))
})

function valuesOf(records: readonly Uint8Array[] | null): string[] {
  return readRecordBatchHeaders(records ?? []).batches.flatMap((batch) =>
    [...readRecords(batch)].map(({ offset, value }) => `${offset} ${Buffer.from(value ?? []).toString()}`),
  )
}

describeWithPostgres('agents on PostgreSQL', (server) => {
  /** Settings of agents that share everything. */
  async function shared() {
    const folder = await mkdtemp(join(tmpdir(), 'millrace-agents-'))
    folders.push(folder)
    return { metadataURL: server.url, bucketURL: `file://${folder}`, agentKey: 'a key of these agents alone' }
  }

  it('an agent answers what it stored, and another one after it', async () => {
    const settings = await shared()
    const first = await startAgent(settings)
    await createTopic(first.client, 'kept')
    await produce(first.client, 'kept', batchOf(['a', 'b']))
    expect(valuesOf((await fetch(first.client, 'kept', 0)).records)).toEqual(['0 a', '1 b'])
    await closeAll()
    const second = await startAgent(settings)
    expect(valuesOf((await fetch(second.client, 'kept', 0)).records)).toEqual(['0 a', '1 b'])
  })

  it('what is produced to one agent is fetched from the other, in one order', async () => {
    const settings = await shared()
    const agents = [await startAgent(settings), await startAgent(settings)]
    const [left, right] = agents.map(({ client }) => client)
    await createTopic(left!, 'shared')
    for (let round = 0; round < 10; round++) {
      const producer = round % 2 === 0 ? left! : right!
      const consumer = round % 2 === 0 ? right! : left!
      expect(await produce(producer, 'shared', batchOf([`value ${round}`]))).toMatchObject({ baseOffset: round })
      const read = await fetch(consumer, 'shared', round, { maxWaitMs: 1000 })
      expect(valuesOf(read.records)).toEqual([`${round} value ${round}`])
    }
    const [all, again] = await Promise.all(agents.map(({ client }) => fetch(client, 'shared', 0)))
    expect(valuesOf(all!.records)).toHaveLength(10)
    expect(valuesOf(again!.records)).toEqual(valuesOf(all!.records))
  })

  it('an idempotent producer that sends a batch again to the other agent has it once', async () => {
    const settings = await shared()
    const agents = [await startAgent(settings), await startAgent(settings)]
    await createTopic(agents[0]!.client, 'retried')
    for (let baseSequence = 0; baseSequence < 20; baseSequence++) {
      const batch = batchOf(['x'], { producerId: 4711, producerEpoch: 0, baseSequence })
      const answers = await Promise.all(agents.map(({ client }) => produce(client, 'retried', batch)))
      for (const answer of answers) {
        expect(answer).toMatchObject({ errorCode: ErrorCode.NONE, baseOffset: baseSequence })
      }
    }
    expect(await fetch(agents[1]!.client, 'retried', 0)).toMatchObject({ highWatermark: 20 })
  })
})

describe('a PostgreSQL URL', () => {
  it('is shown without its password, whatever that contains', () => {
    const shown = withoutSecrets('postgres://user:p@ss:w/rd@host:5432/db?sslmode=require')
    expect(shown).toBe('postgres://user:***@host:5432/db?sslmode=require')
    expect(withoutSecrets('postgres://host/db?password=secret&x=y')).toBe('postgres://host/db?password=***&x=y')
  })

  it('of a server that does not answer, or of no such kind, fails the agent without telling the password', async () => {
    for (const metadataURL of ['postgres://user:a-secret@127.0.0.1:1/db', 'postgress://user:a-secret@host/db']) {
      const failure: unknown = await createAgent({
        metadataURL,
        bucketURL: 'file:///nowhere',
        agentKey: 'a key of these agents alone',
      }).catch((error: unknown) => error)
      expect(failure).toBeInstanceOf(Error)
      expect(String(failure)).not.toContain('a-secret')
    }
  })
})
