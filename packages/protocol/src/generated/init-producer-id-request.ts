// Generated from schema/messages/InitProducerIdRequest.json by `npm run generate`. Do not edit.
import { NO_TAGGED_FIELDS, inReadField, inWrittenField, messageCodec, rejectTaggedFields, rejectUnlessDefault, type Encodable, type Int64, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/** Kafka's InitProducerIdRequest. Versions 0 to 6. */
export interface InitProducerIdRequest {
  /** `string`, may be null. */
  readonly transactionalId: string | null
  /** `int32`. */
  readonly transactionTimeoutMs: number
  /** `int64`, since version 3, by default -1. */
  readonly producerId: Int64
  /** `int16`, since version 3, by default -1. */
  readonly producerEpoch: number
  /** `bool`, in version 6 only. */
  readonly enable2Pc: boolean
  /** `bool`, in version 6 only. */
  readonly keepPreparedTxn: boolean
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readInitProducerIdRequest(reader: Reader, version: number): InitProducerIdRequest {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'transactionalId'
    const transactionalId = reader.readNullableString(flexible)
    at = 'transactionTimeoutMs'
    const transactionTimeoutMs = reader.readInt32()
    at = 'producerId'
    const producerId = version >= 3 ? reader.readInt64() : -1
    at = 'producerEpoch'
    const producerEpoch = version >= 3 ? reader.readInt16() : -1
    at = 'enable2Pc'
    const enable2Pc = version >= 6 ? reader.readBoolean() : false
    at = 'keepPreparedTxn'
    const keepPreparedTxn = version >= 6 ? reader.readBoolean() : false
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { transactionalId, transactionTimeoutMs, producerId, producerEpoch, enable2Pc, keepPreparedTxn, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeInitProducerIdRequest(writer: Writer, value: Encodable<InitProducerIdRequest>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'transactionalId'
    writer.writeNullableString(value.transactionalId === undefined ? '' : value.transactionalId, flexible)
    at = 'transactionTimeoutMs'
    writer.writeInt32(value.transactionTimeoutMs)
    at = 'producerId'
    if (version >= 3) {
      writer.writeInt64(value.producerId === undefined ? -1 : value.producerId)
    }
    else rejectUnlessDefault(value.producerId, -1, 'producerId')
    at = 'producerEpoch'
    if (version >= 3) {
      writer.writeInt16(value.producerEpoch === undefined ? -1 : value.producerEpoch)
    }
    else rejectUnlessDefault(value.producerEpoch, -1, 'producerEpoch')
    at = 'enable2Pc'
    if (version >= 6) {
      writer.writeBoolean(value.enable2Pc)
    }
    else rejectUnlessDefault(value.enable2Pc, false, 'enable2Pc')
    at = 'keepPreparedTxn'
    if (version >= 6) {
      writer.writeBoolean(value.keepPreparedTxn)
    }
    else rejectUnlessDefault(value.keepPreparedTxn, false, 'keepPreparedTxn')
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link InitProducerIdRequest}. */
export const initProducerIdRequest = /* @__PURE__ */ messageCodec(
  { name: 'InitProducerIdRequest', apiKey: 22, kind: 'request', versionMin: 0, versionMax: 6, flexibleFrom: 2 },
  readInitProducerIdRequest,
  writeInitProducerIdRequest,
)
