import { objectKeyProblem, SEGMENT_WRITER_BYTES_MAX } from '@millrace/object-store'
import type { BackoffOptions } from '@millrace/runtime'

/** Settings of a batcher. Every one has a default. */
export interface BatcherOptions {
  /**
   * A batch closes when it holds so many bytes, or when the next item would take it past them; a larger item is a batch
   * of its own. Larger batches mean fewer PUTs under load and more memory.
   *
   * @defaultValue 8 MiB
   */
  readonly batchMaxSizeBytes?: number | undefined
  /**
   * A batch closes when it holds so many items, so that one commit stays small however short the items are.
   *
   * @defaultValue 16,384
   */
  readonly batchItemCountMax?: number | undefined
  /**
   * A batch is due when its oldest item has waited so long, in milliseconds; a quiet batcher makes one PUT in this
   * time, above a small credit.
   *
   * @defaultValue 250
   */
  readonly batchTimeoutMs?: number | undefined
  /**
   * While an upload is under way a batch waits so long for company before the budget may let it go, in milliseconds.
   * When PUTs cost nothing, a batch waits so long behind the decision of a segment of an eighth of `putBudgetBytes` or more.
   *
   * @defaultValue 2
   */
  readonly lingerMs?: number | undefined
  /**
   * Every so many bytes appended pay for one PUT before its time. 0 turns early sealing off: batches seal when they are
   * full or due, and not before, whatever the store.
   *
   * @defaultValue a quarter of `batchMaxSizeBytes`
   */
  readonly putBudgetBytes?: number | undefined
  /**
   * How many early PUTs a quiet batcher may save up.
   *
   * @defaultValue 8
   */
  readonly sealTokensMax?: number | undefined
  /**
   * How many uploads may be under way. More hide the latency of a slow store; each holds a batch in memory.
   *
   * @defaultValue 4
   */
  readonly uploadsInFlightMax?: number | undefined
  /**
   * While so many segments are not decided, because the metadata store is slow or away, batches seal only when they are
   * full, so that an outage does not leave thousands of small segments.
   *
   * @defaultValue 64
   */
  readonly undecidedSegmentsMax?: number | undefined
  /**
   * An append that would take the bytes not decided past this is refused with UNDECIDED_BYTES_EXCEEDED. A belt: the
   * caller's own byte budget should be smaller and pause senders before.
   *
   * @defaultValue 512 MiB
   */
  readonly undecidedBytesMax?: number | undefined
  /**
   * A commit or abort that is not answered within this time is asked again, in milliseconds; both give the same answer
   * however often they are asked.
   *
   * @defaultValue 10,000
   */
  readonly decisionTimeoutMs?: number | undefined
  /**
   * Waits between attempts while the metadata store is away.
   *
   * @defaultValue 20 ms at first, 2,000 ms at most
   */
  readonly decisionBackoff?: BackoffOptions | undefined
  /**
   * How many producers and partitions with an aborted batch are remembered, so that their later batches do not overtake
   * the retry. The oldest are forgotten first.
   *
   * @defaultValue 10,000
   */
  readonly overtakeGuardEntriesMax?: number | undefined
  /**
   * How many batches of one producer and partition are awaited; those with the highest sequences are forgotten. Clients
   * have five requests in flight.
   *
   * @defaultValue 16
   */
  readonly overtakeGuardItemsMax?: number | undefined
  /**
   * After a batch was aborted, the producer's later batches in that partition are answered as aborted too until the
   * retry comes, but for no longer than this, in milliseconds: longer than a request is on its way, and short enough for
   * a producer that went on through another agent and comes back.
   *
   * @defaultValue 10,000
   */
  readonly overtakeHoldMs?: number | undefined
  /**
   * Who writes, for people who look into a segment: at most 255 UTF-8 bytes.
   *
   * @defaultValue empty
   */
  readonly writer?: string | undefined
  /**
   * Goes before every object key, with a slash between.
   *
   * @defaultValue none
   */
  readonly keyPrefix?: string | undefined
}

/** {@link BatcherOptions} with every default filled in. */
export type ResolvedBatcherOptions = { readonly [Key in keyof BatcherOptions]-?: NonNullable<BatcherOptions[Key]> }

const MIB = 1024 * 1024

/** The settings that are whole numbers, with the least value each may have. */
const WHOLE_NUMBERS = [
  ['batchMaxSizeBytes', 1],
  ['batchItemCountMax', 1],
  ['putBudgetBytes', 0],
  ['sealTokensMax', 1],
  ['uploadsInFlightMax', 1],
  ['undecidedSegmentsMax', 1],
  ['undecidedBytesMax', 1],
  ['overtakeGuardEntriesMax', 1],
  ['overtakeGuardItemsMax', 1],
] as const satisfies [keyof BatcherOptions, number][]

/** The settings that are times in milliseconds. */
const TIMES = [
  ['batchTimeoutMs', 1],
  ['lingerMs', 0],
  ['decisionTimeoutMs', 1],
  ['overtakeHoldMs', 0],
] as const satisfies [keyof BatcherOptions, number][]

function problemsOf(resolved: ResolvedBatcherOptions): string[] {
  const problems: string[] = []
  for (const [name, least] of WHOLE_NUMBERS) {
    const value = resolved[name]
    if (!Number.isSafeInteger(value) || value < least) problems.push(`${name} must be a whole number >= ${least}`)
  }
  for (const [name, least] of TIMES) {
    if (!Number.isFinite(resolved[name]) || resolved[name] < least) {
      problems.push(`${name} must be a number of milliseconds >= ${least}`)
    }
  }
  if (resolved.lingerMs > resolved.batchTimeoutMs) problems.push('lingerMs must not exceed batchTimeoutMs')
  if (resolved.undecidedBytesMax < resolved.batchMaxSizeBytes) {
    problems.push('undecidedBytesMax must not be less than batchMaxSizeBytes')
  }
  const { initialMs, maxMs } = resolved.decisionBackoff
  if (!(initialMs > 0 && maxMs >= initialMs)) problems.push('decisionBackoff needs 0 < initialMs <= maxMs')
  if (Buffer.byteLength(resolved.writer) > SEGMENT_WRITER_BYTES_MAX) {
    problems.push(`writer must not exceed ${SEGMENT_WRITER_BYTES_MAX} UTF-8 bytes`)
  }
  const keyProblem = resolved.keyPrefix === '' ? undefined : objectKeyProblem(resolved.keyPrefix)
  if (keyProblem !== undefined) problems.push(`keyPrefix ${keyProblem}`)
  return problems
}

/**
 * Checks the options and fills in the defaults.
 *
 * @throws TypeError that lists every problem.
 */
export function resolveBatcherOptions(options: BatcherOptions = {}): ResolvedBatcherOptions {
  const batchMaxSizeBytes = options.batchMaxSizeBytes ?? 8 * MIB
  const batchTimeoutMs = options.batchTimeoutMs ?? 250
  const resolved: ResolvedBatcherOptions = {
    batchMaxSizeBytes,
    batchItemCountMax: options.batchItemCountMax ?? 16_384,
    batchTimeoutMs,
    lingerMs: options.lingerMs ?? Math.min(2, batchTimeoutMs),
    putBudgetBytes: options.putBudgetBytes ?? Math.ceil(batchMaxSizeBytes / 4),
    sealTokensMax: options.sealTokensMax ?? 8,
    uploadsInFlightMax: options.uploadsInFlightMax ?? 4,
    undecidedSegmentsMax: options.undecidedSegmentsMax ?? 64,
    undecidedBytesMax: options.undecidedBytesMax ?? Math.max(512 * MIB, batchMaxSizeBytes),
    decisionTimeoutMs: options.decisionTimeoutMs ?? 10_000,
    decisionBackoff: { ...(options.decisionBackoff ?? { initialMs: 20, maxMs: 2_000 }) },
    overtakeGuardEntriesMax: options.overtakeGuardEntriesMax ?? 10_000,
    overtakeGuardItemsMax: options.overtakeGuardItemsMax ?? 16,
    overtakeHoldMs: options.overtakeHoldMs ?? 10_000,
    writer: options.writer ?? '',
    keyPrefix: options.keyPrefix ?? '',
  }
  const problems = problemsOf(resolved)
  if (problems.length > 0) throw new TypeError(`batcher options: ${problems.join('; ')}`)
  return Object.freeze(resolved)
}
