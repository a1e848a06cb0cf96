/**
 * DescribeGroups: state and members of groups.
 *
 * - v1: throttle time. v2: like v1. v3 (KIP-430): authorized operations. v4 (KIP-345): instance ids. v5: flexible. v6
 *   (KIP-1043): a group that does not exist is GROUP_ID_NOT_FOUND instead of a dead group.
 *
 * Asking neither makes a group nor takes it over.
 */
import type { GroupDescription } from '@millrace/coordinator'
import { ErrorCode } from '@millrace/protocol'
import { describeGroupsRequest, type DescribeGroupsRequest, describeGroupsResponse } from '@millrace/protocol/messages'
import { type AnyHandler, defineHandler } from '@millrace/server'
import { GROUP_OPERATIONS, OPERATIONS_NOT_ASKED } from '../authorized-operations.ts'
import type { HandlerWorld } from './handler-context.ts'

/** First version in which a group that does not exist is an error. */
const NOT_FOUND_VERSION = 6

function describedGroup(groupId: string, description: GroupDescription, apiVersion: number) {
  const isMissing = description.errorCode === ErrorCode.GROUP_ID_NOT_FOUND
  const isDeadGroup = isMissing && apiVersion < NOT_FOUND_VERSION
  return {
    errorCode: isDeadGroup ? ErrorCode.NONE : description.errorCode,
    errorMessage: isMissing && !isDeadGroup ? `There is no group ${groupId}.` : null,
    groupId,
    groupState: description.state,
    protocolType: description.protocolType,
    protocolData: description.protocolName,
    members: description.members.map((member) => ({
      memberId: member.memberId,
      groupInstanceId: member.instanceId,
      clientId: member.clientId,
      clientHost: member.clientHost,
      memberMetadata: member.metadata,
      memberAssignment: member.assignment,
    })),
  }
}

/** The handler of API key 15. */
export function describeGroupsHandler({ coordinator }: HandlerWorld): AnyHandler {
  async function describe({ groups, includeAuthorizedOperations }: DescribeGroupsRequest, apiVersion: number) {
    const authorizedOperations = includeAuthorizedOperations ? GROUP_OPERATIONS : OPERATIONS_NOT_ASKED
    const described = groups.map(async (groupId) => {
      const group = describedGroup(groupId, await coordinator.describeGroup(groupId), apiVersion)
      return group.errorCode === ErrorCode.NONE ? { ...group, authorizedOperations } : group
    })
    return { groups: await Promise.all(described) }
  }

  return defineHandler({
    request: describeGroupsRequest,
    response: describeGroupsResponse,
    versionMin: 0,
    versionMax: 6,
    handle: (request, { apiVersion }) => ({ response: describe(request, apiVersion) }),
    errorResponse: ({ groups }, errorCode) => ({ groups: groups.map((groupId) => ({ groupId, errorCode })) }),
  })
}
