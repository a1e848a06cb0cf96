/**
 * SyncGroup: the leader hands in the assignment, every member gets its part.
 *
 * - v1: throttle time. v2: like v1. v3 (KIP-345): static members. v4: flexible. v5 (KIP-559): protocol type and name, which
 *   must be there and be the group's: INCONSISTENT_GROUP_PROTOCOL.
 *
 * The answer comes when the assignment is stored. Its connection's later requests are taken meanwhile.
 */
import { ErrorCode } from '@millrace/protocol'
import { syncGroupRequest, type SyncGroupRequest, syncGroupResponse } from '@millrace/protocol/messages'
import { type AnyHandler, defineHandler, type RequestContext } from '@millrace/server'
import type { HandlerWorld } from './handler-context.ts'

/** First version in which the client says what it takes the group for. */
const PROTOCOL_VERSION = 5

/** The handler of API key 14. */
export function syncGroupHandler({ coordinator }: HandlerWorld): AnyHandler {
  async function sync(request: SyncGroupRequest, { apiVersion, connection }: RequestContext) {
    const { groupId, memberId, groupInstanceId, generationId, protocolType, protocolName, assignments } = request
    if (apiVersion >= PROTOCOL_VERSION && (protocolType === null || protocolName === null))
      return { errorCode: ErrorCode.INCONSISTENT_GROUP_PROTOCOL }
    return coordinator.syncGroup(
      {
        groupId,
        memberId,
        instanceId: groupInstanceId,
        generation: generationId,
        protocolType,
        protocolName,
        assignments,
      },
      { signal: connection.inputEnded },
    )
  }

  return defineHandler({
    request: syncGroupRequest,
    response: syncGroupResponse,
    versionMin: 0,
    versionMax: 5,
    handle: (request, context) => ({ response: sync(request, context), admitted: Promise.resolve() }),
    errorResponse: (_request, errorCode) => ({ errorCode }),
  })
}
