import { combine } from './hash.ts'
import { type Candidate, chooseByHash } from './rendezvous.ts'

/**
 * Gives each of `count` slots to one of the candidates so that nobody has more than `ceil(count / candidates)`.
 *
 * First choices come first: a slot goes to the candidate that rendezvous hashing prefers, if that one has room. Those
 * that found none go to whom they prefer among the candidates that have. So a candidate that comes or goes moves little
 * more than its own share, which plain counting in turns would not do (docs/decisions/0011-assignment.md).
 *
 * @returns the candidate's index for each slot. O(count x candidates).
 */
export function spreadEvenly(keyHash: number, count: number, candidates: readonly Candidate[]): Uint32Array {
  const owners = new Uint32Array(count)
  const room = new Uint32Array(candidates.length).fill(Math.ceil(count / candidates.length))
  const indexed = candidates.map(({ nodeId }, index) => ({ nodeId, index }))
  const crowdedOut: number[] = []
  for (let slot = 0; slot < count; slot++) {
    const { index } = chooseByHash(combine(keyHash, slot), indexed)!
    if (room[index]! > 0) take(slot, index)
    else crowdedOut.push(slot)
  }
  const hasRoom = (_: Candidate, index: number) => room[index]! > 0
  for (const slot of crowdedOut) take(slot, chooseByHash(combine(keyHash, slot), indexed, hasRoom)!.index)
  return owners

  function take(slot: number, index: number): void {
    owners[slot] = index
    room[index]!--
  }
}
