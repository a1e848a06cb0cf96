import { createSeededRandom, type Logger } from '@millrace/runtime'
import {
  type AgentDirectory,
  type AgentProfile,
  createDirectoryDiscovery,
  createMemoryAgentDirectory,
  type DirectoryDiscoveryOptions,
  DirectoryError,
} from '../src/index.ts'
import { createManualClock } from './manual-clock.ts'

export const CLUSTER = 'vci_test'

/** How the way to the directory is: open, refusing, swallowing calls, or refusing writes alone. */
export type Way = 'open' | 'refused' | 'silent' | 'read-only'

/** A directory and agents around it, on a clock that the test moves. */
export function createWorld() {
  const clock = createManualClock()
  const store = createMemoryAgentDirectory({ clock })
  let agentCount = 0

  /** The directory as one agent reaches it. */
  function wayTo(link: { way: Way; calls: number }): AgentDirectory {
    const through = async <T>(isWrite: boolean, signal: AbortSignal | undefined, run: () => Promise<T>): Promise<T> => {
      link.calls++
      if (link.way === 'refused' || (link.way === 'read-only' && isWrite))
        throw new DirectoryError('UNAVAILABLE', 'connection refused')
      if (link.way !== 'silent') return run()
      return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason), { once: true }))
    }
    return {
      register: (id, registration, o) => through(true, o?.signal, () => store.register(id, registration, o)),
      heartbeat: (id, agentId, beat, o) => through(true, o?.signal, () => store.heartbeat(id, agentId, beat, o)),
      leave: (id, agentId, o) => through(true, o?.signal, () => store.leave(id, agentId, o)),
      list: (id, o) => through(false, o?.signal, () => store.list(id, o)),
    }
  }

  function agent(
    profile: Partial<AgentProfile> = {},
    options: Partial<DirectoryDiscoveryOptions> & { readonly busyShare?: () => number; readonly hints?: boolean } = {},
  ) {
    const { busyShare, hints = false, ...rest } = options
    const index = ++agentCount
    const link: { way: Way; calls: number } = { way: 'open', calls: 0 }
    const events: string[] = []
    const note = (event: string) => void events.push(event)
    const logger: Logger = { debug: () => {}, info: note, warn: note, error: note, child: () => logger }
    const way = wayTo(link)
    const directory = hints ? { ...way, watch: store.watch!.bind(store) } : way
    const discovery = createDirectoryDiscovery(
      { directory, clock, random: createSeededRandom(index), logger, busyShare },
      {
        clusterId: CLUSTER,
        agentId: `agent-${index}`,
        nodeId: index,
        profile: { host: `10.0.0.${index}`, listeners: [{ name: 'kafka', port: 9092 }], ...profile },
        ...rest,
      },
    )
    const shown = (query = {}) => discovery.discover(query).agents.map(({ nodeId }) => nodeId)
    return { discovery, link, events, shown }
  }

  return { clock, store, agent }
}
