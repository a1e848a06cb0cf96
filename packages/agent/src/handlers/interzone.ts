import { INTERZONE_CHECK_INTERVAL_MS } from '@millrace/discovery'
import type { Clock } from '@millrace/runtime'
import type { AnyHandler, ConnectionInfo } from '@millrace/server'
import type { ClientViews } from '../client-views.ts'

/** What a client sees in the log when it is sent away. */
const REASON = 'the client wished to be sent to an agent of its own zone, and there is one (warpstream_interzone_lb)'

/**
 * The same handlers, for clients that never look for other agents by themselves: now and then each connection of one that
 * wished for it (`warpstream_interzone_lb`) is looked at, and closed when an agent of the client's own zone could serve
 * it. A request that is not answered because of that has not been carried out.
 */
export function sendingHome(
  handlers: readonly AnyHandler[],
  { views, clock }: { readonly views: Pick<ClientViews, 'shouldReconnect'>; readonly clock: Clock },
): readonly AnyHandler[] {
  const lookedAtMs = new WeakMap<ConnectionInfo, number>()

  function isDue(connection: ConnectionInfo): boolean {
    const nowMs = clock.monotonicMs()
    const before = lookedAtMs.get(connection)
    // A connection that is new may have had no choice: the bootstrap address leads anywhere.
    if (before === undefined) lookedAtMs.set(connection, nowMs)
    if (before === undefined || nowMs - before < INTERZONE_CHECK_INTERVAL_MS) return false
    lookedAtMs.set(connection, nowMs)
    return true
  }

  return handlers.map((handler) => ({
    ...handler,
    handle: (request, context) =>
      isDue(context.connection) && views.shouldReconnect(context)
        ? { response: Promise.resolve({ closeReason: REASON }) }
        : handler.handle(request, context),
  }))
}
