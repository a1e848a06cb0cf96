/**
 * ListGroups: every group of the cluster.
 *
 * - v1: throttle time. v2: like v1. v3: flexible. v4 (KIP-518): filtered by state. v5 (KIP-848): filtered by type; every
 *   group here is of the type `classic`.
 */
import { listGroupsRequest, type ListGroupsRequest, listGroupsResponse } from '@millrace/protocol/messages'
import { type AnyHandler, defineHandler } from '@millrace/server'
import type { HandlerWorld } from './handler-context.ts'

const GROUP_TYPE = 'classic'

/** Whether a filter lets a value through; an empty one lets all. Case does not matter. */
function lets(filter: readonly string[], value: string): boolean {
  return filter.length === 0 || filter.some((wanted) => wanted.toLowerCase() === value.toLowerCase())
}

/** The handler of API key 16. */
export function listGroupsHandler({ coordinator }: HandlerWorld): AnyHandler {
  async function list({ statesFilter, typesFilter }: ListGroupsRequest) {
    const { errorCode, groups } = await coordinator.listGroups()
    const shown = groups.filter(({ state }) => lets(statesFilter, state) && lets(typesFilter, GROUP_TYPE))
    return {
      errorCode,
      groups: shown.map(({ groupId, protocolType, state }) => ({
        groupId,
        protocolType,
        groupState: state,
        groupType: GROUP_TYPE,
      })),
    }
  }

  return defineHandler({
    request: listGroupsRequest,
    response: listGroupsResponse,
    versionMin: 0,
    versionMax: 5,
    handle: (request) => ({ response: list(request) }),
    errorResponse: (_request, errorCode) => ({ errorCode }),
  })
}
