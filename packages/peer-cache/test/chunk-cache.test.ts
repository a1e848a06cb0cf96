import { ObjectStoreError } from '@millrace/object-store'
import { describe, expect, it } from 'vitest'
import { type ChunkCacheOptions, createChunkCache, resolveChunkCacheOptions } from '../src/index.ts'
import { createCountingStore } from './counting-store.ts'

const object = Uint8Array.from({ length: 35 }, (_, index) => index)

/** A cache of chunks of 10 bytes over a store with one object of 35. */
async function setup(options: ChunkCacheOptions = {}) {
  const store = createCountingStore()
  await store.put('k', [object])
  const cache = createChunkCache({ store }, { chunkBytes: 10, backoff: { initialMs: 1, maxMs: 1 }, ...options })
  const read = async (start: number, end: number, signal?: AbortSignal) =>
    new Uint8Array(Buffer.concat(await cache.read('k', { start, end }, { signal })))
  return { store, cache, read }
}

/** Lets promises settle that wait for nothing but one another. */
async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
}

async function codeOf(call: Promise<unknown>): Promise<string> {
  const error: unknown = await call.then(() => undefined).catch((reason: unknown) => reason)
  return ObjectStoreError.is(error) ? error.code : 'ok'
}

describe('reading', () => {
  it('gives exactly the bytes asked for, from memory or from the store', async () => {
    const { read } = await setup()
    for (let round = 0; round < 2; round++) {
      for (let start = 0; start < 35; start++) {
        for (let end = start + 1; end <= 35; end++) expect(await read(start, end)).toEqual(object.slice(start, end))
      }
    }
  })

  it('fetches whole chunks, and each only once', async () => {
    const { store, read, cache } = await setup()
    await read(12, 13)
    await read(10, 20)
    await read(15, 19)
    expect(store.gets).toEqual([{ start: 10, end: 20 }])
    expect(cache.stats()).toMatchObject({ missCount: 1, hitCount: 2, fetchCount: 1, fetchedBytes: 10, chunkCount: 1 })
  })

  it('fetches neighbours that are missing together with one GET', async () => {
    const { store, read } = await setup()
    await read(0, 35)
    expect(store.gets).toEqual([{ start: 0, end: 40 }])
  })

  it('fetches around what is there', async () => {
    const { store, read } = await setup()
    await read(10, 20)
    await read(5, 31)
    expect(store.gets.slice(1)).toEqual([
      { start: 0, end: 10 },
      { start: 20, end: 40 },
    ])
  })

  it('asks for no more than fetchBytesMax at once', async () => {
    const { store, read } = await setup({ fetchBytesMax: 25 })
    expect(await read(0, 35)).toEqual(object)
    expect(store.gets).toEqual([
      { start: 0, end: 20 },
      { start: 20, end: 40 },
    ])
  })

  it('asks for no more than fetchBytesInFlightMax in all reads together', async () => {
    const { store, cache } = await setup({ fetchBytesMax: 10, fetchBytesInFlightMax: 20 })
    for (let index = 0; index < 6; index++) await store.put(`o${index}`, [object])
    const reads = Array.from({ length: 6 }, (_, index) => cache.read(`o${index}`, { start: 0, end: 35 }))
    await Promise.all(reads)
    expect(store.gets).toHaveLength(24)
    expect(store.bytesInFlightMost).toBe(20)
  })

  it('refuses a range past the end, whether the end is known or not', async () => {
    const { read, cache } = await setup()
    expect(await codeOf(read(30, 36))).toBe('RANGE_NOT_SATISFIABLE')
    expect(await codeOf(read(30, 36))).toBe('RANGE_NOT_SATISFIABLE')
    expect(await codeOf(read(0, 100))).toBe('RANGE_NOT_SATISFIABLE')
    expect(await codeOf(read(40, 41))).toBe('RANGE_NOT_SATISFIABLE')
    expect(await codeOf(read(5, 5))).toBe('INVALID')
    expect(await codeOf(cache.read('nothing', { start: 0, end: 1 }))).toBe('NOT_FOUND')
  })

  it('keeps the objects of a store apart', async () => {
    const { store, cache } = await setup()
    await store.put('k2', [object.map((byte) => byte + 100)])
    const found = await Promise.all(['k', 'k2'].map((key) => cache.read(key, { start: 3, end: 4 })))
    expect(found).toEqual([[Uint8Array.of(3)], [Uint8Array.of(103)]])
  })
})

describe('concurrent readers', () => {
  it('share one GET', async () => {
    const { store, read, cache } = await setup()
    store.hold()
    const reads = [read(0, 5), read(3, 9), read(0, 25)]
    await settle()
    store.release()
    expect(await Promise.all(reads)).toEqual([object.slice(0, 5), object.slice(3, 9), object.slice(0, 25)])
    expect(store.gets).toEqual([
      { start: 0, end: 10 },
      { start: 10, end: 30 },
    ])
    expect(cache.stats()).toMatchObject({ missCount: 3, sharedCount: 2, hitCount: 0 })
  })

  it('do not fail when one of them stops waiting', async () => {
    const { store, read } = await setup()
    store.hold()
    const controller = new AbortController()
    const stopped = read(0, 5, controller.signal)
    const other = read(0, 9)
    const outcome = expect(stopped).rejects.toThrow('enough')
    controller.abort(new Error('enough'))
    await outcome
    expect(store.signals[0]!.aborted).toBe(false)
    store.release()
    expect(await other).toEqual(object.slice(0, 9))
    expect(store.gets).toHaveLength(1)
  })

  it('stop the GET when all of them have stopped waiting; a later one starts anew', async () => {
    const { store, read } = await setup()
    store.hold()
    const controller = new AbortController()
    const reads = [read(0, 5, controller.signal), read(1, 15, controller.signal)]
    const outcomes = reads.map((promise) => expect(promise).rejects.toThrow('enough'))
    controller.abort(new Error('enough'))
    await Promise.all(outcomes)
    expect(store.signals.every((signal) => signal!.aborted)).toBe(true)
    const later = read(0, 5)
    store.release()
    expect(await later).toEqual(object.slice(0, 5))
    expect(store.gets).toHaveLength(3)
  })

  it('all learn of a failure', async () => {
    const { store, read } = await setup({ attemptsMax: 1 })
    store.hold()
    store.failNext('UNAVAILABLE')
    const codes = Promise.all([read(0, 5), read(2, 7)].map(codeOf))
    store.release()
    expect(await codes).toEqual(['UNAVAILABLE', 'UNAVAILABLE'])
  })

  it('with a signal that has aborted before ask for nothing', async () => {
    const { store, read } = await setup()
    await expect(read(0, 5, AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough')
    expect(store.gets).toEqual([])
  })
})

describe('failures', () => {
  it('are not remembered', async () => {
    const { store, read } = await setup({ attemptsMax: 1 })
    store.failNext('UNAVAILABLE')
    expect(await codeOf(read(0, 5))).toBe('UNAVAILABLE')
    expect(await read(0, 5)).toEqual(object.slice(0, 5))
  })

  it('are tried again when that may help', async () => {
    const { store, read } = await setup()
    store.failNext('THROTTLED', 'UNAVAILABLE')
    expect(await read(0, 5)).toEqual(object.slice(0, 5))
    expect(store.gets).toHaveLength(3)
    store.failNext('ACCESS_DENIED')
    expect(await codeOf(read(10, 15))).toBe('ACCESS_DENIED')
    expect(store.gets).toHaveLength(4)
  })

  it('come out after the last attempt', async () => {
    const { store, read } = await setup({ attemptsMax: 2 })
    store.failNext('THROTTLED', 'THROTTLED', 'THROTTLED')
    expect(await codeOf(read(0, 5))).toBe('THROTTLED')
    expect(store.gets).toHaveLength(2)
  })
})

describe('what a writer puts in', () => {
  it('is read without a GET', async () => {
    const { store, cache, read } = await setup()
    cache.insert('k', [object.subarray(0, 3), object.subarray(3, 3), object.subarray(3, 21), object.subarray(21)])
    expect(await read(0, 35)).toEqual(object)
    expect(await read(9, 11)).toEqual(object.slice(9, 11))
    expect(store.gets).toEqual([])
    expect(cache.stats()).toMatchObject({ insertedBytes: 35, chunkCount: 4, missCount: 0 })
  })

  it('is copied, each chunk into memory of its own', async () => {
    const { cache } = await setup()
    const slab = object.slice()
    cache.insert('k', [slab])
    slab.fill(0)
    const chunks = await cache.read('k', { start: 0, end: 35 })
    expect(chunks.map((chunk) => chunk.buffer.byteLength)).toEqual([10, 10, 10, 5])
    expect(new Uint8Array(Buffer.concat(chunks))).toEqual(object)
  })

  it('may be nothing', async () => {
    const { cache } = await setup()
    cache.insert('k', [])
    expect(cache.stats().chunkCount).toBe(0)
  })
})

describe('memory', () => {
  it('never goes over bytesMax; what was not read for longest goes first', async () => {
    const { store, cache, read } = await setup({ bytesMax: 1000 })
    for (let index = 0; index < 20; index++) {
      await store.put(`o${index}`, [object])
      await read(0, 5)
      await cache.read(`o${index}`, { start: 0, end: 10 })
      expect(cache.stats().bytesUsed).toBeLessThanOrEqual(1000)
    }
    expect(cache.stats().chunkCount).toBe(3)
    expect(store.gets.filter(({ start }) => start === 0)).toHaveLength(21)
  })

  it('holds no part of a larger buffer', async () => {
    const { cache } = await setup()
    const chunks = await cache.read('k', { start: 0, end: 35 })
    expect(chunks.map((chunk) => chunk.buffer.byteLength)).toEqual([10, 10, 10, 5])
  })

  it('forgets the chunks of a range and no others, and reads them again', async () => {
    const { cache, read } = await setup()
    await read(0, 35)
    cache.forget('k', { start: 12, end: 21 })
    expect(cache.stats()).toMatchObject({ chunkCount: 2, fetchCount: 1 })
    expect(await read(0, 35)).toEqual(object)
    expect(cache.stats()).toMatchObject({ chunkCount: 4, fetchCount: 2 })
  })
})

describe('options', () => {
  it('are named all at once when they are wrong', () => {
    const options = {
      chunkBytes: 100,
      bytesMax: 10,
      fetchBytesMax: 50,
      attemptsMax: 0,
      backoff: { initialMs: 0, maxMs: 0 },
    }
    expect(() => resolveChunkCacheOptions(options)).toThrow(/attemptsMax.*bytesMax.*fetchBytesMax.*backoff/)
  })

  it('grow with a large chunk', () => {
    expect(resolveChunkCacheOptions({ chunkBytes: 2 ** 30 })).toMatchObject({
      bytesMax: 2 ** 30,
      fetchBytesMax: 2 ** 30,
      fetchBytesInFlightMax: 2 ** 30,
    })
  })
})
