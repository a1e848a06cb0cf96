// Generated from schema/messages/AddRaftVoterRequest.json by `npm run generate`. Do not edit.
import { NO_ITEMS, inItem, inReadField, inWrittenField, messageCodec, rejectUnlessDefault, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Gives a controller a vote in the KRaft quorum (KIP-853). Versions 0 to 1.
 *
 * - 1: the answer may come before the change is committed (KIP-1186)
 */
export interface AddRaftVoterRequest {
  /**
   * Id of the cluster, to be checked; null for no check.
   *
   * `string`, may be null.
   */
  readonly clusterId: string | null
  /**
   * How long the broker may work before it answers REQUEST_TIMED_OUT, in milliseconds.
   *
   * `int32`.
   */
  readonly timeoutMs: number
  /** `int32`. */
  readonly voterId: number
  /**
   * Id of the voter's metadata directory, which a replaced disk does not share (KIP-853).
   *
   * `uuid`.
   */
  readonly voterDirectoryId: string
  /**
   * Addresses of the new voter.
   *
   * `[]Listener`.
   */
  readonly listeners: readonly AddRaftVoterRequestListener[]
  /**
   * Whether to answer when the change is committed, not when it is written (KIP-1186).
   *
   * `bool`, in version 1 only, by default true.
   */
  readonly ackWhenCommitted: boolean
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link AddRaftVoterRequest}. */
export interface AddRaftVoterRequestListener {
  /** `string`. */
  readonly name: string
  /** `string`. */
  readonly host: string
  /** `uint16`. */
  readonly port: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readListener(reader: Reader, _version: number): AddRaftVoterRequestListener {
  let at = ''
  try {
    at = 'name'
    const name = reader.readString(true)
    at = 'host'
    const host = reader.readString(true)
    at = 'port'
    const port = reader.readUint16()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { name, host, port, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeListener(writer: Writer, value: Encodable<AddRaftVoterRequestListener>, _version: number): void {
  let at = ''
  try {
    at = 'name'
    writer.writeString(value.name, true)
    at = 'host'
    writer.writeString(value.host, true)
    at = 'port'
    writer.writeUint16(value.port)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readListenerList(reader: Reader, version: number): AddRaftVoterRequestListener[] {
  const count = reader.readArrayLength(true, 5)
  const items: AddRaftVoterRequestListener[] = []
  try {
    while (items.length < count) items.push(readListener(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeListenerList(writer: Writer, items: readonly Encodable<AddRaftVoterRequestListener>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeListener(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readAddRaftVoterRequest(reader: Reader, version: number): AddRaftVoterRequest {
  let at = ''
  try {
    at = 'clusterId'
    const clusterId = reader.readNullableString(true)
    at = 'timeoutMs'
    const timeoutMs = reader.readInt32()
    at = 'voterId'
    const voterId = reader.readInt32()
    at = 'voterDirectoryId'
    const voterDirectoryId = reader.readUuid()
    at = 'listeners'
    const listeners = readListenerList(reader, version)
    at = 'ackWhenCommitted'
    const ackWhenCommitted = version >= 1 ? reader.readBoolean() : true
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { clusterId, timeoutMs, voterId, voterDirectoryId, listeners, ackWhenCommitted, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeAddRaftVoterRequest(writer: Writer, value: Encodable<AddRaftVoterRequest>, version: number): void {
  let at = ''
  try {
    at = 'clusterId'
    writer.writeNullableString(value.clusterId === undefined ? '' : value.clusterId, true)
    at = 'timeoutMs'
    writer.writeInt32(value.timeoutMs)
    at = 'voterId'
    writer.writeInt32(value.voterId)
    at = 'voterDirectoryId'
    writer.writeUuid(value.voterDirectoryId)
    at = 'listeners'
    writeListenerList(writer, value.listeners === undefined ? NO_ITEMS : value.listeners, version)
    at = 'ackWhenCommitted'
    if (version >= 1) {
      writer.writeBoolean(value.ackWhenCommitted === undefined ? true : value.ackWhenCommitted)
    }
    else rejectUnlessDefault(value.ackWhenCommitted, true, 'ackWhenCommitted')
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link AddRaftVoterRequest}. */
export const addRaftVoterRequest = /* @__PURE__ */ messageCodec(
  { name: 'AddRaftVoterRequest', apiKey: 80, kind: 'request', versionMin: 0, versionMax: 1, flexibleFrom: 0 },
  readAddRaftVoterRequest,
  writeAddRaftVoterRequest,
)
