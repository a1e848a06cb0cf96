// Generated from schema/messages/AddPartitionsToTxnRequest.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, rejectUnlessDefault, rejectUnlessEmpty, type Encodable, type Int64, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Takes partitions into a transaction before producing to them. Versions 0 to 5.
 *
 * - 1: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 2: the answer may be PRODUCER_FENCED (KIP-588)
 * - 3: compact lengths and tagged fields (KIP-482)
 * - 4: many transactions in one request, from brokers that check them (KIP-890)
 * - 5: the answer may be TRANSACTION_ABORTABLE (KIP-890)
 */
export interface AddPartitionsToTxnRequest {
  /** `[]AddPartitionsToTxnTransaction`, since version 4. */
  readonly transactions: readonly AddPartitionsToTxnRequestAddPartitionsToTxnTransaction[]
  /**
   * The transactional id, in the versions for one transaction.
   *
   * `string`, in versions 0 to 3.
   */
  readonly v3AndBelowTransactionalId: string
  /**
   * The producer id, in the versions for one transaction.
   *
   * `int64`, in versions 0 to 3.
   */
  readonly v3AndBelowProducerId: Int64
  /**
   * The producer epoch, in the versions for one transaction.
   *
   * `int16`, in versions 0 to 3.
   */
  readonly v3AndBelowProducerEpoch: number
  /**
   * The partitions, in the versions for one transaction.
   *
   * `[]AddPartitionsToTxnTopic`, in versions 0 to 3.
   */
  readonly v3AndBelowTopics: readonly AddPartitionsToTxnRequestAddPartitionsToTxnTopic[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link AddPartitionsToTxnRequest}. */
export interface AddPartitionsToTxnRequestAddPartitionsToTxnTopic {
  /** `string`. */
  readonly name: string
  /** `[]int32`. */
  readonly partitions: readonly number[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link AddPartitionsToTxnRequest}. */
export interface AddPartitionsToTxnRequestAddPartitionsToTxnTransaction {
  /**
   * Name of a transactional producer, kept over its restarts.
   *
   * `string`, since version 4.
   */
  readonly transactionalId: string
  /**
   * Id of an idempotent or transactional producer; -1 for none.
   *
   * `int64`, since version 4.
   */
  readonly producerId: Int64
  /**
   * Counts the incarnations of a producer; those with a lower one are fenced. -1 for none.
   *
   * `int16`, since version 4.
   */
  readonly producerEpoch: number
  /**
   * Whether only to look if the partitions are part of the transaction, and add none.
   *
   * `bool`, since version 4.
   */
  readonly verifyOnly: boolean
  /** `[]AddPartitionsToTxnTopic`, since version 4. */
  readonly topics: readonly AddPartitionsToTxnRequestAddPartitionsToTxnTopic[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readAddPartitionsToTxnTopic(reader: Reader, version: number): AddPartitionsToTxnRequestAddPartitionsToTxnTopic {
  let at = ''
  try {
    const flexible = version >= 3
    at = 'name'
    const name = reader.readString(flexible)
    at = 'partitions'
    const partitions = reader.readInt32Array(flexible)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { name, partitions, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeAddPartitionsToTxnTopic(writer: Writer, value: Encodable<AddPartitionsToTxnRequestAddPartitionsToTxnTopic>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 3
    at = 'name'
    writer.writeString(value.name, flexible)
    at = 'partitions'
    writer.writeInt32Array(value.partitions, flexible)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readAddPartitionsToTxnTopicList(reader: Reader, version: number): AddPartitionsToTxnRequestAddPartitionsToTxnTopic[] {
  const count = reader.readArrayLength(version >= 3, 3)
  const items: AddPartitionsToTxnRequestAddPartitionsToTxnTopic[] = []
  try {
    while (items.length < count) items.push(readAddPartitionsToTxnTopic(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeAddPartitionsToTxnTopicList(writer: Writer, items: readonly Encodable<AddPartitionsToTxnRequestAddPartitionsToTxnTopic>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 3)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeAddPartitionsToTxnTopic(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readAddPartitionsToTxnTransaction(reader: Reader, version: number): AddPartitionsToTxnRequestAddPartitionsToTxnTransaction {
  let at = ''
  try {
    const flexible = version >= 3
    at = 'transactionalId'
    const transactionalId = version >= 4 ? reader.readString(true) : ''
    at = 'producerId'
    const producerId = version >= 4 ? reader.readInt64() : 0
    at = 'producerEpoch'
    const producerEpoch = version >= 4 ? reader.readInt16() : 0
    at = 'verifyOnly'
    const verifyOnly = version >= 4 ? reader.readBoolean() : false
    at = 'topics'
    const topics = version >= 4 ? readAddPartitionsToTxnTopicList(reader, version) : NO_ITEMS
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { transactionalId, producerId, producerEpoch, verifyOnly, topics, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeAddPartitionsToTxnTransaction(writer: Writer, value: Encodable<AddPartitionsToTxnRequestAddPartitionsToTxnTransaction>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 3
    at = 'transactionalId'
    if (version >= 4) {
      writer.writeString(value.transactionalId, true)
    }
    else rejectUnlessDefault(value.transactionalId, '', 'transactionalId')
    at = 'producerId'
    if (version >= 4) {
      writer.writeInt64(value.producerId)
    }
    else rejectUnlessDefault(value.producerId, 0, 'producerId')
    at = 'producerEpoch'
    if (version >= 4) {
      writer.writeInt16(value.producerEpoch)
    }
    else rejectUnlessDefault(value.producerEpoch, 0, 'producerEpoch')
    at = 'verifyOnly'
    if (version >= 4) {
      writer.writeBoolean(value.verifyOnly)
    }
    else rejectUnlessDefault(value.verifyOnly, false, 'verifyOnly')
    at = 'topics'
    if (version >= 4) {
      writeAddPartitionsToTxnTopicList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
    }
    else rejectUnlessEmpty(value.topics, 'topics')
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readAddPartitionsToTxnTransactionList(reader: Reader, version: number): AddPartitionsToTxnRequestAddPartitionsToTxnTransaction[] {
  const count = reader.readArrayLength(version >= 3, 1)
  const items: AddPartitionsToTxnRequestAddPartitionsToTxnTransaction[] = []
  try {
    while (items.length < count) items.push(readAddPartitionsToTxnTransaction(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeAddPartitionsToTxnTransactionList(writer: Writer, items: readonly Encodable<AddPartitionsToTxnRequestAddPartitionsToTxnTransaction>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 3)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeAddPartitionsToTxnTransaction(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readAddPartitionsToTxnRequest(reader: Reader, version: number): AddPartitionsToTxnRequest {
  let at = ''
  try {
    const flexible = version >= 3
    at = 'transactions'
    const transactions = version >= 4 ? readAddPartitionsToTxnTransactionList(reader, version) : NO_ITEMS
    at = 'v3AndBelowTransactionalId'
    const v3AndBelowTransactionalId = version <= 3 ? reader.readString(flexible) : ''
    at = 'v3AndBelowProducerId'
    const v3AndBelowProducerId = version <= 3 ? reader.readInt64() : 0
    at = 'v3AndBelowProducerEpoch'
    const v3AndBelowProducerEpoch = version <= 3 ? reader.readInt16() : 0
    at = 'v3AndBelowTopics'
    const v3AndBelowTopics = version <= 3 ? readAddPartitionsToTxnTopicList(reader, version) : NO_ITEMS
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { transactions, v3AndBelowTransactionalId, v3AndBelowProducerId, v3AndBelowProducerEpoch, v3AndBelowTopics, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeAddPartitionsToTxnRequest(writer: Writer, value: Encodable<AddPartitionsToTxnRequest>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 3
    at = 'transactions'
    if (version >= 4) {
      writeAddPartitionsToTxnTransactionList(writer, value.transactions === undefined ? NO_ITEMS : value.transactions, version)
    }
    else rejectUnlessEmpty(value.transactions, 'transactions')
    at = 'v3AndBelowTransactionalId'
    if (version <= 3) {
      writer.writeString(value.v3AndBelowTransactionalId, flexible)
    }
    else rejectUnlessDefault(value.v3AndBelowTransactionalId, '', 'v3AndBelowTransactionalId')
    at = 'v3AndBelowProducerId'
    if (version <= 3) {
      writer.writeInt64(value.v3AndBelowProducerId)
    }
    else rejectUnlessDefault(value.v3AndBelowProducerId, 0, 'v3AndBelowProducerId')
    at = 'v3AndBelowProducerEpoch'
    if (version <= 3) {
      writer.writeInt16(value.v3AndBelowProducerEpoch)
    }
    else rejectUnlessDefault(value.v3AndBelowProducerEpoch, 0, 'v3AndBelowProducerEpoch')
    at = 'v3AndBelowTopics'
    if (version <= 3) {
      writeAddPartitionsToTxnTopicList(writer, value.v3AndBelowTopics === undefined ? NO_ITEMS : value.v3AndBelowTopics, version)
    }
    else rejectUnlessEmpty(value.v3AndBelowTopics, 'v3AndBelowTopics')
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link AddPartitionsToTxnRequest}. */
export const addPartitionsToTxnRequest = /* @__PURE__ */ messageCodec(
  { name: 'AddPartitionsToTxnRequest', apiKey: 24, kind: 'request', versionMin: 0, versionMax: 5, flexibleFrom: 3 },
  readAddPartitionsToTxnRequest,
  writeAddPartitionsToTxnRequest,
)
