// Generated from schema/messages/ListGroupsRequest.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inReadField, inWrittenField, messageCodec, rejectTaggedFields, rejectUnlessEmpty, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Lists the groups that this broker coordinates. Versions 0 to 5.
 *
 * - 1: adds `throttleTimeMs` (KIP-124)
 * - 2: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 3: compact lengths and tagged fields (KIP-482)
 * - 4: by state (KIP-518)
 * - 5: by kind (KIP-848)
 */
export interface ListGroupsRequest {
  /**
   * Only groups in these states; empty for all.
   *
   * `[]string`, since version 4.
   */
  readonly statesFilter: readonly string[]
  /**
   * Only groups of these kinds, `classic`, `consumer`, `share`, `streams`; empty for all.
   *
   * `[]string`, in version 5 only.
   */
  readonly typesFilter: readonly string[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readListGroupsRequest(reader: Reader, version: number): ListGroupsRequest {
  let at = ''
  try {
    const flexible = version >= 3
    at = 'statesFilter'
    const statesFilter = version >= 4 ? reader.readStringArray(true) : NO_ITEMS
    at = 'typesFilter'
    const typesFilter = version >= 5 ? reader.readStringArray(true) : NO_ITEMS
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { statesFilter, typesFilter, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeListGroupsRequest(writer: Writer, value: Encodable<ListGroupsRequest>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 3
    at = 'statesFilter'
    if (version >= 4) {
      writer.writeStringArray(value.statesFilter, true)
    }
    else rejectUnlessEmpty(value.statesFilter, 'statesFilter')
    at = 'typesFilter'
    if (version >= 5) {
      writer.writeStringArray(value.typesFilter, true)
    }
    else rejectUnlessEmpty(value.typesFilter, 'typesFilter')
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link ListGroupsRequest}. */
export const listGroupsRequest = /* @__PURE__ */ messageCodec(
  { name: 'ListGroupsRequest', apiKey: 16, kind: 'request', versionMin: 0, versionMax: 5, flexibleFrom: 3 },
  readListGroupsRequest,
  writeListGroupsRequest,
)
