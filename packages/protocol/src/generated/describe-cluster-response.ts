// Generated from schema/messages/DescribeClusterResponse.json by `npm run generate`. Do not edit.
import { messageCodec, rejectUnlessDefault, type MessageCodec } from '../message-codec.ts'
import type { Reader } from '../reader.ts'
import { NO_ITEMS, type Encodable, type UnknownTaggedField } from '../values.ts'
import type { Writer } from '../writer.ts'

/** Kafka's DescribeClusterResponse. Versions 0 to 2. */
export interface DescribeClusterResponse {
  /** `int32`. */
  readonly throttleTimeMs: number
  /** `int16`. */
  readonly errorCode: number
  /** `string`, may be null, by default null. */
  readonly errorMessage: string | null
  /** `int8`, since version 1, by default 1. */
  readonly endpointType: number
  /** `string`. */
  readonly clusterId: string
  /** `int32`, by default -1. */
  readonly controllerId: number
  /** `[]DescribeClusterBroker`. */
  readonly brokers: readonly DescribeClusterResponseDescribeClusterBroker[]
  /** `int32`, by default -2147483648. */
  readonly clusterAuthorizedOperations: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DescribeClusterResponse}. */
export interface DescribeClusterResponseDescribeClusterBroker {
  /** `int32`. */
  readonly brokerId: number
  /** `string`. */
  readonly host: string
  /** `int32`. */
  readonly port: number
  /** `string`, may be null, by default null. */
  readonly rack: string | null
  /** `bool`, in version 2 only. */
  readonly isFenced: boolean
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readDescribeClusterBroker(reader: Reader, version: number): DescribeClusterResponseDescribeClusterBroker {
  const brokerId = reader.readInt32()
  const host = reader.readString(true)
  const port = reader.readInt32()
  const rack = reader.readNullableString(true)
  const isFenced = version >= 2 ? reader.readBoolean() : false
  const unknownTaggedFields = reader.readUnknownTaggedFields()
  return { brokerId, host, port, rack, isFenced, unknownTaggedFields }
}

function writeDescribeClusterBroker(writer: Writer, value: Encodable<DescribeClusterResponseDescribeClusterBroker>, version: number): void {
  writer.writeInt32(value.brokerId)
  writer.writeString(value.host, true)
  writer.writeInt32(value.port)
  writer.writeNullableString(value.rack ?? null, true)
  if (version >= 2) {
    writer.writeBoolean(value.isFenced)
  }
  else rejectUnlessDefault(value.isFenced, false, 'isFenced')
  writer.writeTaggedFields(value.unknownTaggedFields)
}

function readDescribeClusterBrokerList(reader: Reader, version: number): DescribeClusterResponseDescribeClusterBroker[] {
  const count = reader.readArrayLength(true, 11)
  const items: DescribeClusterResponseDescribeClusterBroker[] = []
  for (let left = count; left > 0; left--) items.push(readDescribeClusterBroker(reader, version))
  return items
}

function writeDescribeClusterBrokerList(writer: Writer, items: readonly Encodable<DescribeClusterResponseDescribeClusterBroker>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  for (let index = 0; index < items.length; index++) writeDescribeClusterBroker(writer, items[index]!, version)
}

function readDescribeClusterResponse(reader: Reader, version: number): DescribeClusterResponse {
  const throttleTimeMs = reader.readInt32()
  const errorCode = reader.readInt16()
  const errorMessage = reader.readNullableString(true)
  const endpointType = version >= 1 ? reader.readInt8() : 1
  const clusterId = reader.readString(true)
  const controllerId = reader.readInt32()
  const brokers = readDescribeClusterBrokerList(reader, version)
  const clusterAuthorizedOperations = reader.readInt32()
  const unknownTaggedFields = reader.readUnknownTaggedFields()
  return { throttleTimeMs, errorCode, errorMessage, endpointType, clusterId, controllerId, brokers, clusterAuthorizedOperations, unknownTaggedFields }
}

function writeDescribeClusterResponse(writer: Writer, value: Encodable<DescribeClusterResponse>, version: number): void {
  writer.writeInt32(value.throttleTimeMs)
  writer.writeInt16(value.errorCode)
  writer.writeNullableString(value.errorMessage ?? null, true)
  if (version >= 1) {
    writer.writeInt8(value.endpointType === undefined ? 1 : value.endpointType)
  }
  else rejectUnlessDefault(value.endpointType, 1, 'endpointType')
  writer.writeString(value.clusterId, true)
  writer.writeInt32(value.controllerId === undefined ? -1 : value.controllerId)
  writeDescribeClusterBrokerList(writer, value.brokers === undefined ? NO_ITEMS : value.brokers, version)
  writer.writeInt32(value.clusterAuthorizedOperations === undefined ? -2147483648 : value.clusterAuthorizedOperations)
  writer.writeTaggedFields(value.unknownTaggedFields)
}

/** Reads and writes {@link DescribeClusterResponse}. */
export const describeClusterResponse: MessageCodec<DescribeClusterResponse> = /* @__PURE__ */ messageCodec(
  { name: 'DescribeClusterResponse', apiKey: 60, kind: 'response', versionMin: 0, versionMax: 2, flexibleFrom: 0 },
  readDescribeClusterResponse,
  writeDescribeClusterResponse,
)
