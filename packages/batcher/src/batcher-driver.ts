import type { MetadataStore } from '@millrace/metadata'
import type { DurablePut } from '@millrace/object-store'
import type { Clock, Logger, Random, Timer } from '@millrace/runtime'
import { type AppendLedger, chunkBytes, createAppendLedger, type PlacedItem } from './append-ledger.ts'
import type { AppendItem, AppendResult, Batcher } from './batcher.ts'
import { type BatcherCore, createBatcherCore } from './batcher-core.ts'
import { findInvalidItem } from './check-item.ts'
import { abortFailed, commitStored, type Decision, type DecisionContext } from './decide-segment.ts'
import type { DecisionQueue } from './decision-queue.ts'
import { BatcherError } from './errors.ts'
import type { ResolvedBatcherOptions } from './options.ts'
import type { Admission, HeldPlaces, OvertakeGuard } from './overtake-guard.ts'
import { type SegmentDecided, segmentChannel } from './segment-channel.ts'
import { layOutSegment, prepareCommit, type SegmentUpload } from './segment-upload.ts'
import type { SealedBatch } from './stages.ts'

/** Everything a driver works with, none of it optional. */
export interface DriverParts {
  /** Stores a segment; resolves when it is durable, rejects when it never will be. */
  readonly durablePut: DurablePut
  /** Whether PUTs cost. */
  readonly putsCost: boolean
  /** The store that decides. */
  readonly metadata: Pick<MetadataStore, 'commitSegment' | 'abortSegment'>
  /** Time. */
  readonly clock: Clock
  /** Jitter. */
  readonly random: Random
  /** Log. */
  readonly logger: Logger
  /** Makes segment ids. */
  readonly createSegmentId: () => string
  /** Is handed what was stored. */
  readonly onStored: (segmentId: string, key: string, body: readonly Uint8Array[]) => void
  /** Is told what was decided. */
  readonly onDecided: ((segment: SegmentDecided) => void) | undefined
  /** The order of decisions. */
  readonly decisions: DecisionQueue<PlacedItem>
  /** Keeps later batches behind aborted ones. */
  readonly guard: OvertakeGuard
}

/** An item at this place has to be sent again: it concerns everything behind it, and only a later copy is the retry. */
function placesBehind(appendIndex: number): HeldPlaces {
  return { fromIndex: appendIndex, retryFromIndex: appendIndex + 1 }
}

/** Does what the core decides: timers, uploads, commits, aborts, and answers. */
export class BatcherDriver implements Batcher {
  readonly closed: Promise<void>
  readonly #parts: DriverParts
  readonly #options: ResolvedBatcherOptions
  readonly #core: BatcherCore<PlacedItem>
  readonly #ledger: AppendLedger = createAppendLedger()
  readonly #guard: OvertakeGuard
  readonly #uploads = new Map<SealedBatch<PlacedItem>, SegmentUpload>()
  readonly #lifetime = new AbortController()
  readonly #decisionContext: DecisionContext
  #timer: Timer | undefined
  #isPumpQueued = false
  #isDeciding = false
  #stage: 'open' | 'closing' | 'ended' = 'open'
  #failure: BatcherError | undefined
  #closing: Promise<void> | undefined
  #settleClosed: { resolve: () => void; reject: (reason: Error) => void } | undefined

  constructor(parts: DriverParts, options: ResolvedBatcherOptions) {
    this.#parts = parts
    this.#options = options
    const { clock, putsCost, decisions, metadata, random, logger } = parts
    this.#core = createBatcherCore({ ...options, putsCost }, clock.monotonicMs(), decisions)
    this.#guard = parts.guard
    const { decisionTimeoutMs, decisionBackoff } = options
    const { signal } = this.#lifetime
    this.#decisionContext = { metadata, clock, random, logger, decisionTimeoutMs, decisionBackoff, signal }
    this.closed = new Promise((resolve, reject) => {
      this.#settleClosed = { resolve, reject }
    })
    // Whoever does not look at `closed` learns of the failure from the rejected appends.
    this.closed.catch(() => {})
  }

  get undecidedBytes(): number {
    return this.#ledger.undecidedBytes
  }

  append(
    items: readonly AppendItem[],
    options: { signal?: AbortSignal | undefined } = {},
  ): Promise<readonly AppendResult[]> {
    const { signal } = options
    if (signal?.aborted) {
      this.#holdUntaken(items)
      return Promise.reject(signal.reason)
    }
    const refusal = this.#refusal(items)
    if (refusal !== undefined) return Promise.reject(refusal)
    const nowMs = this.#parts.clock.monotonicMs()
    const { placed, answered } = this.#ledger.place(items)
    for (const item of placed) this.#core.append(item, item.byteLength, nowMs)
    this.#queuePump()
    return signal === undefined ? answered : this.#untilAborted(placed, answered, signal)
  }

  /** The answer, unless the caller gives up waiting first: then its items are the ones that have to come again. */
  #untilAborted(
    placed: readonly PlacedItem[],
    answered: Promise<readonly AppendResult[]>,
    signal: AbortSignal,
  ): Promise<readonly AppendResult[]> {
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        const nowMs = this.#parts.clock.monotonicMs()
        for (const { item, appendIndex } of placed) this.#guard.hold(item, placesBehind(appendIndex), nowMs)
        reject(signal.reason)
      }
      signal.addEventListener('abort', giveUp, { once: true })
      answered.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp))
    })
  }

  flush(): Promise<void> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure)
    if (this.#stage === 'ended') return Promise.resolve()
    this.#core.flush(this.#parts.clock.monotonicMs())
    this.#queuePump()
    return this.#ledger.allAnswered()
  }

  close(options: { signal?: AbortSignal | undefined } = {}): Promise<void> {
    this.#closing ??= this.#flushAndEnd()
    const { signal } = options
    if (signal === undefined || this.#stage === 'ended') return this.#closing
    return this.#closeUntil(this.#closing, signal)
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  /** Why an append cannot be taken. A refused item has to be sent again, so what follows it must not overtake it. */
  #refusal(items: readonly AppendItem[]): BatcherError | undefined {
    if (this.#stage !== 'open') {
      return new BatcherError('CLOSED_BEFORE_APPEND', 'the batcher is closed', { cause: this.#failure })
    }
    const problem = findInvalidItem(items)
    if (problem !== undefined) return new BatcherError('INVALID_ITEM', `append of ${items.length} items: ${problem}`)
    const byteLength = items.reduce((sum, item) => sum + chunkBytes(item.chunks), 0)
    const { undecidedBytesMax } = this.#options
    if (this.#ledger.undecidedBytes + byteLength <= undecidedBytesMax) return undefined
    this.#holdUntaken(items)
    const held = `${this.#ledger.undecidedBytes} of ${undecidedBytesMax} bytes are undecided`
    const advice = 'send it again later, or raise undecidedBytesMax'
    return new BatcherError('UNDECIDED_BYTES_EXCEEDED', `append of ${byteLength} bytes: ${held}; ${advice}`)
  }

  /** Items that got no place have to be sent again all the same. */
  #holdUntaken(items: readonly AppendItem[]): void {
    const nowMs = this.#parts.clock.monotonicMs()
    const { nextIndex } = this.#ledger
    for (const item of items) this.#guard.hold(item, { fromIndex: nextIndex, retryFromIndex: nextIndex }, nowMs)
  }

  /** Appends of one turn of the event loop go into one batch: what to do is decided after them. */
  #queuePump(): void {
    if (this.#isPumpQueued || this.#stage === 'ended') return
    this.#isPumpQueued = true
    queueMicrotask(() => {
      this.#isPumpQueued = false
      this.#pump()
    })
  }

  /** Asks the core what to do until there is nothing to do, then sleeps until something may change. */
  #pump(): void {
    if (this.#stage === 'ended') return
    const nowMs = this.#parts.clock.monotonicMs()
    for (let batch = this.#core.nextUpload(nowMs); batch !== undefined; batch = this.#core.nextUpload(nowMs)) {
      this.#run(this.#upload(batch))
    }
    this.#decideNext()
    this.#timer?.cancel()
    const wakeAtMs = this.#core.wakeAtMs(nowMs)
    this.#timer = wakeAtMs === undefined ? undefined : this.#parts.clock.setTimer(wakeAtMs - nowMs, () => this.#pump())
  }

  /** Lets work go on by itself; whatever it throws ends the batcher. */
  #run(work: Promise<void>): void {
    work.catch((error: unknown) => {
      const failure = BatcherError.is(error)
        ? error
        : new BatcherError('INTERNAL', 'the batcher broke one of its own rules', { cause: error })
      this.#fail(failure)
    })
  }

  async #upload(batch: SealedBatch<PlacedItem>): Promise<void> {
    const { createSegmentId, clock } = this.#parts
    const { writer, keyPrefix } = this.#options
    const createdAtMs = Math.max(0, Math.floor(clock.nowMs()))
    const upload = layOutSegment(batch, { createSegmentId, createdAtMs, writer, keyPrefix })
    this.#uploads.set(batch, upload)
    const isStored = await this.#put(upload)
    if (this.#stage === 'ended') return
    this.#core.uploadEnded(batch, isStored ? 'stored' : 'failed')
    this.#pump()
  }

  async #put({ segmentId, key, encoded }: SegmentUpload): Promise<boolean> {
    const { durablePut, onStored, logger } = this.#parts
    try {
      await durablePut(key, encoded.body, encoded, { signal: this.#lifetime.signal })
    } catch (error) {
      if (this.#stage !== 'ended') {
        logger.error('segment.upload_failed', { segmentId, key, segmentBytes: encoded.byteLength }, error)
      }
      return false
    }
    if (this.#stage === 'ended') return true
    try {
      onStored(segmentId, key, encoded.body)
    } catch (error) {
      logger.error('segment.on_stored_failed', { segmentId }, error)
    }
    return true
  }

  #decideNext(): void {
    if (this.#isDeciding) return
    const batch = this.#core.nextDecision()
    if (batch === undefined) return
    this.#isDeciding = true
    this.#run(this.#decide(batch))
  }

  async #decide(batch: SealedBatch<PlacedItem>): Promise<void> {
    const upload = this.#uploads.get(batch)!
    let decision: Decision
    let decidedItems = batch.items
    try {
      if (batch.stage === 'stored') {
        const { commit, admitted } = prepareCommit(upload, batch, (placed) => this.#admit(placed))
        decidedItems = admitted
        // Of a segment whose items were all left out nothing is worth keeping: aborted, its object is an orphan.
        decision =
          admitted.length > 0
            ? await commitStored(this.#decisionContext, commit)
            : await abortFailed(this.#decisionContext, upload.segmentId, 0)
      } else {
        decision = await abortFailed(this.#decisionContext, upload.segmentId, batch.items.length)
      }
    } catch (error) {
      if (this.#stage === 'ended') return
      throw error
    }
    if (this.#stage === 'ended') return
    this.#settle(batch, decidedItems, decision)
    this.#publish(batch, upload, decision)
    this.#isDeciding = false
    this.#pump()
  }

  #admit({ item, appendIndex }: PlacedItem): Admission {
    return this.#guard.admit(item, appendIndex, this.#parts.clock.monotonicMs())
  }

  #settle(batch: SealedBatch<PlacedItem>, decidedItems: readonly PlacedItem[], decision: Decision): void {
    const nowMs = this.#parts.clock.monotonicMs()
    this.#core.decided(batch, nowMs)
    this.#uploads.delete(batch)
    const verdicts = new Map<PlacedItem, AppendResult>()
    if (decision.kind === 'committed') {
      for (const [index, placed] of decidedItems.entries()) {
        const verdict = decision.verdicts[index]!
        verdicts.set(placed, verdict)
        this.#guard.answered(placed.item, placed.appendIndex, { verdict, nowMs })
      }
    } else {
      // Before anybody is answered: a batch that comes after an answer must find the guard in place.
      for (const { item, appendIndex } of decidedItems) this.#guard.hold(item, placesBehind(appendIndex), nowMs)
    }
    for (const placed of batch.items) this.#ledger.answer(placed, verdicts.get(placed) ?? { kind: 'aborted' })
  }

  #publish(batch: SealedBatch<PlacedItem>, upload: SegmentUpload, decision: Decision): void {
    const { onDecided } = this.#parts
    if (onDecided === undefined && !segmentChannel.hasSubscribers) return
    const message: SegmentDecided = {
      segmentId: upload.segmentId,
      outcome: decision.kind,
      reason: batch.reason,
      itemCount: batch.items.length,
      segmentBytes: upload.encoded.byteLength,
      gatherMs: batch.sealedAtMs - batch.openedAtMs,
      totalMs: this.#parts.clock.monotonicMs() - batch.openedAtMs,
    }
    onDecided?.(message)
    segmentChannel.publish(message)
  }

  #fail(failure: BatcherError): void {
    if (this.#stage === 'ended') return
    this.#failure = failure
    this.#parts.logger.error('batcher.failed', { code: failure.code }, failure)
    this.#end(failure)
    this.#settleClosed!.reject(failure)
  }

  /** Stops everything; what is undecided stays so, and whoever waits for it is told. */
  #end(reason: unknown): void {
    this.#stage = 'ended'
    this.#timer?.cancel()
    this.#lifetime.abort(reason)
    const message = 'the batcher ended before the segment was decided; it may have been committed'
    this.#ledger.rejectAll(() => new BatcherError('OUTCOME_UNKNOWN', message, { cause: reason }))
  }

  async #flushAndEnd(): Promise<void> {
    if (this.#stage === 'ended') return
    this.#stage = 'closing'
    try {
      await this.flush()
    } catch {
      // Only a failure or a caller that gave up makes a flush reject, and both have ended the batcher already.
      return
    }
    this.#end(new BatcherError('CLOSED_BEFORE_APPEND', 'the batcher was closed'))
    this.#settleClosed!.resolve()
  }

  #closeUntil(closing: Promise<void>, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        reject(signal.reason)
        if (this.#stage === 'ended') return
        this.#end(signal.reason)
        this.#settleClosed!.resolve()
      }
      if (signal.aborted) {
        giveUp()
        return
      }
      signal.addEventListener('abort', giveUp, { once: true })
      closing.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp))
    })
  }
}
