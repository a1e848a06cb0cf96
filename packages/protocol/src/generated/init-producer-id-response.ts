// Generated from schema/messages/InitProducerIdResponse.json by `npm run generate`. Do not edit.
import { NO_TAGGED_FIELDS, inReadField, inWrittenField, messageCodec, rejectTaggedFields, rejectUnlessDefault, type Encodable, type Int64, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/** Kafka's InitProducerIdResponse. Versions 0 to 6. */
export interface InitProducerIdResponse {
  /** `int32`, dropped silently where a version lacks it. */
  readonly throttleTimeMs: number
  /** `int16`. */
  readonly errorCode: number
  /** `int64`, by default -1. */
  readonly producerId: Int64
  /** `int16`. */
  readonly producerEpoch: number
  /** `int64`, in version 6 only, by default -1. */
  readonly ongoingTxnProducerId: Int64
  /** `int16`, in version 6 only, by default -1. */
  readonly ongoingTxnProducerEpoch: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readInitProducerIdResponse(reader: Reader, version: number): InitProducerIdResponse {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'throttleTimeMs'
    const throttleTimeMs = reader.readInt32()
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'producerId'
    const producerId = reader.readInt64()
    at = 'producerEpoch'
    const producerEpoch = reader.readInt16()
    at = 'ongoingTxnProducerId'
    const ongoingTxnProducerId = version >= 6 ? reader.readInt64() : -1
    at = 'ongoingTxnProducerEpoch'
    const ongoingTxnProducerEpoch = version >= 6 ? reader.readInt16() : -1
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { throttleTimeMs, errorCode, producerId, producerEpoch, ongoingTxnProducerId, ongoingTxnProducerEpoch, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeInitProducerIdResponse(writer: Writer, value: Encodable<InitProducerIdResponse>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'throttleTimeMs'
    writer.writeInt32(value.throttleTimeMs)
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'producerId'
    writer.writeInt64(value.producerId === undefined ? -1 : value.producerId)
    at = 'producerEpoch'
    writer.writeInt16(value.producerEpoch)
    at = 'ongoingTxnProducerId'
    if (version >= 6) {
      writer.writeInt64(value.ongoingTxnProducerId === undefined ? -1 : value.ongoingTxnProducerId)
    }
    else rejectUnlessDefault(value.ongoingTxnProducerId, -1, 'ongoingTxnProducerId')
    at = 'ongoingTxnProducerEpoch'
    if (version >= 6) {
      writer.writeInt16(value.ongoingTxnProducerEpoch === undefined ? -1 : value.ongoingTxnProducerEpoch)
    }
    else rejectUnlessDefault(value.ongoingTxnProducerEpoch, -1, 'ongoingTxnProducerEpoch')
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link InitProducerIdResponse}. */
export const initProducerIdResponse = /* @__PURE__ */ messageCodec(
  { name: 'InitProducerIdResponse', apiKey: 22, kind: 'response', versionMin: 0, versionMax: 6, flexibleFrom: 2 },
  readInitProducerIdResponse,
  writeInitProducerIdResponse,
)
