// Generated from schema/messages/AddOffsetsToTxnRequest.json by `npm run generate`. Do not edit.
import { NO_TAGGED_FIELDS, inReadField, inWrittenField, messageCodec, rejectTaggedFields, type Encodable, type Int64, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Takes a group's offsets into a transaction, before TxnOffsetCommit. Versions 0 to 4.
 *
 * - 1: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 2: the answer may be PRODUCER_FENCED (KIP-588)
 * - 3: compact lengths and tagged fields (KIP-482)
 * - 4: the answer may be TRANSACTION_ABORTABLE (KIP-890)
 */
export interface AddOffsetsToTxnRequest {
  /**
   * Name of a transactional producer, kept over its restarts.
   *
   * `string`.
   */
  readonly transactionalId: string
  /**
   * Id of an idempotent or transactional producer; -1 for none.
   *
   * `int64`.
   */
  readonly producerId: Int64
  /**
   * Counts the incarnations of a producer; those with a lower one are fenced. -1 for none.
   *
   * `int16`.
   */
  readonly producerEpoch: number
  /**
   * Name of the group.
   *
   * `string`.
   */
  readonly groupId: string
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readAddOffsetsToTxnRequest(reader: Reader, version: number): AddOffsetsToTxnRequest {
  let at = ''
  try {
    const flexible = version >= 3
    at = 'transactionalId'
    const transactionalId = reader.readString(flexible)
    at = 'producerId'
    const producerId = reader.readInt64()
    at = 'producerEpoch'
    const producerEpoch = reader.readInt16()
    at = 'groupId'
    const groupId = reader.readString(flexible)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { transactionalId, producerId, producerEpoch, groupId, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeAddOffsetsToTxnRequest(writer: Writer, value: Encodable<AddOffsetsToTxnRequest>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 3
    at = 'transactionalId'
    writer.writeString(value.transactionalId, flexible)
    at = 'producerId'
    writer.writeInt64(value.producerId)
    at = 'producerEpoch'
    writer.writeInt16(value.producerEpoch)
    at = 'groupId'
    writer.writeString(value.groupId, flexible)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link AddOffsetsToTxnRequest}. */
export const addOffsetsToTxnRequest = /* @__PURE__ */ messageCodec(
  { name: 'AddOffsetsToTxnRequest', apiKey: 25, kind: 'request', versionMin: 0, versionMax: 4, flexibleFrom: 3 },
  readAddOffsetsToTxnRequest,
  writeAddOffsetsToTxnRequest,
)
