import type { Clock, Timer } from '@millrace/runtime'

interface Event {
  readonly atMs: number
  readonly order: number
  callback: (() => void) | undefined
}

/**
 * Time that passes only when everything that could happen now has happened.
 *
 * Events run one at a time in the order of their times, equal times in the order in which they were set. After each,
 * all promise callbacks that it caused run before the next, so that one program and one seed always take one path.
 */
export interface VirtualClock extends Clock {
  /** Runs events until `isDone` says so after one, or none is left, or `untilMs` is reached. Returns whether it is done. */
  run(options: { untilMs: number; isDone?: (() => boolean) | undefined }): Promise<boolean>
  /** Events that were run. */
  readonly eventCount: number
}

/** Lets every promise callback that is due run: a macrotask comes only after all of them. */
function drainMicrotasks(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

function isBefore(left: Event, right: Event): boolean {
  return left.atMs < right.atMs || (left.atMs === right.atMs && left.order < right.order)
}

/** A binary heap: the earliest event first. */
function createEventHeap() {
  const heap: Event[] = []

  function swap(left: number, right: number): void {
    const event = heap[left]!
    heap[left] = heap[right]!
    heap[right] = event
  }

  return {
    get first() {
      return heap[0]
    },
    push(event: Event) {
      let index = heap.push(event) - 1
      while (index > 0) {
        const parent = (index - 1) >> 1
        if (!isBefore(heap[index]!, heap[parent]!)) return
        swap(index, parent)
        index = parent
      }
    },
    pop(): Event | undefined {
      const first = heap[0]
      const last = heap.pop()
      if (heap.length === 0 || last === undefined) return first
      heap[0] = last
      for (let index = 0; ; ) {
        const left = 2 * index + 1
        let least = index
        if (left < heap.length && isBefore(heap[left]!, heap[least]!)) least = left
        if (left + 1 < heap.length && isBefore(heap[left + 1]!, heap[least]!)) least = left + 1
        if (least === index) return first
        swap(index, least)
        index = least
      }
    },
  }
}

/** A {@link VirtualClock} that shows `startMs` as the time since the Unix epoch. */
export function createVirtualClock(startMs = 1_700_000_000_000): VirtualClock {
  const events = createEventHeap()
  let elapsedMs = 0
  let order = 0
  let eventCount = 0

  function nextEvent(untilMs: number): Event | undefined {
    // Cancelled events are left in the heap and skipped here.
    while (events.first !== undefined && events.first.callback === undefined) events.pop()
    if (events.first === undefined || events.first.atMs > untilMs) return undefined
    return events.pop()
  }

  return {
    nowMs: () => startMs + elapsedMs,
    monotonicMs: () => elapsedMs,
    setTimer(delayMs, callback): Timer {
      const event: Event = { atMs: elapsedMs + Math.max(0, delayMs), order: order++, callback }
      events.push(event)
      return {
        cancel() {
          event.callback = undefined
        },
      }
    },
    async run({ untilMs, isDone = () => false }) {
      await drainMicrotasks()
      while (!isDone()) {
        const event = nextEvent(untilMs)
        if (event === undefined) {
          if (Number.isFinite(untilMs)) elapsedMs = Math.max(elapsedMs, untilMs)
          return isDone()
        }
        elapsedMs = event.atMs
        eventCount++
        event.callback!()
        await drainMicrotasks()
      }
      return true
    },
    get eventCount() {
      return eventCount
    },
  }
}
