import type { ObjectStore } from '@millrace/object-store'
import { ObjectStoreError, type ObjectStoreErrorCode } from '@millrace/object-store'
import { it } from 'vitest'

/** A store under test. */
export interface ObjectStoreSubject {
  /** The store, empty, not started. */
  readonly store: ObjectStore
  /** Removes what the store holds. The store may be closed already. */
  destroy(): Promise<void>
}

/** What {@link describeObjectStore} is told of a store. */
export interface ObjectStoreConformance {
  /** The store's name, for the report. */
  readonly name: string
  /** Makes an empty store. */
  create(): Promise<ObjectStoreSubject>
  /** Makes a store whose bucket or folder does not exist; left out where there is no such thing. */
  createMissing?: (() => Promise<ObjectStoreSubject>) | undefined
}

/** A test with a started store of its own. */
export type StoreTest = (name: string, run: (store: ObjectStore) => Promise<void>) => void

/** Makes tests for stores of this kind. */
export function storeTests(conformance: ObjectStoreConformance): StoreTest {
  return (name, run) =>
    it(name, async () => {
      const subject = await conformance.create()
      const { store } = subject
      try {
        await store.start()
        await run(store)
      } finally {
        await store.close()
        await subject.destroy()
      }
    })
}

/** The code with which a call failed, `'ok'` when it did not; anything but an `ObjectStoreError` is thrown. */
export async function storeCodeOf(call: Promise<unknown>): Promise<ObjectStoreErrorCode | 'ok'> {
  try {
    await call
    return 'ok'
  } catch (error) {
    if (ObjectStoreError.is(error)) return error.code
    throw error
  }
}

/** Bytes of a text. */
export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** Text of bytes. */
export function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}

/** `byteLength` bytes that no two places share: a counter of 32 bits. */
export function countingBytes(byteLength: number): Uint8Array {
  const bytes = new Uint8Array(byteLength)
  const view = new DataView(bytes.buffer)
  for (let at = 0; at + 4 <= byteLength; at += 4) view.setUint32(at, at)
  return bytes
}

/** Cuts bytes into chunks. */
export function chunksOf(bytes: Uint8Array, chunkBytes: number): Uint8Array[] {
  const chunks: Uint8Array[] = []
  for (let at = 0; at < bytes.length; at += chunkBytes) chunks.push(bytes.subarray(at, at + chunkBytes))
  return chunks
}

/** Whether two arrays hold the same; a comparison of megabytes by the test runner would take seconds. */
export function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}
