// Generated from schema/messages/StreamsGroupDescribeRequest.json by `npm run generate`. Do not edit.
import { inReadField, inWrittenField, messageCodec, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/** Describes streams groups (KIP-1071). Version 0. */
export interface StreamsGroupDescribeRequest {
  /** `[]string`. */
  readonly groupIds: readonly string[]
  /**
   * Whether the answer shall say what the client may do to each group (KIP-430).
   *
   * `bool`.
   */
  readonly includeAuthorizedOperations: boolean
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readStreamsGroupDescribeRequest(reader: Reader, _version: number): StreamsGroupDescribeRequest {
  let at = ''
  try {
    at = 'groupIds'
    const groupIds = reader.readStringArray(true)
    at = 'includeAuthorizedOperations'
    const includeAuthorizedOperations = reader.readBoolean()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { groupIds, includeAuthorizedOperations, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeStreamsGroupDescribeRequest(writer: Writer, value: Encodable<StreamsGroupDescribeRequest>, _version: number): void {
  let at = ''
  try {
    at = 'groupIds'
    writer.writeStringArray(value.groupIds, true)
    at = 'includeAuthorizedOperations'
    writer.writeBoolean(value.includeAuthorizedOperations)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link StreamsGroupDescribeRequest}. */
export const streamsGroupDescribeRequest = /* @__PURE__ */ messageCodec(
  { name: 'StreamsGroupDescribeRequest', apiKey: 89, kind: 'request', versionMin: 0, versionMax: 0, flexibleFrom: 0 },
  readStreamsGroupDescribeRequest,
  writeStreamsGroupDescribeRequest,
)
