import { Server } from 'node:net'
import { describe, expect, it, vi } from 'vitest'
import { createPeerLinks, createPeerListener } from '../src/index.ts'
import { gate, KEY } from './pair.ts'

const identity = { key: KEY, clusterId: 'vci_tcp' }

describe('links over TCP', () => {
  it('carry large payloads both ways, many at a time, and end without leaving anything', async () => {
    await using listener = createPeerListener(
      { handlers: { calls: { echo: async (payload) => payload } } },
      { ...identity, peerId: 'b' },
    )
    const { port } = await listener.start({ host: '127.0.0.1', port: 0 })
    await using links = createPeerLinks({}, { ...identity, peerId: 'a' })
    const bodies = Array.from({ length: 20 }, (_, i) => Buffer.alloc(200_000 + i, i))
    const answers = await Promise.all(
      bodies.map((body) => links.call({ host: '127.0.0.1', port, peerId: 'b' }, 'echo', [body])),
    )
    expect(answers.map((chunks, i) => Buffer.concat(chunks).equals(bodies[i]!))).toEqual(bodies.map(() => true))
    expect(listener.connectionCount).toBe(1)
  })

  it('a listener that closes sends its last answers before it ends', async () => {
    const first = gate()
    const listener = createPeerListener(
      {
        handlers: {
          calls: {
            slow: async () => {
              await first.promise
              return [Buffer.alloc(3_000_000, 7)]
            },
          },
        },
      },
      { ...identity, peerId: 'b' },
    )
    const { port } = await listener.start({ host: '127.0.0.1', port: 0 })
    await using links = createPeerLinks({}, { ...identity, peerId: 'a' })
    const slow = links.call({ host: '127.0.0.1', port }, 'slow', [])
    while (links.stats().callCount === 0) await new Promise((resolve) => setImmediate(resolve))
    const closing = listener.close()
    first.open()
    expect(Buffer.concat(await slow)).toHaveLength(3_000_000)
    await closing
  })

  it('a listener goes on when the system cannot give it a socket', async () => {
    const listen = vi.spyOn(Server.prototype, 'listen')
    await using listener = createPeerListener(
      { handlers: { calls: { echo: async (payload) => payload } } },
      { ...identity, peerId: 'b' },
    )
    const { port } = await listener.start({ host: '127.0.0.1', port: 0 })
    const [server] = listen.mock.contexts
    if (!(server instanceof Server)) throw new Error('no server was made')
    listen.mockRestore()
    // As Node tells of an accept that failed, for want of descriptors say.
    server.emit('error', Object.assign(new Error('accept EMFILE'), { code: 'EMFILE' }))
    await using links = createPeerLinks({}, { ...identity, peerId: 'a' })
    expect(await links.call({ host: '127.0.0.1', port }, 'echo', [])).toEqual([])
  })

  it('a port where nobody listens is UNREACHABLE, a port that is taken rejects the start', async () => {
    await using listener = createPeerListener({ handlers: {} }, { ...identity, peerId: 'b' })
    const { port } = await listener.start({ host: '127.0.0.1', port: 0 })
    await using second = createPeerListener({ handlers: {} }, { ...identity, peerId: 'c' })
    await expect(second.start({ host: '127.0.0.1', port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
    await listener.close()
    await using links = createPeerLinks({}, { ...identity, peerId: 'a' })
    await expect(links.call({ host: '127.0.0.1', port }, 'echo', [])).rejects.toMatchObject({ code: 'UNREACHABLE' })
  })
})
