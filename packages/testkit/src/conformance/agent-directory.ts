import { describe } from 'vitest'
import type { DirectoryConformance } from './directory-fixture.ts'
import { describeDirectoryLife } from './directory-life.ts'
import { describeRandomDirectory } from './directory-random.ts'
import { describeDirectoryNodeIds } from './directory-node-ids.ts'

/**
 * Declares the conformance suite of `AgentDirectory` for one engine.
 *
 * Call it in a vitest file. Every test makes a directory of its own with a clock that the test moves; the engine must use
 * it for everything it decides. Races are run on two directories where the engine offers `openSecond`, else by calls
 * that are made without waiting for one another.
 */
export function describeAgentDirectory(conformance: DirectoryConformance): void {
  describe(`${conformance.name} is a directory of agents`, () => {
    describeDirectoryLife(conformance)
    describeDirectoryNodeIds(conformance)
    describeRandomDirectory(conformance)
  })
}
