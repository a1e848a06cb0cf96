import type { BatchVerdict } from '@millrace/metadata'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { decodeVerdicts, encodeVerdicts } from '../src/verdict-codec.ts'

const verdict: fc.Arbitrary<BatchVerdict> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('committed' as const, 'duplicate' as const),
    baseOffset: fc.maxSafeNat(),
    logStartOffset: fc.maxSafeNat(),
  }),
  fc.record({
    kind: fc.constant('rejected' as const),
    reason: fc.constantFrom('GONE' as const, 'FENCED' as const, 'OUT_OF_ORDER' as const),
  }),
)

it('verdicts come back as they went in', () => {
  fc.assert(
    fc.property(fc.array(verdict), (verdicts) => {
      expect(decodeVerdicts(encodeVerdicts(verdicts))).toEqual(verdicts)
    }),
  )
})
