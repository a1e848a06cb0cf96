/**
 * Produce: record batches in.
 *
 * - v3 (KIP-98): record batches of format 2, transactional id. v4: KAFKA_STORAGE_ERROR. v5 (KIP-107): log start offset.
 *   v7 (KIP-110): zstd. v8 (KIP-467): errors per record and a message. v9: flexible. v10 (KIP-951): where the leader is;
 *   never needed here. v11, v12 (KIP-890): transactions v2. v13 (KIP-516): topic ids.
 * - v0-2 carry formats that Kafka 4 does not write any more. They are advertised, because librdkafka before 2.11 sends
 *   uncompressed batches to a broker that does not, and answered with UNSUPPORTED_VERSION (KAFKA-18659).
 *
 * acks=1 and acks=all are one: nothing is answered before it is durable. acks=0 gets no answer; when its batch is
 * refused, the connection is closed, which is all that Kafka can say to such a producer.
 * Batches are checked without being decompressed: format, length, CRC, and that as many records are counted as offsets.
 * The offsets of the records inside a batch are the producer's word, and are not looked at.
 * Transactions are not built yet: a transactional batch is refused with INVALID_TXN_STATE.
 */
import { type Encodable, ErrorCode } from '@millrace/protocol'
import { type ProduceRequest, type ProduceResponse, produceRequest, produceResponse } from '@millrace/protocol/messages'
import { deadline } from '@millrace/runtime'
import { type AnyHandler, type CloseConnection, defineHandler, type Handling } from '@millrace/server'
import { type AppendRequestOptions, createAppender, type PartitionOutcome } from '../produce/appender.ts'
import type { HandlerWorld } from './handler-context.ts'

/** First version whose record format is the one that is stored. */
const RECORD_BATCH_VERSION = 3
/** From this version on topics are named by id. */
const TOPIC_ID_VERSION = 13

const ACKS_NONE = 0
const VALID_ACKS = [-1, ACKS_NONE, 1]

type Answer = Encodable<ProduceResponse> | CloseConnection | null

/** The same outcome for every partition of a request. */
function everyPartition(
  request: ProduceRequest,
  errorCode: number,
  errorMessage: string | null = null,
): Encodable<ProduceResponse> {
  return {
    responses: request.topicData.map(({ name, topicId, partitionData }) => ({
      name,
      topicId,
      partitionResponses: partitionData.map(({ index }) => ({ index, errorCode, baseOffset: -1, errorMessage })),
    })),
  }
}

function answerOf(
  request: ProduceRequest,
  outcomes: readonly (readonly PartitionOutcome[])[],
): Encodable<ProduceResponse> {
  return {
    responses: request.topicData.map(({ name, topicId, partitionData }, topicIndex) => ({
      name,
      topicId,
      partitionResponses: partitionData.map(({ index }, partitionIndex) => ({
        index,
        ...outcomes[topicIndex]![partitionIndex]!,
      })),
    })),
  }
}

/** What acks=0 gets: nothing, or the end of the connection. */
function silently(answer: Answer): Answer {
  if (answer === null || 'closeReason' in answer) return answer
  const failures = (answer.responses ?? []).flatMap(({ partitionResponses = [] }) =>
    partitionResponses.filter(({ errorCode = ErrorCode.NONE }) => errorCode !== ErrorCode.NONE),
  )
  if (failures.length === 0) return null
  return { closeReason: `a batch of an acks=0 producer was refused with error ${failures[0]!.errorCode}` }
}

/** The handler of API key 0. */
export function produceHandler(world: HandlerWorld): AnyHandler {
  const appender = createAppender(world)

  /** Appends, and answers when all is decided or, with REQUEST_TIMED_OUT for what is not, when the time is up. */
  function appendInTime(request: ProduceRequest, options: AppendRequestOptions): Handling<ProduceResponse> {
    const limit = deadline(world.clock, request.timeoutMs)
    const run = appender.append(request, { ...options, signal: limit.signal })
    const answer = () => answerOf(request, run.outcomesSoFar())
    const isOver = new Promise<void>((resolve) =>
      limit.signal.addEventListener('abort', () => resolve(), { once: true }),
    )
    const response = Promise.race([run.done, isOver])
      .then(answer)
      .finally(() => limit.cancel())
    return { response, admitted: run.admitted }
  }

  function refuse(request: ProduceRequest, answer: Answer): { readonly response: Promise<Answer> } {
    return { response: Promise.resolve(request.acks === ACKS_NONE ? silently(answer) : answer) }
  }

  return defineHandler<ProduceRequest, ProduceResponse>({
    request: produceRequest,
    response: produceResponse,
    versionMin: 0,
    versionMax: 13,
    handle(request, { apiVersion }) {
      if (apiVersion < RECORD_BATCH_VERSION)
        return refuse(request, everyPartition(request, ErrorCode.UNSUPPORTED_VERSION))
      if (!VALID_ACKS.includes(request.acks))
        return { response: Promise.resolve(everyPartition(request, ErrorCode.INVALID_REQUIRED_ACKS)) }
      const options = { byId: apiVersion >= TOPIC_ID_VERSION, apiVersion }
      if (request.acks !== ACKS_NONE) return appendInTime(request, options)
      // An acks=0 producer does not wait, but its bytes stay reserved until they are decided.
      const run = appender.append(request, options)
      const response = run.done.then(() => silently(answerOf(request, run.outcomesSoFar())))
      return { response, admitted: run.admitted }
    },
    errorResponse(request, errorCode) {
      const answer = everyPartition(request, errorCode)
      return request.acks === ACKS_NONE ? silently(answer) : answer
    },
  })
}
