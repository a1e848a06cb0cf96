/** The most entries that one call of `list` returns, as S3 has it. */
export const LIST_COUNT_MAX = 1000

/** What any call that waits takes last. */
export interface StoreCallOptions {
  /** Stops the call promptly; it rejects with the signal's reason. A put may still have taken place. */
  readonly signal?: AbortSignal | undefined
}

/** What a store knows of an object without reading it. */
export interface ObjectHead {
  /** Length in bytes. */
  readonly byteLength: number
  /** CRC-32C of the whole body, as computed when it was put. */
  readonly crc32c: number
}

/** One entry of a listing. */
export interface ListedObject {
  /** Key. */
  readonly key: string
  /** Length in bytes. */
  readonly byteLength: number
}

/** Which objects to list. */
export interface ListOptions extends StoreCallOptions {
  /** Only keys that start with this. */
  readonly prefix: string
  /** Only keys greater than this, for the next page. */
  readonly startAfter?: string | undefined
  /**
   * At most so many entries. At most 1,000 are returned in any case.
   * @defaultValue 1,000
   */
  readonly countMax?: number | undefined
}

/** A byte range: `start` inclusive, `end` exclusive. An empty one is INVALID: S3 has no way to ask for it. */
export interface ByteRange {
  /** First byte. */
  readonly start: number
  /** One past the last byte. */
  readonly end: number
}

/** How an object is read. */
export interface GetOptions extends StoreCallOptions {
  /** Only this part. @defaultValue the whole object */
  readonly range?: ByteRange | undefined
  /**
   * Whether a range that starts inside the object and reaches past its end is answered with what there is, for readers
   * that do not know the object's length.
   * @defaultValue false: such a range is RANGE_NOT_SATISFIABLE
   */
  readonly mayBeShort?: boolean | undefined
  /**
   * Memory for the result, at least as long as the range. A store that can read into it returns its beginning; one that
   * cannot returns memory of its own. When the call was stopped by its signal, bytes may still be on their way into it.
   */
  readonly target?: Uint8Array | undefined
}

/**
 * Immutable objects under keys. The portable subset of S3 that Millrace needs, and no more: create-only put,
 * ranged get, head, delete, list. A key that `objectKeyProblem` objects to is refused with INVALID by every method.
 *
 * Every method may reject with an `ObjectStoreError`, or with the reason of its signal.
 */
export interface ObjectStore {
  /** Human-readable address without credentials, for logs. */
  readonly description: string
  /**
   * Whether calls cost money or a round trip: then batches wait for company before they are sealed, and what was read is
   * worth keeping.
   */
  readonly putsCost: boolean

  /**
   * Settles when the store is closed; rejects with the reason when it closed itself, after which it is of no use. Absent
   * in stores that never do.
   */
  readonly closed?: Promise<void> | undefined

  /** Checks that the store can be used. Rejects with NOT_FOUND or ACCESS_DENIED when it cannot. Idempotent. */
  start(options?: StoreCallOptions): Promise<void>
  /** Waits for the calls in flight and closes. Idempotent. Later calls reject with CLOSED. */
  close(): Promise<void>

  /**
   * Creates an object. When this resolves the object is durable.
   *
   * Rejects with PRECONDITION_FAILED when the key exists, whatever its content; with CONFLICT when another put of the
   * same key was under way; with UNAVAILABLE or THROTTLED when the outcome is unknown and asking again may help.
   *
   * @param body - The chunks of the object in order; not changed, and not to be changed until the call settles. When the
   * call was stopped by its signal, not to be changed at all: bytes may still be on their way.
   */
  put(key: string, body: readonly Uint8Array[], options?: StoreCallOptions): Promise<void>
  /**
   * Reads an object or a range of it. Rejects with NOT_FOUND when there is none, with RANGE_NOT_SATISFIABLE when the
   * range reaches past its end (with `mayBeShort`: starts there). The result has exactly the length asked for, and is
   * the caller's own.
   */
  get(key: string, options?: GetOptions): Promise<Uint8Array>
  /** Length and checksum of an object, or null when there is none. */
  head(key: string, options?: StoreCallOptions): Promise<ObjectHead | null>
  /** Deletes an object. Deleting what does not exist succeeds. */
  delete(key: string, options?: StoreCallOptions): Promise<void>
  /** One page of keys in byte order. */
  list(options: ListOptions): Promise<readonly ListedObject[]>
}
