/**
 * DeleteGroups (KIP-229): groups without members, and their offsets.
 *
 * - v1: like v0. v2: flexible.
 */
import { deleteGroupsRequest, type DeleteGroupsRequest, deleteGroupsResponse } from '@millrace/protocol/messages'
import { type AnyHandler, defineHandler } from '@millrace/server'
import type { HandlerWorld } from './handler-context.ts'

/** The handler of API key 42. */
export function deleteGroupsHandler({ coordinator }: HandlerWorld): AnyHandler {
  async function deleteGroups({ groupsNames }: DeleteGroupsRequest) {
    // A group that is named twice is deleted once, and says so twice.
    const deletions = new Map(groupsNames.map((groupId) => [groupId, undefined as Promise<number> | undefined]))
    for (const groupId of deletions.keys()) deletions.set(groupId, coordinator.deleteGroup(groupId))
    const results = groupsNames.map(async (groupId) => ({ groupId, errorCode: await deletions.get(groupId)! }))
    return { results: await Promise.all(results) }
  }

  return defineHandler({
    request: deleteGroupsRequest,
    response: deleteGroupsResponse,
    versionMin: 0,
    versionMax: 2,
    handle: (request) => ({ response: deleteGroups(request) }),
    errorResponse: ({ groupsNames }, errorCode) => ({
      results: groupsNames.map((groupId) => ({ groupId, errorCode })),
    }),
  })
}
