import { crc32c } from '@millrace/crc32c'
import { type Clock, sleep, systemClock } from '@millrace/runtime'
import { resolveByteRange } from './byte-range.ts'
import { createCallGate } from './call-gate.ts'
import { ObjectStoreError } from './errors.ts'
import { assertObjectKey } from './object-key.ts'
import { LIST_COUNT_MAX, type ListedObject, type ObjectHead, type ObjectStore } from './object-store.ts'
import { problemsOf } from './option-problems.ts'

/** What a memory store works with. */
export interface MemoryObjectStoreCollaborators {
  /**
   * Waits out {@link MemoryObjectStoreOptions.latencyMs}.
   * @defaultValue the machine's clock
   */
  readonly clock?: Clock | undefined
}

/** Settings of a memory store. */
export interface MemoryObjectStoreOptions {
  /**
   * The most bytes kept; a put over it is refused with FULL.
   * @defaultValue 1,073,741,824: a laptop's playground for some hours, far from its memory
   */
  readonly bytesMax?: number | undefined
  /**
   * How long every call takes, for trying out how something behaves on a store that is far away.
   * @defaultValue 0: no timer at all
   */
  readonly latencyMs?: number | undefined
  /**
   * What the store says of itself as `putsCost`.
   * @defaultValue false
   */
  readonly putsCost?: boolean | undefined
}

/** {@link MemoryObjectStoreOptions}, checked and complete. */
export type ResolvedMemoryObjectStoreOptions = Readonly<{
  [Name in keyof MemoryObjectStoreOptions]-?: Exclude<MemoryObjectStoreOptions[Name], undefined>
}>

/** Fills defaults; throws one `TypeError` that names everything that is wrong. */
export function resolveMemoryObjectStoreOptions(
  options: MemoryObjectStoreOptions = {},
): ResolvedMemoryObjectStoreOptions {
  const { bytesMax = 1_073_741_824, latencyMs = 0, putsCost = false } = options
  problemsOf('memory object store').integer({ bytesMax }, 1).number({ latencyMs }, 0).boolean({ putsCost }).throwIfAny()
  return Object.freeze({ bytesMax, latencyMs, putsCost })
}

/** A store in memory, and what it holds. */
export interface MemoryObjectStore extends ObjectStore {
  /** Bytes of all objects. */
  readonly bytesUsed: number
  /** Number of objects. */
  readonly objectCount: number
}

interface StoredObject {
  readonly bytes: Uint8Array
  readonly crc: number
}

/**
 * Keeps objects in memory: for tests, embedding, and an agent that is to leave no trace.
 *
 * Deterministic: without `latencyMs` a call takes effect before it returns, in call order. What is put is copied, and
 * so is what is read.
 */
export function createMemoryObjectStore(
  collaborators: MemoryObjectStoreCollaborators = {},
  options: MemoryObjectStoreOptions = {},
): MemoryObjectStore {
  const { clock = systemClock } = collaborators
  const { bytesMax, latencyMs, putsCost } = resolveMemoryObjectStoreOptions(options)
  const description = 'mem://'
  const gate = createCallGate(description)
  const objects = new Map<string, StoredObject>()
  let bytesUsed = 0

  function call<T>(signal: AbortSignal | undefined, work: () => T): Promise<T> {
    return gate.run(async () => {
      if (latencyMs > 0) await sleep(clock, latencyMs, { signal })
      return work()
    }, signal)
  }

  function find(key: string): StoredObject {
    assertObjectKey(key)
    const object = objects.get(key)
    if (object === undefined) throw new ObjectStoreError('NOT_FOUND', `no object ${key} in memory`)
    return object
  }

  return {
    description,
    putsCost,
    get bytesUsed() {
      return bytesUsed
    },
    get objectCount() {
      return objects.size
    },
    start: ({ signal } = {}) => call(signal, () => {}),
    close: () => gate.close(),
    put: (key, body, { signal } = {}) =>
      call(signal, () => {
        assertObjectKey(key)
        if (objects.has(key)) throw new ObjectStoreError('PRECONDITION_FAILED', `object ${key} exists`)
        const byteLength = body.reduce((sum, chunk) => sum + chunk.length, 0)
        if (bytesUsed + byteLength > bytesMax) {
          const held = `${bytesUsed} of ${bytesMax} bytes are in use`
          throw new ObjectStoreError('FULL', `put of ${key} (${byteLength} bytes): ${held}; raise bytesMax`)
        }
        const bytes = concatenate(body, byteLength)
        objects.set(key, { bytes, crc: crc32c(bytes) })
        bytesUsed += byteLength
      }),
    get: (key, options = {}) =>
      call(options.signal, () => {
        const { bytes } = find(key)
        const { start, end } = resolveByteRange(key, bytes.length, options)
        if (options.target === undefined) return bytes.slice(start, end)
        options.target.set(bytes.subarray(start, end))
        return options.target.subarray(0, end - start)
      }),
    head: (key, { signal } = {}) =>
      call(signal, (): ObjectHead | null => {
        assertObjectKey(key)
        const object = objects.get(key)
        return object === undefined ? null : { byteLength: object.bytes.length, crc32c: object.crc }
      }),
    delete: (key, { signal } = {}) =>
      call(signal, () => {
        assertObjectKey(key)
        bytesUsed -= objects.get(key)?.bytes.length ?? 0
        objects.delete(key)
      }),
    list: ({ prefix, startAfter = '', countMax = LIST_COUNT_MAX, signal }) =>
      call(signal, (): ListedObject[] => {
        const keys = [...objects.keys()].filter((key) => key.startsWith(prefix) && key > startAfter)
        const page = keys.sort().slice(0, Math.min(countMax, LIST_COUNT_MAX))
        return page.map((key) => ({ key, byteLength: objects.get(key)!.bytes.length }))
      }),
  }
}

function concatenate(chunks: readonly Uint8Array[], byteLength: number): Uint8Array {
  const bytes = new Uint8Array(byteLength)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}
