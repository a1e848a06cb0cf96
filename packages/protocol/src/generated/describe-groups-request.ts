// Generated from schema/messages/DescribeGroupsRequest.json by `npm run generate`. Do not edit.
import { NO_TAGGED_FIELDS, inReadField, inWrittenField, messageCodec, rejectTaggedFields, rejectUnlessDefault, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Describes classic groups. Versions 0 to 6.
 *
 * - 1: adds `throttleTimeMs` (KIP-124)
 * - 2: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 3: adds authorized operations (KIP-430)
 * - 4: adds static members (KIP-345)
 * - 5: compact lengths and tagged fields (KIP-482)
 * - 6: a group that there is not is GROUP_ID_NOT_FOUND, with a message (KIP-1043)
 */
export interface DescribeGroupsRequest {
  /** `[]string`. */
  readonly groups: readonly string[]
  /**
   * Whether the answer shall say what the client may do to each group (KIP-430).
   *
   * `bool`, since version 3.
   */
  readonly includeAuthorizedOperations: boolean
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readDescribeGroupsRequest(reader: Reader, version: number): DescribeGroupsRequest {
  let at = ''
  try {
    const flexible = version >= 5
    at = 'groups'
    const groups = reader.readStringArray(flexible)
    at = 'includeAuthorizedOperations'
    const includeAuthorizedOperations = version >= 3 ? reader.readBoolean() : false
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { groups, includeAuthorizedOperations, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDescribeGroupsRequest(writer: Writer, value: Encodable<DescribeGroupsRequest>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 5
    at = 'groups'
    writer.writeStringArray(value.groups, flexible)
    at = 'includeAuthorizedOperations'
    if (version >= 3) {
      writer.writeBoolean(value.includeAuthorizedOperations)
    }
    else rejectUnlessDefault(value.includeAuthorizedOperations, false, 'includeAuthorizedOperations')
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link DescribeGroupsRequest}. */
export const describeGroupsRequest = /* @__PURE__ */ messageCodec(
  { name: 'DescribeGroupsRequest', apiKey: 15, kind: 'request', versionMin: 0, versionMax: 6, flexibleFrom: 5 },
  readDescribeGroupsRequest,
  writeDescribeGroupsRequest,
)
