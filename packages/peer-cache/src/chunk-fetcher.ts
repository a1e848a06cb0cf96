import { type ObjectStore, ObjectStoreError } from '@millrace/object-store'
import { backoffMs, type ByteBudget, type Clock, createByteBudget, type Random, sleep } from '@millrace/runtime'
import type { ResolvedChunkCacheOptions } from './options.ts'

/** Consecutive chunks of one object. */
interface ChunkRun {
  /** The object. */
  readonly key: string
  /** First chunk. */
  readonly first: number
  /** How many. */
  readonly count: number
}

/**
 * A GET that several readers wait for. It is theirs together: one that stops waiting leaves the others alone, and only
 * when the last one has gone is it stopped.
 */
export interface SharedFetch {
  /** The bytes of one of its chunks; empty when the object ends before it. Rejects with the signal's reason. */
  chunk(index: number, signal: AbortSignal | undefined): Promise<Uint8Array>
}

/** What a fetcher works with. */
export interface ChunkFetcherCollaborators {
  /** Where chunks come from. */
  readonly store: ObjectStore
  /** Waits between attempts. */
  readonly clock: Clock
  /** Jitter. */
  readonly random: Random
}

/** Gets chunks from the store. */
export interface ChunkFetcher {
  /** Starts a GET. `onChunk` gets each chunk once, when it has come; `onEnd` is called when the GET is over or stopped. */
  fetch(run: ChunkRun, observer: FetchObserver): SharedFetch
}

/** Who wants to know of a fetch beside its readers. */
interface FetchObserver {
  /** A chunk came, in memory of its own. */
  onChunk(index: number, bytes: Uint8Array): void
  /** Nobody can join any more. */
  onEnd(): void
}

/** Failures after which asking again may help. */
const RETRIABLE: ReadonlySet<string> = new Set(['UNAVAILABLE', 'THROTTLED'])

/** A {@link ChunkFetcher} with one bound for the bytes of all its GETs. */
export function createChunkFetcher(
  collaborators: ChunkFetcherCollaborators,
  options: ResolvedChunkCacheOptions,
): ChunkFetcher {
  const budget = createByteBudget(options.fetchBytesInFlightMax)
  return {
    fetch(run, observer) {
      const stop = new AbortController()
      const chunks = getChunks({ ...collaborators, options, budget }, run, stop.signal)
      let waiterCount = 0
      let isOver = false
      const end = () => {
        if (isOver) return
        isOver = true
        observer.onEnd()
      }
      chunks.then(
        (list) => {
          if (isOver) return
          for (const [at, bytes] of list.entries()) if (bytes.length > 0) observer.onChunk(run.first + at, bytes)
          end()
        },
        () => end(),
      )
      return {
        async chunk(index, signal) {
          waiterCount++
          try {
            return (await untilAborted(chunks, signal))[index - run.first]!
          } finally {
            waiterCount--
            if (waiterCount === 0 && !isOver) {
              end()
              stop.abort(new Error('nobody waits for these chunks any more'))
            }
          }
        },
      }
    },
  }
}

interface GetContext extends ChunkFetcherCollaborators {
  readonly options: ResolvedChunkCacheOptions
  readonly budget: ByteBudget
}

async function getChunks(context: GetContext, run: ChunkRun, signal: AbortSignal): Promise<readonly Uint8Array[]> {
  const { chunkBytes } = context.options
  const reserved = await context.budget.reserve(run.count * chunkBytes, { signal })
  try {
    return cut(await getWithRetries(context, run, signal), run.count, chunkBytes)
  } finally {
    reserved.release()
  }
}

async function getWithRetries(context: GetContext, run: ChunkRun, signal: AbortSignal): Promise<Uint8Array> {
  const { store, clock, random, options } = context
  const start = run.first * options.chunkBytes
  const range = { start, end: start + run.count * options.chunkBytes }
  for (let attempt = 1; ; attempt++) {
    try {
      return await store.get(run.key, { range, mayBeShort: true, signal })
    } catch (error) {
      const isWorthIt = ObjectStoreError.is(error) && RETRIABLE.has(error.code)
      if (signal.aborted || !isWorthIt || attempt >= options.attemptsMax) throw error
      await sleep(clock, backoffMs(options.backoff, attempt - 1, random), { signal })
    }
  }
}

/**
 * One array per chunk, each with memory of its own: a part of a larger one would keep all of that alive after its
 * neighbours were dropped. The only chunk of a GET is taken as it is.
 */
function cut(bytes: Uint8Array, count: number, chunkBytes: number): readonly Uint8Array[] {
  if (count === 1 && bytes.buffer.byteLength === bytes.length) return [bytes]
  return Array.from({ length: count }, (_, at) => bytes.slice(at * chunkBytes, (at + 1) * chunkBytes))
}

function untilAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason)
    signal.addEventListener('abort', onAbort, { once: true })
    void promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
  })
}
