import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { closeOnSignals } from '../../src/cli/signals.ts'
import type { Agent } from '../../src/options.ts'

/** An agent that closes when it is told to, and a process that only notes how it would exit. */
function setUp({ isUnderNpm = false } = {}) {
  const signals = new EventEmitter()
  const exits: number[] = []
  const time = { nowMs: 0 }
  let closeCount = 0
  let settle: () => void = () => {}
  const closed = new Promise<void>((resolve) => {
    settle = resolve
  })
  const close = () => {
    closeCount++
    return closed
  }
  const agent: Agent = {
    host: '127.0.0.1',
    port: 1,
    bootstrap: '127.0.0.1:1',
    httpPort: undefined,
    listeners: [],
    peerPort: undefined,
    nodeId: 1,
    close,
    closed,
    [Symbol.asyncDispose]: close,
  }
  closeOnSignals(agent, {
    on: (signal, listener) => signals.on(signal, listener),
    off: (signal, listener) => signals.off(signal, listener),
    exit: (code) => exits.push(code) as never,
    nowMs: () => time.nowMs,
    isUnderNpm,
  })
  const send = (signal: string, atMs: number) => {
    time.nowMs = atMs
    signals.emit(signal, signal)
  }
  return { send, exits, closeCount: () => closeCount, settle, closed, signals }
}

describe('signals', () => {
  it.each(['SIGTERM', 'SIGINT'])('%s closes the agent in order', (signal) => {
    const { send, exits, closeCount } = setUp()
    send(signal, 0)
    expect(closeCount()).toBe(1)
    expect(exits).toEqual([])
  })

  it.each([
    ['SIGTERM', 'SIGTERM'],
    ['SIGINT', 'SIGINT'],
    ['SIGINT', 'SIGTERM'],
  ])('%s and then %s, however quickly, ends the process at once and not with success', (first, second) => {
    const { send, exits, closeCount } = setUp()
    send(first, 0)
    send(second, 0)
    expect(closeCount()).toBe(1)
    expect(exits).toEqual([143])
  })

  it('under npm the echo of a Ctrl-C is not a second signal, and a later one is', () => {
    const { send, exits } = setUp({ isUnderNpm: true })
    send('SIGINT', 0)
    send('SIGINT', 1)
    expect(exits).toEqual([])
    send('SIGINT', 100)
    expect(exits).toEqual([143])
  })

  it('under npm another signal is a second one at once', () => {
    const { send, exits } = setUp({ isUnderNpm: true })
    send('SIGINT', 0)
    send('SIGTERM', 1)
    expect(exits).toEqual([143])
  })

  it('once the agent is closed it does not listen any more', async () => {
    const { settle, closed, signals } = setUp()
    settle()
    await closed
    await Promise.resolve()
    expect(signals.listenerCount('SIGTERM') + signals.listenerCount('SIGINT')).toBe(0)
  })
})
