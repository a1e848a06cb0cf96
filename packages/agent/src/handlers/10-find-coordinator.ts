/**
 * FindCoordinator: which agent coordinates a group or a transaction.
 *
 * - v1 (KIP-98): key type; throttle time. v3: flexible. v4 (KIP-699): several keys in one request. v5 (KIP-890), v6
 *   (KIP-932, share groups): like v4.
 *
 * Groups and transactions are not built yet: every key is answered with COORDINATOR_NOT_AVAILABLE, after which clients
 * ask again. The API key is advertised all the same, because librdkafka before 2.11 takes its absence for a broker that
 * does not know LZ4 (KAFKA-18659 is of the same kind).
 */
import { ErrorCode } from '@millrace/protocol'
import {
  type FindCoordinatorRequest,
  findCoordinatorRequest,
  findCoordinatorResponse,
} from '@millrace/protocol/messages'
import { type AnyHandler, defineHandler } from '@millrace/server'

/** First version with several keys per request. */
const SEVERAL_KEYS_VERSION = 4
const MESSAGE = 'Groups and transactions are not supported by this broker yet.'

function everyKey(request: FindCoordinatorRequest, errorCode: number, { apiVersion }: { readonly apiVersion: number }) {
  const nowhere = { nodeId: -1, host: '', port: -1, errorCode, errorMessage: MESSAGE }
  if (apiVersion < SEVERAL_KEYS_VERSION) return nowhere
  return { coordinators: request.coordinatorKeys.map((key) => ({ key, ...nowhere })) }
}

/** The handler of API key 10. */
export function findCoordinatorHandler(): AnyHandler {
  return defineHandler({
    request: findCoordinatorRequest,
    response: findCoordinatorResponse,
    versionMin: 0,
    versionMax: 6,
    handle: (request, context) => ({
      response: Promise.resolve(everyKey(request, ErrorCode.COORDINATOR_NOT_AVAILABLE, context)),
    }),
    errorResponse: everyKey,
  })
}
