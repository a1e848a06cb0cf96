/**
 * Heartbeat: a member of a group lives, and hears whether it has to rejoin.
 *
 * - v1: throttle time. v2: like v1. v3 (KIP-345): static members. v4: flexible.
 */
import { heartbeatRequest, heartbeatResponse } from '@millrace/protocol/messages'
import { type AnyHandler, defineHandler } from '@millrace/server'
import type { HandlerWorld } from './handler-context.ts'

/** The handler of API key 12. */
export function heartbeatHandler({ coordinator }: HandlerWorld): AnyHandler {
  return defineHandler({
    request: heartbeatRequest,
    response: heartbeatResponse,
    versionMin: 0,
    versionMax: 4,
    handle({ groupId, generationId, memberId, groupInstanceId }) {
      const identity = { groupId, generation: generationId, memberId, instanceId: groupInstanceId }
      return { response: coordinator.heartbeat(identity).then((errorCode) => ({ errorCode })) }
    },
    errorResponse: (_request, errorCode) => ({ errorCode }),
  })
}
