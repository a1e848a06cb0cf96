/** What the rules of sealing need to know. */
export interface SealPolicyOptions {
  /** A batch is due once its oldest item has waited so long, in milliseconds. Also the time in which one token comes. */
  readonly batchTimeoutMs: number
  /** The least wait of the oldest item while an upload is under way, in milliseconds. */
  readonly lingerMs: number
  /** Appending so many bytes brings one token. 0 turns early sealing off: the plain timer. */
  readonly putBudgetBytes: number
  /** At most so many tokens are kept. */
  readonly sealTokensMax: number
  /**
   * Whether a PUT costs money or a round trip. If not, a batch may seal as soon as every segment before it is decided,
   * or it holds `putBudgetBytes`.
   */
  readonly putsCost: boolean
}

/** What the decision depends on besides the tokens. */
export interface SealSituation {
  /** When the open batch took its first item. */
  readonly openedAtMs: number
  /** What the open batch holds. */
  readonly byteLength: number
  /** Uploads under way now. */
  readonly uploadsInFlight: number
  /** Segments that are sealed and not decided. */
  readonly undecidedSegments: number
  /** When the last segment was decided; the start when there was none. */
  readonly decidedAtMs: number
  /** The time of the question. */
  readonly nowMs: number
}

/**
 * Times closer than this are one time, in milliseconds. Sums of fractional times are not exact, and a timer that
 * fires a hair early must not be armed again for the hair.
 */
export const TIME_TOLERANCE_MS = 0.001

/** A segment of this part of `putBudgetBytes` has company behind it, where PUTs are free. */
const LARGE_SEGMENT_SHARE = 8

/** The same for tokens: a token that is missing by a rounding error is there. */
const TOKEN_TOLERANCE = 0.000_01

/**
 * Decides when an open batch may seal, by time and by a budget of PUTs. Pure: the time is passed in.
 *
 * The budget is a bucket of tokens, full at the start. One token comes with every `batchTimeoutMs` that passes and one
 * with every `putBudgetBytes` appended, in fractions; every seal takes one if there is one. A batch that is due finds
 * a token always, unless full batches took it: so over any window the seals that were not of full batches never exceed
 * `sealTokensMax` + window / `batchTimeoutMs` + bytes / `putBudgetBytes`.
 *
 * @see docs/decisions/0002-sealing.md
 */
export interface SealPolicy {
  /** Tokens held at `nowMs`. */
  tokens(nowMs: number): number
  /** Takes note of bytes appended. */
  appended(byteLength: number, nowMs: number): void
  /** Takes note of a seal of so many bytes, whatever its reason. */
  sealed(byteLength: number, nowMs: number): void
  /** When the batch is due, whatever the budget says. */
  dueAtMs(situation: SealSituation): number
  /** The earliest time at which the batch may seal if nothing is appended until then. */
  sealAtMs(situation: SealSituation): number
}

/** A {@link SealPolicy} with a full budget. */
export function createSealPolicy(options: SealPolicyOptions, startMs: number): SealPolicy {
  const { batchTimeoutMs, lingerMs, putBudgetBytes, sealTokensMax, putsCost } = options
  let held = sealTokensMax
  let heldAtMs = startMs
  let sealedBytes = 0

  function add(tokens: number): void {
    held = Math.min(sealTokensMax, held + tokens)
  }

  function accrue(nowMs: number): void {
    if (nowMs <= heldAtMs) return
    add((nowMs - heldAtMs) / batchTimeoutMs)
    heldAtMs = nowMs
  }

  /**
   * Where no budget makes a batch wait for company, the segment before it does; what would pay for a PUT need not. Behind
   * a segment of some size the producers who were just answered are about to send as much again, and get a moment for it.
   */
  function allowedForFreeAtMs({ undecidedSegments, byteLength, openedAtMs, decidedAtMs }: SealSituation): number {
    if (byteLength >= putBudgetBytes) return openedAtMs
    if (undecidedSegments > 0) return Number.POSITIVE_INFINITY
    return sealedBytes >= putBudgetBytes / LARGE_SEGMENT_SHARE
      ? Math.max(openedAtMs, decidedAtMs + lingerMs)
      : openedAtMs
  }

  const dueAtMs = (situation: SealSituation) => situation.openedAtMs + batchTimeoutMs

  function allowedAtMs(situation: SealSituation): number {
    if (putBudgetBytes === 0) return Number.POSITIVE_INFINITY
    if (!putsCost) return allowedForFreeAtMs(situation)
    // With nothing in flight there is no company to wait for: whoever could send more waits for this very batch.
    const lingeredAtMs = situation.openedAtMs + (situation.uploadsInFlight === 0 ? 0 : lingerMs)
    const missing = 1 - held
    if (missing <= TOKEN_TOLERANCE) return lingeredAtMs
    return Math.max(lingeredAtMs, situation.nowMs + missing * batchTimeoutMs)
  }

  return {
    tokens(nowMs) {
      accrue(nowMs)
      return held
    },
    appended(byteLength, nowMs) {
      accrue(nowMs)
      if (putBudgetBytes > 0) add(byteLength / putBudgetBytes)
    },
    sealed(byteLength, nowMs) {
      accrue(nowMs)
      sealedBytes = byteLength
      if (held >= 1 - TOKEN_TOLERANCE) held = Math.max(0, held - 1)
    },
    dueAtMs,
    sealAtMs(situation) {
      accrue(situation.nowMs)
      return Math.min(dueAtMs(situation), allowedAtMs(situation))
    },
  }
}
