import { createVirtualClock } from '@millrace/testkit/simulator'
import { expect, it } from 'vitest'
import { HUNG_UP_MS_MAX, watchForAbandonment } from '../../src/groups/abandoned.ts'

function start() {
  const clock = createVirtualClock()
  const [gone, inputEnded] = [new AbortController(), new AbortController()]
  const { signal, settle } = watchForAbandonment({ signal: gone.signal, inputEnded: inputEnded.signal }, clock)
  const pass = (ms: number) => clock.run({ untilMs: clock.monotonicMs() + ms })
  return { clock, gone, inputEnded, signal, settle, pass }
}

it('a request lasts as long as its client waits', async () => {
  const { signal, pass } = start()
  await pass(100 * HUNG_UP_MS_MAX)
  expect(signal.aborted).toBe(false)
})

it('a client that sends and hangs up at once still has it carried out, if that does not take long', async () => {
  const { signal, inputEnded, pass } = start()
  inputEnded.abort()
  await pass(HUNG_UP_MS_MAX - 1)
  expect(signal.aborted).toBe(false)
  await pass(1)
  expect(signal.aborted).toBe(true)
})

it('a request that took long is given up as soon as its client hangs up', async () => {
  const { signal, inputEnded, pass } = start()
  await pass(HUNG_UP_MS_MAX)
  inputEnded.abort()
  expect(signal.aborted).toBe(true)
})

it('a request whose connection is gone is given up at once', () => {
  const { signal, gone } = start()
  gone.abort()
  expect(signal.aborted).toBe(true)
})

it('one that is answered is not looked after any more', async () => {
  const { signal, settle, inputEnded, gone, pass } = start()
  inputEnded.abort()
  settle()
  gone.abort()
  await pass(10 * HUNG_UP_MS_MAX)
  expect(signal.aborted).toBe(false)
})
