import {
  type ByteRange,
  createMemoryObjectStore,
  type ObjectStore,
  ObjectStoreError,
  type ObjectStoreErrorCode,
} from '@millrace/object-store'

/** A memory store that notes its GETs, holds them back on request, and lets them fail. */
export interface CountingStore extends ObjectStore {
  /** Ranges asked for, in order. */
  readonly gets: ByteRange[]
  /** Signals of the GETs, in the same order. */
  readonly signals: (AbortSignal | undefined)[]
  /** The most bytes that GETs under way had asked for at one time. */
  readonly bytesInFlightMost: number
  /** GETs wait until {@link CountingStore.release}. */
  hold(): void
  /** Lets every GET go on. */
  release(): void
  /** The next GETs fail, one after the other. */
  failNext(...codes: ObjectStoreErrorCode[]): void
}

/** An empty {@link CountingStore}. */
export function createCountingStore(): CountingStore {
  const memory = createMemoryObjectStore()
  const gets: ByteRange[] = []
  const signals: (AbortSignal | undefined)[] = []
  const failures: ObjectStoreErrorCode[] = []
  let gate = Promise.resolve()
  let open = () => {}
  let bytesInFlight = 0
  let bytesInFlightMost = 0
  return {
    ...memory,
    gets,
    signals,
    get bytesInFlightMost() {
      return bytesInFlightMost
    },
    hold() {
      gate = new Promise((resolve) => {
        open = resolve
      })
    },
    release: () => open(),
    failNext: (...codes) => void failures.push(...codes),
    async get(key, options = {}) {
      const range = options.range!
      gets.push(range)
      signals.push(options.signal)
      bytesInFlight += range.end - range.start
      bytesInFlightMost = Math.max(bytesInFlightMost, bytesInFlight)
      try {
        await gate
        const code = failures.shift()
        if (code !== undefined) throw new ObjectStoreError(code, 'planted')
        return await memory.get(key, options)
      } finally {
        bytesInFlight -= range.end - range.start
      }
    },
  }
}
