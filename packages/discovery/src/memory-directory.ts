import type { Clock } from '@millrace/runtime'
import type { AgentDirectory } from './agent-directory.ts'
import { createDirectoryCore } from './directory-core.ts'

/** What {@link createMemoryAgentDirectory} works with. */
export interface MemoryAgentDirectoryOptions {
  /** Its time. */
  readonly clock: Clock
}

/** A directory for the agents of one process: tests, simulation, embedding. Its answers come in later turns. */
export function createMemoryAgentDirectory({ clock }: MemoryAgentDirectoryOptions): AgentDirectory {
  const core = createDirectoryCore()
  const watchers = new Map<string, Set<() => void>>()

  // The work is done at once and in order, as a database would in its own time; only the answer is later.
  const changed = <T>(clusterId: string, answer: T): T => {
    for (const onChange of watchers.get(clusterId) ?? []) onChange()
    return answer
  }

  return {
    async register(clusterId, registration, options) {
      options?.signal?.throwIfAborted()
      return changed(clusterId, core.register(clock.nowMs(), clusterId, registration))
    },
    async heartbeat(clusterId, agentId, heartbeat, options) {
      options?.signal?.throwIfAborted()
      return core.heartbeat(clock.nowMs(), clusterId, agentId, heartbeat)
    },
    async leave(clusterId, agentId, options) {
      options?.signal?.throwIfAborted()
      changed(clusterId, core.leave(clock.nowMs(), clusterId, agentId))
    },
    async list(clusterId, options) {
      options?.signal?.throwIfAborted()
      return core.list(clock.nowMs(), clusterId)
    },
    watch(clusterId, onChange) {
      const listener = () => onChange()
      const listeners = watchers.get(clusterId) ?? new Set()
      watchers.set(clusterId, listeners.add(listener))
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0 && watchers.get(clusterId) === listeners) watchers.delete(clusterId)
      }
    },
  }
}
