// An object store over anything that has get, set and delete by key: here a Map, elsewhere a database table or a cache.
//
// `createCallGate` refuses calls after close and heeds signals, `resolveByteRange` and `assertObjectKey` are the rules that
// all stores share. test/key-value-store.test.ts has it judged by the conformance suite that our own stores must pass.
import { crc32c } from '@millrace/crc32c'
import { assertObjectKey, createCallGate, ObjectStoreError, resolveByteRange } from '@millrace/object-store'

const PAGE = 1_000

/** A store whose objects are the values of `entries`, under their keys. */
export function createKeyValueStore(entries = new Map()) {
  const gate = createCallGate('kv://')
  const run = (options, work) => gate.run(async () => work(), options?.signal)

  function find(key) {
    assertObjectKey(key)
    const bytes = entries.get(key)
    if (bytes === undefined) throw new ObjectStoreError('NOT_FOUND', `no object ${key}`)
    return bytes
  }

  return {
    description: 'kv://',
    // Batches need not wait for company here: a put costs nothing.
    putsCost: false,
    start: (options) => run(options, () => {}),
    close: () => gate.close(),
    put: (key, body, options) =>
      run(options, () => {
        assertObjectKey(key)
        // Created once, never replaced: a put that was given up and arrives late must change nothing.
        if (entries.has(key)) throw new ObjectStoreError('PRECONDITION_FAILED', `object ${key} exists`)
        entries.set(key, new Uint8Array(Buffer.concat(body)))
      }),
    get: (key, options = {}) =>
      run(options, () => {
        const bytes = find(key)
        const { start, end } = resolveByteRange(key, bytes.length, options)
        return bytes.slice(start, end)
      }),
    head: (key, options) =>
      run(options, () => {
        assertObjectKey(key)
        const bytes = entries.get(key)
        return bytes === undefined ? null : { byteLength: bytes.length, crc32c: crc32c(bytes) }
      }),
    delete: (key, options) =>
      run(options, () => {
        assertObjectKey(key)
        entries.delete(key)
      }),
    list: ({ prefix, startAfter = '', countMax = PAGE, signal }) =>
      run({ signal }, () => {
        const keys = [...entries.keys()].filter((key) => key.startsWith(prefix) && key > startAfter)
        const page = keys.sort((a, b) => (a < b ? -1 : 1)).slice(0, Math.min(countMax, PAGE))
        return page.map((key) => ({ key, byteLength: entries.get(key).length }))
      }),
  }
}
