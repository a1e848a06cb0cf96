import { mix } from './hash.ts'

/** What rendezvous hashing chooses from. */
export interface Candidate {
  readonly nodeId: number
}

/**
 * The candidate with the highest score for `keyHash`: rendezvous (highest random weight) hashing.
 *
 * One that goes gives up its own keys and no other moves; one that comes takes an even share from all. `isAllowed`
 * narrows the choice. Undefined when nobody is left. O(candidates).
 */
export function chooseByHash<T extends Candidate>(
  keyHash: number,
  candidates: readonly T[],
  isAllowed?: (candidate: T, index: number) => boolean,
): T | undefined {
  let best: T | undefined
  let bestScore = -1
  for (let index = 0; index < candidates.length; index++) {
    const candidate = candidates[index]!
    if (isAllowed !== undefined && !isAllowed(candidate, index)) continue
    const score = scoreOf(keyHash, candidate.nodeId)
    // Equal scores are one in four billion; the lower id settles them, however the candidates are ordered.
    if (score > bestScore || (score === bestScore && candidate.nodeId < best!.nodeId)) {
      best = candidate
      bestScore = score
    }
  }
  return best
}

/** The candidates, the one that `keyHash` prefers first. */
export function rankByHash<T extends Candidate>(keyHash: number, candidates: readonly T[]): T[] {
  return [...candidates].sort((a, b) => scoreOf(keyHash, b.nodeId) - scoreOf(keyHash, a.nodeId) || a.nodeId - b.nodeId)
}

function scoreOf(keyHash: number, nodeId: number): number {
  return mix(keyHash ^ mix(nodeId))
}
