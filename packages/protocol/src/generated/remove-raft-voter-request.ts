// Generated from schema/messages/RemoveRaftVoterRequest.json by `npm run generate`. Do not edit.
import { inReadField, inWrittenField, messageCodec, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/** Takes a controller's vote in the KRaft quorum away (KIP-853). Version 0. */
export interface RemoveRaftVoterRequest {
  /**
   * Id of the cluster, to be checked; null for no check.
   *
   * `string`, may be null.
   */
  readonly clusterId: string | null
  /** `int32`. */
  readonly voterId: number
  /**
   * Id of the voter's metadata directory, which a replaced disk does not share (KIP-853).
   *
   * `uuid`.
   */
  readonly voterDirectoryId: string
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readRemoveRaftVoterRequest(reader: Reader, _version: number): RemoveRaftVoterRequest {
  let at = ''
  try {
    at = 'clusterId'
    const clusterId = reader.readNullableString(true)
    at = 'voterId'
    const voterId = reader.readInt32()
    at = 'voterDirectoryId'
    const voterDirectoryId = reader.readUuid()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { clusterId, voterId, voterDirectoryId, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeRemoveRaftVoterRequest(writer: Writer, value: Encodable<RemoveRaftVoterRequest>, _version: number): void {
  let at = ''
  try {
    at = 'clusterId'
    writer.writeNullableString(value.clusterId === undefined ? '' : value.clusterId, true)
    at = 'voterId'
    writer.writeInt32(value.voterId)
    at = 'voterDirectoryId'
    writer.writeUuid(value.voterDirectoryId)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link RemoveRaftVoterRequest}. */
export const removeRaftVoterRequest = /* @__PURE__ */ messageCodec(
  { name: 'RemoveRaftVoterRequest', apiKey: 81, kind: 'request', versionMin: 0, versionMax: 0, flexibleFrom: 0 },
  readRemoveRaftVoterRequest,
  writeRemoveRaftVoterRequest,
)
