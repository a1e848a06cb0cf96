/**
 * ListGroups: the groups of this agent, of which a client makes one list with those of the others. Each is one agent's:
 * its holder's if the client is shown it, else that of one that it is shown. Who is shown no agent at this address, since
 * it came by another way, gets every group.
 *
 * - v1: throttle time. v2: like v1. v3: flexible. v4 (KIP-518): filtered by state. v5 (KIP-848): filtered by type; every
 *   group here is of the type `classic`.
 */
import type { GroupListing } from '@millrace/metadata'
import { listGroupsRequest, type ListGroupsRequest, listGroupsResponse } from '@millrace/protocol/messages'
import { type AnyHandler, defineHandler } from '@millrace/server'
import type { AgentView } from '../client-views.ts'
import type { HandlerWorld } from './handler-context.ts'

const GROUP_TYPE = 'classic'

/** Whether a filter lets a value through; an empty one lets all. Case does not matter. */
function lets(filter: readonly string[], value: string): boolean {
  return filter.length === 0 || filter.some((wanted) => wanted.toLowerCase() === value.toLowerCase())
}

/** The handler of API key 16. */
export function listGroupsHandler({ coordinator, views, groupHolders }: HandlerWorld): AnyHandler {
  function isOwn({ groupId, holder }: GroupListing, view: AgentView): boolean {
    if (view.own === undefined) return true
    const holderId = holder === null ? undefined : groupHolders.nodeOf(holder)
    const agent = view.brokers.find(({ nodeId }) => nodeId === holderId) ?? view.coordinatorOf(groupId)
    return agent === view.own
  }

  async function list({ statesFilter, typesFilter }: ListGroupsRequest, view: AgentView) {
    const { errorCode, groups } = await coordinator.listGroups()
    const shown = groups.filter(
      (group) => lets(statesFilter, group.state) && lets(typesFilter, GROUP_TYPE) && isOwn(group, view),
    )
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
    handle: (request, context) => ({ response: list(request, views.of(context)) }),
    errorResponse: (_request, errorCode) => ({ errorCode }),
  })
}
