import type { MetadataStore } from '@millrace/metadata'
import { createDurablePut, type DurablePut, type ObjectStore } from '@millrace/object-store'
import {
  type Clock,
  createUuidV7,
  type Logger,
  noopLogger,
  type Random,
  systemClock,
  systemRandom,
} from '@millrace/runtime'
import type { PlacedItem } from './append-ledger.ts'
import type { Batcher } from './batcher.ts'
import { BatcherDriver } from './batcher-driver.ts'
import { createDecisionQueue, type DecisionQueue } from './decision-queue.ts'
import { createOvertakeGuard, type OvertakeGuard } from './overtake-guard.ts'
import { type BatcherOptions, resolveBatcherOptions } from './options.ts'
import type { SegmentDecided } from './segment-channel.ts'

/** What a batcher works with. */
export interface BatcherCollaborators {
  /** Where segments go. Started and closed by the caller. */
  readonly store: ObjectStore
  /** What decides about them. Started and closed by the caller. */
  readonly metadata: Pick<MetadataStore, 'commitSegment' | 'abortSegment'>
  /**
   * Stores one segment; resolves when it is durable, rejects when it gives up for good.
   *
   * @defaultValue `createDurablePut` on `store`
   */
  readonly durablePut?: DurablePut | undefined
  /** Time. @defaultValue the machine's clock */
  readonly clock?: Clock | undefined
  /** Segment ids and jitter. @defaultValue the machine's randomness */
  readonly random?: Random | undefined
  /** Log. @defaultValue none */
  readonly logger?: Logger | undefined
  /**
   * Makes the id of a segment: a UUID version 7, unguessable. An agent picks ids that it will be asked for itself.
   *
   * @defaultValue the time and random bits
   */
  readonly createSegmentId?: (() => string) | undefined
  /** Is handed every segment that was stored, before it is committed: for a read cache. Must not throw or change bytes. */
  readonly onStored?: ((segmentId: string, key: string, body: readonly Uint8Array[]) => void) | undefined
  /**
   * Is told of every segment of this batcher that was decided; the diagnostics channel tells of those of all batchers of
   * the process. Must not throw.
   */
  readonly onDecided?: ((segment: SegmentDecided) => void) | undefined
}

/**
 * Gathers appends of many partitions into segments: one PUT and one commit for all that came together.
 *
 * Does no I/O before the first append. Nothing is answered as committed before its object is durable and its commit is.
 *
 * @throws TypeError that lists every bad option.
 */
export function createBatcher(collaborators: BatcherCollaborators, options: BatcherOptions = {}): Batcher {
  return createBatcherWithSeams(collaborators, options, {})
}

/** Parts of a batcher that tests replace, to show what wrong ones break. */
export interface BatcherSeams {
  /** The order of decisions. */
  readonly decisions?: DecisionQueue<PlacedItem> | undefined
  /** Wraps what keeps later batches behind aborted ones. */
  readonly wrapGuard?: ((guard: OvertakeGuard) => OvertakeGuard) | undefined
}

/** {@link createBatcher} with parts replaced. */
export function createBatcherWithSeams(
  collaborators: BatcherCollaborators,
  options: BatcherOptions,
  seams: BatcherSeams,
): Batcher {
  const { store, metadata, clock = systemClock, random = systemRandom, logger = noopLogger } = collaborators
  const {
    durablePut = createDurablePut({ store, clock, random, logger }),
    createSegmentId = () => createUuidV7(clock.nowMs(), random),
    onStored = () => {},
    onDecided,
  } = collaborators
  const { decisions = createDecisionQueue(), wrapGuard = (guard) => guard } = seams
  const { putsCost } = store
  const resolved = resolveBatcherOptions(options)
  const guard = wrapGuard(createOvertakeGuard(resolved))
  return new BatcherDriver(
    { durablePut, putsCost, metadata, clock, random, logger, createSegmentId, onStored, onDecided, decisions, guard },
    resolved,
  )
}
