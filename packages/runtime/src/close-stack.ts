/**
 * Runs closers in reverse order of their registration.
 *
 * Stands in for `AsyncDisposableStack`, which Node 20 does not have. Every closer runs even when an earlier
 * one fails; failures are gathered into one `AggregateError`.
 */
export interface CloseStack {
  /** Registers a closer; it runs at {@link CloseStack.close}, before those registered earlier. */
  defer(name: string, closer: () => void | Promise<void>): void
  /** Runs every closer, last registered first, one at a time. Idempotent: later calls return the first result. */
  close(): Promise<void>
}

/** An empty {@link CloseStack}. */
export function createCloseStack(): CloseStack {
  const closers: { name: string; closer: () => void | Promise<void> }[] = []
  let closing: Promise<void> | undefined

  async function runAll(): Promise<void> {
    const errors: unknown[] = []
    for (let entry = closers.pop(); entry !== undefined; entry = closers.pop()) {
      try {
        await entry.closer()
      } catch (error) {
        errors.push(new Error(`closing ${entry.name} failed`, { cause: error }))
      }
    }
    if (errors.length > 0) throw new AggregateError(errors, `${errors.length} of the resources did not close cleanly`)
  }

  return {
    defer(name, closer) {
      if (closing !== undefined) throw new Error(`cannot register ${name}: already closing`)
      closers.push({ name, closer })
    },
    close() {
      closing ??= runAll()
      return closing
    },
  }
}
