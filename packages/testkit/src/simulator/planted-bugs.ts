import type {
  Admission,
  BatcherSeams,
  DecisionQueue,
  OvertakeGuard,
  PlacedItem,
  SealedBatch,
} from '@millrace/batcher/internal'
import type { BatchVerdict, MetadataCore } from '@millrace/metadata'
import { type ObjectStore, ObjectStoreError } from '@millrace/object-store'
import type { SimMetadata } from './faulty-stores.ts'

/** Bugs that the simulation can put back, to show that it would catch them. */
export const PLANTED_BUGS = [
  'ack-before-commit',
  'answer-without-aborted-row',
  'delete-without-aborted-row',
  '412-taken-as-success',
  'wake-up-lost',
  'commit-order-not-kept',
  'may-be-first-ignored',
  'later-batches-not-left-out',
  'record-too-many-deleted',
] as const

/** A bug to put back. */
export type PlantedBug = (typeof PLANTED_BUGS)[number]

/** Answers a commit at once with the offsets that it will probably get, and commits in the background. */
function acknowledgeEarly(metadata: SimMetadata, core: MetadataCore): SimMetadata {
  return {
    ...metadata,
    async commitSegment(commit) {
      const nextOffsets = new Map<string, number>()
      const verdicts = commit.batches.map(({ topicId, partition, recordCount }): BatchVerdict => {
        const read = core.readPartitions([{ topicId, partition, offset: 0, bytesMax: 1 }])[0]
        const key = `${topicId}/${partition}`
        const baseOffset = nextOffsets.get(key) ?? (read?.ok ? read.highWatermark : 0)
        nextOffsets.set(key, baseOffset + recordCount)
        return { kind: 'committed', baseOffset, logStartOffset: 0 }
      })
      metadata.commitSegment(commit).catch(() => {})
      return { ok: true, verdicts }
    },
  }
}

/** Takes the offset that shall be the first for the last that shall be deleted. */
function deleteOneMore(metadata: SimMetadata): SimMetadata {
  return {
    ...metadata,
    deleteRecords: (clusterId, deletions) => {
      const more = deletions.map((deletion) => ({ ...deletion, beforeOffset: deletion.beforeOffset + 1 }))
      return metadata.deleteRecords(clusterId, more)
    },
  }
}

/** Puts a bug between the batcher and the metadata store, if that is its place. */
export function plantInMetadata(bug: PlantedBug | undefined, metadata: SimMetadata, core: MetadataCore): SimMetadata {
  if (bug === 'ack-before-commit') return acknowledgeEarly(metadata, core)
  if (bug === 'record-too-many-deleted') return deleteOneMore(metadata)
  if (bug === 'answer-without-aborted-row') return { ...metadata, abortSegment: async () => ({ state: 'aborted' }) }
  return metadata
}

/** Puts a bug between the durable put and the object store, if that is its place. */
export function plantInStore(bug: PlantedBug | undefined, store: ObjectStore): ObjectStore {
  if (bug !== '412-taken-as-success') return store
  return {
    ...store,
    async put(key, body, options) {
      try {
        await store.put(key, body, options)
      } catch (error) {
        if (!ObjectStoreError.is(error) || error.code !== 'PRECONDITION_FAILED') throw error
      }
    },
  }
}

/** An order of decisions that takes whatever was uploaded first. */
function createHastyDecisionQueue(): DecisionQueue<PlacedItem> {
  const batches: SealedBatch<PlacedItem>[] = []
  return {
    get length() {
      return batches.length
    },
    push: (batch) => void batches.push(batch),
    next: () => batches.find(({ stage }) => stage === 'stored' || stage === 'failed'),
    remove: (batch) => void batches.splice(batches.indexOf(batch), 1),
  }
}

/** A guard that admits everything, or that only ever says `mayBeFirst: false`. */
function weaken(guard: OvertakeGuard, admit: (admission: Admission) => Admission): OvertakeGuard {
  return {
    hold: guard.hold,
    answered: guard.answered,
    admit: (item, appendIndex, nowMs) => admit(guard.admit(item, appendIndex, nowMs)),
    get size() {
      return guard.size
    },
  }
}

/** Puts a bug into the batcher, if that is its place. */
export function plantInBatcher(bug: PlantedBug | undefined): BatcherSeams {
  if (bug === 'commit-order-not-kept') return { decisions: createHastyDecisionQueue() }
  if (bug === 'may-be-first-ignored') return { wrapGuard: (guard) => weaken(guard, () => 'commit') }
  if (bug !== 'later-batches-not-left-out') return {}
  const onlyNotFirst = (admission: Admission) => (admission === 'leave-out' ? 'commit-not-first' : admission)
  return { wrapGuard: (guard) => weaken(guard, onlyNotFirst) }
}
