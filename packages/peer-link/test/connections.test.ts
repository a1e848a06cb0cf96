import { noopLogger } from '@millrace/runtime'
import { afterEach, describe, expect, it } from 'vitest'
import { createPeerLinks, createPeerListener } from '../src/index.ts'
import { createPair, gate, KEY, settle, textOf } from './pair.ts'

type Pair = Awaited<ReturnType<typeof createPair>>
const pairs: Pair[] = []
async function pairOf(...args: Parameters<typeof createPair>): Promise<Pair> {
  const pair = await createPair(...args)
  pairs.push(pair)
  return pair
}
afterEach(async () => {
  for (const pair of pairs.splice(0)) await pair.close()
})

const echo = { calls: { echo: async (payload: readonly Uint8Array[]) => payload } }
const forever = { calls: { ...echo.calls, stuck: () => new Promise<never>(() => {}) } }

describe('a connection that breaks', () => {
  it('loses the calls that wait, says so to their handlers, and is made anew by the next call', async () => {
    let isAborted = false
    const { call, network } = await pairOf({
      calls: {
        ...echo.calls,
        stuck: (_payload, { signal }) => new Promise(() => signal.addEventListener('abort', () => (isAborted = true))),
      },
    })
    const stuck = call('stuck')
    const outcome = expect(stuck).rejects.toMatchObject({ code: 'LOST' })
    await settle()
    network.breakAll()
    await outcome
    expect(isAborted).toBe(true)
    expect(await call('echo', 'again')).toBe('again')
  })

  it('an address that cannot be reached is left alone for a while that doubles, then tried again', async () => {
    const { links, clock, network } = await pairOf(echo, { a: { retryAfterMs: 100, retryAfterMsMax: 400 } })
    let attempts = 0
    const counting = {
      ...network,
      connect: (...args: Parameters<typeof network.connect>) => {
        attempts++
        return network.connect(...args)
      },
    }
    const other = createPeerLinks(
      { clock, transport: counting },
      { key: KEY, clusterId: 'vci_test', peerId: 'x', retryAfterMs: 100, retryAfterMsMax: 400 },
    )
    const nowhere = { host: 'nowhere', port: 1 }
    const attempt = () => expect(other.call(nowhere, 'echo', [])).rejects.toMatchObject({ code: 'UNREACHABLE' })
    await attempt()
    await attempt()
    expect(attempts).toBe(1)
    await clock.advance(100)
    await attempt()
    expect(attempts).toBe(2)
    await clock.advance(99)
    await attempt()
    // The second wait is between 100 and 200 ms long.
    expect(attempts).toBe(2)
    await clock.advance(101)
    await attempt()
    expect(attempts).toBe(3)
    await other.close()
    expect(links.stats().linkCount).toBe(0)
  })

  it('a peer that falls silent is asked for a sign of life, then given up', async () => {
    const { call, clock, network } = await pairOf(forever, { a: { pingAfterMs: 1_000, silenceMsMax: 3_000 } })
    const stuck = call('stuck', '', { timeoutMs: 60_000 })
    const outcome = expect(stuck).rejects.toMatchObject({ code: 'LOST' })
    await settle()
    const before = network.delivered.length
    await clock.advance(5_000)
    // Questions and answers went back and forth meanwhile, and the call still waits.
    expect(network.delivered.length).toBeGreaterThan(before + 6)
    network.isFrozen = true
    await clock.advance(2_999)
    network.isFrozen = false
    await clock.advance(1_000)
    expect(await call('echo', 'alive')).toBe('alive')
    network.isFrozen = true
    await clock.advance(4_000)
    await outcome
    network.isFrozen = false
  })
})

describe('who may connect', () => {
  const log: { event: string; problem: unknown }[] = []
  const logger = {
    ...noopLogger,
    warn: (event: string, fields: Readonly<Record<string, unknown>> = {}) =>
      void log.push({ event, problem: fields['problem'] }),
  }

  it('a caller with another key is refused, and learns nothing of the proof that it lacks', async () => {
    log.length = 0
    const { call, listener } = await pairOf(echo, { a: { key: 'another key of enough length' }, logger })
    await expect(call('echo')).rejects.toMatchObject({ code: 'UNREACHABLE' })
    await settle()
    expect(listener.connectionCount).toBe(0)
    const refused = log.find(({ event }) => event === 'peer.refused')
    expect(refused?.problem).toContain('does not have the key')
  })

  it('an agent of another cluster is refused', async () => {
    log.length = 0
    const { call } = await pairOf(echo, { a: { clusterId: 'vci_other' }, logger })
    await expect(call('echo')).rejects.toMatchObject({ code: 'UNREACHABLE' })
    await settle()
    expect(log.some(({ problem }) => String(problem).includes('another cluster'))).toBe(true)
  })

  it('a listener that does not have the key is not believed', async () => {
    const { clock, network } = await pairOf(echo)
    const identity = { clusterId: 'vci_test', peerId: 'liar' }
    const liar = createPeerListener({ clock, transport: network, handlers: echo }, { ...identity, key: 'x'.repeat(20) })
    await liar.start({ host: 'liar', port: 1 })
    const links = createPeerLinks({ clock, transport: network }, { ...identity, peerId: 'a', key: KEY })
    await expect(links.call({ host: 'liar', port: 1 }, 'echo', [])).rejects.toMatchObject({ code: 'UNREACHABLE' })
    await links.close()
    await liar.close()
  })

  it('what was heard on one connection opens no other', async () => {
    const { network, call, address } = await pairOf(echo, { logger })
    await call('echo', 'secret')
    const heard = network.delivered.slice()
    const reached = network.connectionCount
    const socket = await network.connect(address.host, address.port, { signal: new AbortController().signal })
    const answers: Uint8Array[] = []
    let isClosed = false
    socket.onEvents({ data: (chunk) => answers.push(chunk), close: () => (isClosed = true) })
    socket.write(heard)
    await settle()
    expect(isClosed).toBe(true)
    expect(textOf(answers)).not.toContain('secret')
    expect(network.connectionCount).toBe(reached)
  })

  it('bytes that are no greeting, a length out of bounds and silence end a connection', async () => {
    const { network, clock, listener, address } = await pairOf(echo, { b: { connectTimeoutMs: 500 }, logger })
    for (const bytes of ['GET / HTTP/1.1\r\n\r\n', '\x00\x00\x00\x02hi', '\x7f\xff\xff\xff', '\x00\x00\x00\x00']) {
      const socket = await network.connect(address.host, address.port, { signal: new AbortController().signal })
      let isClosed = false
      socket.onEvents({ data() {}, close: () => (isClosed = true) })
      socket.write([Buffer.from(bytes, 'latin1')])
      await settle()
      expect(isClosed, JSON.stringify(bytes)).toBe(true)
    }
    const silent = await network.connect(address.host, address.port, { signal: new AbortController().signal })
    silent.onEvents({ data() {}, close() {} })
    await settle()
    expect(listener.connectionCount).toBe(1)
    await clock.advance(500)
    expect(listener.connectionCount).toBe(0)
  })

  it('one connection more than there may be is closed at once', async () => {
    const { network, call, clock } = await pairOf(echo, { b: { connectionsMax: 1 }, logger })
    await call('echo')
    const second = createPeerLinks({ clock, transport: network }, { key: KEY, clusterId: 'vci_test', peerId: 'c' })
    await expect(second.call({ host: 'agent-b', port: 9 }, 'echo', [])).rejects.toMatchObject({ code: 'UNREACHABLE' })
    expect(await call('echo', 'still')).toBe('still')
    await second.close()
  })
})

describe('closing', () => {
  it('a listener that closes answers what was asked, and new calls go elsewhere', async () => {
    const first = gate()
    const { call, listener } = await pairOf({
      calls: {
        slow: async () => {
          await first.promise
          return [Buffer.from('done')]
        },
      },
    })
    const slow = call('slow')
    await settle()
    const closing = listener.close()
    await settle()
    await expect(call('slow')).rejects.toMatchObject({ code: 'UNREACHABLE' })
    first.open()
    expect(await slow).toBe('done')
    await closing
  })

  it('a listener does not wait for handlers beyond its signal', async () => {
    const { call, listener } = await pairOf(forever)
    const stuck = call('stuck')
    const outcome = expect(stuck).rejects.toMatchObject({ code: 'LOST' })
    await settle()
    const giveUp = new AbortController()
    const closing = listener.close({ signal: giveUp.signal })
    giveUp.abort()
    await closing
    await outcome
  })

  it('links that close reject what waits, and everything after', async () => {
    const { call, links } = await pairOf(forever)
    const stuck = call('stuck')
    const outcome = expect(stuck).rejects.toMatchObject({ code: 'CLOSED' })
    await settle()
    await Promise.all([links.close(), links.close()])
    await outcome
    await expect(call('echo')).rejects.toMatchObject({ code: 'CLOSED' })
  })

  it('links that close reject also what waits on a connection whose peer has said goodbye', async () => {
    const first = gate()
    const { call, links, listener, clock, network, address } = await pairOf({
      calls: {
        slow: async () => {
          await first.promise
          return []
        },
      },
    })
    const slow = call('slow', '', { timeoutMs: 60_000 })
    const outcome = expect(slow).rejects.toMatchObject({ code: 'CLOSED' })
    await settle()
    const closing = listener.close()
    await settle()
    const identity = { key: KEY, clusterId: 'vci_test', peerId: 'b2' }
    const successor = createPeerListener({ clock, transport: network, handlers: echo }, identity)
    await successor.start(address)
    expect(await call('echo', 'to the next')).toBe('to the next')
    expect(links.stats()).toMatchObject({ callCount: 1, linkCount: 1 })
    await links.close()
    await outcome
    first.open()
    await Promise.all([closing, successor.close()])
    await settle()
    expect(network.connectionCount).toBe(0)
    expect(clock.timerCount).toBe(0)
  })

  it('a listener that is closed, or is closed while it starts, listens nowhere', async () => {
    const { clock, network } = await pairOf(echo)
    const identity = { key: KEY, clusterId: 'vci_test', peerId: 'c' }
    const place = { host: 'agent-c', port: 7 }
    const create = () => createPeerListener({ clock, transport: network, handlers: echo }, identity)
    const closed = create()
    await closed.close()
    await expect(closed.start(place)).rejects.toMatchObject({ code: 'CLOSED' })
    const hurried = create()
    const starting = hurried.start(place)
    await Promise.all([hurried.close(), expect(starting).rejects.toMatchObject({ code: 'CLOSED' })])
    const signal = new AbortController().signal
    await expect(network.connect(place.host, place.port, { signal })).rejects.toThrow('nobody listens')
    const third = create()
    expect(await third.start(place)).toEqual({ port: 7 })
    await third.close()
  })

  it('connecting to many addresses at once is no leak, and not taken for one by Node', async () => {
    const warnings: Error[] = []
    const onWarning = (warning: Error) => void warnings.push(warning)
    process.on('warning', onWarning)
    const { links, network } = await pairOf(echo)
    network.isFrozen = true
    const listening = createPeerListener(
      { transport: network, handlers: echo },
      { key: KEY, clusterId: 'c', peerId: 'o' },
    )
    const calls = Array.from({ length: 30 }, async (_, index) => {
      await listening.start({ host: `many-${index}`, port: 1 })
      return links.call({ host: `many-${index}`, port: 1 }, 'echo', []).catch((error: { code: string }) => error.code)
    })
    await settle()
    await links.close()
    expect(await Promise.all(calls)).toEqual(Array(30).fill('CLOSED'))
    network.isFrozen = false
    await listening.close()
    process.off('warning', onWarning)
    expect(warnings).toEqual([])
  })

  it('more addresses than there may be close the link that was idle longest', async () => {
    const { links, listener, network, clock } = await pairOf(echo, { a: { linksMax: 2 } })
    const others = [1, 2].map((port) => ({ host: 'other', port }))
    const listeners = others.map(() =>
      createPeerListener(
        { clock, transport: network, handlers: echo },
        { key: KEY, clusterId: 'vci_test', peerId: 'o' },
      ),
    )
    await Promise.all(listeners.map((other, index) => other.start(others[index]!)))
    await links.call({ host: 'agent-b', port: 9 }, 'echo', [])
    for (const other of others) await links.call(other, 'echo', [])
    await settle()
    expect(links.stats().linkCount).toBe(2)
    expect(listener.connectionCount).toBe(0)
    for (const other of listeners) await other.close()
  })
})
