import { type AgentDirectory, NODE_ID_KEPT_MS } from '@millrace/discovery'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type DirectoryConformance, registrationOf, STATUS, withDirectory } from './directory-fixture.ts'

interface Known {
  readonly nodeId: number
  busyShare: number
  expiresAtMs: number
}

const agentId = fc.constantFrom('a', 'b', 'c', 'd')
const expiryMs = fc.constantFrom(1, 10, 1_000)
const busyShare = fc.constantFrom(0, 0.25, 1)
type Step =
  | {
      readonly kind: 'register'
      readonly agentId: string
      readonly nodeId: number
      readonly expiryMs: number
      readonly busyShare: number
    }
  | { readonly kind: 'heartbeat'; readonly agentId: string; readonly expiryMs: number; readonly busyShare: number }
  | { readonly kind: 'leave'; readonly agentId: string }
  | { readonly kind: 'wait'; readonly forMs: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('register' as const), agentId, nodeId: fc.nat({ max: 4 }), expiryMs, busyShare }),
  fc.record({ kind: fc.constant('heartbeat' as const), agentId, expiryMs, busyShare }),
  fc.record({ kind: fc.constant('leave' as const), agentId }),
  fc.record({ kind: fc.constant('wait' as const), forMs: fc.constantFrom(1, 9, 500, NODE_ID_KEPT_MS) }),
)

/** The rules once more, as plainly as they can be said. */
function createModel() {
  const agents = new Map<string, Known>()
  let nowMs = 0
  const known = () => [...agents].filter(([, agent]) => agent.expiresAtMs + NODE_ID_KEPT_MS > nowMs)
  const alive = () => [...agents].filter(([, agent]) => agent.expiresAtMs > nowMs)

  function register(id: string, proposed: number, lifeMs: number, busy: number) {
    const nodeId = known().find(([other]) => other === id)?.[1].nodeId ?? proposed
    if (known().some(([other, agent]) => other !== id && agent.nodeId === nodeId))
      return { ok: false, code: 'NODE_ID_TAKEN' }
    agents.set(id, { nodeId, busyShare: busy, expiresAtMs: nowMs + lifeMs })
    return { ok: true, nodeId }
  }

  return {
    carryOut(action: Step): unknown {
      if (action.kind === 'register') return register(action.agentId, action.nodeId, action.expiryMs, action.busyShare)
      if (action.kind === 'wait') nowMs += action.forMs
      const agent = action.kind === 'wait' ? undefined : alive().find(([id]) => id === action.agentId)?.[1]
      if (action.kind === 'leave' && agent !== undefined) agent.expiresAtMs = nowMs
      if (action.kind !== 'heartbeat') return undefined
      if (agent !== undefined)
        Object.assign(agent, { busyShare: action.busyShare, expiresAtMs: nowMs + action.expiryMs })
      return agent !== undefined
    },
    list: () =>
      alive()
        .map(([id, agent]) => [agent.nodeId, id, agent.busyShare] as const)
        .sort(([a], [b]) => a - b),
  }
}

/** Calls in random order, compared with a naive model. */
export function describeRandomDirectory(conformance: DirectoryConformance): void {
  it('answers as a naive model does, whatever comes in whatever order', () =>
    withDirectory(conformance, async (fixture) => {
      let runs = 0
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
          // A cluster for each run, so that an engine has to be made only once.
          const clusterId = `vci_random_${runs++}`
          const model = createModel()
          for (const [index, action] of steps.entries()) {
            const directory = index % 2 === 0 ? fixture.directory : fixture.second
            if (action.kind === 'wait') fixture.advance(action.forMs)
            const answer = await carryOut(directory, clusterId, action)
            expect(answer).toEqual(model.carryOut(action))
            const entries = await directory.list(clusterId)
            expect(entries.map((entry) => [entry.nodeId, entry.agentId, entry.status.busyShare])).toEqual(model.list())
          }
        }),
        { numRuns: 100 },
      )
    }))
}

async function carryOut(directory: AgentDirectory, clusterId: string, action: Step): Promise<unknown> {
  if (action.kind === 'wait') return undefined
  if (action.kind === 'leave') return directory.leave(clusterId, action.agentId)
  const { agentId: id, expiryMs: lifeMs, busyShare: busy } = action
  const beat = { status: { ...STATUS, busyShare: busy }, expiryMs: lifeMs }
  if (action.kind === 'heartbeat') return directory.heartbeat(clusterId, id, beat)
  return directory.register(clusterId, { ...registrationOf(id, action.nodeId), ...beat })
}
