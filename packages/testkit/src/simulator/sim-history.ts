/** One batch that a producer made, and what it knows of it. */
export interface SentBatch {
  readonly producer: number
  readonly partition: number
  readonly firstValue: number
  readonly recordCount: number
  /** The offset that it was told; undefined while it was told none. */
  acknowledgedOffset: number | undefined
}

/** A producer as the checker sees it. */
export interface ProducerHistory {
  readonly producer: number
  /** Idempotent producers' records appear at most once. */
  readonly isIdempotent: boolean
  /** In the order in which the application made them. */
  readonly batches: SentBatch[]
}

/** A record as a consumer got it. */
export interface ConsumedRecord {
  readonly partition: number
  readonly offset: number
  readonly producer: number
  readonly value: number
}

/** Everything that clients did and saw. */
export interface SimHistory {
  readonly producers: ProducerHistory[]
  readonly consumed: ConsumedRecord[]
}
