// Generated from schema/messages/ConsumerGroupDescribeRequest.json by `npm run generate`. Do not edit.
import { inReadField, inWrittenField, messageCodec, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Describes groups of the newer kind (KIP-848). Versions 0 to 1.
 *
 * - 1: adds `memberType` (KIP-1099)
 */
export interface ConsumerGroupDescribeRequest {
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

function readConsumerGroupDescribeRequest(reader: Reader, _version: number): ConsumerGroupDescribeRequest {
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

function writeConsumerGroupDescribeRequest(writer: Writer, value: Encodable<ConsumerGroupDescribeRequest>, _version: number): void {
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

/** Reads and writes {@link ConsumerGroupDescribeRequest}. */
export const consumerGroupDescribeRequest = /* @__PURE__ */ messageCodec(
  { name: 'ConsumerGroupDescribeRequest', apiKey: 69, kind: 'request', versionMin: 0, versionMax: 1, flexibleFrom: 0 },
  readConsumerGroupDescribeRequest,
  writeConsumerGroupDescribeRequest,
)
