import type { BatcherErrorCode } from '@millrace/batcher'
import { MetadataError, type MetadataErrorCode, type RejectReason } from '@millrace/metadata'
import type { ObjectStoreErrorCode } from '@millrace/object-store'
import { ApiKey, ErrorCode } from '@millrace/protocol'

/** The retriable error by which clients of an API key understand that the metadata store is away for now. */
const UNAVAILABLE_BY_API: Readonly<Record<number, number>> = {
  [ApiKey.PRODUCE]: ErrorCode.KAFKA_STORAGE_ERROR,
  [ApiKey.FETCH]: ErrorCode.KAFKA_STORAGE_ERROR,
  [ApiKey.LIST_OFFSETS]: ErrorCode.KAFKA_STORAGE_ERROR,
  [ApiKey.METADATA]: ErrorCode.LEADER_NOT_AVAILABLE,
  [ApiKey.OFFSET_COMMIT]: ErrorCode.COORDINATOR_NOT_AVAILABLE,
  [ApiKey.OFFSET_FETCH]: ErrorCode.COORDINATOR_NOT_AVAILABLE,
  [ApiKey.OFFSET_DELETE]: ErrorCode.COORDINATOR_NOT_AVAILABLE,
  [ApiKey.INIT_PRODUCER_ID]: ErrorCode.COORDINATOR_NOT_AVAILABLE,
}

const isTemporary = {
  UNAVAILABLE: true,
  FULL: true,
  CLOSED: true,
  IN_USE: true,
  INVALID: false,
  BAD_REQUEST: false,
} as const satisfies Record<MetadataErrorCode, boolean>

/** What a whole request is answered with when its handler threw; undefined for what nobody expected. */
export function requestErrorToKafka(error: unknown, apiKey: number): number | undefined {
  if (!MetadataError.is(error) || !isTemporary[error.code]) return undefined
  return UNAVAILABLE_BY_API[apiKey] ?? ErrorCode.REQUEST_TIMED_OUT
}

/** What a consumer is told when a segment cannot be read: KAFKA_STORAGE_ERROR makes it refresh and ask again. */
export const objectStoreErrorToKafka = {
  NOT_FOUND: ErrorCode.KAFKA_STORAGE_ERROR,
  ACCESS_DENIED: ErrorCode.KAFKA_STORAGE_ERROR,
  PRECONDITION_FAILED: ErrorCode.UNKNOWN_SERVER_ERROR,
  CONTENT_MISMATCH: ErrorCode.UNKNOWN_SERVER_ERROR,
  CONFLICT: ErrorCode.KAFKA_STORAGE_ERROR,
  RANGE_NOT_SATISFIABLE: ErrorCode.KAFKA_STORAGE_ERROR,
  THROTTLED: ErrorCode.KAFKA_STORAGE_ERROR,
  UNAVAILABLE: ErrorCode.KAFKA_STORAGE_ERROR,
  FULL: ErrorCode.KAFKA_STORAGE_ERROR,
  INVALID: ErrorCode.UNKNOWN_SERVER_ERROR,
  CLOSED: ErrorCode.NOT_LEADER_OR_FOLLOWER,
} as const satisfies Record<ObjectStoreErrorCode, number>

/** What a producer is told when its append could not be decided: all retriable, because it may still commit. */
export const batcherErrorToKafka = {
  CLOSED_BEFORE_APPEND: ErrorCode.NOT_LEADER_OR_FOLLOWER,
  INVALID_ITEM: ErrorCode.INVALID_RECORD,
  UNDECIDED_BYTES_EXCEEDED: ErrorCode.KAFKA_STORAGE_ERROR,
  OUTCOME_UNKNOWN: ErrorCode.REQUEST_TIMED_OUT,
  SEGMENT_ID_EXPIRED: ErrorCode.REQUEST_TIMED_OUT,
  METADATA_UNUSABLE: ErrorCode.REQUEST_TIMED_OUT,
  INTERNAL: ErrorCode.REQUEST_TIMED_OUT,
} as const satisfies Record<BatcherErrorCode, number>

/** The commit contract's rejections in the protocol's terms. `byId`: whether the client named the topic by its id. */
export function rejectionToKafka(reason: RejectReason, byId: boolean): number {
  switch (reason) {
    case 'OUT_OF_ORDER':
      return ErrorCode.OUT_OF_ORDER_SEQUENCE_NUMBER
    case 'FENCED':
      return ErrorCode.INVALID_PRODUCER_EPOCH
    case 'GONE':
      return byId ? ErrorCode.UNKNOWN_TOPIC_ID : ErrorCode.UNKNOWN_TOPIC_OR_PARTITION
  }
}
