/** What leaves for one request: chunks of a frame, nothing at all (acks=0), or the end of the connection. */
export type Departure = (
  | { readonly kind: 'frame'; readonly chunks: readonly Uint8Array[] }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'close'; readonly reason: string }
) & {
  /** Is told when the bytes were taken by the network, or never will be. */
  readonly onSent?: (() => void) | undefined
}

/** The place of one request's response in the order of a connection. */
interface ResponseSlot {
  /** Fills the place. Called once. */
  depart(departure: Departure): void
}

/**
 * Responses leave in the order of their requests, whatever order they were finished in.
 *
 * Pure: `emit` is called synchronously, in order, as soon as every earlier response was emitted.
 */
export interface ResponseQueue {
  /** Takes the next place. */
  open(): ResponseSlot
  /** Places that were taken and not emitted yet. */
  readonly pendingCount: number
}

/** A {@link ResponseQueue} that hands departures to `emit`. */
export function createResponseQueue(emit: (departure: Departure) => void): ResponseQueue {
  const pending: { departure: Departure | undefined }[] = []

  function emitReady(): void {
    while (pending.length > 0 && pending[0]!.departure !== undefined) emit(pending.shift()!.departure!)
  }

  return {
    open() {
      const entry: { departure: Departure | undefined } = { departure: undefined }
      pending.push(entry)
      return {
        depart(departure) {
          entry.departure = departure
          emitReady()
        },
      }
    },
    get pendingCount() {
      return pending.length
    },
  }
}
