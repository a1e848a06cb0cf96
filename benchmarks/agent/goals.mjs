// What the figures are held against. Every value is a median of the run, but for the figures of a peer measured elsewhere.
import { median } from './tables.mjs'

/**
 * @typedef {{ goal: string, relation: string, wanted: number, measured: number, digits: number, met: boolean }} Goal
 */

const atMost = (goal, measured, wanted, digits) => ({
  goal,
  relation: '≤',
  wanted,
  measured,
  digits,
  met: measured <= wanted,
})

const below = (goal, measured, wanted, digits) => ({
  ...atMost(goal, measured, wanted, digits),
  relation: '<',
  met: measured < wanted,
})

const atLeast = (goal, measured, wanted, digits) => ({
  ...atMost(goal, measured, wanted, digits),
  relation: '≥',
  met: measured >= wanted,
})

const medians = ({ samples }) =>
  Object.fromEntries(Object.entries(samples).map(([key, values]) => [key, median(values)]))

/** What the agent may keep in memory by its defaults, in MB: requestBudgetBytes, fetchBudgetBytes and cacheSizeBytes. */
const budgetsMB = (256 + 256 + 128) * (2 ** 20 / 1e6)
const idleMB = 100

/** The agent on files beside a warm Kafka. */
export const embeddedGoals = (kafkaServer, agentServer) => {
  const [kafka, agent] = [medians(kafkaServer), medians(agentServer)]
  return [
    atMost('produce, CPU-s/GiB', agent.produceCpu, 1.2, 2),
    atMost("produce, CPU-s/GiB: half of Kafka's", agent.produceCpu, kafka.produceCpu / 2, 2),
    atMost("consume, CPU-s/GiB: Kafka's", agent.consumeCpu, kafka.consumeCpu, 2),
    atLeast("produce by one client, MB/s: Kafka's", agent.produceMBps, kafka.produceMBps, 1),
    atLeast("consume by one client, MB/s: Kafka's", agent.consumeMBps, kafka.consumeMBps, 1),
    below('start to first acknowledged record, ms', agent.firstAckMs, 400, 0),
    below('RSS idle, MB', agent.rssIdle, idleMB, 0),
    atMost('RSS maximum, MB: idle and the budgets', agent.rssMaximum, idleMB + budgetsMB, 0),
    atMost('quiet producer p50, ms', agent.quietP50, 5, 1),
    atMost("quiet producer p99, ms: Kafka's", agent.quietP99, kafka.quietP99, 1),
  ]
}

/**
 * Tansu 0.6.0 on MinIO, by the same tools and loads on another quiet machine of two cores; its CPU-seconds are those of
 * server and store together.
 */
export const peerOnS3 = {
  name: 'Tansu 0.6.0 on MinIO (measured elsewhere)',
  samples: {
    produceMBps: [13],
    produceBothCpu: [62],
    consumeMBps: [7],
    consumeBothCpu: [19],
    quietP99: [105],
    quietBothCpu: [7.6],
    rssIdle: [119],
    rssAfter: [313],
  },
}

/** What a quiet producer may wait beyond the PUT and the commit of its segment. */
const quietAllowanceMs = 10

/** The agent on an S3 server beside the peer, which it is to beat ten times. */
export const s3Goals = (agentServer, { barePutMs, commitMs }) => {
  const [peer, agent] = [medians(peerOnS3), medians(agentServer)]
  const bound = barePutMs + commitMs + quietAllowanceMs
  return [
    atMost('quiet producer p50, ms: bare PUT + commit + 10 ms', agent.quietP50, bound, 1),
    atLeast("produce, MB/s: ten times the peer's", agent.produceMBps, peer.produceMBps * 10, 1),
    atMost("produce, CPU-s/GiB of both: a tenth of the peer's", agent.produceBothCpu, peer.produceBothCpu / 10, 2),
    atLeast("consume, MB/s: ten times the peer's", agent.consumeMBps, peer.consumeMBps * 10, 1),
    atMost("consume, CPU-s/GiB of both: a tenth of the peer's", agent.consumeBothCpu, peer.consumeBothCpu / 10, 2),
    atMost("quiet producer p99, ms: a tenth of the peer's", agent.quietP99, peer.quietP99 / 10, 1),
    atMost("quiet producer, CPU-s of both: a tenth of the peer's", agent.quietBothCpu, peer.quietBothCpu / 10, 2),
    below('start to first acknowledged record, ms', agent.firstAckMs, 400, 0),
    below('RSS idle, MB', agent.rssIdle, idleMB, 0),
    atMost('RSS maximum, MB: idle and the budgets', agent.rssMaximum, idleMB + budgetsMB, 0),
  ]
}
