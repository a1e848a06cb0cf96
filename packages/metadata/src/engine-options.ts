/** What every engine can be told. */
export interface MetadataEngineOptions {
  /**
   * How old a segment id may be, by the store's clock, when its commit is first decided, in milliseconds. An agent that
   * was cut off from the store for longer has to stop. Rows of segments and of deleted topics are kept for twice this.
   *
   * @defaultValue 3_600_000 (1 hour)
   */
  readonly segmentIdAgeMaxMs?: number | undefined
  /**
   * After which time without a batch taken from it a partition forgets a producer, in milliseconds: Kafka's
   * `producer.id.expiration.ms`, but by the store's clock and not by record timestamps.
   *
   * @defaultValue 86_400_000 (1 day)
   */
  readonly producerIdExpirationMs?: number | undefined
  /**
   * How many extents one query of `readPartitions` returns at most.
   *
   * @defaultValue 1000
   */
  readonly readExtentsMax?: number | undefined
  /**
   * How many rows of each kind one call of `maintain` removes at most.
   *
   * @defaultValue 1000
   */
  readonly maintenanceRowsMax?: number | undefined
  /**
   * How long offsets of a group without members are kept, in milliseconds: Kafka's `offsets.retention.minutes`, counted
   * from the later of the group's last member leaving and the offset's commit (KIP-211).
   *
   * @defaultValue 604_800_000 (7 days)
   */
  readonly offsetsRetentionMs?: number | undefined
  /**
   * How long a group is kept that has neither members nor offsets, or was claimed and never written, in milliseconds,
   * counted from its last claim too. Kafka forgets such groups within ten minutes; here the time must also outlast a
   * first rebalance, whose members the store does not know yet.
   *
   * @defaultValue 3_600_000 (1 hour)
   */
  readonly emptyGroupsKeptMs?: number | undefined
}

/** {@link MetadataEngineOptions} with every default filled in. */
export type ResolvedMetadataEngineOptions = {
  readonly [Key in keyof MetadataEngineOptions]-?: NonNullable<MetadataEngineOptions[Key]>
}

const DEFAULTS: ResolvedMetadataEngineOptions = Object.freeze({
  segmentIdAgeMaxMs: 3_600_000,
  producerIdExpirationMs: 86_400_000,
  readExtentsMax: 1000,
  maintenanceRowsMax: 1000,
  offsetsRetentionMs: 604_800_000,
  emptyGroupsKeptMs: 3_600_000,
})

/** For how many times `segmentIdAgeMaxMs` rows of segments and deleted topics are kept. */
export const ROWS_KEPT_FACTOR = 2

/**
 * Checks the options and fills in defaults.
 *
 * @throws TypeError naming every option that is not a positive integer.
 */
export function resolveMetadataEngineOptions(options: MetadataEngineOptions = {}): ResolvedMetadataEngineOptions {
  const problems: string[] = []
  const pick = (name: keyof ResolvedMetadataEngineOptions): number => {
    const value = options[name] ?? DEFAULTS[name]
    if (!Number.isSafeInteger(value) || value < 1) problems.push(`${name} must be a positive integer, not ${value}`)
    return value
  }
  const resolved = {
    segmentIdAgeMaxMs: pick('segmentIdAgeMaxMs'),
    producerIdExpirationMs: pick('producerIdExpirationMs'),
    readExtentsMax: pick('readExtentsMax'),
    maintenanceRowsMax: pick('maintenanceRowsMax'),
    offsetsRetentionMs: pick('offsetsRetentionMs'),
    emptyGroupsKeptMs: pick('emptyGroupsKeptMs'),
  }
  if (problems.length > 0) throw new TypeError(problems.join('; '))
  return Object.freeze(resolved)
}
