import type { BatchCommit, BatchVerdict } from '@millrace/metadata'

/** One record batch to be written: the commit contract's input without what only the batcher knows, and its bytes. */
export type AppendItem = Omit<BatchCommit, 'byteOffset' | 'byteLength' | 'mayBeFirst'> & {
  /** The batch's bytes in order; kept as they are until the batch is decided, and not to be changed. */
  readonly chunks: readonly Uint8Array[]
}

/** What became of an appended item. `aborted`: its segment never became readable; the producer may send it again. */
export type AppendResult = BatchVerdict | { readonly kind: 'aborted' }

/**
 * Gathers appends of many partitions into one segment and one commit.
 */
export interface Batcher {
  /**
   * Takes the items' places in the open batch, in order, before it returns: two calls one after the other are decided in
   * that order.
   *
   * @returns One result per item, once the last of them is decided. Rejects with a `BatcherError` only when the batcher
   * is closed or has failed; such items may still have been committed unless the code is CLOSED_BEFORE_APPEND.
   */
  append(items: readonly AppendItem[]): Promise<readonly AppendResult[]>
  /** Bytes appended and not decided yet. */
  readonly undecidedBytes: number
  /** Seals what is open and resolves when everything appended so far is decided. */
  flush(): Promise<void>
  /** Refuses new appends, decides everything appended, then closes. Idempotent. With `signal`, gives up waiting when it aborts. */
  close(options?: { signal?: AbortSignal | undefined }): Promise<void>
  /** Settles when the batcher is closed; rejects with the reason when it failed by itself (ID_EXPIRED). */
  readonly closed: Promise<void>
}
