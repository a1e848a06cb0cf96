import { INTERZONE_CHECK_INTERVAL_MS } from '@millrace/discovery'
import { heartbeatRequest, heartbeatResponse } from '@millrace/protocol/messages'
import { type ConnectionInfo, defineHandler, type RequestContext } from '@millrace/server'
import { createVirtualClock } from '@millrace/testkit/simulator'
import { expect, it } from 'vitest'
import { sendingHome } from '../../src/handlers/interzone.ts'

/** A handler that counts, and a client that belongs elsewhere once the test says so. */
function start() {
  const clock = createVirtualClock()
  const found = { handled: 0, asked: 0, isElsewhere: false }
  const handler = defineHandler({
    request: heartbeatRequest,
    response: heartbeatResponse,
    versionMin: 0,
    versionMax: 4,
    handle() {
      found.handled++
      return { response: Promise.resolve({}) }
    },
    errorResponse: () => null,
  })
  const views = {
    shouldReconnect() {
      found.asked++
      return found.isElsewhere
    },
  }
  const [wrapped] = sendingHome([handler], { views, clock })
  const connect = () => {
    const { signal } = new AbortController()
    const place = { remoteAddress: '10.0.0.1', remotePort: 1, proxyAddress: undefined, isEncrypted: false }
    const connection: ConnectionInfo = { connectionId: 1, ...place, listener: 'kafka', signal, inputEnded: signal }
    const context: RequestContext = { connection, apiKey: 12, apiVersion: 4, correlationId: 1, clientId: 'app' }
    return () => wrapped!.handle({}, context).response
  }
  return { found, connect, pass: (ms: number) => clock.run({ untilMs: clock.monotonicMs() + ms }) }
}

it('a connection is looked at when it has lasted, and not with every request', async () => {
  const { found, connect, pass } = start()
  const ask = connect()
  await ask()
  await pass(INTERZONE_CHECK_INTERVAL_MS - 1)
  await ask()
  expect(found).toEqual({ handled: 2, asked: 0, isElsewhere: false })
  await pass(1)
  await ask()
  await ask()
  expect(found).toEqual({ handled: 4, asked: 1, isElsewhere: false })
})

it('one whose client belongs elsewhere is closed instead of answered, and nothing is done for it', async () => {
  const { found, connect, pass } = start()
  found.isElsewhere = true
  const [first, second] = [connect(), connect()]
  await first()
  await pass(INTERZONE_CHECK_INTERVAL_MS)
  await second()
  expect(await first()).toMatchObject({ closeReason: expect.stringContaining('warpstream_interzone_lb') as string })
  expect(found).toEqual({ handled: 2, asked: 1, isElsewhere: true })
})
