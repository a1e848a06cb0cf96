// What moves when agents come and go, by the discovery package's own code: `npm run bench:discovery`.
// The figures are those of docs/discovery.md and docs/decisions/0011-assignment.md. They depend on nothing but the code,
// but for the last table's, which are this machine's.
import { cpuUsage } from 'node:process'
import { type AssignmentStrategy, assignmentStrategies } from '@millrace/discovery'
import { createAssignment, hashText } from '@millrace/discovery/internal'
import { byHash, type Candidate, evenly } from './discovery/candidates.ts'
import { shedding } from './discovery/hot-agents.ts'
import { type Leaders, meanMaxByMean, movedByIdeal, type Step, walk } from './discovery/walk.ts'

const AGENTS_MAX = 12
const CLIENTS = 100
const TOPICS = 20
const PARTITIONS = 24

/** Every client's leader of every partition. */
function strategyLeaders(strategy: AssignmentStrategy, partitionCount: number, clientCount: number): Leaders {
  return (nodeIds) => {
    const agents = nodeIds.map((nodeId) => ({ nodeId, shedShare: 0 }))
    const leaders: number[] = []
    for (let client = 0; client < clientCount; client++) {
      const { leaderOf } = createAssignment(agents, { strategy, clientKey: `client ${client}`, selfNodeId: -1 })
      for (let topic = 0; topic < TOPICS; topic++)
        for (let partition = 0; partition < partitionCount; partition++)
          leaders.push(leaderOf(`topic ${topic}`, partition, partitionCount)!)
    }
    return leaders
  }
}

function candidateLeaders(candidate: Candidate, partitionCount: number): Leaders {
  return (nodeIds) =>
    Array.from({ length: TOPICS }, (_, topic) => candidate(hashText(`topic ${topic}`), partitionCount, nodeIds)).flat()
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`
const row = (...cells: readonly string[]) => console.log(`| ${cells.join(' | ')} |`)
const head = (...cells: readonly string[]) => {
  row(...cells)
  row(...cells.map(() => '---'))
}

function printSteps(): void {
  console.log(
    `\n${CLIENTS} clients, ${TOPICS} topics of ${PARTITIONS} partitions, 1 to ${AGENTS_MAX} agents and back\n`,
  )
  head('agents', 'ideal', ...assignmentStrategies.flatMap((name) => [`${name}: moved`, 'max / mean']))
  const walks = assignmentStrategies.map((name) => walk(strategyLeaders(name, PARTITIONS, CLIENTS), AGENTS_MAX))
  for (const [index, { from, to, idealShare }] of walks[0]!.entries()) {
    const cells = walks.flatMap((steps) => [percent(steps[index]!.movedShare), steps[index]!.maxByMean.toFixed(2)])
    row(`${from} → ${to}`, percent(idealShare), ...cells)
  }
  const sums = walks.flatMap((steps) => [`${movedByIdeal(steps).toFixed(2)} x ideal`, meanMaxByMean(steps).toFixed(2)])
  row('all steps', '1', ...sums)
}

/** By how much the busiest agent of a topic exceeds an even share rounded up, over topics and sizes. */
function topicOverload(leaders: Leaders, partitionCount: number): number {
  let [sum, count] = [0, 0]
  for (let size = 2; size <= AGENTS_MAX; size++) {
    const row = leaders(Array.from({ length: size }, (_, index) => 1 + (hashText(`agent ${index}`) % 1_073_741_823)))
    for (let start = 0; start < row.length; start += partitionCount, count++) {
      const counts = new Map<number, number>()
      for (const id of row.slice(start, start + partitionCount)) counts.set(id, (counts.get(id) ?? 0) + 1)
      sum += Math.max(...counts.values()) / Math.ceil(partitionCount / size)
    }
  }
  return sum / count
}

function cpuMicroseconds(leaders: Leaders, agentCount: number): number {
  const nodeIds = Array.from({ length: agentCount }, (_, index) => 1 + (hashText(`agent ${index}`) % 1_073_741_823))
  for (let warm = 0; warm < 50; warm++) leaders(nodeIds)
  const before = cpuUsage()
  let answers = 0
  for (let round = 0; round < 100; round++) answers += leaders(nodeIds).length
  const { user, system } = cpuUsage(before)
  return (user + system) / answers
}

function printCosts(): void {
  const counts = [3, 12, 100]
  console.log('\nCPU time of one answer, in microseconds\n')
  head('strategy', ...counts.map((count) => `${count} agents`))
  for (const strategy of assignmentStrategies) {
    const leaders = strategyLeaders(strategy, 100, 1)
    row(strategy, ...counts.map((count) => cpuMicroseconds(leaders, count).toFixed(2)))
  }
}

function printCandidates(title: string, candidates: Readonly<Record<string, (count: number) => Leaders>>): void {
  console.log(`\n${title}: moved by ideal, then a topic's busiest agent by ceil(partitions / agents)\n`)
  const sizes = [3, 12, 24, 100, 1000]
  head('way', ...sizes.map((size) => `${size} partitions`))
  for (const [name, leadersOf] of Object.entries(candidates)) {
    const cells = sizes.map((size) => {
      const steps: readonly Step[] = walk(leadersOf(size), AGENTS_MAX)
      return `${movedByIdeal(steps).toFixed(2)}, ${topicOverload(leadersOf(size), size).toFixed(2)}`
    })
    row(name, ...cells)
  }
}

function printShedding(): void {
  console.log('\nconsistent_random_jump: 480 partitions whose load falls as rank^-s, 12 agents, mean busy share 0.4\n')
  head('s', 'max / mean, nobody sheds', 'max / mean, settled', 'swing', 'clients that agree on a leader')
  for (const exponent of [0, 0.5, 0.8, 1, 1.2]) {
    const { maxByMeanBefore, maxByMeanAfter, swing, agreementAfter } = shedding(exponent)
    row(`${exponent}`, maxByMeanBefore.toFixed(2), maxByMeanAfter.toFixed(2), swing.toFixed(2), percent(agreementAfter))
  }
}

const wrap = (candidates: Readonly<Record<string, Candidate>>) =>
  Object.fromEntries(
    Object.entries(candidates).map(([name, candidate]) => [
      name,
      (count: number) => candidateLeaders(candidate, count),
    ]),
  )
const ours = (strategy: AssignmentStrategy) => (count: number) => strategyLeaders(strategy, count, 1)

printSteps()
printCandidates('By hash', { ...wrap(byHash), 'rendezvous (ours)': ours('consistent_random_jump') })
printCandidates('Evenly', { ...wrap(evenly), 'first choices first (ours)': ours('equal_spread') })
printShedding()
printCosts()
