import { type Encodable, ErrorCode } from '@millrace/protocol'
import { metadataRequest, metadataResponse } from '@millrace/protocol/messages'
import { createByteBudget, type Logger, noopLogger, systemClock } from '@millrace/runtime'
import { afterEach, describe, expect, it } from 'vitest'
import { type AnyHandler, defineHandler, type Handling } from '../src/handler.ts'
import type { ServerOptions } from '../src/options.ts'
import { createKafkaServer, type KafkaServer } from '../src/server.ts'
import {
  connectRaw,
  type MetadataRequest,
  type MetadataResponse,
  metadataFrame,
  type RawClient,
  readMetadata,
} from './kafka-client.ts'

type Handle = (request: MetadataRequest, signal: AbortSignal) => Handling<MetadataResponse>

const answer = (name: string): Encodable<MetadataResponse> => ({ topics: [{ name }] })
const nameOf = (request: MetadataRequest) => request.topics?.[0]?.name ?? ''
const echo = (request: MetadataRequest) => ({ response: Promise.resolve(answer(nameOf(request))) })

function metadataHandler(handle: Handle): AnyHandler {
  return defineHandler<MetadataRequest, MetadataResponse>({
    request: metadataRequest,
    response: metadataResponse,
    versionMin: 0,
    versionMax: 12,
    handle: (request, { connection }) => handle(request, connection.signal),
    errorResponse: (request, errorCode) => ({ topics: [{ name: nameOf(request), errorCode }] }),
  })
}

function defer<T = void>() {
  let resolve!: (value: T) => void
  const promise = new Promise<T>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}

function createRecordingLogger(): Logger & { readonly events: string[] } {
  const events: string[] = []
  return {
    ...noopLogger,
    events,
    warn: (event) => void events.push(event),
    error: (event) => void events.push(event),
  }
}

const servers: KafkaServer[] = []
const clients: RawClient[] = []
afterEach(async () => {
  for (const client of clients.splice(0)) client.socket.destroy()
  await Promise.all(servers.splice(0).map((server) => server.close({ signal: AbortSignal.abort() })))
})

async function startServer(handlers: readonly AnyHandler[], options: ServerOptions = {}) {
  const logger = createRecordingLogger()
  const budget = createByteBudget(1_000_000)
  const server = createKafkaServer(
    { handlers, budget, clock: systemClock, logger },
    { frameBytesMax: 10_000, ...options },
  )
  servers.push(server)
  const [listener] = await server.start([{ name: 'kafka', host: '127.0.0.1', port: 0 }])
  const client = await connectRaw(listener!.port)
  clients.push(client)
  return { server, logger, budget, client, port: listener!.port }
}

describe('a client that closes its side', () => {
  it('still has every request handled that it sent before', async () => {
    const handled: string[] = []
    const admitted = defer()
    const { client, port } = await startServer([
      metadataHandler((request) => {
        handled.push(nameOf(request))
        return { response: Promise.resolve(answer(nameOf(request))), admitted: admitted.promise }
      }),
    ])
    client.socket.end(Buffer.concat([1, 2, 3].map((id) => metadataFrame(`topic-${id}`, id))))
    await expect.poll(() => handled).toEqual(['topic-1'])
    // The end of the stream has arrived as well once the server reads from a connection that was made later.
    const later = await connectRaw(port)
    clients.push(later)
    later.socket.write(metadataFrame('later', 1))
    await expect.poll(() => handled).toEqual(['topic-1', 'later'])
    admitted.resolve()
    expect(readMetadata(await client.nextFrame()).correlationId).toBe(1)
    expect(readMetadata(await client.nextFrame()).correlationId).toBe(2)
    expect(readMetadata(await client.nextFrame()).correlationId).toBe(3)
    expect(handled).toEqual(['topic-1', 'later', 'topic-2', 'topic-3'])
    await client.ended
  })

  it('in the middle of a frame is closed after its answers', async () => {
    const { client, budget } = await startServer([metadataHandler(echo)])
    client.socket.end(Buffer.concat([metadataFrame('whole', 1), metadataFrame('cut', 2).subarray(0, 15)]))
    expect(readMetadata(await client.nextFrame()).correlationId).toBe(1)
    await client.ended
    await expect.poll(() => budget.bytesUsed).toBe(0)
  })
})

describe('the end of a connection', () => {
  it('a bad frame waits for the answers that are owed before it', async () => {
    const gate = defer()
    const handled: string[] = []
    const { client } = await startServer([
      metadataHandler((request) => {
        handled.push(nameOf(request))
        return { response: gate.promise.then(() => answer(nameOf(request))), admitted: Promise.resolve() }
      }),
    ])
    client.socket.write(Buffer.concat([metadataFrame('good', 1), Buffer.from([0x7f, 0xff, 0xff, 0xff])]))
    await expect.poll(() => handled).toEqual(['good'])
    await new Promise((resolve) => setImmediate(resolve))
    gate.resolve()
    expect(readMetadata(await client.nextFrame()).correlationId).toBe(1)
    await client.ended
  })

  it('an answer behind the refusal does not cut the answers before it', async () => {
    const late = defer()
    const handled: string[] = []
    const large = 'x'.repeat(30_000)
    const { client } = await startServer(
      [
        metadataHandler((request) => {
          const name = nameOf(request)
          handled.push(name)
          if (name === 'close')
            return { response: Promise.resolve({ closeReason: 'refused' }), admitted: Promise.resolve() }
          if (name === 'late') return { response: late.promise.then(() => answer(name)), admitted: Promise.resolve() }
          const topics = Array.from({ length: 500 }, () => ({ name: large }))
          return { response: Promise.resolve({ topics }), admitted: Promise.resolve() }
        }),
      ],
      { unsentBytesMax: 100_000_000 },
    )
    client.socket.pause()
    client.socket.write(Buffer.concat(['first', 'close', 'late'].map((name, at) => metadataFrame(name, at + 1))))
    await expect.poll(() => handled).toEqual(['first', 'close', 'late'])
    late.resolve()
    await new Promise((resolve) => setImmediate(resolve))
    client.socket.resume()
    expect(readMetadata(await client.nextFrame()).response.topics).toHaveLength(500)
    await expect(client.nextFrame()).rejects.toThrow('the connection ended')
  })

  it('a request that fails because its connection is gone is no error in the log', async () => {
    const started = defer()
    const failed = defer()
    const { client, logger } = await startServer([
      metadataHandler((_request, signal) => {
        started.resolve()
        const response = new Promise<never>((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            reject(signal.reason)
            failed.resolve()
          })
        })
        return { response, admitted: Promise.resolve() }
      }),
    ])
    client.socket.write(metadataFrame('x', 1))
    await started.promise
    client.socket.resetAndDestroy()
    await failed.promise
    await new Promise((resolve) => setImmediate(resolve))
    expect(logger.events).toEqual([])
  })
})

describe('a bug in a codec', () => {
  it('closes the connection with an error in the log and leaves the process and other connections alone', async () => {
    const broken = {
      ...metadataHandler(echo),
      request: {
        ...metadataRequest,
        decode: () => {
          throw new RangeError('a bug')
        },
      },
    } as unknown as AnyHandler
    const { client, logger, budget } = await startServer([broken])
    client.socket.write(metadataFrame('x', 1))
    await client.ended
    expect(logger.events).toContain('request.undecodable')
    await expect.poll(() => budget.bytesUsed).toBe(0)
  })
})

describe('what a response holds', () => {
  const holding = (release: (name: string) => void, gate: Promise<void> = Promise.resolve()): AnyHandler =>
    metadataHandler((request) => {
      const name = nameOf(request)
      const isHead = name === 'head'
      const topics = Array.from({ length: 500 }, () => ({ name: 'x'.repeat(isHead ? 1 : 30_000) }))
      return {
        response: (isHead ? gate : Promise.resolve()).then(() => ({ topics })),
        admitted: Promise.resolve(),
        onSent: () => release(name),
      }
    })

  it('is given back when the peer has taken the bytes, not before', async () => {
    const released: string[] = []
    const { client } = await startServer([holding((name) => void released.push(name))])
    client.socket.pause()
    client.socket.write(metadataFrame('large', 1))
    const other = await connectRaw(client.socket.remotePort!)
    clients.push(other)
    other.socket.write(metadataFrame('head', 1))
    await other.nextFrame()
    expect(released).toEqual(['head'])
    client.socket.resume()
    await client.nextFrame()
    await expect.poll(() => released).toEqual(['head', 'large'])
  })

  it('is given back when the connection ends, also behind a request that is not answered', async () => {
    const released: string[] = []
    const head = defer()
    const { client } = await startServer([holding((name) => void released.push(name), head.promise)])
    client.socket.write(Buffer.concat([metadataFrame('head', 1), metadataFrame('large', 2)]))
    const other = await connectRaw(client.socket.remotePort!)
    clients.push(other)
    other.socket.write(metadataFrame('y', 1))
    await other.nextFrame()
    client.socket.resetAndDestroy()
    await expect.poll(() => released.toSorted()).toEqual(['large', 'y'])
    // What is not answered yet may still take something; it is told afterwards.
    head.resolve()
    await expect.poll(() => released.toSorted()).toEqual(['head', 'large', 'y'])
  })
})

describe('signals', () => {
  it('many waits on one connection warn of no leak', async () => {
    const warnings: Error[] = []
    const onWarning = (warning: Error) => void warnings.push(warning)
    process.on('warning', onWarning)
    const done = defer()
    const { client } = await startServer([
      metadataHandler((request, signal) => {
        for (let index = 0; index < 20; index++) signal.addEventListener('abort', () => {})
        done.resolve()
        return echo(request)
      }),
    ])
    client.socket.write(metadataFrame('x', 1))
    expect(readMetadata(await client.nextFrame()).response.topics[0]?.errorCode).toBe(ErrorCode.NONE)
    await new Promise((resolve) => setImmediate(resolve))
    process.off('warning', onWarning)
    expect(warnings.map(({ name }) => name)).not.toContain('MaxListenersExceededWarning')
  })
})
