// Generated from schema/messages/ShareGroupDescribeRequest.json by `npm run generate`. Do not edit.
import { inReadField, inWrittenField, messageCodec, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Describes share groups (KIP-932). Version 1.
 *
 * - 1: the first stable version (KIP-932)
 */
export interface ShareGroupDescribeRequest {
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

function readShareGroupDescribeRequest(reader: Reader, _version: number): ShareGroupDescribeRequest {
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

function writeShareGroupDescribeRequest(writer: Writer, value: Encodable<ShareGroupDescribeRequest>, _version: number): void {
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

/** Reads and writes {@link ShareGroupDescribeRequest}. */
export const shareGroupDescribeRequest = /* @__PURE__ */ messageCodec(
  { name: 'ShareGroupDescribeRequest', apiKey: 77, kind: 'request', versionMin: 1, versionMax: 1, flexibleFrom: 0 },
  readShareGroupDescribeRequest,
  writeShareGroupDescribeRequest,
)
