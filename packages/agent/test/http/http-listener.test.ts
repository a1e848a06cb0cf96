import { once } from 'node:events'
import { connect } from 'node:net'
import { createMemoryMetadataStore, MetadataError, type MetadataStore } from '@millrace/metadata'
import { systemClock } from '@millrace/runtime'
import { afterEach, describe, expect, it } from 'vitest'
import { batchOf, closeAll, createTopic, newClient, produce, startAgent } from '../agent-client.ts'
import { httpCall, httpJson } from './http-client.ts'

afterEach(closeAll)

describe('GET /v1/status', () => {
  it('says who and where the agent is, what it stores to, and what it has done', async () => {
    const { agent, client } = await startAgent({ httpPort: 0, virtualClusterId: 'vci_status' })
    await createTopic(client, 't')
    await produce(client, 't', batchOf(['a', 'b']))
    await newClient(agent)
    const { status, json } = await httpJson(agent, '/v1/status')
    expect(status).toBe(200)
    expect(json).toEqual({
      status: 'OK',
      agentGroup: null,
      zone: null,
      peerPort: null,
      discovery: null,
      peers: [],
      uptimeSeconds: expect.any(Number),
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      clusterId: 'vci_status',
      nodeId: expect.any(Number),
      startedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      listeners: [{ name: 'kafka', address: expect.any(String), port: agent.port, advertised: agent.bootstrap }],
      stores: { objects: 'mem://', metadata: 'memory:' },
      counts: { connections: 2, requests: 2, segments: 1, records: 2 },
    })
  })

  it('is 503 and closing during the grace period, and readiness fails with it while liveness does not', async () => {
    const { agent } = await startAgent({ httpPort: 0, gracefulShutdownMs: 3_600_000, clock: createStoppedClock() })
    void agent.close()
    expect(await httpJson(agent, '/v1/status')).toMatchObject({ status: 503, json: { status: 'closing' } })
    expect(await httpJson(agent, '/v1/ready')).toMatchObject({ status: 503, json: { checks: { agent: 'closing' } } })
    expect(await httpJson(agent, '/v1/live')).toMatchObject({ status: 200 })
    releaseStoppedClock()
  })
})

let releaseStoppedClock = () => {}

/** The machine's clock, but that a wait of an hour ends when the test says so. */
function createStoppedClock() {
  const setTimer: typeof systemClock.setTimer = (delayMs, callback) => {
    if (delayMs < 3_600_000) return systemClock.setTimer(delayMs, callback)
    releaseStoppedClock = callback
    return { cancel() {} }
  }
  return { ...systemClock, setTimer }
}

describe('the probes', () => {
  it('answer under their own names and under those of Kubernetes', async () => {
    const { agent } = await startAgent({ httpPort: 0 })
    const live = { status: 200, json: { ok: true, checks: { agent: 'ok' } } }
    for (const path of ['/v1/live', '/livez', '/healthz']) expect(await httpJson(agent, path)).toEqual(live)
    for (const path of ['/v1/ready', '/readyz'])
      expect(await httpJson(agent, path)).toEqual({
        status: 200,
        json: { ok: true, checks: { agent: 'ok', listener: 'ok', metadataStore: 'ok', objectStore: 'ok' } },
      })
  })

  it('a metadata store that is away makes the agent unready, not dead, and ready again when it is back', async () => {
    const store = createMemoryMetadataStore({ clock: systemClock })
    let isAway = false
    const nowMs: MetadataStore['nowMs'] = (options) =>
      isAway ? Promise.reject(new MetadataError('UNAVAILABLE', 'away')) : store.nowMs(options)
    const metadataStore = Object.assign(Object.create(store) as MetadataStore, { nowMs })
    const { agent } = await startAgent({ httpPort: 0, metadataStore })
    isAway = true
    expect(await httpJson(agent, '/v1/ready')).toMatchObject({
      status: 503,
      json: { checks: { metadataStore: 'away' } },
    })
    expect((await httpCall(agent, '/v1/live')).status).toBe(200)
    isAway = false
    expect((await httpCall(agent, '/v1/ready')).status).toBe(200)
  })
})

describe('the HTTP listener', () => {
  it('answers HEAD without a body, other methods with 405 and what they may be, other paths with 404', async () => {
    const { agent } = await startAgent({ httpPort: 0 })
    const head = await httpCall(agent, '/v1/live', { method: 'HEAD' })
    const get = await httpCall(agent, '/v1/live')
    expect(head).toMatchObject({ status: 200, body: '' })
    expect(head.headers['content-length']).toBe(get.headers['content-length'])
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      const refused = await httpCall(agent, '/v1/status', { method })
      expect(refused.status).toBe(405)
      expect(refused.headers['allow']).toBe('GET, HEAD')
    }
    for (const path of ['/', '/v1', '/v1/status/', '/constructor', '/metrics/../v1/status'])
      expect((await httpCall(agent, path)).status).toBe(404)
  })

  it('looks at the path alone, not at what follows a question mark', async () => {
    const { agent } = await startAgent({ httpPort: 0 })
    expect((await httpCall(agent, '/v1/live?verbose=1')).status).toBe(200)
  })

  it('reads no body and no endless headers', async () => {
    const { agent } = await startAgent({ httpPort: 0 })
    const withBody = await httpCall(agent, '/v1/live', { body: 'x'.repeat(10), headers: { 'content-length': '10' } })
    expect(withBody).toMatchObject({ status: 413, headers: { connection: 'close' } })
    const long = await httpCall(agent, '/v1/live', { headers: { 'x-long': 'x'.repeat(9_000) } })
    expect(long.status).toBe(431)
  })

  it('takes so many connections and no more', async () => {
    const { agent } = await startAgent({ httpPort: 0 })
    const sockets = Array.from({ length: 101 }, () => connect({ port: agent.httpPort!, host: '127.0.0.1' }))
    const closed = await Promise.race(sockets.map((socket) => once(socket, 'close').then(() => socket)))
    expect(sockets.filter((socket) => socket !== closed && socket.destroyed)).toEqual([])
    for (const socket of sockets) socket.destroy()
  })

  it('is not there without a port, and is gone after the agent has closed', async () => {
    const { agent: without } = await startAgent()
    expect(without.httpPort).toBeUndefined()
    const { agent } = await startAgent({ httpPort: 0 })
    await agent.close()
    await expect(httpCall(agent, '/v1/live')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })
})
