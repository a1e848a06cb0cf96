import { type AppendItem, type AppendResult, type Batcher, BatcherError } from '@millrace/batcher'
import { createBatcherWithSeams } from '@millrace/batcher/internal'
import { type CommitSignal, createCommitSignal, type Extent } from '@millrace/metadata'
import { createDurablePut, type DurablePut, type ObjectStore, segmentIdOfKey, segmentKey } from '@millrace/object-store'
import { deadline } from '@millrace/runtime'
import { createFaultyMetadata, createFaultyObjectStore, type SimMetadata } from './faulty-stores.ts'
import { plantInBatcher, plantInMetadata, plantInStore } from './planted-bugs.ts'
import { createSimProcess, type SimProcess } from './sim-process.ts'
import { SIM_TOPIC_ID, type SimWorld } from './sim-world.ts'

/** What a producer is told of one batch. */
export type ProduceAnswer =
  | { readonly kind: 'acknowledged'; readonly baseOffset: number }
  | { readonly kind: 'retriable' | 'out-of-order' | 'fenced' }

/** What a consumer is told; `error` is retriable. */
type FetchAnswer =
  | { readonly kind: 'records'; readonly baseOffset: number; readonly bytes: Uint8Array }
  | { readonly kind: 'empty' | 'error' }
  | { readonly kind: 'out-of-range'; readonly logStartOffset: number }

/** What a consumer asks. */
interface FetchQuery {
  readonly partition: number
  readonly offset: number
  readonly maxWaitMs: number
}

/** One incarnation of an agent: a process with a batcher, which serves producers and consumers. */
export interface SimAgent {
  readonly process: SimProcess
  /** Answers every item; never rejects, but may never answer. */
  produce(items: readonly AppendItem[]): Promise<readonly ProduceAnswer[]>
  /** A long poll. */
  fetch(query: FetchQuery): Promise<FetchAnswer>
  /** Decides everything and stops. */
  close(): Promise<void>
}

/** A produce is answered as timed out after this time; it may still commit. */
const REQUEST_TIMEOUT_MS = 2_500
const FETCH_BYTES_MAX = 600
const CACHED_SEGMENTS_MAX = 8

const PUT_OPTIONS = {
  attemptTimeoutMs: 1_000,
  overallLimitMs: 3_000,
  hedgeDelayMs: 200,
  backoff: { initialMs: 20, maxMs: 300 },
}

/** Starts an agent. */
export function createSimAgent(world: SimWorld, name: string): SimAgent {
  const process = createSimProcess(world.clock, name, Math.floor(world.random.next() * 400) - 200)
  const { clock } = process
  const faulty = createFaultyObjectStore(world, process, { inner: world.store, putsCost: world.shape.putsCost })
  const store = plantInStore(world.bug, faulty)
  const metadata = plantInMetadata(world.bug, createFaultyMetadata(world, process, world.core), world.core)
  const segmentOfChunk = new WeakMap<Uint8Array, string>()
  const cache = new Map<string, Uint8Array>()
  const signal = createCommitSignal()
  listenForCommits(world, { process, metadata, signal })

  const durablePut = createDurablePut({ store, clock, random: world.random }, PUT_OPTIONS)
  const rememberingPut: DurablePut = (key, body, expected, options) => {
    for (const chunk of body) segmentOfChunk.set(chunk, segmentIdOfKey(key)!)
    return durablePut(key, body, expected, options)
  }
  const collaborators = {
    store,
    durablePut: rememberingPut,
    metadata,
    clock,
    random: world.random,
    onStored(_segmentId: string, key: string, body: readonly Uint8Array[]) {
      cache.set(key, Buffer.concat(body))
      if (cache.size > CACHED_SEGMENTS_MAX) for (const oldest of cache.keys()) return void cache.delete(oldest)
    },
  }
  const batcher = createBatcherWithSeams(collaborators, world.shape.batcher, plantInBatcher(world.bug))
  batcher.closed.catch((error: unknown) => {
    if (!process.isAlive) return
    const isExpired = BatcherError.is(error) && error.code === 'SEGMENT_ID_EXPIRED'
    if (isExpired) world.faults.count('agent.expired')
    else world.violate(`${name} ended by itself: ${String(error)} ${String((error as Error).cause)}`)
    process.kill()
  })
  const reader = { world, metadata, store, cache, signal, process }
  return {
    process,
    produce: (items) => produce({ world, process, batcher, segmentOfChunk }, items),
    fetch: (query) => fetchAtTail(reader, query),
    close: () => batcher.close(),
  }
}

/** Own commits wake at once, those of others a little later, and now and then not at all: polling mends that. */
function listenForCommits(
  world: SimWorld,
  agent: { process: SimProcess; metadata: SimMetadata; signal: CommitSignal },
): void {
  const { process, metadata, signal } = agent
  metadata.onCommit((partitions) => {
    signal.notify(partitions)
    for (const listener of world.commitListeners) listener(partitions, process)
  })
  const onOthersCommit: Parameters<typeof world.commitListeners.add>[0] = (partitions, from) => {
    if (from === process || world.faults.fires('wake-up.lost', 0.1)) return
    world.clock.setTimer(1 + world.random.next() * 10, () => process.deliver(() => signal.notify(partitions)))
  }
  world.commitListeners.add(onOthersCommit)
  process.onKill(() => world.commitListeners.delete(onOthersCommit))
}

interface ProduceParts {
  readonly world: SimWorld
  readonly process: SimProcess
  readonly batcher: Batcher
  readonly segmentOfChunk: WeakMap<Uint8Array, string>
}

function answerOf(result: AppendResult): ProduceAnswer {
  if (result.kind === 'aborted') return { kind: 'retriable' }
  if (result.kind !== 'rejected') return { kind: 'acknowledged', baseOffset: result.baseOffset }
  return { kind: result.reason === 'FENCED' ? 'fenced' : 'out-of-order' }
}

function describe(items: readonly AppendItem[], what: (index: number) => string = () => ''): string {
  const name = ({ producerId, producerEpoch, partition, baseSequence, recordCount }: AppendItem) =>
    `[p${producerId}e${producerEpoch}/${partition} @${baseSequence}+${recordCount}`
  return items.map((item, index) => `${name(item)}${what(index)}]`).join(' ')
}

async function produce(parts: ProduceParts, items: readonly AppendItem[]): Promise<readonly ProduceAnswer[]> {
  const { world, process, batcher } = parts
  const limit = deadline(process.clock, REQUEST_TIMEOUT_MS)
  world.trace(() => `${process.name} appends ${describe(items)}`)
  try {
    const results = await batcher.append(items, { signal: limit.signal })
    world.trace(() => `${process.name} decided ${describe(items, (index) => ` ${JSON.stringify(results[index])}`)}`)
    if (process.isAlive) checkAborted(parts, items, results)
    if (world.faults.fires('agent.killed-answering', 0.002)) process.kill()
    return results.map(answerOf)
  } catch (error) {
    world.trace(() => `${process.name} has no answer for ${describe(items)}: ${String(error)}`)
    const isTimeOut = error === limit.signal.reason
    const isRefused = BatcherError.is(error) && error.code === 'UNDECIDED_BYTES_EXCEEDED'
    if (isTimeOut || isRefused) return items.map(() => ({ kind: 'retriable' }))
    // Any other failure ends the agent, and its connections with it.
    return new Promise(() => {})
  } finally {
    limit.cancel()
  }
}

/** An item may be told that it was aborted only once nobody can commit it any more. */
function checkAborted(parts: ProduceParts, items: readonly AppendItem[], results: readonly AppendResult[]): void {
  const { world, process, segmentOfChunk } = parts
  for (const [index, result] of results.entries()) {
    if (result.kind !== 'aborted') continue
    const segmentId = segmentOfChunk.get(items[index]!.chunks[0]!)
    const state = segmentId === undefined ? 'unknown' : world.core.segmentStates([segmentId])[0]
    // Its segment was aborted, or committed without it.
    if (state === 'unknown') world.violate(`${process.name} answered for segment ${segmentId} without an aborted row`)
  }
}

interface ReadParts {
  readonly world: SimWorld
  readonly metadata: SimMetadata
  readonly store: ObjectStore
  readonly cache: Map<string, Uint8Array>
  readonly signal: CommitSignal
  readonly process: SimProcess
}

/** Subscribes, reads, then waits: in this order, so that a commit after the read's snapshot always wakes. */
async function fetchAtTail(parts: ReadParts, query: FetchQuery): Promise<FetchAnswer> {
  const { world, signal, process } = parts
  const { partition, maxWaitMs } = query
  const endMs = process.clock.monotonicMs() + maxWaitMs
  let wokenCount = 0
  let wake = () => {}
  const subscribe = () =>
    signal.subscribe([{ topicId: SIM_TOPIC_ID, partition }], () => {
      wokenCount++
      wake()
    })
  const isLate = world.bug === 'wake-up-lost'
  let subscription = isLate ? undefined : subscribe()
  try {
    for (;;) {
      const seenCount = wokenCount
      const answer = await read(parts, query)
      const leftMs = endMs - process.clock.monotonicMs()
      if (answer.kind !== 'empty' || leftMs <= 0) return answer
      subscription ??= subscribe()
      if (wokenCount !== seenCount) continue
      await new Promise<void>((resolve) => {
        const timer = process.clock.setTimer(leftMs, resolve)
        wake = () => {
          timer.cancel()
          resolve()
        }
      })
    }
  } catch {
    return { kind: 'error' }
  } finally {
    subscription?.close()
  }
}

async function read(parts: ReadParts, { partition, offset }: FetchQuery): Promise<FetchAnswer> {
  const query = { topicId: SIM_TOPIC_ID, partition, offset, bytesMax: FETCH_BYTES_MAX }
  const partitionRead = (await parts.metadata.readPartitions([query]))[0]
  if (!partitionRead?.ok) return { kind: 'error' }
  const { extents, logStartOffset } = partitionRead
  if (offset < logStartOffset) return { kind: 'out-of-range', logStartOffset }
  if (extents.length === 0) return { kind: 'empty' }
  const runs: Uint8Array[] = []
  for (const extent of extents) runs.push(await readExtent(parts, extent))
  return { kind: 'records', baseOffset: extents[0]!.baseOffset, bytes: Buffer.concat(runs) }
}

async function readExtent({ cache, store }: ReadParts, extent: Extent): Promise<Uint8Array> {
  const { segmentId, byteOffset, byteLength } = extent
  const key = segmentKey(segmentId)
  const cached = cache.get(key)
  const range = { start: byteOffset, end: byteOffset + byteLength }
  return cached === undefined ? store.get(key, { range }) : cached.subarray(range.start, range.end)
}
