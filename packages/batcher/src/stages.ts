/** Why a batch was closed: it was full, its oldest item had waited long enough, the budget let it go, or a flush asked. */
export type SealReason = 'full' | 'due' | 'allowed' | 'flush'

/** What gathers items now. */
export interface OpenBatch<Item> {
  /** In arrival order. */
  readonly items: Item[]
  /** Sum of the items' bytes. */
  byteLength: number
  /** When the first item came. */
  readonly openedAtMs: number
}

/**
 * A batch that takes no more items: it waits for an upload slot, is uploaded, then decided.
 *
 * `waiting -> uploading -> stored | failed -> (decided: forgotten)`
 */
export interface SealedBatch<Item> {
  /** Place in the order of decisions, from 0 without gaps. */
  readonly sealIndex: number
  /** In arrival order. */
  readonly items: readonly Item[]
  /** Sum of the items' bytes. */
  readonly byteLength: number
  /** Why it was closed. */
  readonly reason: SealReason
  /** When its first item came. */
  readonly openedAtMs: number
  /** When it was closed. */
  readonly sealedAtMs: number
  /** How far it is. */
  stage: 'waiting' | 'uploading' | 'stored' | 'failed'
}
