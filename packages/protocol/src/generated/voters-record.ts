// Generated from schema/messages/VotersRecord.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/** Value of the control record that names the voters of a KRaft log (KIP-853). Version 0. */
export interface VotersRecord {
  /**
   * Version of the record's own, the same as that it is encoded in.
   *
   * `int16`.
   */
  readonly version: number
  /** `[]Voter`. */
  readonly voters: readonly VotersRecordVoter[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link VotersRecord}. */
export interface VotersRecordVoter {
  /** `int32`. */
  readonly voterId: number
  /**
   * Id of the voter's metadata directory, which a replaced disk does not share (KIP-853).
   *
   * `uuid`.
   */
  readonly voterDirectoryId: string
  /** `[]Endpoint`. */
  readonly endpoints: readonly VotersRecordEndpoint[]
  /**
   * Versions of KRaft that the voter can run.
   *
   * `KRaftVersionFeature`.
   */
  readonly kRaftVersionFeature: VotersRecordKRaftVersionFeature
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link VotersRecord}. */
export interface VotersRecordEndpoint {
  /** `string`. */
  readonly name: string
  /** `string`. */
  readonly host: string
  /** `uint16`. */
  readonly port: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link VotersRecord}. */
export interface VotersRecordKRaftVersionFeature {
  /** `int16`. */
  readonly minSupportedVersion: number
  /** `int16`. */
  readonly maxSupportedVersion: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

const DEFAULT_KRAFT_VERSION_FEATURE: VotersRecordKRaftVersionFeature = /* @__PURE__ */ Object.freeze({
  minSupportedVersion: 0,
  maxSupportedVersion: 0,
  unknownTaggedFields: NO_TAGGED_FIELDS,
})

function readVoter(reader: Reader, version: number): VotersRecordVoter {
  let at = ''
  try {
    at = 'voterId'
    const voterId = reader.readInt32()
    at = 'voterDirectoryId'
    const voterDirectoryId = reader.readUuid()
    at = 'endpoints'
    const endpoints = readEndpointList(reader, version)
    at = 'kRaftVersionFeature'
    const kRaftVersionFeature = readKRaftVersionFeature(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { voterId, voterDirectoryId, endpoints, kRaftVersionFeature, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeVoter(writer: Writer, value: Encodable<VotersRecordVoter>, version: number): void {
  let at = ''
  try {
    at = 'voterId'
    writer.writeInt32(value.voterId)
    at = 'voterDirectoryId'
    writer.writeUuid(value.voterDirectoryId)
    at = 'endpoints'
    writeEndpointList(writer, value.endpoints === undefined ? NO_ITEMS : value.endpoints, version)
    at = 'kRaftVersionFeature'
    writeKRaftVersionFeature(writer, value.kRaftVersionFeature === undefined ? DEFAULT_KRAFT_VERSION_FEATURE : value.kRaftVersionFeature, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readVoterList(reader: Reader, version: number): VotersRecordVoter[] {
  const count = reader.readArrayLength(true, 27)
  const items: VotersRecordVoter[] = []
  try {
    while (items.length < count) items.push(readVoter(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeVoterList(writer: Writer, items: readonly Encodable<VotersRecordVoter>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeVoter(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readEndpoint(reader: Reader, _version: number): VotersRecordEndpoint {
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

function writeEndpoint(writer: Writer, value: Encodable<VotersRecordEndpoint>, _version: number): void {
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

function readEndpointList(reader: Reader, version: number): VotersRecordEndpoint[] {
  const count = reader.readArrayLength(true, 5)
  const items: VotersRecordEndpoint[] = []
  try {
    while (items.length < count) items.push(readEndpoint(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeEndpointList(writer: Writer, items: readonly Encodable<VotersRecordEndpoint>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeEndpoint(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readKRaftVersionFeature(reader: Reader, _version: number): VotersRecordKRaftVersionFeature {
  let at = ''
  try {
    at = 'minSupportedVersion'
    const minSupportedVersion = reader.readInt16()
    at = 'maxSupportedVersion'
    const maxSupportedVersion = reader.readInt16()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { minSupportedVersion, maxSupportedVersion, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeKRaftVersionFeature(writer: Writer, value: Encodable<VotersRecordKRaftVersionFeature>, _version: number): void {
  let at = ''
  try {
    at = 'minSupportedVersion'
    writer.writeInt16(value.minSupportedVersion)
    at = 'maxSupportedVersion'
    writer.writeInt16(value.maxSupportedVersion)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readVotersRecord(reader: Reader, version: number): VotersRecord {
  let at = ''
  try {
    at = 'version'
    const version_ = reader.readInt16()
    at = 'voters'
    const voters = readVoterList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { version: version_, voters, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeVotersRecord(writer: Writer, value: Encodable<VotersRecord>, version: number): void {
  let at = ''
  try {
    at = 'version'
    writer.writeInt16(value.version)
    at = 'voters'
    writeVoterList(writer, value.voters === undefined ? NO_ITEMS : value.voters, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link VotersRecord}. */
export const votersRecord = /* @__PURE__ */ messageCodec(
  { name: 'VotersRecord', apiKey: -1, kind: 'data', versionMin: 0, versionMax: 0, flexibleFrom: 0 },
  readVotersRecord,
  writeVotersRecord,
)
