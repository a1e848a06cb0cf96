// What shedding does to agents whose partitions are busier than others', heartbeat by heartbeat.
import { createAssignment, nextShedShare } from '@millrace/discovery/internal'

/** How load lies before and after agents have shed. */
export interface HotFigures {
  readonly exponent: number
  readonly maxByMeanBefore: number
  readonly maxByMeanAfter: number
  /** The share of clients that name the leader that most of them name, by the partitions' load. */
  readonly agreementAfter: number
  /** The largest change of the busiest agent's load over the last heartbeats, by the mean. */
  readonly swing: number
}

const AGENTS = 12
const CLIENTS = 100
const PARTITIONS = 480
const MEAN_BUSY_SHARE = 0.4
const HEARTBEATS = 150
const LAST_HEARTBEATS = 50

/** Partitions whose loads fall as a power of their rank, asked for alike by all clients. */
export function shedding(exponent: number): HotFigures {
  const weights = Array.from({ length: PARTITIONS }, (_, rank) => (rank + 1) ** -exponent)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  let agents = Array.from({ length: AGENTS }, (_, index) => ({ nodeId: 1 + index * 7_919, shedShare: 0 }))
  const history: number[] = []
  let agreement = 1
  for (let beat = 0; beat <= HEARTBEATS; beat++) {
    const picture = measure(agents, weights)
    agreement = picture.agreement / total
    const mean = total / AGENTS
    const busy = agents.map(({ nodeId }) => Math.min(1, (picture.loads.get(nodeId)! / mean) * MEAN_BUSY_SHARE))
    history.push(Math.max(...picture.loads.values()) / mean)
    agents = agents.map((agent, index) => {
      const othersBusyShares = busy.filter((_, other) => other !== index)
      return { ...agent, shedShare: nextShedShare(agent.shedShare, { busyShare: busy[index]!, othersBusyShares }) }
    })
  }
  const last = history.slice(-LAST_HEARTBEATS)
  return {
    exponent,
    maxByMeanBefore: history[0]!,
    maxByMeanAfter: last.reduce((sum, value) => sum + value, 0) / last.length,
    agreementAfter: agreement,
    swing: Math.max(...last) - Math.min(...last),
  }
}

function measure(
  agents: readonly { readonly nodeId: number; readonly shedShare: number }[],
  weights: readonly number[],
) {
  const loads = new Map(agents.map(({ nodeId }) => [nodeId, 0]))
  const clients = Array.from({ length: CLIENTS }, (_, client) =>
    createAssignment(agents, { strategy: 'consistent_random_jump', clientKey: `client ${client}`, selfNodeId: -1 }),
  )
  let agreement = 0
  for (const [partition, weight] of weights.entries()) {
    const votes = new Map<number, number>()
    for (const { leaderOf } of clients) {
      const leader = leaderOf('topic', partition, PARTITIONS)!
      votes.set(leader, (votes.get(leader) ?? 0) + 1)
      loads.set(leader, loads.get(leader)! + weight / CLIENTS)
    }
    agreement += (weight * Math.max(...votes.values())) / CLIENTS
  }
  return { loads, agreement }
}
