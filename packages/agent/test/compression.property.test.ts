import { ProtocolError } from '@millrace/protocol'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadDecompressors } from '../src/compression/decompressors.ts'
import { noopLogger } from '@millrace/runtime'
import { createTimeSearch } from '../src/fetch/find-by-time.ts'
import { CLIENT_BATCHES, FIRST_TIMESTAMP, recordsSection, sample } from './compression-samples.ts'

const CODECS = ['gzip', 'snappy', 'lz4', 'zstd'] as const
const BYTES_MAX = 200_000

/** A client's bytes with some of them changed, and perhaps cut or prolonged. */
const damaged = fc
  .record({
    name: fc.constantFrom(...CLIENT_BATCHES.filter((name) => !name.startsWith('franz-go-1.22.2-snappy'))),
    changes: fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }),
    length: fc.option(fc.nat(6_000)),
    tail: fc.uint8Array({ maxLength: 40 }),
  })
  .map(({ name, changes, length, tail }) => {
    const bytes = Buffer.from(sample(name))
    // Past the header, which the agent has checked before it stores a batch.
    for (const [position, byte] of changes) bytes[61 + (position % (bytes.length - 61))] = byte
    return { name, bytes: Buffer.concat([bytes.subarray(0, 61 + (length ?? bytes.length)), tail]) }
  })

describe('damaged and invented bytes', () => {
  it('decompress to no more than the limit, or are refused by a ProtocolError', async () => {
    const decompressors = Object.assign({}, ...(await Promise.all(CODECS.map(loadDecompressors))))
    const check = (codec: string, bytes: Uint8Array) => {
      try {
        expect(decompressors[codec](bytes, BYTES_MAX).length).toBeLessThanOrEqual(BYTES_MAX)
      } catch (error) {
        if (!ProtocolError.is(error)) throw error
      }
    }
    fc.assert(
      fc.property(damaged, fc.uint8Array({ maxLength: 200 }), ({ name, bytes }, invented) => {
        const codec = /-(\w+)\.batch$/.exec(name)![1]!
        check(codec, recordsSection(bytes))
        for (const any of CODECS) check(any, invented)
      }),
      { numRuns: 1_000 },
    )
  })

  it('in a batch never keep a search by time from answering within the batch', async () => {
    const { find } = createTimeSearch({ logger: noopLogger }, { decompressedBytesMax: BYTES_MAX })
    await fc.assert(
      fc.asyncProperty(damaged, fc.integer({ min: -1, max: 6 }), async ({ bytes }, second) => {
        bytes.writeInt32BE(bytes.length - 12, 8)
        const extent = {
          baseOffset: 100,
          lastOffset: 105,
          segmentId: 's',
          byteOffset: 0,
          byteLength: bytes.length,
          maxTimestamp: FIRST_TIMESTAMP + 5_000,
        }
        const found = await find(extent, [bytes], { timestampMs: FIRST_TIMESTAMP + second * 1_000 })
        // kcat's batches have the time at which they were captured, which is later than all that are asked for.
        if (found === undefined) expect(second).toBe(6)
        else expect([100, 101, 102, 103, 104, 105]).toContain(found.offset)
      }),
      { numRuns: 1_000 },
    )
  })
})
