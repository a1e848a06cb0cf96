import { ApiKey, ErrorCode } from '@millrace/protocol'
import type { AnyHandler } from '@millrace/server'
import type { ClientViews } from '../client-views.ts'

/** By what a member stays at its coordinator. Everything else is still carried out: what it had begun it may finish. */
const STAYING: ReadonlySet<number> = new Set([ApiKey.JOIN_GROUP, ApiKey.HEARTBEAT])

/**
 * The same handlers, for an agent that leaves: it tells members to look for their coordinator again, with
 * NOT_COORDINATOR, as a broker of Kafka that is shut down does, if they would find one elsewhere. Members whose connection
 * ends without that do not all look by themselves: kafkajs calls the address that it knows until its retries are over.
 */
export function movingMembers(
  handlers: readonly AnyHandler[],
  { views }: { readonly views: Pick<ClientViews, 'shouldMove'> },
): readonly AnyHandler[] {
  return handlers.map((handler) =>
    STAYING.has(handler.request.apiKey)
      ? {
          ...handler,
          handle: (request, context) =>
            views.shouldMove(context)
              ? { response: Promise.resolve(handler.errorResponse(request, ErrorCode.NOT_COORDINATOR, context)) }
              : handler.handle(request, context),
        }
      : handler,
  )
}
