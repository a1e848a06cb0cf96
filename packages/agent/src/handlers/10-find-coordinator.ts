/**
 * FindCoordinator: which agent coordinates a group or a transaction.
 *
 * - v1 (KIP-98): key type; throttle time. v3: flexible. v4 (KIP-699): several keys in one request. v5 (KIP-890), v6
 *   (KIP-932, share groups): like v4.
 *
 * A group is coordinated by any agent that the client is shown, at the address that it is shown. Transactions are not
 * built yet: COORDINATOR_NOT_AVAILABLE, after which clients ask again. Share groups are not: INVALID_REQUEST.
 */
import { type Encodable, ErrorCode } from '@millrace/protocol'
import {
  type FindCoordinatorRequest,
  type FindCoordinatorResponse,
  findCoordinatorRequest,
  findCoordinatorResponse,
} from '@millrace/protocol/messages'
import { type AnyHandler, defineHandler, type RequestContext } from '@millrace/server'
import type { HandlerWorld } from './handler-context.ts'

/** First version with several keys per request. */
const SEVERAL_KEYS_VERSION = 4
const KeyType = { GROUP: 0, TRANSACTION: 1 } as const
const NOWHERE = { nodeId: -1, host: '', port: -1 }
const NO_AGENT = 'No agent that this client may be shown is there.'
const NO_TRANSACTIONS = 'Transactions are not supported by this broker yet.'
const UNKNOWN_TYPE = 'Coordinators of this type are not supported by this broker.'

interface Coordinator {
  readonly nodeId: number
  readonly host: string
  readonly port: number
  readonly errorCode: number
  readonly errorMessage: string | null
}

function inShape(
  request: FindCoordinatorRequest,
  coordinator: Coordinator,
  apiVersion: number,
): Encodable<FindCoordinatorResponse> {
  if (apiVersion < SEVERAL_KEYS_VERSION) return coordinator
  return { coordinators: request.coordinatorKeys.map((key) => ({ key, ...coordinator })) }
}

/** The handler of API key 10. */
export function findCoordinatorHandler({ directory }: HandlerWorld): AnyHandler {
  const failed = (errorCode: number, errorMessage: string): Coordinator => ({ ...NOWHERE, errorCode, errorMessage })

  function find({ keyType }: FindCoordinatorRequest, context: RequestContext): Coordinator {
    if (keyType === KeyType.TRANSACTION) return failed(ErrorCode.COORDINATOR_NOT_AVAILABLE, NO_TRANSACTIONS)
    if (keyType !== KeyType.GROUP) return failed(ErrorCode.INVALID_REQUEST, UNKNOWN_TYPE)
    const [agent] = directory.view(context).brokers
    if (agent === undefined) return failed(ErrorCode.COORDINATOR_NOT_AVAILABLE, NO_AGENT)
    const { nodeId, host, port } = agent
    // What Kafka says where there is no error to tell of: some clients print it.
    const errorMessage = context.apiVersion < SEVERAL_KEYS_VERSION ? 'NONE' : ''
    return { nodeId, host, port, errorCode: ErrorCode.NONE, errorMessage }
  }

  return defineHandler({
    request: findCoordinatorRequest,
    response: findCoordinatorResponse,
    versionMin: 0,
    versionMax: 6,
    handle: (request, context) => ({
      response: Promise.resolve(inShape(request, find(request, context), context.apiVersion)),
    }),
    errorResponse: (request, errorCode, { apiVersion }) =>
      inShape(request, { ...NOWHERE, errorCode, errorMessage: null }, apiVersion),
  })
}
