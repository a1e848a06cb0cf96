import { BatchAssembly, type RecordBatchOptions } from './record-encoder.ts'
import type { RecordInput } from './record-sink.ts'

/** Settings of {@link createRecordBatchBuilder}. */
export interface RecordBatchBuilderOptions extends RecordBatchOptions {
  /**
   * How long the batch may become, in bytes, header included and before compression.
   *
   * @defaultValue 1,048,588: what a broker takes as it comes (`message.max.bytes`)
   */
  readonly bytesMax?: number | undefined
}

/** Fills one batch after another up to a size, as a producer does. */
export interface RecordBatchBuilder {
  /**
   * Adds a record, or answers false and leaves the batch as it is when it would become too long. False from an empty
   * builder says that the record fits into no batch.
   *
   * @throws {@link ProtocolError} `INVALID_VALUE` for a record that cannot be written; the batch stays as it is.
   */
  tryAppend(record: RecordInput): boolean
  /** Records in the batch so far. */
  readonly recordCount: number
  /** Bytes of the batch so far, header included, not compressed. */
  readonly byteLength: number
  /**
   * Hands the batch out and begins the next, which is empty.
   *
   * @param options - What was not known before, such as the sequence; in front of what the builder was created with.
   * @throws {@link ProtocolError} `INVALID_VALUE` when there is no record.
   */
  finish(options?: Omit<RecordBatchOptions, 'deleteHorizonMs'>): Uint8Array
}

const DEFAULT_BYTES_MAX = 1_048_588
/** Memory to begin with; doubled as records come. */
const INITIAL_BYTES = 1_024

/**
 * Creates a builder that is empty; see {@link RecordBatchBuilder}.
 *
 * @example
 * ```ts
 * const builder = createRecordBatchBuilder({ bytesMax: 16_384, producerId: 7, producerEpoch: 0 })
 * for (const record of records) if (!builder.tryAppend(record)) break
 * const batch = builder.finish({ baseSequence: 40 })
 * ```
 */
export function createRecordBatchBuilder(options: RecordBatchBuilderOptions = {}): RecordBatchBuilder {
  const { bytesMax = DEFAULT_BYTES_MAX, ...fields } = options
  const capacity = Math.min(bytesMax, INITIAL_BYTES)
  let assembly = new BatchAssembly(capacity, fields.deleteHorizonMs)
  return {
    tryAppend: (record) => assembly.tryAppend(record, bytesMax),
    get recordCount() {
      return assembly.recordCount
    },
    get byteLength() {
      return assembly.byteLength
    },
    finish(later) {
      const batch = assembly.finish(later === undefined ? fields : { ...fields, ...later })
      assembly = new BatchAssembly(capacity, fields.deleteHorizonMs)
      return batch
    },
  }
}
