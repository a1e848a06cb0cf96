// Generated from schema/messages/ListTransactionsRequest.json by `npm run generate`. Do not edit.
import { inReadField, inWrittenField, messageCodec, rejectUnlessDefault, type Encodable, type Int64, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Lists the transactions that this broker coordinates (KIP-664). Versions 0 to 2.
 *
 * - 1: by age (KIP-994)
 * - 2: by a pattern of names (KIP-1152)
 */
export interface ListTransactionsRequest {
  /**
   * Only those in these states; empty for all.
   *
   * `[]string`.
   */
  readonly stateFilters: readonly string[]
  /**
   * Only those of these producers; empty for all.
   *
   * `[]int64`.
   */
  readonly producerIdFilters: readonly Int64[]
  /**
   * Only those open for longer, in milliseconds; negative for all.
   *
   * `int64`, since version 1, by default -1.
   */
  readonly durationFilter: Int64
  /**
   * Only those whose name matches as a whole, a pattern of RE2; null for all.
   *
   * `string`, in version 2 only, may be null, by default null.
   */
  readonly transactionalIdPattern: string | null
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readListTransactionsRequest(reader: Reader, version: number): ListTransactionsRequest {
  let at = ''
  try {
    at = 'stateFilters'
    const stateFilters = reader.readStringArray(true)
    at = 'producerIdFilters'
    const producerIdFilters = reader.readInt64Array(true)
    at = 'durationFilter'
    const durationFilter = version >= 1 ? reader.readInt64() : -1
    at = 'transactionalIdPattern'
    const transactionalIdPattern = version >= 2 ? reader.readNullableString(true) : null
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { stateFilters, producerIdFilters, durationFilter, transactionalIdPattern, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeListTransactionsRequest(writer: Writer, value: Encodable<ListTransactionsRequest>, version: number): void {
  let at = ''
  try {
    at = 'stateFilters'
    writer.writeStringArray(value.stateFilters, true)
    at = 'producerIdFilters'
    writer.writeInt64Array(value.producerIdFilters, true)
    at = 'durationFilter'
    if (version >= 1) {
      writer.writeInt64(value.durationFilter === undefined ? -1 : value.durationFilter)
    }
    else rejectUnlessDefault(value.durationFilter, -1, 'durationFilter')
    at = 'transactionalIdPattern'
    if (version >= 2) {
      writer.writeNullableString(value.transactionalIdPattern ?? null, true)
    }
    else rejectUnlessDefault(value.transactionalIdPattern, null, 'transactionalIdPattern')
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link ListTransactionsRequest}. */
export const listTransactionsRequest = /* @__PURE__ */ messageCodec(
  { name: 'ListTransactionsRequest', apiKey: 66, kind: 'request', versionMin: 0, versionMax: 2, flexibleFrom: 0 },
  readListTransactionsRequest,
  writeListTransactionsRequest,
)
