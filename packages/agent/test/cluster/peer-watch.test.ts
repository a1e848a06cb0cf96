import type { PeerAgent } from '@millrace/discovery'
import { PeerLinkError } from '@millrace/peer-link'
import { createVirtualClock } from '@millrace/testkit/simulator'
import type { Logger } from '@millrace/runtime'
import { expect, it } from 'vitest'
import { PEER_CHECK_INTERVAL_MS, PEER_CHECK_TIMEOUT_MS, startPeerWatch } from '../../src/cluster/peer-watch.ts'

const peer = (agentId: string, rest: Partial<PeerAgent> = {}): PeerAgent => ({
  agentId,
  nodeId: 1,
  isSelf: false,
  agentGroup: undefined,
  zone: undefined,
  version: undefined,
  isLeaving: false,
  internal: { host: 'fd00::1', port: 8081 },
  ...rest,
})

/** A watch over peers that a test adds, and of which it says who answers. */
function start(first: readonly PeerAgent[]) {
  const clock = createVirtualClock()
  let peers = first
  let onChange = () => {}
  const away = new Set<string>()
  const asked: string[] = []
  const logged: string[] = []
  const note = (event: string) => void logged.push(event)
  const logger: Logger = { debug: note, info: note, warn: note, error: note, child: () => logger }
  const network = {
    call(agentId: string, _kind: string, _payload: readonly Uint8Array[], options: { timeoutMs?: number | undefined }) {
      asked.push(agentId)
      expect(options.timeoutMs).toBe(PEER_CHECK_TIMEOUT_MS)
      if (away.has(agentId)) return Promise.reject(new PeerLinkError('UNREACHABLE', 'nobody is there'))
      return Promise.resolve([])
    },
  }
  const cluster = {
    peers: () => peers,
    watch(listener: () => void) {
      onChange = listener
      return () => {
        onChange = () => {}
      }
    },
  }
  const watch = startPeerWatch(cluster, { network, clock, logger })
  return {
    watch,
    away,
    asked,
    logged,
    pass: (ms: number) => clock.run({ untilMs: clock.monotonicMs() + ms }),
    become(next: readonly PeerAgent[]) {
      peers = next
      onChange()
    },
  }
}

it('asks every other agent as soon as it is seen, and then now and then', async () => {
  const { watch, asked, become, pass } = start([peer('self', { isSelf: true })])
  expect(watch.peers()).toEqual([])
  become([peer('self', { isSelf: true }), peer('b')])
  expect(watch.peers()).toMatchObject([{ agentId: 'b', isReachable: null, address: '[fd00::1]:8081' }])
  await pass(1)
  expect(asked).toEqual(['b'])
  expect(watch.peers()).toMatchObject([{ isReachable: true, problem: null }])
  become([peer('b'), peer('c')])
  expect(asked).toEqual(['b', 'c'])
  await pass(PEER_CHECK_INTERVAL_MS)
  expect(asked).toEqual(['b', 'c', 'b', 'c'])
})

it('says once that an agent cannot be reached, and once that it can again', async () => {
  const { watch, away, logged, pass } = start([peer('b')])
  await pass(1)
  away.add('b')
  await pass(3 * PEER_CHECK_INTERVAL_MS)
  expect(logged).toEqual(['peer.unreachable'])
  expect(watch.peers()).toMatchObject([{ isReachable: false, problem: 'nobody is there' }])
  away.clear()
  await pass(2 * PEER_CHECK_INTERVAL_MS)
  expect(logged).toEqual(['peer.unreachable', 'peer.reachable'])
})

it('does not ask an agent that takes no calls, nor anybody after it was closed', async () => {
  const { watch, asked, pass, become } = start([peer('b', { internal: undefined })])
  await pass(PEER_CHECK_INTERVAL_MS)
  expect(asked).toEqual([])
  expect(watch.peers()).toMatchObject([{ address: null, isReachable: null }])
  watch.close()
  become([peer('c')])
  await pass(2 * PEER_CHECK_INTERVAL_MS)
  expect(asked).toEqual([])
})
