// Generated from schema/messages/InitProducerIdRequest.json by `npm run generate`. Do not edit.
import { NO_TAGGED_FIELDS, inReadField, inWrittenField, messageCodec, rejectTaggedFields, rejectUnlessDefault, type Encodable, type Int64, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Gets a producer its id and epoch; for a transactional id, fences the producer before and ends its transaction. Versions 0 to 6.
 *
 * - 1: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 2: compact lengths and tagged fields (KIP-482)
 * - 3: a producer asks for a higher epoch of the id it has (KIP-360)
 * - 4: the answer may be PRODUCER_FENCED (KIP-588)
 * - 5: the answer may be TRANSACTION_ABORTABLE (KIP-890)
 * - 6: two-phase commit (KIP-939)
 */
export interface InitProducerIdRequest {
  /**
   * Name of the transactional producer; null for one that is idempotent only.
   *
   * `string`, may be null.
   */
  readonly transactionalId: string | null
  /**
   * After how long the coordinator aborts a transaction, in milliseconds.
   *
   * `int32`.
   */
  readonly transactionTimeoutMs: number
  /**
   * Id of an idempotent or transactional producer; -1 for none.
   *
   * `int64`, since version 3, by default -1.
   */
  readonly producerId: Int64
  /**
   * Counts the incarnations of a producer; those with a lower one are fenced. -1 for none.
   *
   * `int16`, since version 3, by default -1.
   */
  readonly producerEpoch: number
  /**
   * Whether another system decides over commits, so that transactions never time out.
   *
   * `bool`, in version 6 only.
   */
  readonly enable2Pc: boolean
  /**
   * Whether an open transaction shall be kept for that system's decision.
   *
   * `bool`, in version 6 only.
   */
  readonly keepPreparedTxn: boolean
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readInitProducerIdRequest(reader: Reader, version: number): InitProducerIdRequest {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'transactionalId'
    const transactionalId = reader.readNullableString(flexible)
    at = 'transactionTimeoutMs'
    const transactionTimeoutMs = reader.readInt32()
    at = 'producerId'
    const producerId = version >= 3 ? reader.readInt64() : -1
    at = 'producerEpoch'
    const producerEpoch = version >= 3 ? reader.readInt16() : -1
    at = 'enable2Pc'
    const enable2Pc = version >= 6 ? reader.readBoolean() : false
    at = 'keepPreparedTxn'
    const keepPreparedTxn = version >= 6 ? reader.readBoolean() : false
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { transactionalId, transactionTimeoutMs, producerId, producerEpoch, enable2Pc, keepPreparedTxn, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeInitProducerIdRequest(writer: Writer, value: Encodable<InitProducerIdRequest>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'transactionalId'
    writer.writeNullableString(value.transactionalId === undefined ? '' : value.transactionalId, flexible)
    at = 'transactionTimeoutMs'
    writer.writeInt32(value.transactionTimeoutMs)
    at = 'producerId'
    if (version >= 3) {
      writer.writeInt64(value.producerId === undefined ? -1 : value.producerId)
    }
    else rejectUnlessDefault(value.producerId, -1, 'producerId')
    at = 'producerEpoch'
    if (version >= 3) {
      writer.writeInt16(value.producerEpoch === undefined ? -1 : value.producerEpoch)
    }
    else rejectUnlessDefault(value.producerEpoch, -1, 'producerEpoch')
    at = 'enable2Pc'
    if (version >= 6) {
      writer.writeBoolean(value.enable2Pc)
    }
    else rejectUnlessDefault(value.enable2Pc, false, 'enable2Pc')
    at = 'keepPreparedTxn'
    if (version >= 6) {
      writer.writeBoolean(value.keepPreparedTxn)
    }
    else rejectUnlessDefault(value.keepPreparedTxn, false, 'keepPreparedTxn')
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link InitProducerIdRequest}. */
export const initProducerIdRequest = /* @__PURE__ */ messageCodec(
  { name: 'InitProducerIdRequest', apiKey: 22, kind: 'request', versionMin: 0, versionMax: 6, flexibleFrom: 2 },
  readInitProducerIdRequest,
  writeInitProducerIdRequest,
)
