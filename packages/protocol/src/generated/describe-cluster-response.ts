// Generated from schema/messages/DescribeClusterResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, inItem, inReadField, inWrittenField, messageCodec, rejectUnlessDefault, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * The cluster as this node knows it. Versions 0 to 2.
 *
 * - 1: controllers can be asked, too (KIP-919)
 * - 2: fenced brokers can be listed (KIP-1073)
 */
export interface DescribeClusterResponse {
  /**
   * How long the client should wait before its next request because of a quota, in milliseconds; 0 when it need not.
   *
   * `int32`.
   */
  readonly throttleTimeMs: number
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`.
   */
  readonly errorCode: number
  /**
   * What went wrong, in words for people; null when nothing did, or when the broker says no more.
   *
   * `string`, may be null, by default null.
   */
  readonly errorMessage: string | null
  /**
   * Who is asked for, and answers: 1 brokers, 2 controllers (KIP-919).
   *
   * `int8`, since version 1, by default 1.
   */
  readonly endpointType: number
  /**
   * Id of the cluster.
   *
   * `string`.
   */
  readonly clusterId: string
  /**
   * Node id to send what is meant for the controller; -1 when it is not known. Under KRaft it is any running broker, which forwards.
   *
   * `int32`, by default -1.
   */
  readonly controllerId: number
  /** `[]DescribeClusterBroker`. */
  readonly brokers: readonly DescribeClusterResponseDescribeClusterBroker[]
  /**
   * Bit set of what the client may do to the cluster, bit n for ACL operation n; -2147483648 when it was not asked for.
   *
   * `int32`, by default -2147483648.
   */
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
  /**
   * Rack of the broker; null when it was given none.
   *
   * `string`, may be null, by default null.
   */
  readonly rack: string | null
  /**
   * Whether the broker is registered but not serving (KIP-1073).
   *
   * `bool`, in version 2 only.
   */
  readonly isFenced: boolean
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readDescribeClusterBroker(reader: Reader, version: number): DescribeClusterResponseDescribeClusterBroker {
  let at = ''
  try {
    at = 'brokerId'
    const brokerId = reader.readInt32()
    at = 'host'
    const host = reader.readString(true)
    at = 'port'
    const port = reader.readInt32()
    at = 'rack'
    const rack = reader.readNullableString(true)
    at = 'isFenced'
    const isFenced = version >= 2 ? reader.readBoolean() : false
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { brokerId, host, port, rack, isFenced, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDescribeClusterBroker(writer: Writer, value: Encodable<DescribeClusterResponseDescribeClusterBroker>, version: number): void {
  let at = ''
  try {
    at = 'brokerId'
    writer.writeInt32(value.brokerId)
    at = 'host'
    writer.writeString(value.host, true)
    at = 'port'
    writer.writeInt32(value.port)
    at = 'rack'
    writer.writeNullableString(value.rack ?? null, true)
    at = 'isFenced'
    if (version >= 2) {
      writer.writeBoolean(value.isFenced)
    }
    else rejectUnlessDefault(value.isFenced, false, 'isFenced')
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readDescribeClusterBrokerList(reader: Reader, version: number): DescribeClusterResponseDescribeClusterBroker[] {
  const count = reader.readArrayLength(true, 11)
  const items: DescribeClusterResponseDescribeClusterBroker[] = []
  try {
    while (items.length < count) items.push(readDescribeClusterBroker(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeDescribeClusterBrokerList(writer: Writer, items: readonly Encodable<DescribeClusterResponseDescribeClusterBroker>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeDescribeClusterBroker(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readDescribeClusterResponse(reader: Reader, version: number): DescribeClusterResponse {
  let at = ''
  try {
    at = 'throttleTimeMs'
    const throttleTimeMs = reader.readInt32()
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'errorMessage'
    const errorMessage = reader.readNullableString(true)
    at = 'endpointType'
    const endpointType = version >= 1 ? reader.readInt8() : 1
    at = 'clusterId'
    const clusterId = reader.readString(true)
    at = 'controllerId'
    const controllerId = reader.readInt32()
    at = 'brokers'
    const brokers = readDescribeClusterBrokerList(reader, version)
    at = 'clusterAuthorizedOperations'
    const clusterAuthorizedOperations = reader.readInt32()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { throttleTimeMs, errorCode, errorMessage, endpointType, clusterId, controllerId, brokers, clusterAuthorizedOperations, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDescribeClusterResponse(writer: Writer, value: Encodable<DescribeClusterResponse>, version: number): void {
  let at = ''
  try {
    at = 'throttleTimeMs'
    writer.writeInt32(value.throttleTimeMs)
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'errorMessage'
    writer.writeNullableString(value.errorMessage ?? null, true)
    at = 'endpointType'
    if (version >= 1) {
      writer.writeInt8(value.endpointType === undefined ? 1 : value.endpointType)
    }
    else rejectUnlessDefault(value.endpointType, 1, 'endpointType')
    at = 'clusterId'
    writer.writeString(value.clusterId, true)
    at = 'controllerId'
    writer.writeInt32(value.controllerId === undefined ? -1 : value.controllerId)
    at = 'brokers'
    writeDescribeClusterBrokerList(writer, value.brokers === undefined ? NO_ITEMS : value.brokers, version)
    at = 'clusterAuthorizedOperations'
    writer.writeInt32(value.clusterAuthorizedOperations === undefined ? -2147483648 : value.clusterAuthorizedOperations)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link DescribeClusterResponse}. */
export const describeClusterResponse = /* @__PURE__ */ messageCodec(
  { name: 'DescribeClusterResponse', apiKey: 60, kind: 'response', versionMin: 0, versionMax: 2, flexibleFrom: 0 },
  readDescribeClusterResponse,
  writeDescribeClusterResponse,
)
