import { createSeededRandom, type Logger, noopLogger } from '@millrace/runtime'
import { createManualClock, settle } from '../../object-store/test/manual-clock.ts'
import {
  createPeerLinks,
  createPeerListener,
  type PeerAddress,
  type PeerHandlers,
  type PeerLinkOptions,
} from '../src/index.ts'
import { createMemoryNetwork } from '../src/memory-transport.ts'

export { settle }

export const KEY = '0123456789abcdef0123456789abcdef'
const ADDRESS: PeerAddress = { host: 'agent-b', port: 9 }

/** Two agents on one network in memory, on a clock that stands still; `a` calls and `b` answers. */
export async function createPair(
  handlers: PeerHandlers,
  options: {
    readonly a?: Partial<PeerLinkOptions>
    readonly b?: Partial<PeerLinkOptions>
    readonly logger?: Logger
  } = {},
) {
  const clock = createManualClock()
  const network = createMemoryNetwork()
  const { logger = noopLogger } = options
  const world = { clock, transport: network, logger, random: createSeededRandom(1) }
  const shared = { key: KEY, clusterId: 'vci_test' }
  const listener = createPeerListener({ ...world, handlers }, { ...shared, peerId: 'b', ...options.b })
  await listener.start(ADDRESS)
  const links = createPeerLinks(world, { ...shared, peerId: 'a', ...options.a })
  return {
    clock,
    network,
    listener,
    links,
    address: ADDRESS,
    call: (kind: string, text = '', callOptions = {}) =>
      links.call(ADDRESS, kind, [Buffer.from(text)], callOptions).then(textOf),
    async close() {
      await links.close()
      await listener.close()
    },
  }
}

export function textOf(chunks: readonly Uint8Array[]): string {
  return Buffer.concat(chunks).toString()
}

/** A promise and what settles it. */
export function gate<Value = void>() {
  let open!: (value: Value) => void
  const promise = new Promise<Value>((resolve) => {
    open = resolve
  })
  return { promise, open }
}
