/**
 * FindCoordinator: which agent coordinates a group or a transaction.
 *
 * - v1 (KIP-98): key type; throttle time. v3: flexible. v4 (KIP-699): several keys in one request. v5 (KIP-890), v6
 *   (KIP-932, share groups): like v4.
 *
 * The agent that holds the group, or this one when nobody does, if the client is shown it; else one that it is shown. Any
 * agent passes requests on to the holder or, when there is none, becomes it. Transactions are not built yet: COORDINATOR_NOT_AVAILABLE, after which
 * clients ask again. Share groups are not: INVALID_REQUEST.
 */
import { type Encodable, ErrorCode } from '@millrace/protocol'
import {
  type FindCoordinatorRequest,
  type FindCoordinatorResponse,
  findCoordinatorRequest,
  findCoordinatorResponse,
} from '@millrace/protocol/messages'
import { type AnyHandler, defineHandler, type RequestContext } from '@millrace/server'
import type { AgentView } from '../client-views.ts'
import type { HandlerWorld } from './handler-context.ts'

/** First version with several keys per request. */
const SEVERAL_KEYS_VERSION = 4
const KeyType = { GROUP: 0, TRANSACTION: 1 } as const
const NOWHERE = { nodeId: -1, host: '', port: -1 }
const NO_AGENT = 'No agent that this client may be shown is there.'
const STORE_AWAY = 'Who coordinates the group cannot be looked up now.'
const NO_TRANSACTIONS = 'Transactions are not supported by this broker yet.'
const UNKNOWN_TYPE = 'Coordinators of this type are not supported by this broker.'

interface Coordinator {
  readonly nodeId: number
  readonly host: string
  readonly port: number
  readonly errorCode: number
  readonly errorMessage: string | null
}

interface FoundCoordinator extends Coordinator {
  readonly key: string
}

function inShape(found: readonly FoundCoordinator[], apiVersion: number): Encodable<FindCoordinatorResponse> {
  return apiVersion < SEVERAL_KEYS_VERSION ? found[0]! : { coordinators: [...found] }
}

/** The keys asked for; before v4 there is always one. */
function keysOf({ key, coordinatorKeys }: FindCoordinatorRequest, apiVersion: number): readonly string[] {
  return apiVersion < SEVERAL_KEYS_VERSION ? [key] : coordinatorKeys
}

const failed = (errorCode: number, errorMessage: string | null): Coordinator => ({
  ...NOWHERE,
  errorCode,
  errorMessage,
})

/** The handler of API key 10. */
export function findCoordinatorHandler({ views, groupHolders }: HandlerWorld): AnyHandler {
  async function findGroup(groupId: string, view: AgentView, apiVersion: number): Promise<Coordinator> {
    const found = await groupHolders.find(groupId)
    if (!found.ok) return failed(found.errorCode, STORE_AWAY)
    const { nodeId: holderId } = found
    const agent = view.brokers.find(({ nodeId }) => nodeId === holderId) ?? view.coordinatorOf(groupId)
    if (agent === undefined) return failed(ErrorCode.COORDINATOR_NOT_AVAILABLE, NO_AGENT)
    const { nodeId, host, port } = agent
    // What Kafka says where there is no error to tell of: some clients print it.
    const errorMessage = apiVersion < SEVERAL_KEYS_VERSION ? 'NONE' : ''
    return { nodeId, host, port, errorCode: ErrorCode.NONE, errorMessage }
  }

  async function find(request: FindCoordinatorRequest, context: RequestContext) {
    const { keyType } = request
    const { apiVersion } = context
    const view = views.of(context)
    const coordinatorOf = (key: string) => {
      if (keyType === KeyType.TRANSACTION) return failed(ErrorCode.COORDINATOR_NOT_AVAILABLE, NO_TRANSACTIONS)
      if (keyType !== KeyType.GROUP) return failed(ErrorCode.INVALID_REQUEST, UNKNOWN_TYPE)
      return findGroup(key, view, apiVersion)
    }
    const found: FoundCoordinator[] = []
    for (const key of keysOf(request, apiVersion)) found.push({ key, ...(await coordinatorOf(key)) })
    return inShape(found, apiVersion)
  }

  return defineHandler({
    request: findCoordinatorRequest,
    response: findCoordinatorResponse,
    versionMin: 0,
    versionMax: 6,
    handle: (request, context) => ({ response: find(request, context) }),
    errorResponse: (request, errorCode, { apiVersion }) =>
      inShape(
        keysOf(request, apiVersion).map((key) => ({ key, ...failed(errorCode, null) })),
        apiVersion,
      ),
  })
}
