import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createAgent } from '../src/index.ts'
import { batchOf, closeAll, connectClient, createTopic, fetch, produce } from './agent-client.ts'

afterEach(async () => {
  vi.doUnmock('@millrace/object-store-s3')
  vi.doUnmock('@millrace/metadata-sqlite')
  vi.doUnmock('@millrace/metadata-postgres')
  vi.resetModules()
  vi.restoreAllMocks()
  await closeAll()
})

/** What a host would notice of a guest that does not behave. */
function traces() {
  const listeners = process.eventNames().map((name) => `${String(name)}: ${process.listenerCount(name)}`)
  return {
    listeners: listeners.toSorted(),
    globals: Object.getOwnPropertyNames(globalThis).toSorted(),
    environment: { ...process.env },
    exitCode: process.exitCode,
  }
}

/** Sockets, servers, workers and timers that would keep the process, by kind. The test runner has pipes of its own. */
const handles = () => process.getActiveResourcesInfo().filter((kind) => kind !== 'PipeWrap')

/** Whether nothing is left but, at times, a timer of the test runner: one agent has several. */
const isClean = () => handles().every((kind) => kind === 'Timeout') && handles().length <= 1

/** Sockets and servers are gone some turns of the loop after they were closed. */
async function expectClean(): Promise<void> {
  for (let turn = 0; turn < 10_000 && !isClean(); turn++) await nextTurn()
  expect(isClean(), `left: ${handles().join(', ')}`).toBe(true)
}

async function useAgent(options: Parameters<typeof createAgent>[0]): Promise<void> {
  await using agent = await createAgent(options)
  const client = await connectClient(agent.port)
  await createTopic(client, 't')
  await produce(client, 't', batchOf(['x']))
  await fetch(client, 't', 0)
  client.close()
  await client.ended
}

describe('an agent inside another program', () => {
  it.each([
    ['without an HTTP port', {}],
    ['with one', { httpPort: 0 }],
  ])('%s adds no process listeners, no globals, no environment and sets no exit code', async (_name, options) => {
    const before = traces()
    await using agent = await createAgent(options)
    const client = await connectClient(agent.port)
    await createTopic(client, 't')
    await produce(client, 't', batchOf(['x']))
    expect(traces()).toEqual(before)
    client.close()
    await agent.close()
    expect(traces()).toEqual(before)
  })

  it('writes nothing to standard output and standard error, and warns of nothing', async () => {
    const out = vi.spyOn(process.stdout, 'write')
    const error = vi.spyOn(process.stderr, 'write')
    const warning = vi.spyOn(process, 'emitWarning')
    await useAgent({ httpPort: 0 })
    await expect(createAgent({ numPartitions: 0 })).rejects.toThrow('numPartitions')
    expect([out.mock.calls, error.mock.calls, warning.mock.calls]).toEqual([[], [], []])
  })

  it('leaves no socket, server or timer behind when it has closed', async () => {
    await useAgent({ httpPort: 0 })
    await expectClean()
  })

  it('leaves nothing behind when it could not start', async () => {
    const other = await createAgent({ httpPort: 0 })
    await expect(createAgent({ httpPort: other.httpPort })).rejects.toThrow(String(other.httpPort))
    await other.close()
    await expectClean()
  })

  it('in memory loads neither the S3 client nor SQLite nor PostgreSQL', async () => {
    vi.doMock('@millrace/object-store-s3', () => {
      throw new Error('the S3 client is loaded')
    })
    vi.doMock('@millrace/metadata-sqlite', () => {
      throw new Error('SQLite is loaded')
    })
    vi.doMock('@millrace/metadata-postgres', () => {
      throw new Error('PostgreSQL is loaded')
    })
    const { createAgent: createFresh } = await import('../src/index.ts')
    await using agent = await createFresh({ httpPort: 0 })
    expect(agent.port).toBeGreaterThan(0)
    // The traps are set: an agent that needs one of them falls into it.
    await expect(createFresh({ bucketURL: 's3://b?region=r' })).rejects.toThrow()
    await expect(createFresh({ metadataURL: 'sqlite:///tmp/never.db' })).rejects.toThrow()
    await expect(createFresh({ metadataURL: 'postgres://127.0.0.1:1/never' })).rejects.toThrow('mocking a module')
  })
})
