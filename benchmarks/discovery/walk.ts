// Agents that come and go one by one, and what that moves.
import { createSeededRandom } from '@millrace/runtime'

/** Leaders of everything, in one row, under these agents. */
export type Leaders = (nodeIds: readonly number[]) => readonly number[]

/** One agent more or less. */
export interface Step {
  readonly from: number
  readonly to: number
  /** The share of everything that changed its leader. */
  readonly movedShare: number
  /** What could not be helped: the share that the agent has. */
  readonly idealShare: number
  /** The most that one agent leads, by the mean, after the step. */
  readonly maxByMean: number
}

/** Node ids of agents: as in a cluster, far apart and in no order. */
function memberships(agentsMax: number): readonly (readonly number[])[] {
  const random = createSeededRandom(6)
  const nodeId = () => 1 + Math.floor(random.next() * 1_073_741_823)
  const rows: (readonly number[])[] = [[nodeId()]]
  while (rows.at(-1)!.length < agentsMax) rows.push([...rows.at(-1)!, nodeId()])
  while (rows.at(-1)!.length > 1) {
    const last = rows.at(-1)!
    const gone = Math.floor(random.next() * last.length)
    rows.push(last.filter((_, index) => index !== gone))
  }
  return rows
}

/** From one agent to `agentsMax` and back. */
export function walk(leaders: Leaders, agentsMax: number): readonly Step[] {
  const rows = memberships(agentsMax)
  let before = leaders(rows[0]!)
  return rows.slice(1).map((nodeIds, index): Step => {
    const after = leaders(nodeIds)
    const moved = after.filter((leader, slot) => leader !== before[slot]).length
    const counts = new Map(nodeIds.map((nodeId) => [nodeId, 0]))
    for (const leader of after) counts.set(leader, counts.get(leader)! + 1)
    before = after
    const from = rows[index]!.length
    return {
      from,
      to: nodeIds.length,
      movedShare: moved / after.length,
      idealShare: 1 / Math.max(from, nodeIds.length),
      maxByMean: Math.max(...counts.values()) / (after.length / nodeIds.length),
    }
  })
}

/** Moved by what had to move, over a whole walk. */
export function movedByIdeal(steps: readonly Step[]): number {
  const sum = (pick: (step: Step) => number) => steps.reduce((total, step) => total + pick(step), 0)
  return sum((step) => step.movedShare) / sum((step) => step.idealShare)
}

/** A mean over the steps that leave more than one agent. */
export function meanMaxByMean(steps: readonly Step[]): number {
  const several = steps.filter(({ to }) => to > 1)
  return several.reduce((total, step) => total + step.maxByMean, 0) / several.length
}
