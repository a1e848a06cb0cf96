import type { BatchVerdict, RejectReason } from '@millrace/metadata'

/** How a verdict is kept: a rejection as its reason, anything else as kind, base offset and log start offset. */
type StoredVerdict = RejectReason | readonly [kind: 0 | 1, baseOffset: number, logStartOffset: number]

const COMMITTED = 0
const DUPLICATE = 1

/** Verdicts as JSON text: at usual offsets smaller than eight bytes each, and legible in any SQLite shell. */
export function encodeVerdicts(verdicts: readonly BatchVerdict[]): string {
  return JSON.stringify(
    verdicts.map((verdict): StoredVerdict => {
      if (verdict.kind === 'rejected') return verdict.reason
      return [verdict.kind === 'committed' ? COMMITTED : DUPLICATE, verdict.baseOffset, verdict.logStartOffset]
    }),
  )
}

/** Undoes {@link encodeVerdicts}. */
export function decodeVerdicts(text: string): BatchVerdict[] {
  const verdicts: StoredVerdict[] = JSON.parse(text)
  return verdicts.map((stored): BatchVerdict => {
    if (typeof stored === 'string') return { kind: 'rejected', reason: stored }
    const [kind, baseOffset, logStartOffset] = stored
    return { kind: kind === COMMITTED ? 'committed' : 'duplicate', baseOffset, logStartOffset }
  })
}
