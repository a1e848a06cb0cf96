import type { ObjectStore, StoreCallOptions } from '@millrace/object-store'
import { describe, expect, it } from 'vitest'
import {
  bytesOf,
  countingBytes,
  isSame,
  type ObjectStoreConformance,
  type StoreTest,
  storeCodeOf,
} from './object-store-fixture.ts'

type Call = (store: ObjectStore, options: StoreCallOptions) => Promise<unknown>

const CALLS: Readonly<Record<string, Call>> = {
  put: (store, options) => store.put('new', [bytesOf('new')], options),
  get: (store, options) => store.get('old', options),
  'get of a range': (store, options) => store.get('old', { range: { start: 0, end: 1 }, ...options }),
  head: (store, options) => store.head('old', options),
  delete: (store, options) => store.delete('old', options),
  list: (store, options) => store.list({ prefix: '', ...options }),
}

/** Cancellation, start and close. */
export function describeObjectStoreLife(conformance: ObjectStoreConformance, test: StoreTest): void {
  describe('signals', () => {
    for (const [name, call] of Object.entries(CALLS)) {
      test(`${name} does nothing when its signal has aborted before`, async (store) => {
        await store.put('old', [bytesOf('old')])
        const reason = new Error('enough')
        await expect(call(store, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
        expect(await store.head('new')).toBeNull()
        expect(await store.head('old')).not.toBeNull()
      })

      test(`${name} rejects with the signal's reason when it aborts on the way`, async (store) => {
        await store.put('old', [bytesOf('old')])
        const controller = new AbortController()
        const reason = new Error('enough')
        const outcome = expect(call(store, { signal: controller.signal })).rejects.toBe(reason)
        controller.abort(reason)
        await outcome
        expect(await store.list({ prefix: 'other' })).toEqual([])
      })
    }

    test('a put that was stopped left the whole object or nothing, and can be asked again', async (store) => {
      const bytes = countingBytes(1_000_000)
      const controller = new AbortController()
      // A store that is quick enough to succeed is as right as one that stops.
      const first = store.put('k', [bytes], { signal: controller.signal }).catch((error: unknown) => error)
      // When this is answered the put is on its way to the medium or the server.
      await store.head('other')
      controller.abort(new Error('enough'))
      await first
      let code = await storeCodeOf(store.put('k', [bytes]))
      while (code === 'CONFLICT') code = await storeCodeOf(store.put('k', [bytes]))
      expect(['ok', 'PRECONDITION_FAILED']).toContain(code)
      expect(isSame(await store.get('k'), bytes)).toBe(true)
    })

    test('a signal that aborts after the call is of no consequence', async (store) => {
      const controller = new AbortController()
      await store.put('k', [bytesOf('x')], { signal: controller.signal })
      controller.abort(new Error('late'))
      expect(await store.head('k')).not.toBeNull()
    })
  })

  describe('start and close', () => {
    test('starting again changes nothing', async (store) => {
      await store.put('k', [bytesOf('x')])
      await store.start()
      expect(await store.head('k')).not.toBeNull()
    })

    it('every call of a closed store rejects with CLOSED', async () => {
      const subject = await conformance.create()
      const { store } = subject
      try {
        await store.start()
        await store.close()
        await store.close()
        for (const [name, call] of Object.entries(CALLS)) {
          expect({ name, code: await storeCodeOf(call(store, {})) }).toEqual({ name, code: 'CLOSED' })
        }
        expect(await storeCodeOf(store.start())).toBe('CLOSED')
      } finally {
        await subject.destroy()
      }
    })

    test('closing waits for what is under way', async (store) => {
      const put = storeCodeOf(store.put('k', [countingBytes(2_000_000)]))
      await store.close()
      // One turn of the event loop for the promises between the call and us, far too little for the put itself.
      const turn = new Promise<'pending'>((resolve) => setImmediate(resolve, 'pending'))
      expect(await Promise.race([put, turn])).toBe('ok')
    })
  })
}
