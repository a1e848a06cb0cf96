import { afterEach, describe, expect, it } from 'vitest'
import { PeerLinkError } from '../src/index.ts'
import { createPair, gate, settle, textOf } from './pair.ts'

type Pair = Awaited<ReturnType<typeof createPair>>
const pairs: Pair[] = []
async function pairOf(...args: Parameters<typeof createPair>): Promise<Pair> {
  const pair = await createPair(...args)
  pairs.push(pair)
  return pair
}
afterEach(async () => {
  for (const pair of pairs.splice(0)) {
    await pair.close()
    await settle()
    // Nothing is left behind: no timer, no connection.
    expect(pair.clock.timerCount).toBe(0)
    expect(pair.network.connectionCount).toBe(0)
  }
})

const echo = { calls: { echo: async (payload: readonly Uint8Array[]) => payload } }

describe('a call', () => {
  it('is answered by the handler of its kind, which is told who calls', async () => {
    const { call } = await pairOf({
      calls: { greet: async (payload, { peerId }) => [Buffer.from(`hello ${textOf(payload)} of ${peerId}`)] },
    })
    expect(await call('greet', 'ada')).toBe('hello ada of a')
  })

  it('shares one connection with others, and does not wait for those before it', async () => {
    const first = gate()
    const { call, network } = await pairOf({
      calls: {
        slow: async () => {
          await first.promise
          return [Buffer.from('slow')]
        },
        ...echo.calls,
      },
    })
    const slow = call('slow')
    expect(await call('echo', 'quick')).toBe('quick')
    first.open()
    expect(await slow).toBe('slow')
    expect(network.connectionCount).toBe(1)
  })

  it('whose handler throws fails with its message, and nothing else breaks', async () => {
    const { call } = await pairOf({
      calls: { ...echo.calls, broken: () => Promise.reject(new Error('the group is elsewhere')) },
    })
    await expect(call('broken')).rejects.toMatchObject({ code: 'FAILED', message: 'the group is elsewhere' })
    expect(await call('echo', 'x')).toBe('x')
  })

  it('of a kind that the peer does not know is said to be so, also of one that every object has', async () => {
    const { call } = await pairOf(echo)
    for (const kind of ['newer', 'constructor', '__proto__'])
      await expect(call(kind)).rejects.toMatchObject({ code: 'UNKNOWN_KIND' })
  })

  it('that is not answered in time is a TIMEOUT, and the peer stops working on it', async () => {
    let reason: unknown
    const { call, clock } = await pairOf({
      calls: {
        stuck: (_payload, { signal }) =>
          new Promise(() => signal.addEventListener('abort', () => (reason = signal.reason))),
      },
    })
    const stuck = call('stuck', '', { timeoutMs: 700 })
    const outcome = expect(stuck).rejects.toMatchObject({ code: 'TIMEOUT' })
    await clock.advance(699)
    expect(reason).toBeUndefined()
    await clock.advance(1)
    await outcome
    await settle()
    expect(PeerLinkError.is(reason)).toBe(true)
  })

  it('stops at once when its signal aborts: before it, while connecting and while waiting', async () => {
    let isAborted = false
    const { call, network } = await pairOf({
      calls: {
        ...echo.calls,
        stuck: (_payload, { signal }) => new Promise(() => signal.addEventListener('abort', () => (isAborted = true))),
      },
    })
    const reason = new Error('not any more')
    await expect(call('echo', '', { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    expect(network.connectionCount).toBe(0)
    const whileConnecting = new AbortController()
    const first = call('echo', '', { signal: whileConnecting.signal })
    whileConnecting.abort(reason)
    await expect(first).rejects.toBe(reason)
    await call('echo')
    const whileWaiting = new AbortController()
    const second = call('stuck', '', { signal: whileWaiting.signal })
    await settle()
    whileWaiting.abort(reason)
    await expect(second).rejects.toBe(reason)
    await settle()
    expect(isAborted).toBe(true)
  })

  it('goes out in the order of its making, whatever options it has, and after notices that were made before it', async () => {
    const heard: string[] = []
    const note = (payload: readonly Uint8Array[]) => void heard.push(textOf(payload))
    const { links, address, call } = await pairOf({
      calls: {
        note: async (payload) => {
          note(payload)
          return []
        },
      },
      notices: { note },
    })
    for (const round of ['connecting', 'connected']) {
      heard.length = 0
      const calls = [call('note', '1', { signal: new AbortController().signal }), call('note', '2')]
      links.notify(address, 'note', [Buffer.from('3')])
      calls.push(call('note', '4', { timeoutMs: 5 }), call('note', '5', { signal: new AbortController().signal }))
      await Promise.all(calls)
      expect(heard, round).toEqual(['1', '2', '3', '4', '5'])
    }
  })

  it('waits for its connection no longer than for its answer, and is not made when one comes later', async () => {
    let count = 0
    const { call, network, clock } = await pairOf({
      calls: {
        count: async () => {
          count++
          return []
        },
      },
    })
    network.isFrozen = true
    const late = call('count', '', { timeoutMs: 300 })
    const outcome = expect(late).rejects.toMatchObject({
      code: 'UNREACHABLE',
      message: expect.stringContaining('300 ms'),
    })
    const patient = call('count', '', { timeoutMs: 1_500 })
    await clock.advance(299)
    expect(count).toBe(0)
    await clock.advance(1)
    await outcome
    network.isFrozen = false
    await patient
    expect(count).toBe(1)
  })

  it('counts the wait for its connection among its time', async () => {
    const { call, network, clock } = await pairOf({ calls: { stuck: () => new Promise(() => {}) } })
    network.isFrozen = true
    const outcome = expect(call('stuck', '', { timeoutMs: 1_000 })).rejects.toMatchObject({ code: 'TIMEOUT' })
    await clock.advance(900)
    network.isFrozen = false
    await settle()
    await clock.advance(100)
    await outcome
  })

  it('longer than a frame is TOO_LARGE, and so is such an answer', async () => {
    const { call } = await pairOf(
      { calls: { ...echo.calls, blow: async () => [Buffer.alloc(5_000)] } },
      { a: { frameBytesMax: 2_000 }, b: { frameBytesMax: 2_000 } },
    )
    await expect(call('echo', 'x'.repeat(2_000))).rejects.toMatchObject({ code: 'TOO_LARGE' })
    await expect(call('blow')).rejects.toMatchObject({ code: 'TOO_LARGE' })
    expect(await call('echo', 'x'.repeat(1_500))).toHaveLength(1_500)
  })

  it('beyond the number that may wait is OVERLOADED, on either side', async () => {
    const first = gate()
    const calls = {
      slow: async () => {
        await first.promise
        return []
      },
    }
    const near = await pairOf({ calls }, { a: { callsMax: 1 } })
    const waiting = near.call('slow')
    await settle()
    await expect(near.call('slow')).rejects.toMatchObject({ code: 'OVERLOADED' })
    const far = await pairOf({ calls }, { b: { callsMax: 1 } })
    const other = far.call('slow')
    await settle()
    await expect(far.call('slow')).rejects.toMatchObject({ code: 'OVERLOADED' })
    first.open()
    expect(await waiting).toBe('')
    expect(await other).toBe('')
  })

  it('counts for as long as its handler works, also when the caller waits no more', async () => {
    const { call, clock } = await pairOf(
      { calls: { ...echo.calls, deaf: () => new Promise<never>(() => {}) } },
      { b: { callsMax: 2 } },
    )
    for (let round = 0; round < 2; round++) {
      const outcome = expect(call('deaf', '', { timeoutMs: 10 })).rejects.toMatchObject({ code: 'TIMEOUT' })
      await clock.advance(10)
      await outcome
    }
    await expect(call('echo')).rejects.toMatchObject({ code: 'OVERLOADED' })
  })

  it('to an address where another agent answers by now is UNREACHABLE', async () => {
    const { links, address } = await pairOf(echo)
    await expect(links.call({ ...address, peerId: 'c' }, 'echo', [])).rejects.toMatchObject({ code: 'UNREACHABLE' })
    expect(await links.call({ ...address, peerId: 'b' }, 'echo', [])).toEqual([])
  })
})

describe('a notice', () => {
  it('arrives, and one whose handler throws hurts nobody', async () => {
    const heard: string[] = []
    const { links, address, call } = await pairOf({
      ...echo,
      notices: {
        commits: (payload, { peerId }) => {
          heard.push(`${peerId}: ${textOf(payload)}`)
          if (textOf(payload) === '2') throw new Error('a bug')
        },
      },
    })
    for (const text of ['1', '2', '3']) links.notify(address, 'commits', [Buffer.from(text)])
    links.notify(address, 'unheard-of', [])
    await call('echo')
    expect(heard).toEqual(['a: 1', 'a: 2', 'a: 3'])
  })

  it('is not dropped for being one of many at once on an open connection', async () => {
    let count = 0
    const { links, address, call } = await pairOf({ ...echo, notices: { tick: () => void count++ } })
    await call('echo')
    for (let index = 0; index < 500; index++) links.notify(address, 'tick', [])
    await call('echo')
    expect(count).toBe(500)
    expect(links.stats().noticesDropped).toBe(0)
  })

  it('waits for a connection that is being made, 64 at most', async () => {
    let count = 0
    const { links, address, call } = await pairOf({ ...echo, notices: { tick: () => void count++ } })
    for (let index = 0; index < 70; index++) links.notify(address, 'tick', [])
    await call('echo')
    expect(count).toBe(64)
    expect(links.stats().noticesDropped).toBe(6)
  })

  it('to a peer that cannot be reached is dropped, and counted', async () => {
    const { links } = await pairOf(echo)
    links.notify({ host: 'nowhere', port: 1 }, 'commits', [])
    await settle()
    expect(links.stats().noticesDropped).toBe(1)
  })
})
