import type { AppendItem, AppendResult } from './batcher.ts'

/** One call of `append`: answered when the last of its items is. */
interface AppendCall {
  readonly results: AppendResult[]
  remaining: number
  readonly resolve: (results: readonly AppendResult[]) => void
  readonly reject: (reason: unknown) => void
}

/** An item that took its place. */
export interface PlacedItem {
  /** What was appended. */
  readonly item: AppendItem
  /** Sum of its chunks' bytes. */
  readonly byteLength: number
  /** Place among all items that were ever appended, from 0. */
  readonly appendIndex: number
  /** The call it came with. */
  readonly call: AppendCall
  /** Its index in that call. */
  readonly indexInCall: number
}

/** A caller of `flush`: answered when all items before a place are decided. */
interface FlushCall {
  readonly untilIndex: number
  readonly resolve: () => void
  readonly reject: (reason: unknown) => void
}

/**
 * Who waits for what. Items are decided in the order in which they were appended, so that one number says how far it is.
 */
export interface AppendLedger {
  /** Gives every item its place, in order; the promise resolves when the last of them is answered. */
  place(items: readonly AppendItem[]): { placed: readonly PlacedItem[]; answered: Promise<readonly AppendResult[]> }
  /** Answers one item. */
  answer(placed: PlacedItem, result: AppendResult): void
  /** Resolves when everything placed so far is answered. */
  allAnswered(): Promise<void>
  /** Rejects everything that waits. */
  rejectAll(reason: () => unknown): void
  /** Bytes placed and not answered. */
  readonly undecidedBytes: number
  /** The place that the next item will take. */
  readonly nextIndex: number
}

/** Sum of the chunks' lengths. */
export function chunkBytes(chunks: readonly Uint8Array[]): number {
  let bytes = 0
  for (const chunk of chunks) bytes += chunk.byteLength
  return bytes
}

/** An {@link AppendLedger} with nothing in it. */
export function createAppendLedger(): AppendLedger {
  const calls = new Set<AppendCall>()
  let flushes: FlushCall[] = []
  let nextIndex = 0
  let answeredCount = 0
  let undecidedBytes = 0

  function answerFlushes(): void {
    if (flushes.length === 0) return
    for (const flush of flushes) if (flush.untilIndex <= answeredCount) flush.resolve()
    flushes = flushes.filter((flush) => flush.untilIndex > answeredCount)
  }

  function createCall(itemCount: number): { call: AppendCall; answered: Promise<readonly AppendResult[]> } {
    let call: AppendCall | undefined
    const answered = new Promise<readonly AppendResult[]>((resolve, reject) => {
      call = { results: Array.from({ length: itemCount }), remaining: itemCount, resolve, reject }
    })
    return { call: call!, answered }
  }

  return {
    place(items) {
      const { call, answered } = createCall(items.length)
      if (items.length === 0) call.resolve([])
      else calls.add(call)
      const placed = items.map((item, indexInCall) => {
        const byteLength = chunkBytes(item.chunks)
        undecidedBytes += byteLength
        return { item, byteLength, appendIndex: nextIndex++, call, indexInCall }
      })
      return { placed, answered }
    },
    answer({ call, indexInCall, byteLength }, result) {
      call.results[indexInCall] = result
      undecidedBytes -= byteLength
      answeredCount++
      if (--call.remaining === 0) {
        calls.delete(call)
        call.resolve(call.results)
      }
      answerFlushes()
    },
    allAnswered() {
      if (answeredCount === nextIndex) return Promise.resolve()
      return new Promise((resolve, reject) => {
        flushes.push({ untilIndex: nextIndex, resolve, reject })
      })
    },
    rejectAll(reason) {
      for (const call of calls) call.reject(reason())
      for (const flush of flushes) flush.reject(reason())
      calls.clear()
      flushes = []
      undecidedBytes = 0
    },
    get undecidedBytes() {
      return undecidedBytes
    },
    get nextIndex() {
      return nextIndex
    },
  }
}
