// Ways to choose a leader that were considered, each as a function of key and live agents alone.
import { combine, mix, toUnit } from '@millrace/discovery/internal'

/** The leader of each of `count` slots of `topicHash` among `nodeIds`. */
export type Candidate = (topicHash: number, count: number, nodeIds: readonly number[]) => readonly number[]

const RING_POINTS = 100
const MAGLEV_SLOTS = 65_537

interface Ring {
  readonly points: readonly { readonly at: number; readonly nodeId: number }[]
}

const slots = (count: number) => Array.from({ length: count }, (_, slot) => slot)
const ascending = (nodeIds: readonly number[]) => [...nodeIds].sort((a, b) => a - b)

/** Remembers what was built for the same agents, as a real implementation would. */
function perAgents<T>(build: (nodeIds: readonly number[]) => T): (nodeIds: readonly number[]) => T {
  let known: { readonly key: string; readonly value: T } | undefined
  return (nodeIds) => {
    const key = nodeIds.join()
    if (known?.key !== key) known = { key, value: build(nodeIds) }
    return known.value
  }
}

/** Partition modulo agents, sorted by id. */
const inTurns: Candidate = (topicHash, count, nodeIds) => {
  const sorted = ascending(nodeIds)
  return slots(count).map((slot) => sorted[(topicHash + slot) % sorted.length]!)
}

/** Jump consistent hash (Lamping, Veach 2014) over the ids in order. */
const jumpHash: Candidate = (topicHash, count, nodeIds) => {
  const sorted = ascending(nodeIds)
  return slots(count).map((slot) => {
    let bucket = 0
    for (let next = 0, hash = combine(topicHash, slot); next < sorted.length; ) {
      bucket = next
      hash = combine(hash, next)
      next = Math.floor((bucket + 1) / (1 - toUnit(hash)))
    }
    return sorted[bucket]!
  })
}

const ringOf = perAgents((nodeIds): Ring => {
  const points = nodeIds.flatMap((nodeId) =>
    slots(RING_POINTS).map((point) => ({ at: combine(mix(nodeId), point), nodeId })),
  )
  return { points: points.sort((a, b) => a.at - b.at) }
})

/** The index of the first point at or after a hash. */
function firstAt({ points }: Ring, hash: number): number {
  let low = 0
  for (let high = points.length; low < high; ) {
    const middle = (low + high) >> 1
    if (points[middle]!.at < hash) low = middle + 1
    else high = middle
  }
  return low % points.length
}

/** A ring with a hundred points for each agent. */
const ring: Candidate = (topicHash, count, nodeIds) => {
  const found = ringOf(nodeIds)
  return slots(count).map((slot) => found.points[firstAt(found, combine(topicHash, slot))]!.nodeId)
}

/** The same, passing by agents that are full (Mirrokni, Thorup, Zadimoghaddam 2016, with no slack). */
const boundedRing: Candidate = (topicHash, count, nodeIds) => {
  const found = ringOf(nodeIds)
  const room = new Map(nodeIds.map((nodeId) => [nodeId, Math.ceil(count / nodeIds.length)]))
  return slots(count).map((slot) => {
    let index = firstAt(found, combine(topicHash, slot))
    while (room.get(found.points[index]!.nodeId) === 0) index = (index + 1) % found.points.length
    const { nodeId } = found.points[index]!
    room.set(nodeId, room.get(nodeId)! - 1)
    return nodeId
  })
}

/** Maglev's table (Eisenbud and others 2016): agents pick slots in turns, each in an order of its own. */
function maglevTable(size: number, seed: number, nodeIds: readonly number[]): number[] {
  const table = Array<number>(size).fill(-1)
  const pickers = ascending(nodeIds).map((nodeId) => ({
    nodeId,
    next: combine(seed, nodeId) % size,
    step: size === 1 ? 1 : coprime(1 + (combine(nodeId, seed) % (size - 1)), size),
  }))
  for (let left = size; left > 0; ) {
    for (const picker of pickers) {
      if (left === 0) break
      while (table[picker.next] !== -1) picker.next = (picker.next + picker.step) % size
      table[picker.next] = picker.nodeId
      left--
    }
  }
  return table
}

/** The first number from `from` that shares no factor with `size`, so that steps of it reach everything. */
function coprime(from: number, size: number): number {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))
  for (let step = from; step < from + size; step++) if (divisor(step, size) === 1) return step
  return 1
}

const tableOf = perAgents((nodeIds) => maglevTable(MAGLEV_SLOTS, 0, nodeIds))

/** One table of 65,537 slots for everything. */
const maglev: Candidate = (topicHash, count, nodeIds) => {
  const table = tableOf(nodeIds)
  return slots(count).map((slot) => table[combine(topicHash, slot) % MAGLEV_SLOTS]!)
}

/** One table for each topic, with a slot for each partition. */
const maglevPerTopic: Candidate = (topicHash, count, nodeIds) => maglevTable(count, topicHash, nodeIds)

/** Rendezvous hashing, passing by agents that are full. */
const boundedRendezvous: Candidate = (topicHash, count, nodeIds) => {
  const room = new Map(nodeIds.map((nodeId) => [nodeId, Math.ceil(count / nodeIds.length)]))
  return slots(count).map((slot) => {
    const key = combine(topicHash, slot)
    const able = nodeIds.filter((nodeId) => room.get(nodeId)! > 0)
    const best = able.reduce((a, b) => (mix(key ^ mix(b)) > mix(key ^ mix(a)) ? b : a))
    room.set(best, room.get(best)! - 1)
    return best
  })
}

/** For leaders by hash: any one agent for a key. */
export const byHash: Readonly<Record<string, Candidate>> = {
  'modulo, ids in order': inTurns,
  'jump hash, ids in order': jumpHash,
  'ring, 100 points each': ring,
  'Maglev, 65,537 slots': maglev,
}

/** For an even spread: a topic's partitions at once. */
export const evenly: Readonly<Record<string, Candidate>> = {
  'in turns': inTurns,
  'ring with bounded loads': boundedRing,
  'Maglev, a table per topic': maglevPerTopic,
  'rendezvous with bounded loads': boundedRendezvous,
}
