/**
 * LeaveGroup: members leave, or an operator removes them.
 *
 * - v1: throttle time. v2: like v1. v3 (KIP-345): several members, also by their instance ids. v4: flexible. v5 (KIP-800):
 *   the client's reason, for the log.
 */
import type { LeaveAnswer } from '@millrace/coordinator'
import { leaveGroupRequest, type LeaveGroupRequest, leaveGroupResponse } from '@millrace/protocol/messages'
import { type AnyHandler, defineHandler } from '@millrace/server'
import type { HandlerWorld } from './handler-context.ts'

/** First version with several members. */
const SEVERAL_MEMBERS_VERSION = 3

/** Before v3 the one member's error is the request's. */
function leaveResponse({ errorCode, members }: LeaveAnswer, apiVersion: number) {
  if (apiVersion < SEVERAL_MEMBERS_VERSION) return { errorCode: errorCode || (members[0]?.errorCode ?? 0) }
  return {
    errorCode,
    members: members.map((member) => ({
      memberId: member.memberId,
      groupInstanceId: member.instanceId,
      errorCode: member.errorCode,
    })),
  }
}

/** The handler of API key 13. */
export function leaveGroupHandler({ coordinator, logger }: HandlerWorld): AnyHandler {
  async function leave({ groupId, memberId, members }: LeaveGroupRequest, apiVersion: number) {
    for (const member of members)
      if (member.reason !== null)
        logger.debug('group.leave', { groupId, memberId: member.memberId, reason: member.reason })
    const leaving =
      apiVersion < SEVERAL_MEMBERS_VERSION
        ? [{ memberId, instanceId: null }]
        : members.map((member) => ({ memberId: member.memberId, instanceId: member.groupInstanceId }))
    return leaveResponse(await coordinator.leaveGroup({ groupId, members: leaving }), apiVersion)
  }

  return defineHandler({
    request: leaveGroupRequest,
    response: leaveGroupResponse,
    versionMin: 0,
    versionMax: 5,
    handle: (request, { apiVersion }) => ({ response: leave(request, apiVersion) }),
    errorResponse: (_request, errorCode) => ({ errorCode }),
  })
}
