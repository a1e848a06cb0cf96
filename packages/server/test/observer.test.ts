import { metadataRequest, metadataResponse } from '@millrace/protocol/messages'
import { createByteBudget, noopLogger, systemClock } from '@millrace/runtime'
import { afterEach, describe, expect, it } from 'vitest'
import { defineHandler } from '../src/handler.ts'
import type { AnsweredRequest } from '../src/observer.ts'
import { createKafkaServer, type KafkaServer } from '../src/server.ts'
import { connectRaw, type MetadataRequest, type MetadataResponse, metadataFrame } from './kafka-client.ts'

const servers: KafkaServer[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close({ signal: AbortSignal.abort() })))
})

async function startServer(options: { connectionsMax?: number; budgetBytes?: number } = {}) {
  const { connectionsMax = 10, budgetBytes = 100_000 } = options
  const answered: AnsweredRequest[] = []
  const handler = defineHandler<MetadataRequest, MetadataResponse>({
    request: metadataRequest,
    response: metadataResponse,
    versionMin: 0,
    versionMax: 1,
    handle(request) {
      const name = request.topics![0]!.name!
      if (name === 'fails') throw new Error('a bug')
      return { response: Promise.resolve({ topics: [{ name }] }) }
    },
    errorResponse: (_request, errorCode) => ({ topics: [{ errorCode }] }),
    unsupportedVersionResponse: () => ({ apiVersion: 0, response: { topics: [] } }),
  })
  const observer = { onAnswer: (one: AnsweredRequest) => void answered.push(one) }
  const budget = createByteBudget(budgetBytes)
  const server = createKafkaServer(
    { handlers: [handler], budget, clock: systemClock, logger: noopLogger, observer },
    { connectionsMax, frameBytesMax: 10_000 },
  )
  servers.push(server)
  const [listener] = await server.start([{ name: 'kafka', host: '127.0.0.1', port: 0 }])
  return { server, answered, budget, port: listener!.port }
}

describe('the observer of a server', () => {
  it('is told of every answered request, its bytes both ways and its answer', async () => {
    const { answered, port } = await startServer()
    const client = await connectRaw(port)
    const frame = metadataFrame('t', 1)
    client.socket.write(frame)
    const response = await client.nextFrame()
    expect(answered).toEqual([
      {
        apiKey: metadataRequest.apiKey,
        apiVersion: 1,
        requestBytes: frame.length - 4,
        responseBytes: response.length + 4,
        durationMs: expect.any(Number),
        answer: { topics: [{ name: 't' }] },
      },
    ])
    expect(answered[0]!.durationMs).toBeGreaterThanOrEqual(0)
  })

  it('is told of the answer that stands in for a handler that threw, and of a version that is refused with one', async () => {
    const { answered, port } = await startServer()
    const client = await connectRaw(port)
    client.socket.write(metadataFrame('fails', 1))
    await client.nextFrame()
    client.socket.write(metadataFrame('t', 2, 9))
    await client.nextFrame()
    expect(answered.map(({ apiVersion, answer }) => ({ apiVersion, answer }))).toEqual([
      { apiVersion: 1, answer: { topics: [{ errorCode: -1 }] } },
      { apiVersion: 9, answer: { topics: [] } },
    ])
  })
})

describe('the stats of a server', () => {
  it('count connections that were accepted, over the limit, and refused for what they sent', async () => {
    const { server, port } = await startServer({ connectionsMax: 1 })
    const first = await connectRaw(port)
    const second = await connectRaw(port)
    await second.ended
    expect(server.stats()).toMatchObject({ acceptedCount: 1, overLimitCount: 1, refusedCount: 0, openCount: 1 })
    first.socket.write(Buffer.from('GET / HTTP/1.1\r\n\r\n'))
    await first.ended
    expect(server.stats()).toMatchObject({ acceptedCount: 1, overLimitCount: 1, refusedCount: 1 })
  })

  it('count connections that are not read because their bytes are not free', async () => {
    const { server, budget, port } = await startServer()
    const rest = budget.tryReserve(100_000)!
    const client = await connectRaw(port)
    client.socket.write(metadataFrame('t', 1))
    while (budget.waiterCount === 0) await new Promise((resolve) => setImmediate(resolve))
    expect(server.stats()).toMatchObject({ openCount: 1, pausedCount: 1 })
    rest.release()
    await client.nextFrame()
    expect(server.stats().pausedCount).toBe(0)
  })
})
