/**
 * JoinGroup: becomes a member of a classic consumer group, or rejoins one.
 *
 * - v0: no rebalance timeout; the session timeout stands for it. v1: rebalance timeout. v2: throttle time. v3: like v2.
 * - v4 (KIP-394): a member without an id gets one with MEMBER_ID_REQUIRED and joins with it. v5 (KIP-345): static members.
 * - v6: flexible. v7 (KIP-559): protocol type and name in the answer, null with an error. v8 (KIP-800): the client's
 *   reason, for the log. v9 (KIP-814): a static leader that started again is told to leave the assignment alone.
 *
 * The answer comes when the new generation is stored. Its connection's later requests are taken meanwhile.
 */
import { ErrorCode } from '@millrace/protocol'
import { joinGroupRequest, type JoinGroupRequest, joinGroupResponse } from '@millrace/protocol/messages'
import { type AnyHandler, defineHandler, type RequestContext } from '@millrace/server'
import { clientHost } from '../groups/client-host.ts'
import type { HandlerWorld } from './handler-context.ts'

/** Versions in which something begins. */
const Since = { REBALANCE_TIMEOUT: 1, MEMBER_ID_REQUIRED: 4, NULL_PROTOCOL: 7, SKIP_ASSIGNMENT: 9 } as const

function joinRequest(request: JoinGroupRequest, { apiVersion, clientId, connection }: RequestContext) {
  const { groupId, memberId, protocolType, protocols, sessionTimeoutMs } = request
  return {
    groupId,
    memberId,
    instanceId: request.groupInstanceId,
    protocolType,
    protocols,
    sessionTimeoutMs,
    rebalanceTimeoutMs: apiVersion >= Since.REBALANCE_TIMEOUT ? request.rebalanceTimeoutMs : sessionTimeoutMs,
    clientId: clientId ?? '',
    clientHost: clientHost(connection.remoteAddress),
    needsMemberId: apiVersion >= Since.MEMBER_ID_REQUIRED,
    canSkipAssignment: apiVersion >= Since.SKIP_ASSIGNMENT,
  }
}

/** The handler of API key 11. */
export function joinGroupHandler({ coordinator, logger }: HandlerWorld): AnyHandler {
  const protocolNameOf = (name: string | null, apiVersion: number) =>
    name ?? (apiVersion >= Since.NULL_PROTOCOL ? null : '')

  async function join(request: JoinGroupRequest, context: RequestContext) {
    const { groupId, memberId, reason } = request
    if (reason !== null) logger.debug('group.join', { groupId, memberId, reason })
    const answer = await coordinator.joinGroup(joinRequest(request, context), { signal: context.connection.inputEnded })
    return {
      errorCode: answer.errorCode,
      generationId: answer.generation,
      protocolType: answer.protocolType,
      protocolName: protocolNameOf(answer.protocolName, context.apiVersion),
      leader: answer.leaderId,
      skipAssignment: answer.skipAssignment,
      memberId: answer.memberId,
      members: answer.members.map((member) => ({
        memberId: member.memberId,
        groupInstanceId: member.instanceId,
        metadata: member.metadata,
      })),
    }
  }

  return defineHandler({
    request: joinGroupRequest,
    response: joinGroupResponse,
    versionMin: 0,
    versionMax: 9,
    handle(request, context) {
      // An empty instance id names nobody, and would make one static member of all who send it.
      if (request.groupInstanceId === '')
        return { response: Promise.resolve({ errorCode: ErrorCode.INVALID_REQUEST, memberId: request.memberId }) }
      return { response: join(request, context), admitted: Promise.resolve() }
    },
    errorResponse: ({ memberId }, errorCode, { apiVersion }) => ({
      errorCode,
      memberId,
      protocolName: protocolNameOf(null, apiVersion),
    }),
  })
}
