import { describe } from 'vitest'
import type { MetadataConformance } from './metadata-fixture.ts'
import { describeGroupExpiry } from './metadata-group-expiry.ts'
import { describeGroupLeases } from './metadata-group-leases.ts'
import { describeRandomGroups } from './metadata-group-random.ts'
import { describeGroups } from './metadata-groups.ts'
import { describeProducers } from './metadata-producers.ts'
import { describeRandomLoad } from './metadata-random.ts'
import { describeReads } from './metadata-reads.ts'
import { describeRecovery } from './metadata-recovery.ts'
import { describeSegments } from './metadata-segments.ts'
import { describeTopicChanges } from './metadata-topic-changes.ts'
import { describeTopics } from './metadata-topics.ts'

/**
 * Declares the conformance suite of `MetadataStore` for one engine: the commit contract, proved by behaviour alone.
 *
 * Call it in a vitest file. Every test makes a store of its own with a clock that the test moves, and with small limits;
 * the engine must use both. Races are run on two stores where the engine offers `openSecond`, else by calls that are
 * made without waiting for one another.
 */
export function describeMetadataStore(conformance: MetadataConformance): void {
  describe(`${conformance.name} keeps the commit contract`, () => {
    describeSegments(conformance)
    describeProducers(conformance)
    describeTopics(conformance)
    describeTopicChanges(conformance)
    describeReads(conformance)
    describeGroups(conformance)
    describeGroupExpiry(conformance)
    describeGroupLeases(conformance)
    describeRecovery(conformance)
    describeRandomLoad(conformance)
    describeRandomGroups(conformance)
  })
}
