import {
  createMemoryCore,
  createMemoryMetadataStore,
  type MetadataCore,
  type MetadataStore,
  type SegmentCommit,
} from '@millrace/metadata'
import { createMemoryObjectStore, type DurablePut, ObjectStoreError } from '@millrace/object-store'
import { createSeededRandom } from '@millrace/runtime'
import { createVirtualClock } from '@millrace/testkit/simulator'
import { type AppendItem, type BatcherOptions, createBatcher, type SegmentDecided } from '../src/index.ts'

export const TOPIC_ID = 'AAAAAAAAAAAAAAAAAAAAAA'

/** An item of one record. */
export function item(overrides: Partial<AppendItem> & { text?: string } = {}): AppendItem {
  const { text = 'x', ...rest } = overrides
  return {
    topicId: TOPIC_ID,
    partition: 0,
    lastOffsetDelta: 0,
    recordCount: 1,
    producerId: -1,
    producerEpoch: -1,
    baseSequence: -1,
    lastSequence: -1,
    maxTimestamp: 0,
    isTransactional: false,
    chunks: [Buffer.from(text)],
    ...rest,
  }
}

/** An item of an idempotent producer. */
export function sequenced(sequence: number, overrides: Partial<AppendItem> = {}): AppendItem {
  return item({ producerId: 7, producerEpoch: 0, baseSequence: sequence, lastSequence: sequence, ...overrides })
}

/** A put that waits to be told how it ends. */
export interface PendingPut {
  readonly key: string
  readonly body: readonly Uint8Array[]
  /** Stores the object. */
  store(): void
  /** Fails for good. */
  fail(): void
}

/** A batcher in virtual time over a memory engine, whose puts end when the test says so. */
export async function createHarness(
  options: BatcherOptions = {},
  wrap: (metadata: MetadataStore) => Pick<MetadataStore, 'commitSegment' | 'abortSegment'> = (metadata) => metadata,
) {
  const clock = createVirtualClock()
  const core: MetadataCore = createMemoryCore({ segmentIdAgeMaxMs: 60_000 })
  const metadata = createMemoryMetadataStore({ clock, core })
  await metadata.createTopics('c', [{ topicId: TOPIC_ID, name: 't', partitionCount: 4, configs: {} }])
  const puts: PendingPut[] = []
  const commits: SegmentCommit[] = []
  const stored: string[] = []
  const decidedIds: string[] = []
  const decided: SegmentDecided[] = []
  const durablePut: DurablePut = (key, body, _expected, { signal } = {}) =>
    new Promise((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason))
      const fail = () => reject(new ObjectStoreError('ACCESS_DENIED', 'told to fail'))
      puts.push({ key, body, store: resolve, fail })
    })
  const inner = wrap(metadata)
  const batcher = createBatcher(
    {
      store: createMemoryObjectStore({}, { putsCost: true }),
      durablePut,
      clock,
      random: createSeededRandom(1),
      onStored: (segmentId) => stored.push(segmentId),
      onDecided: (segment) => decided.push(segment),
      metadata: {
        commitSegment: (commit, callOptions) => {
          commits.push(commit)
          return inner.commitSegment(commit, callOptions)
        },
        abortSegment: (segmentId, callOptions) => {
          decidedIds.push(segmentId)
          return inner.abortSegment(segmentId, callOptions)
        },
      },
    },
    options,
  )
  /** Runs virtual time. */
  const pass = (ms: number) => clock.run({ untilMs: clock.monotonicMs() + ms })
  return { batcher, clock, core, metadata, puts, commits, stored, decided, aborts: decidedIds, pass }
}

/** What a promise is now, without waiting for it. */
export function observe<Value>(promise: Promise<Value>) {
  const seen: { state: 'pending' | 'resolved' | 'rejected'; value?: Value; error?: unknown } = { state: 'pending' }
  promise.then(
    (value) => Object.assign(seen, { state: 'resolved', value }),
    (error: unknown) => Object.assign(seen, { state: 'rejected', error }),
  )
  return seen
}
