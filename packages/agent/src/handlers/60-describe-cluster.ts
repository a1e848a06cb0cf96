/**
 * DescribeCluster (KIP-700).
 *
 * - v1 (KIP-919): endpoint type; brokers are the only endpoints here. v2 (KIP-1073): fenced brokers; there are none.
 */
import { ErrorCode } from '@millrace/protocol'
import { describeClusterRequest, describeClusterResponse } from '@millrace/protocol/messages'
import { type AnyHandler, defineHandler } from '@millrace/server'
import { CLUSTER_OPERATIONS, OPERATIONS_NOT_ASKED } from '../authorized-operations.ts'
import type { HandlerWorld } from './handler-context.ts'

const EndpointType = { BROKERS: 1, CONTROLLERS: 2 } as const

/** The handler of API key 60. */
export function describeClusterHandler({ settings, views }: HandlerWorld): AnyHandler {
  const refuse = (errorCode: number, endpointType: number, errorMessage: string | null = null) => ({
    errorCode,
    errorMessage,
    endpointType,
    clusterId: settings.clusterId,
    brokers: [],
  })
  return defineHandler({
    request: describeClusterRequest,
    response: describeClusterResponse,
    versionMin: 0,
    versionMax: 2,
    handle(request, context) {
      const { endpointType } = request
      if (endpointType === EndpointType.CONTROLLERS)
        return {
          response: Promise.resolve(
            refuse(ErrorCode.MISMATCHED_ENDPOINT_TYPE, endpointType, 'The request was sent to a broker endpoint.'),
          ),
        }
      if (endpointType !== EndpointType.BROKERS)
        return {
          response: Promise.resolve(
            refuse(ErrorCode.UNSUPPORTED_ENDPOINT_TYPE, endpointType, `Unsupported endpoint type ${endpointType}`),
          ),
        }
      const view = views.of(context)
      return {
        response: Promise.resolve({
          errorCode: ErrorCode.NONE,
          errorMessage: null,
          endpointType,
          clusterId: settings.clusterId,
          controllerId: view.controllerId,
          brokers: view.brokers.map(({ nodeId, host, port, rack }) => ({ brokerId: nodeId, host, port, rack })),
          clusterAuthorizedOperations: request.includeClusterAuthorizedOperations
            ? CLUSTER_OPERATIONS
            : OPERATIONS_NOT_ASKED,
        }),
      }
    },
    errorResponse: (request, errorCode) => refuse(errorCode, request.endpointType),
  })
}
