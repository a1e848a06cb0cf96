import type { ListedObject, ObjectStore } from '@millrace/object-store'
import { describe, expect } from 'vitest'
import { bytesOf, type StoreTest, storeCodeOf, textOf } from './object-store-fixture.ts'

const ALLOWED = ['a', 'Z', '0', 'a.b', 'a=b_c-D/1', '-/-', '=', '_', 'a/b/c/d/e/f', 'p'.repeat(200), longKey(512)]

const REFUSED = [
  '',
  '/',
  '/a',
  'a/',
  'a//b',
  '.',
  '..',
  '.a',
  'a/.b',
  'a/../b',
  '../a',
  'a b',
  'a%2fb',
  'a\\b',
  'a\0',
  'a\nb',
  'a?b',
  'a#b',
  'a:b',
  'ü',
  '\ud83d\ude00',
  'p'.repeat(201),
  longKey(513),
]

/** A key of this length with parts of at most 100 characters. */
function longKey(byteLength: number): string {
  const parts = 'x'
    .repeat(100)
    .concat('/')
    .repeat(Math.ceil(byteLength / 101))
  return `${parts.slice(0, byteLength - 1)}y`
}

/** Keys and listings. */
export function describeObjectStoreKeys(test: StoreTest): void {
  describe('keys', () => {
    test('every key that is allowed works in every call', async (store) => {
      // Each in a folder of its own: a key that is another key's folder is not portable.
      for (const [index, allowed] of ALLOWED.entries()) {
        const key = allowed.length > 500 ? allowed : `${index}/${allowed}`
        await store.put(key, [bytesOf(key)])
        expect(textOf(await store.get(key))).toBe(key)
        expect(await store.head(key)).toMatchObject({ byteLength: key.length })
        expect(await store.list({ prefix: key })).toEqual([{ key, byteLength: key.length }])
        await store.delete(key)
        expect(await store.head(key)).toBeNull()
      }
    })

    test('every other key is INVALID in every call', async (store) => {
      for (const key of REFUSED) {
        const calls = [store.put(key, [bytesOf('x')]), store.get(key), store.head(key), store.delete(key)]
        const codes = await Promise.all(calls.map(storeCodeOf))
        expect({ key, codes }).toEqual({ key, codes: ['INVALID', 'INVALID', 'INVALID', 'INVALID'] })
      }
      expect(await store.list({ prefix: '' })).toEqual([])
    })
  })

  describe('list', () => {
    test('an empty store lists nothing', async (store) => {
      expect(await store.list({ prefix: '' })).toEqual([])
      expect(await store.list({ prefix: 'no/such', startAfter: 'no/such/z' })).toEqual([])
    })

    test('keys come in byte order, with their lengths', async (store) => {
      const keys = ['b', 'a/b', 'a/b-c', 'a-b', 'a.b', 'a/c/d', 'B', 'a0', 'a/c-', '_', '=1']
      await putAll(store, keys)
      expect(await store.list({ prefix: '' })).toEqual([...keys].sort().map((key) => ({ key, byteLength: key.length })))
    })

    test('a prefix may end anywhere', async (store) => {
      await putAll(store, ['seg/0a/1', 'seg/0b/1', 'seg/0b/2', 'seg/1b/1', 'segs/1', 'other'])
      expect(keysOf(await store.list({ prefix: 'seg/0b/' }))).toEqual(['seg/0b/1', 'seg/0b/2'])
      expect(keysOf(await store.list({ prefix: 'seg/0' }))).toEqual(['seg/0a/1', 'seg/0b/1', 'seg/0b/2'])
      expect(keysOf(await store.list({ prefix: 'seg' }))).toHaveLength(5)
      expect(keysOf(await store.list({ prefix: 'seg/0b/2' }))).toEqual(['seg/0b/2'])
      expect(keysOf(await store.list({ prefix: 'seg/0b/2x' }))).toEqual([])
    })

    test('startAfter is left out, and need not be a key', async (store) => {
      await putAll(store, ['a/1', 'a/2', 'a/3', 'b/1'])
      expect(keysOf(await store.list({ prefix: '', startAfter: 'a/2' }))).toEqual(['a/3', 'b/1'])
      expect(keysOf(await store.list({ prefix: '', startAfter: 'a/25' }))).toEqual(['a/3', 'b/1'])
      expect(keysOf(await store.list({ prefix: 'a/', startAfter: 'a/3' }))).toEqual([])
      expect(keysOf(await store.list({ prefix: 'b/', startAfter: 'a/1' }))).toEqual(['b/1'])
      expect(keysOf(await store.list({ prefix: 'a/', startAfter: 'b' }))).toEqual([])
    })

    test('pages of any size put together are the whole', async (store) => {
      const keys = Array.from({ length: 11 }, (_, index) => `${index % 3}/${index}`).sort()
      await putAll(store, keys)
      for (const countMax of [1, 2, 5, 11, 12]) {
        const found: string[] = []
        for (let page = await store.list({ prefix: '', countMax }); page.length > 0; ) {
          expect(page.length).toBeLessThanOrEqual(countMax)
          found.push(...keysOf(page))
          page = await store.list({ prefix: '', countMax, startAfter: found.at(-1) })
        }
        expect(found).toEqual(keys)
      }
    })

    test('a page never has more than 1,000 entries', async (store) => {
      const keys = Array.from({ length: 1003 }, (_, index) => `n/${String(index).padStart(4, '0')}`)
      for (let from = 0; from < keys.length; from += 50) await putAll(store, keys.slice(from, from + 50))
      const first = keysOf(await store.list({ prefix: 'n/', countMax: 5000 }))
      expect(first).toEqual(keys.slice(0, 1000))
      expect(keysOf(await store.list({ prefix: 'n/', startAfter: first.at(-1) }))).toEqual(keys.slice(1000))
    })
  })
}

async function putAll(store: ObjectStore, keys: readonly string[]): Promise<void> {
  await Promise.all(keys.map((key) => store.put(key, [bytesOf(key)])))
}

function keysOf(page: readonly ListedObject[]): string[] {
  return page.map(({ key }) => key)
}
