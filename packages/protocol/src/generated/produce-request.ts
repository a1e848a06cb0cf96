// Generated from schema/messages/ProduceRequest.json by `npm run generate`. Do not edit.
import { messageCodec, rejectTaggedFields, rejectUnlessDefault, type MessageCodec } from '../message-codec.ts'
import type { Reader } from '../reader.ts'
import { ZERO_UUID } from '../uuid.ts'
import { NO_ITEMS, NO_TAGGED_FIELDS, type Encodable, type Records, type UnknownTaggedField } from '../values.ts'
import type { Writer } from '../writer.ts'

/** Kafka's ProduceRequest. Versions 0 to 13. */
export interface ProduceRequest {
  /** `string`, since version 3, may be null, by default null. */
  readonly transactionalId: string | null
  /** `int16`. */
  readonly acks: number
  /** `int32`. */
  readonly timeoutMs: number
  /** `[]TopicProduceData`. */
  readonly topicData: readonly ProduceRequestTopicProduceData[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ProduceRequest}. */
export interface ProduceRequestTopicProduceData {
  /** `string`, in versions 0 to 12, dropped silently where a version lacks it. */
  readonly name: string
  /** `uuid`, in version 13 only, dropped silently where a version lacks it. */
  readonly topicId: string
  /** `[]PartitionProduceData`. */
  readonly partitionData: readonly ProduceRequestPartitionProduceData[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ProduceRequest}. */
export interface ProduceRequestPartitionProduceData {
  /** `int32`. */
  readonly index: number
  /** `records`, may be null. */
  readonly records: Records | null
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readTopicProduceData(reader: Reader, version: number): ProduceRequestTopicProduceData {
  const flexible = version >= 9
  const name = version <= 12 ? reader.readString(flexible) : ''
  const topicId = version >= 13 ? reader.readUuid() : ZERO_UUID
  const partitionData = readPartitionProduceDataList(reader, version)
  const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
  return { name, topicId, partitionData, unknownTaggedFields }
}

function writeTopicProduceData(writer: Writer, value: Encodable<ProduceRequestTopicProduceData>, version: number): void {
  const flexible = version >= 9
  if (version <= 12) {
    writer.writeString(value.name, flexible)
  }
  if (version >= 13) {
    writer.writeUuid(value.topicId)
  }
  writePartitionProduceDataList(writer, value.partitionData === undefined ? NO_ITEMS : value.partitionData, version)
  if (flexible) {
    writer.writeTaggedFields(value.unknownTaggedFields)
  }
  else rejectTaggedFields(value.unknownTaggedFields)
}

function readTopicProduceDataList(reader: Reader, version: number): ProduceRequestTopicProduceData[] {
  const count = reader.readArrayLength(version >= 9, 3)
  const items: ProduceRequestTopicProduceData[] = []
  for (let left = count; left > 0; left--) items.push(readTopicProduceData(reader, version))
  return items
}

function writeTopicProduceDataList(writer: Writer, items: readonly Encodable<ProduceRequestTopicProduceData>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 9)
  if (items === null) return
  for (let index = 0; index < items.length; index++) writeTopicProduceData(writer, items[index]!, version)
}

function readPartitionProduceData(reader: Reader, version: number): ProduceRequestPartitionProduceData {
  const flexible = version >= 9
  const index = reader.readInt32()
  const records = reader.readNullableRecords(flexible)
  const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
  return { index, records, unknownTaggedFields }
}

function writePartitionProduceData(writer: Writer, value: Encodable<ProduceRequestPartitionProduceData>, version: number): void {
  const flexible = version >= 9
  writer.writeInt32(value.index)
  writer.writeNullableRecords(value.records ?? null, flexible)
  if (flexible) {
    writer.writeTaggedFields(value.unknownTaggedFields)
  }
  else rejectTaggedFields(value.unknownTaggedFields)
}

function readPartitionProduceDataList(reader: Reader, version: number): ProduceRequestPartitionProduceData[] {
  const count = reader.readArrayLength(version >= 9, 6)
  const items: ProduceRequestPartitionProduceData[] = []
  for (let left = count; left > 0; left--) items.push(readPartitionProduceData(reader, version))
  return items
}

function writePartitionProduceDataList(writer: Writer, items: readonly Encodable<ProduceRequestPartitionProduceData>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 9)
  if (items === null) return
  for (let index = 0; index < items.length; index++) writePartitionProduceData(writer, items[index]!, version)
}

function readProduceRequest(reader: Reader, version: number): ProduceRequest {
  const flexible = version >= 9
  const transactionalId = version >= 3 ? reader.readNullableString(flexible) : null
  const acks = reader.readInt16()
  const timeoutMs = reader.readInt32()
  const topicData = readTopicProduceDataList(reader, version)
  const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
  return { transactionalId, acks, timeoutMs, topicData, unknownTaggedFields }
}

function writeProduceRequest(writer: Writer, value: Encodable<ProduceRequest>, version: number): void {
  const flexible = version >= 9
  if (version >= 3) {
    writer.writeNullableString(value.transactionalId ?? null, flexible)
  }
  else rejectUnlessDefault(value.transactionalId, null, 'transactionalId')
  writer.writeInt16(value.acks)
  writer.writeInt32(value.timeoutMs)
  writeTopicProduceDataList(writer, value.topicData === undefined ? NO_ITEMS : value.topicData, version)
  if (flexible) {
    writer.writeTaggedFields(value.unknownTaggedFields)
  }
  else rejectTaggedFields(value.unknownTaggedFields)
}

/** Reads and writes {@link ProduceRequest}. */
export const produceRequest: MessageCodec<ProduceRequest> = /* @__PURE__ */ messageCodec(
  { name: 'ProduceRequest', apiKey: 0, kind: 'request', versionMin: 0, versionMax: 13, flexibleFrom: 9 },
  readProduceRequest,
  writeProduceRequest,
)
