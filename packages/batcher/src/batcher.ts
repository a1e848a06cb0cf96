import type { BatchCommit, BatchVerdict } from '@millrace/metadata'

/** One record batch to be written: the commit contract's input without what only the batcher knows, and its bytes. */
export type AppendItem = Omit<BatchCommit, 'byteOffset' | 'byteLength' | 'mayBeFirst'> & {
  /**
   * The batch's bytes in order, at least one byte altogether; kept as they are until the batch is decided, and not to be
   * changed.
   */
  readonly chunks: readonly Uint8Array[]
  /** CRC-32C of those bytes, if the caller knows it: the segment's checksums are made of it, without reading them again. */
  readonly crc32c?: number | undefined
}

/** What became of an appended item. `aborted`: its segment never became readable; the producer may send it again. */
export type AppendResult =
  | BatchVerdict
  | {
      /** No verdict: the segment was given up before it was committed. */
      readonly kind: 'aborted'
    }

/**
 * Gathers appends of many partitions into one segment and one commit.
 *
 * Bytes go through four stages: open batch, sealed batch, uploaded segment, then committed or aborted. Uploads run side
 * by side; decisions are asked for one at a time, in the order in which the batches were sealed.
 */
export interface Batcher {
  /**
   * Takes the items' places in the open batch, in order, before it returns: two calls one after the other are decided in
   * that order.
   *
   * Rejects with a `BatcherError`: with CLOSED_BEFORE_APPEND, INVALID_ITEM or UNDECIDED_BYTES_EXCEEDED nothing was
   * taken; with OUTCOME_UNKNOWN items may have been committed.
   *
   * When `signal` aborts, rejects with its reason: the caller will tell the senders that nobody knows yet. The items go
   * on and may be committed; later ones of the same producers are held back until these are sent again. When it has
   * aborted before, nothing is taken, and later ones are held back all the same.
   *
   * @returns One result per item, in order, once the last of them is decided.
   */
  append(items: readonly AppendItem[], options?: { signal?: AbortSignal | undefined }): Promise<readonly AppendResult[]>
  /** Bytes appended and not decided yet. */
  readonly undecidedBytes: number
  /** Seals what is open and resolves when everything appended so far is decided. Rejects when the batcher fails. */
  flush(): Promise<void>
  /**
   * Refuses new appends, decides everything appended, then closes. Idempotent.
   *
   * When `signal` aborts it gives up waiting: uploads stop, what is undecided is rejected with OUTCOME_UNKNOWN, and this
   * call rejects with the signal's reason. A batcher that has failed closes without a complaint; `closed` has the reason.
   */
  close(options?: { signal?: AbortSignal | undefined }): Promise<void>
  /** Settles when the batcher is closed; rejects with a `BatcherError` when it failed by itself (an expired id). */
  readonly closed: Promise<void>
  /** The same as {@link Batcher.close}. */
  [Symbol.asyncDispose](): Promise<void>
}
