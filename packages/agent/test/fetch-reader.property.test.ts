import * as fc from 'fast-check'
import type { Extent } from '@millrace/metadata'
import { createMemoryObjectStore, segmentKey } from '@millrace/object-store'
import { createChunkCache } from '@millrace/peer-cache'
import { encodeRecordBatch, ErrorCode, readRecordBatchHeaders } from '@millrace/protocol'
import { noopLogger } from '@millrace/runtime'
import { describe, expect, it } from 'vitest'
import { createFetchReader, type RecordsResult } from '../src/fetch/fetch-reader.ts'
import { createReadBuffers } from '../src/fetch/read-buffers.ts'
import { cachedSource, directSource } from '../src/fetch/segment-reads.ts'

const SEGMENT_IDS = ['00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002']
const { signal } = new AbortController()

/** A partition's records, and the batches that hold them. */
interface Log {
  readonly extents: Extent[]
  /** Base offset and length in bytes of every batch. */
  readonly batches: { readonly baseOffset: number; readonly byteLength: number }[]
  nextOffset: number
}

/** Segments in which every partition has one run of batches: sizes by segment, by partition, by batch. */
async function writeSegments(sizes: readonly (readonly (readonly number[])[])[], partitionCount: number) {
  const store = createMemoryObjectStore({})
  await store.start()
  const logs = Array.from({ length: partitionCount }, (): Log => ({ extents: [], batches: [], nextOffset: 0 }))
  for (const [at, runs] of sizes.entries()) {
    const segmentId = SEGMENT_IDS[at]!
    const body: Uint8Array[] = []
    let byteOffset = 0
    for (const [partition, run] of runs.entries()) {
      const log = logs[partition]!
      if (run.length === 0) continue
      const baseOffset = log.nextOffset
      let byteLength = 0
      for (const valueBytes of run) {
        const records = [{ value: Buffer.alloc(valueBytes, partition + 1) }, { value: Buffer.from('second') }]
        const batch = encodeRecordBatch(records, {})
        body.push(batch)
        log.batches.push({ baseOffset: log.nextOffset, byteLength: batch.length })
        log.nextOffset += 2
        byteLength += batch.length
      }
      const lastOffset = log.nextOffset - 1
      log.extents.push({ baseOffset, lastOffset, segmentId, byteOffset, byteLength, maxTimestamp: -1 })
      byteOffset += byteLength
    }
    if (body.length > 0) await store.put(segmentKey(segmentId), body)
  }
  return { store, logs }
}

function queryOf({ extents, nextOffset }: Log, offset: number, bytesMax: number) {
  return {
    extents: extents.filter(({ lastOffset }) => lastOffset >= offset),
    offset,
    offsetEnd: nextOffset,
    bytesMax,
  }
}

/** The batches of an answer, each with its offsets, checked for being whole and intact. */
function batchesOf(result: RecordsResult) {
  if (!result.ok) throw new Error(`error ${result.errorCode}`)
  const walk = readRecordBatchHeaders(result.records)
  expect(walk.ok).toBe(true)
  expect(walk.batches.reduce((sum, { byteLength }) => sum + byteLength, 0)).toBe(result.byteLength)
  return walk.batches.map(({ baseOffset, byteLength }) => ({ baseOffset: Number(baseOffset), byteLength }))
}

const run = fc.array(fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 3_000, max: 30_000 })), {
  maxLength: 6,
})
const segments = fc.array(fc.tuple(run, run, run), { minLength: 1, maxLength: 2 })
const limit = fc.oneof(fc.integer({ min: 0, max: 2_000 }), fc.integer({ min: 2_000, max: 100_000 }))

describe.each(['direct', 'cached'] as const)('a reader of records with %s reads', (kind) => {
  const readerOver = (store: Awaited<ReturnType<typeof writeSegments>>['store']) => {
    const source = kind === 'direct' ? directSource(store) : cachedSource(createChunkCache({ store }))
    return createFetchReader({ source, buffers: createReadBuffers(1_048_576), logger: noopLogger })
  }

  it('gives whole batches from the wanted one on, within the limits, the first however large', async () => {
    const offsets = fc.tuple(fc.nat(24), fc.nat(24), fc.nat(24))
    await fc.assert(
      fc.asyncProperty(segments, offsets, fc.tuple(limit, limit), async (sizes, wanted, [bytesMax, partitionMax]) => {
        const { store, logs } = await writeSegments(sizes, 3)
        const reader = readerOver(store)
        const lease = reader.openLease()
        const asked = logs.map((log, at) => Math.min(wanted[at]!, log.nextOffset))
        const queries = logs.map((log, at) => queryOf(log, asked[at]!, partitionMax))
        const results = await reader.read(queries, { bytesMax, lease, signal })
        let isFirst = true
        let total = 0
        for (const [at, log] of logs.entries()) {
          const found = batchesOf(results[at]!)
          const rest = log.batches.filter(({ baseOffset }) => baseOffset + 1 >= asked[at]!)
          expect(found).toEqual(rest.slice(0, found.length))
          if (isFirst && rest.length > 0) expect(found.length).toBeGreaterThan(0)
          const byteLength = found.reduce((sum, batch) => sum + batch.byteLength, 0)
          if (found.length > 1 || !isFirst) expect(byteLength).toBeLessThanOrEqual(partitionMax)
          if (found.length > 0) isFirst = false
          total += byteLength
        }
        const count = results.reduce((sum, result) => sum + batchesOf(result).length, 0)
        if (count > 1) expect(total).toBeLessThanOrEqual(bytesMax)
        lease.release()
      }),
      { numRuns: 150 },
    )
  })

  it('gives every batch once to whoever goes on where the last answer ended', async () => {
    await fc.assert(
      fc.asyncProperty(segments, limit, limit, async (sizes, bytesMax, partitionMax) => {
        const { store, logs } = await writeSegments(sizes, 3)
        const reader = readerOver(store)
        const positions = logs.map(() => 0)
        const seen: { baseOffset: number; byteLength: number }[][] = logs.map(() => [])
        while (logs.some((log, at) => positions[at]! < log.nextOffset)) {
          const lease = reader.openLease()
          const queries = logs.map((log, at) => queryOf(log, positions[at]!, partitionMax))
          const results = await reader.read(queries, { bytesMax, lease, signal })
          for (const [at, result] of results.entries()) {
            const found = batchesOf(result)
            seen[at]!.push(...found)
            if (found.length > 0) positions[at] = found.at(-1)!.baseOffset + 2
          }
          lease.release()
        }
        expect(seen).toEqual(logs.map(({ batches }) => batches))
      }),
      { numRuns: 100 },
    )
  })

  it('finds the middle of an extent for many at the same time', async () => {
    const { store, logs } = await writeSegments([[[5_000, 5_001, 5_002, 5_003, 5_004, 5_005]]], 1)
    const reader = readerOver(store)
    const read = async (offset: number) => {
      const options = { bytesMax: 1, lease: reader.openLease(), signal }
      const [result] = await reader.read([queryOf(logs[0]!, offset, 1)], options)
      return batchesOf(result!).map(({ baseOffset }) => baseOffset)
    }
    // Then the extent's first batch is known, and the same rest is looked for by all.
    expect(await read(0)).toEqual([0])
    expect(await Promise.all([2, 7, 4, 10].map(read))).toEqual([[2], [6], [4], [10]])
  })

  it('tells of a batch whose bytes were changed, and still gives those of other partitions', async () => {
    const { store, logs } = await writeSegments([[[5_000], [10]]], 2)
    const { store: damagedStore } = await writeSegments([], 2)
    const bytes = await store.get(segmentKey(SEGMENT_IDS[0]!))
    bytes[2_000]! ^= 1
    await damagedStore.put(segmentKey(SEGMENT_IDS[0]!), [bytes])
    const reader = readerOver(damagedStore)
    const queries = logs.map((log) => queryOf(log, 0, 100_000))
    const results = await reader.read(queries, { bytesMax: 100_000, lease: reader.openLease(), signal })
    expect(results[0]).toEqual({ ok: false, errorCode: ErrorCode.CORRUPT_MESSAGE })
    expect(batchesOf(results[1]!)).toEqual(logs[1]!.batches)
  })
})

describe('memory for answers', () => {
  it('is used again after its release, and not before', () => {
    const buffers = createReadBuffers(1_048_576)
    const first = buffers.open()
    const bytes = first.take(100_000)
    expect(bytes).toHaveLength(100_000)
    expect(buffers.open().take(100_000).buffer).not.toBe(bytes.buffer)
    first.release()
    expect(buffers.open().take(70_000).buffer).toBe(bytes.buffer)
    first.release()
    expect(buffers.open().take(100_000).buffer).not.toBe(bytes.buffer)
  })

  it('is kept up to the bound, and never when it was dropped', () => {
    const buffers = createReadBuffers(131_072)
    const lease = buffers.open()
    lease.take(131_072)
    lease.take(131_072)
    lease.release()
    expect(buffers.bytesKept).toBe(131_072)
    const second = buffers.open()
    const dropped = second.take(131_072)
    second.drop(dropped)
    second.release()
    expect(buffers.bytesKept).toBe(0)
  })
})
