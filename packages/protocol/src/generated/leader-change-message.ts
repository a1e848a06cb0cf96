// Generated from schema/messages/LeaderChangeMessage.json by `npm run generate`. Do not edit.
import { NO_ITEMS, ZERO_UUID, inItem, inReadField, inWrittenField, messageCodec, rejectUnlessDefault, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Value of the control record with which a new leader of a KRaft log begins (KIP-595). Versions 0 to 1.
 *
 * - 1: adds directories of voters (KIP-853)
 */
export interface LeaderChangeMessage {
  /**
   * Version of the record's own, the same as that it is encoded in.
   *
   * `int16`.
   */
  readonly version: number
  /**
   * Node id of the leader; -1 when there is none or it is not known.
   *
   * `int32`.
   */
  readonly leaderId: number
  /** `[]Voter`. */
  readonly voters: readonly LeaderChangeMessageVoter[]
  /**
   * Voters that elected the leader.
   *
   * `[]Voter`.
   */
  readonly grantingVoters: readonly LeaderChangeMessageVoter[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link LeaderChangeMessage}. */
export interface LeaderChangeMessageVoter {
  /** `int32`. */
  readonly voterId: number
  /**
   * Id of the voter's metadata directory, which a replaced disk does not share (KIP-853).
   *
   * `uuid`, in version 1 only.
   */
  readonly voterDirectoryId: string
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readVoter(reader: Reader, version: number): LeaderChangeMessageVoter {
  let at = ''
  try {
    at = 'voterId'
    const voterId = reader.readInt32()
    at = 'voterDirectoryId'
    const voterDirectoryId = version >= 1 ? reader.readUuid() : ZERO_UUID
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { voterId, voterDirectoryId, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeVoter(writer: Writer, value: Encodable<LeaderChangeMessageVoter>, version: number): void {
  let at = ''
  try {
    at = 'voterId'
    writer.writeInt32(value.voterId)
    at = 'voterDirectoryId'
    if (version >= 1) {
      writer.writeUuid(value.voterDirectoryId)
    }
    else rejectUnlessDefault(value.voterDirectoryId, ZERO_UUID, 'voterDirectoryId')
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readVoterList(reader: Reader, version: number): LeaderChangeMessageVoter[] {
  const count = reader.readArrayLength(true, 5)
  const items: LeaderChangeMessageVoter[] = []
  try {
    while (items.length < count) items.push(readVoter(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeVoterList(writer: Writer, items: readonly Encodable<LeaderChangeMessageVoter>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeVoter(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readLeaderChangeMessage(reader: Reader, version: number): LeaderChangeMessage {
  let at = ''
  try {
    at = 'version'
    const version_ = reader.readInt16()
    at = 'leaderId'
    const leaderId = reader.readInt32()
    at = 'voters'
    const voters = readVoterList(reader, version)
    at = 'grantingVoters'
    const grantingVoters = readVoterList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { version: version_, leaderId, voters, grantingVoters, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeLeaderChangeMessage(writer: Writer, value: Encodable<LeaderChangeMessage>, version: number): void {
  let at = ''
  try {
    at = 'version'
    writer.writeInt16(value.version)
    at = 'leaderId'
    writer.writeInt32(value.leaderId)
    at = 'voters'
    writeVoterList(writer, value.voters === undefined ? NO_ITEMS : value.voters, version)
    at = 'grantingVoters'
    writeVoterList(writer, value.grantingVoters === undefined ? NO_ITEMS : value.grantingVoters, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link LeaderChangeMessage}. */
export const leaderChangeMessage = /* @__PURE__ */ messageCodec(
  { name: 'LeaderChangeMessage', apiKey: -1, kind: 'data', versionMin: 0, versionMax: 1, flexibleFrom: 0 },
  readLeaderChangeMessage,
  writeLeaderChangeMessage,
)
