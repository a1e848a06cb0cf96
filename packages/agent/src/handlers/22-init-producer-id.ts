/**
 * InitProducerId: the id with which an idempotent producer numbers its batches (KIP-98).
 *
 * - v1: like v0. v2: flexible. v3 (KIP-360): the producer may send the id and epoch it has. v4 (KIP-588): may answer
 *   PRODUCER_FENCED. v5 (KIP-890): like v4. v6 (KIP-939, two-phase commit) is unstable in Kafka 4.3 and not answered.
 *
 * Without a transactional id every request gets a new id with epoch 0, whatever it sent. Transactions are not built yet:
 * a transactional id is refused with INVALID_REQUEST, which clients take for final.
 */
import { ErrorCode } from '@millrace/protocol'
import { initProducerIdRequest, initProducerIdResponse } from '@millrace/protocol/messages'
import { type AnyHandler, defineHandler } from '@millrace/server'
import type { HandlerWorld } from './handler-context.ts'

const NO_PRODUCER = { producerId: -1, producerEpoch: -1 }

/** The handler of API key 22. */
export function initProducerIdHandler({ metadata }: HandlerWorld): AnyHandler {
  return defineHandler({
    request: initProducerIdRequest,
    response: initProducerIdResponse,
    versionMin: 0,
    versionMax: 5,
    handle(request) {
      if (request.transactionalId !== null)
        return { response: Promise.resolve({ errorCode: ErrorCode.INVALID_REQUEST, ...NO_PRODUCER }) }
      // An id without an epoch, or an epoch without an id, says nothing (KIP-360).
      if ((request.producerId === -1) !== (request.producerEpoch === -1))
        return { response: Promise.resolve({ errorCode: ErrorCode.INVALID_REQUEST, ...NO_PRODUCER }) }
      const response = metadata
        .allocateProducerId()
        .then((producerId) => ({ errorCode: ErrorCode.NONE, producerId, producerEpoch: 0 }))
      return { response }
    },
    errorResponse: (_request, errorCode) => ({ errorCode, ...NO_PRODUCER }),
  })
}
