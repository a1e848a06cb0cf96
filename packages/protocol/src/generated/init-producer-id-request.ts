// Generated from schema/messages/InitProducerIdRequest.json by `npm run generate`. Do not edit.
import { type Int64 } from '../int64.ts'
import { messageCodec, rejectTaggedFields, rejectUnlessDefault, type MessageCodec } from '../message-codec.ts'
import type { Reader } from '../reader.ts'
import { NO_TAGGED_FIELDS, type Encodable, type UnknownTaggedField } from '../values.ts'
import type { Writer } from '../writer.ts'

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
  const flexible = version >= 2
  const transactionalId = reader.readNullableString(flexible)
  const transactionTimeoutMs = reader.readInt32()
  const producerId = version >= 3 ? reader.readInt64() : -1
  const producerEpoch = version >= 3 ? reader.readInt16() : -1
  const enable2Pc = version >= 6 ? reader.readBoolean() : false
  const keepPreparedTxn = version >= 6 ? reader.readBoolean() : false
  const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
  return { transactionalId, transactionTimeoutMs, producerId, producerEpoch, enable2Pc, keepPreparedTxn, unknownTaggedFields }
}

function writeInitProducerIdRequest(writer: Writer, value: Encodable<InitProducerIdRequest>, version: number): void {
  const flexible = version >= 2
  writer.writeNullableString(value.transactionalId === undefined ? '' : value.transactionalId, flexible)
  writer.writeInt32(value.transactionTimeoutMs)
  if (version >= 3) {
    writer.writeInt64(value.producerId === undefined ? -1 : value.producerId)
  }
  else rejectUnlessDefault(value.producerId, -1, 'producerId')
  if (version >= 3) {
    writer.writeInt16(value.producerEpoch === undefined ? -1 : value.producerEpoch)
  }
  else rejectUnlessDefault(value.producerEpoch, -1, 'producerEpoch')
  if (version >= 6) {
    writer.writeBoolean(value.enable2Pc)
  }
  else rejectUnlessDefault(value.enable2Pc, false, 'enable2Pc')
  if (version >= 6) {
    writer.writeBoolean(value.keepPreparedTxn)
  }
  else rejectUnlessDefault(value.keepPreparedTxn, false, 'keepPreparedTxn')
  if (flexible) {
    writer.writeTaggedFields(value.unknownTaggedFields)
  }
  else rejectTaggedFields(value.unknownTaggedFields)
}

/** Reads and writes {@link InitProducerIdRequest}. */
export const initProducerIdRequest: MessageCodec<InitProducerIdRequest> = /* @__PURE__ */ messageCodec(
  { name: 'InitProducerIdRequest', apiKey: 22, kind: 'request', versionMin: 0, versionMax: 6, flexibleFrom: 2 },
  readInitProducerIdRequest,
  writeInitProducerIdRequest,
)
