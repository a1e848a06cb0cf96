import type { BatchVerdict } from '@millrace/metadata'
import { toNumber } from './text-codec.ts'

/** Verdicts as three lists of numbers, each joined by commas: kinds, base offsets and log start offsets. */
export interface EncodedVerdicts {
  readonly kinds: string
  readonly baseOffsets: string
  readonly logStartOffsets: string
}

const REJECTIONS = ['OUT_OF_ORDER', 'FENCED', 'GONE'] as const

/** The verdicts that the commit function has written: kind 0 is committed, 1 a duplicate, from 2 on the rejections. */
export function decodeVerdicts({ kinds, baseOffsets, logStartOffsets }: EncodedVerdicts): BatchVerdict[] {
  const offsets = split(baseOffsets)
  const starts = split(logStartOffsets)
  return split(kinds).map((kind, index): BatchVerdict => {
    const reason = REJECTIONS[kind - 2]
    if (reason !== undefined) return { kind: 'rejected', reason }
    const [baseOffset, logStartOffset] = [offsets[index]!, starts[index]!]
    return { kind: kind === 0 ? 'committed' : 'duplicate', baseOffset, logStartOffset }
  })
}

function split(text: string): number[] {
  return text === '' ? [] : text.split(',').map(toNumber)
}
