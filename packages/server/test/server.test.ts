import { type Encodable, ErrorCode } from '@millrace/protocol'
import { metadataRequest, metadataResponse } from '@millrace/protocol/messages'
import { createByteBudget, type Logger, noopLogger } from '@millrace/runtime'
import { afterEach, describe, expect, it } from 'vitest'
import { type AnyHandler, defineHandler, type Handling } from '../src/handler.ts'
import type { ServerOptions } from '../src/options.ts'
import { createKafkaServer, type KafkaServer } from '../src/server.ts'
import { createManualClock } from './manual-clock.ts'
import { connectRaw, type MetadataRequest, type MetadataResponse, metadataFrame, readMetadata } from './kafka-client.ts'

type Handle = (request: MetadataRequest) => Handling<MetadataResponse>

function createRecordingLogger(): Logger & { readonly refusals: string[] } {
  const refusals: string[] = []
  return {
    ...noopLogger,
    refusals,
    warn: (event, fields) => void (event === 'connection.refused' && refusals.push(String(fields?.reason))),
  }
}

const answer = (name: string): Encodable<MetadataResponse> => ({ topics: [{ name }] })
const nameOf = (request: MetadataRequest) => request.topics?.[0]?.name ?? ''
const echo: Handle = (request) => ({ response: Promise.resolve(answer(nameOf(request))) })

function metadataHandler(handle: Handle): AnyHandler {
  return defineHandler<MetadataRequest, MetadataResponse>({
    request: metadataRequest,
    response: metadataResponse,
    versionMin: 0,
    versionMax: 12,
    handle,
    errorResponse: (request, errorCode) => ({ topics: [{ name: nameOf(request), errorCode }] }),
  })
}

/** A promise and what settles it. */
function defer<T = void>() {
  let resolve!: (value: T) => void
  const promise = new Promise<T>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}

const servers: KafkaServer[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close({ signal: AbortSignal.abort() })))
})

async function startServer(handle: Handle, options: ServerOptions & { budgetBytes?: number } = {}) {
  const { budgetBytes = 1_000_000, ...serverOptions } = options
  const clock = createManualClock()
  const logger = createRecordingLogger()
  const budget = createByteBudget(budgetBytes)
  const handlers = [metadataHandler(handle)]
  const server = createKafkaServer({ handlers, budget, clock, logger }, { frameBytesMax: 10_000, ...serverOptions })
  servers.push(server)
  const [listener] = await server.start([{ name: 'kafka', host: '127.0.0.1', port: 0 }])
  return { server, clock, logger, budget, port: listener!.port }
}

describe('the order of a connection', () => {
  it('responses leave in the order of their requests, whatever order they are finished in', async () => {
    const gates = new Map([
      ['first', defer()],
      ['second', defer()],
    ])
    const { port } = await startServer((request) => ({
      response: gates.get(nameOf(request))!.promise.then(() => answer(nameOf(request))),
      admitted: Promise.resolve(),
    }))
    const client = await connectRaw(port)
    client.socket.write(Buffer.concat([metadataFrame('first', 1), metadataFrame('second', 2)]))
    gates.get('second')!.resolve()
    gates.get('first')!.resolve()
    expect(readMetadata(await client.nextFrame()).correlationId).toBe(1)
    expect(readMetadata(await client.nextFrame()).correlationId).toBe(2)
  })

  it('the next request is handled only when the one before it was admitted', async () => {
    const handled: string[] = []
    const admitted = defer()
    const answered = defer()
    const { port } = await startServer((request) => {
      handled.push(nameOf(request))
      if (nameOf(request) === 'second') answered.resolve()
      return { response: answered.promise.then(() => answer(nameOf(request))), admitted: admitted.promise }
    })
    const client = await connectRaw(port)
    client.socket.write(Buffer.concat([metadataFrame('first', 1), metadataFrame('second', 2)]))
    await expect.poll(() => handled).toEqual(['first'])
    admitted.resolve()
    await client.nextFrame()
    expect(handled).toEqual(['first', 'second'])
  })

  it('a request without an answer leaves no frame', async () => {
    const { port } = await startServer((request) =>
      nameOf(request) === 'silent' ? { response: Promise.resolve(null) } : echo(request),
    )
    const client = await connectRaw(port)
    client.socket.write(Buffer.concat([metadataFrame('silent', 1), metadataFrame('loud', 2)]))
    expect(readMetadata(await client.nextFrame()).correlationId).toBe(2)
  })

  it('a handler that throws is answered with UNKNOWN_SERVER_ERROR and the connection goes on', async () => {
    const { port } = await startServer((request) => {
      if (nameOf(request) === 'bad') throw new Error('a bug')
      return echo(request)
    })
    const client = await connectRaw(port)
    client.socket.write(Buffer.concat([metadataFrame('bad', 1), metadataFrame('good', 2)]))
    const failed = readMetadata(await client.nextFrame())
    expect(failed.response.topics[0]?.errorCode).toBe(ErrorCode.UNKNOWN_SERVER_ERROR)
    expect(readMetadata(await client.nextFrame()).response.topics[0]?.name).toBe('good')
  })
})

describe('bad input', () => {
  const lengthOnly = (length: number) => {
    const bytes = Buffer.alloc(4)
    bytes.writeInt32BE(length)
    return bytes
  }
  const header = (apiKey: number, apiVersion: number) => {
    const body = Buffer.alloc(10)
    body.writeInt16BE(apiKey, 0)
    body.writeInt16BE(apiVersion, 2)
    body.writeInt16BE(-1, 8)
    return Buffer.concat([lengthOnly(body.length), body])
  }

  it.each([
    ['a frame longer than the limit', lengthOnly(10_001), 'at most 10000 are accepted'],
    ['a negative length', lengthOnly(-1), 'negative length'],
    ['an HTTP greeting', Buffer.from('GET / HTTP/1.1\r\n\r\n'), 'speaks HTTP'],
    ['a TLS greeting', Buffer.from('160301020001', 'hex'), 'speaks TLS'],
    ['an unknown API key', header(9_999, 0), 'API key 9999 is not supported'],
    ['an unknown version', header(3, 99), 'version 99 is not supported'],
    [
      'garbage in a frame',
      Buffer.concat([lengthOnly(20), Buffer.from([0, 3, 0, 1]), Buffer.alloc(16, 0x7f)]),
      'cannot be decoded',
    ],
  ])('%s closes the connection with one log line', async (_name, bytes, reason) => {
    const { port, logger } = await startServer(echo)
    const client = await connectRaw(port)
    client.socket.write(bytes)
    await client.ended
    expect(logger.refusals).toHaveLength(1)
    expect(logger.refusals[0]).toContain(reason)
  })

  it('half a frame and then silence closes the connection', async () => {
    const { port, logger, clock, server } = await startServer(echo, { partialFrameIdleMs: 5_000 })
    const client = await connectRaw(port)
    client.socket.write(metadataFrame('x', 1).subarray(0, 9))
    // The half frame has arrived once a second connection, made later, was answered.
    const other = await connectRaw(port)
    other.socket.write(metadataFrame('y', 1))
    await other.nextFrame()
    clock.advance(5_000)
    expect(server.connectionCount).toBe(2)
    clock.advance(1_001)
    await client.ended
    expect(logger.refusals).toEqual(['silent inside a frame for 5000 ms'])
  })

  it('what was asked before the bad frame is still answered', async () => {
    const { port } = await startServer(echo)
    const client = await connectRaw(port)
    client.socket.write(Buffer.concat([metadataFrame('good', 1), header(9_999, 0)]))
    expect(readMetadata(await client.nextFrame()).correlationId).toBe(1)
    await client.ended
  })
})

describe('bounds', () => {
  it('a request waits until its bytes are free', async () => {
    const gate = defer()
    const frame = metadataFrame('topic', 1)
    const { port, budget } = await startServer(
      (request) => ({ response: gate.promise.then(() => answer(nameOf(request))) }),
      { budgetBytes: 60, frameBytesMax: 60 },
    )
    const [first, second] = [await connectRaw(port), await connectRaw(port)]
    first.socket.write(frame)
    await expect.poll(() => budget.bytesUsed).toBe(frame.length - 4)
    budget.tryReserve(budget.bytesMax - budget.bytesUsed)
    second.socket.write(metadataFrame('topic', 2))
    await expect.poll(() => budget.waiterCount).toBe(1)
    gate.resolve()
    await first.nextFrame()
    expect(readMetadata(await second.nextFrame()).correlationId).toBe(2)
  })

  it('a connection that waits too long for bytes is closed, and stops waiting', async () => {
    const { port, budget, clock, logger } = await startServer(echo, {
      budgetBytes: 60,
      frameBytesMax: 60,
      budgetWaitMs: 3_000,
    })
    budget.tryReserve(60)
    const client = await connectRaw(port)
    client.socket.write(metadataFrame('topic', 1))
    await expect.poll(() => budget.waiterCount).toBe(1)
    clock.advance(4_001)
    await client.ended
    expect(logger.refusals[0]).toContain('byte budget')
    await expect.poll(() => budget.waiterCount).toBe(0)
  })

  it('bytes of a half-read frame are given back when the connection ends', async () => {
    const { port, budget } = await startServer(echo)
    const client = await connectRaw(port)
    client.socket.write(metadataFrame('topic', 1).subarray(0, 12))
    await expect.poll(() => budget.bytesUsed).toBeGreaterThan(0)
    client.socket.destroy()
    await expect.poll(() => budget.bytesUsed).toBe(0)
  })

  it('one connection more than allowed is closed at once', async () => {
    const { port, logger } = await startServer(echo, { connectionsMax: 1 })
    await connectRaw(port)
    await (await connectRaw(port)).ended
    expect(logger.refusals[0]).toContain('1 connections are open already')
  })

  it('an idle connection is closed after its time', async () => {
    const { port, clock, logger } = await startServer(echo, { connectionIdleMs: 10_000 })
    const client = await connectRaw(port)
    client.socket.write(metadataFrame('topic', 1))
    await client.nextFrame()
    clock.advance(11_001)
    await client.ended
    expect(logger.refusals).toEqual([])
  })

  it('frames that could never be reserved are refused at start', () => {
    const collaborators = { handlers: [], budget: createByteBudget(10), clock: createManualClock(), logger: noopLogger }
    expect(() => createKafkaServer(collaborators, { frameBytesMax: 11 })).toThrow('exceeds the byte budget')
    expect(() => createKafkaServer(collaborators, { frameBytesMax: 0, connectionsMax: -1 })).toThrow(
      /frameBytesMax .*connectionsMax/,
    )
  })
})

describe('start and close', () => {
  it('a port that is taken is said in one sentence', async () => {
    const { port } = await startServer(echo)
    const { server } = await startServer(echo)
    const failure = await server.start([{ name: 'kafka', host: '127.0.0.1', port }]).catch((error: unknown) => error)
    expect(failure).toMatchObject({ code: 'ADDRESS_IN_USE' })
    expect((failure as Error).message).toBe(`cannot listen on 127.0.0.1 ${port}: another process uses it`)
  })

  it('closing waits for the answers that are owed and reads nothing more', async () => {
    const gate = defer()
    const handled: string[] = []
    const { port, server } = await startServer((request) => {
      handled.push(nameOf(request))
      return { response: gate.promise.then(() => answer(nameOf(request))) }
    })
    const client = await connectRaw(port)
    client.socket.write(metadataFrame('first', 1))
    await expect.poll(() => handled).toEqual(['first'])
    const closed = server.close()
    client.socket.write(metadataFrame('late', 2))
    gate.resolve()
    expect(readMetadata(await client.nextFrame()).correlationId).toBe(1)
    await client.ended
    await closed
    expect(handled).toEqual(['first'])
  })
})
