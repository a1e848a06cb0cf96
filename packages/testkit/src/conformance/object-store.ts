import { describe, expect, it } from 'vitest'
import {
  bytesOf,
  chunksOf,
  countingBytes,
  isSame,
  type ObjectStoreConformance,
  type StoreTest,
  storeCodeOf,
  storeTests,
  textOf,
} from './object-store-fixture.ts'
import { describeObjectStoreKeys } from './object-store-keys.ts'
import { describeObjectStoreLife } from './object-store-life.ts'

/**
 * Registers the tests that every `ObjectStore` passes: what its doc blocks promise, in a vitest file of the store's own.
 *
 * @example
 * ```ts
 * describeObjectStore({
 *   name: 'memory',
 *   create: async () => ({ store: createMemoryObjectStore(), destroy: async () => {} }),
 * })
 * ```
 */
export function describeObjectStore(conformance: ObjectStoreConformance): void {
  const test = storeTests(conformance)
  describe(`object store: ${conformance.name}`, () => {
    describePut(test)
    describeGet(test)
    describeHeadAndDelete(test)
    describeObjectStoreKeys(test)
    describeObjectStoreLife(conformance, test)
    const { createMissing } = conformance
    it.skipIf(createMissing === undefined)('start says NOT_FOUND when there is no bucket or folder', async () => {
      const subject = await createMissing!()
      const { store } = subject
      try {
        expect(await storeCodeOf(store.start())).toBe('NOT_FOUND')
      } finally {
        await store.close()
        await subject.destroy()
      }
    })
  })
}

function describePut(test: StoreTest): void {
  describe('put', () => {
    test('what was put in chunks is read back as one', async (store) => {
      await store.put('k', [bytesOf('ab'), bytesOf(''), bytesOf('cde')])
      expect(textOf(await store.get('k'))).toBe('abcde')
    })

    test('an object without a byte is an object', async (store) => {
      await store.put('empty', [])
      expect(await store.get('empty')).toHaveLength(0)
      expect(await store.head('empty')).toEqual({ byteLength: 0, crc32c: 0 })
      expect(await storeCodeOf(store.get('empty', { range: { start: 0, end: 1 } }))).toBe('RANGE_NOT_SATISFIABLE')
      expect(await storeCodeOf(store.put('empty', []))).toBe('PRECONDITION_FAILED')
    })

    test('8 MiB in 2,000 chunks are stored whole', async (store) => {
      const bytes = countingBytes(8 * 1024 * 1024)
      await store.put('large', chunksOf(bytes, Math.ceil(bytes.length / 2000)))
      expect(isSame(await store.get('large'), bytes)).toBe(true)
    })

    test('an existing key is refused, whatever the content, and keeps its own', async (store) => {
      await store.put('k', [bytesOf('first')])
      expect(await storeCodeOf(store.put('k', [bytesOf('second')]))).toBe('PRECONDITION_FAILED')
      expect(await storeCodeOf(store.put('k', [bytesOf('first')]))).toBe('PRECONDITION_FAILED')
      expect(textOf(await store.get('k'))).toBe('first')
    })

    test('of writers that race for a key exactly one wins, and its content stays', async (store) => {
      for (let round = 0; round < 4; round++) {
        const key = `race/${round}`
        const bodies = Array.from({ length: 12 }, (_, writer) => new Uint8Array(10_000 + writer).fill(writer))
        const codes = await Promise.all(bodies.map((body) => storeCodeOf(store.put(key, [body]))))
        expect(codes.filter((code) => code === 'ok')).toHaveLength(1)
        for (const code of codes) expect(['ok', 'PRECONDITION_FAILED', 'CONFLICT']).toContain(code)
        expect(isSame(await store.get(key), bodies[codes.indexOf('ok')]!)).toBe(true)
      }
    })

    test('no reader ever sees a part of an object', async (store) => {
      const bytes = countingBytes(4 * 1024 * 1024)
      const put = store.put('whole', chunksOf(bytes, 65_536)).then(() => 'stored')
      for (let state = 'pending'; state === 'pending'; ) {
        const head = await store.head('whole')
        expect(head === null || head.byteLength === bytes.length).toBe(true)
        state = await Promise.race([put, Promise.resolve('pending')])
      }
      expect(isSame(await store.get('whole'), bytes)).toBe(true)
    })

    test('later changes of what was put or read do not reach the object', async (store) => {
      const chunk = bytesOf('abc')
      await store.put('k', [chunk])
      chunk.fill(0)
      const first = await store.get('k')
      expect(textOf(first)).toBe('abc')
      first.fill(0)
      expect(textOf(await store.get('k'))).toBe('abc')
    })
  })
}

function describeGet(test: StoreTest): void {
  describe('get', () => {
    test('what does not exist is NOT_FOUND, with a range too', async (store) => {
      expect(await storeCodeOf(store.get('nothing'))).toBe('NOT_FOUND')
      expect(await storeCodeOf(store.get('nothing', { range: { start: 0, end: 1 } }))).toBe('NOT_FOUND')
    })

    test('a range is read from its start to before its end', async (store) => {
      await store.put('k', [bytesOf('0123456789')])
      for (const [start, end] of [
        [0, 1],
        [9, 10],
        [3, 7],
        [0, 10],
      ] as const) {
        expect(textOf(await store.get('k', { range: { start, end } }))).toBe('0123456789'.slice(start, end))
      }
    })

    test('a range that reaches past the end is refused', async (store) => {
      await store.put('k', [bytesOf('0123456789')])
      for (const range of [
        { start: 0, end: 11 },
        { start: 9, end: 11 },
        { start: 10, end: 11 },
        { start: 500, end: 600 },
      ]) {
        expect(await storeCodeOf(store.get('k', { range }))).toBe('RANGE_NOT_SATISFIABLE')
      }
    })

    test('a range that may be short ends where the object does', async (store) => {
      await store.put('k', [bytesOf('0123456789')])
      const read = (start: number, end: number) => store.get('k', { range: { start, end }, mayBeShort: true })
      expect(textOf(await read(8, 10))).toBe('89')
      expect(textOf(await read(8, 11))).toBe('89')
      expect(textOf(await read(0, 1_000_000))).toBe('0123456789')
      expect(textOf(await read(2, 4))).toBe('23')
      expect(await storeCodeOf(read(10, 20))).toBe('RANGE_NOT_SATISFIABLE')
      expect(await storeCodeOf(read(4, 4))).toBe('INVALID')
    })

    test('a range that is none is INVALID', async (store) => {
      await store.put('k', [bytesOf('0123456789')])
      for (const range of [
        { start: 0, end: 0 },
        { start: 5, end: 4 },
        { start: -1, end: 4 },
        { start: 0.5, end: 4 },
        { start: 0, end: Number.NaN },
      ]) {
        expect(await storeCodeOf(store.get('k', { range }))).toBe('INVALID')
      }
    })
  })
}

function describeHeadAndDelete(test: StoreTest): void {
  describe('head and delete', () => {
    test('head tells length and CRC-32C, or null', async (store) => {
      await store.put('check', [bytesOf('1234'), bytesOf('56789')])
      expect(await store.head('check')).toEqual({ byteLength: 9, crc32c: 0xe306_9283 })
      expect(await store.head('nothing')).toBeNull()
    })

    test('what was deleted is gone, and its key is free again', async (store) => {
      await store.put('k', [bytesOf('old')])
      await store.put('kept', [bytesOf('kept')])
      await store.delete('k')
      expect(await store.head('k')).toBeNull()
      expect(await storeCodeOf(store.get('k'))).toBe('NOT_FOUND')
      expect(await store.list({ prefix: '' })).toEqual([{ key: 'kept', byteLength: 4 }])
      await store.put('k', [bytesOf('new')])
      expect(textOf(await store.get('k'))).toBe('new')
    })

    test('deleting twice, or what never was, succeeds', async (store) => {
      await store.put('k', [bytesOf('x')])
      await store.delete('k')
      await store.delete('k')
      await store.delete('never/was')
    })
  })
}
