// Generated from schema/messages/DeleteGroupsRequest.json by `npm run generate`. Do not edit.
import { NO_TAGGED_FIELDS, inReadField, inWrittenField, messageCodec, rejectTaggedFields, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Deletes groups without members (KIP-229). Versions 0 to 2.
 *
 * - 1: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 2: compact lengths and tagged fields (KIP-482)
 */
export interface DeleteGroupsRequest {
  /** `[]string`. */
  readonly groupsNames: readonly string[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readDeleteGroupsRequest(reader: Reader, version: number): DeleteGroupsRequest {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'groupsNames'
    const groupsNames = reader.readStringArray(flexible)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { groupsNames, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDeleteGroupsRequest(writer: Writer, value: Encodable<DeleteGroupsRequest>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'groupsNames'
    writer.writeStringArray(value.groupsNames, flexible)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link DeleteGroupsRequest}. */
export const deleteGroupsRequest = /* @__PURE__ */ messageCodec(
  { name: 'DeleteGroupsRequest', apiKey: 42, kind: 'request', versionMin: 0, versionMax: 2, flexibleFrom: 2 },
  readDeleteGroupsRequest,
  writeDeleteGroupsRequest,
)
