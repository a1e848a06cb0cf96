// Generated from schema/messages/FindCoordinatorRequest.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inReadField, inWrittenField, messageCodec, rejectTaggedFields, rejectUnlessDefault, rejectUnlessEmpty, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Asks which broker coordinates a group, a transactional id or a share partition. Versions 0 to 6.
 *
 * - 1: coordinators of transactions (KIP-98), and `throttleTimeMs` (KIP-124)
 * - 2: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 3: compact lengths and tagged fields (KIP-482)
 * - 4: many keys in one request (KIP-699)
 * - 5: the answer may be TRANSACTION_ABORTABLE (KIP-890)
 * - 6: coordinators of share partitions (KIP-932)
 */
export interface FindCoordinatorRequest {
  /**
   * The group or transactional id; of a share partition `group:topicId:partition`.
   *
   * `string`, in versions 0 to 3.
   */
  readonly key: string
  /**
   * What the keys are: 0 groups, 1 transactional ids, 2 share partitions.
   *
   * `int8`, since version 1.
   */
  readonly keyType: number
  /**
   * The groups or transactional ids; of share partitions `group:topicId:partition`.
   *
   * `[]string`, since version 4.
   */
  readonly coordinatorKeys: readonly string[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readFindCoordinatorRequest(reader: Reader, version: number): FindCoordinatorRequest {
  let at = ''
  try {
    const flexible = version >= 3
    at = 'key'
    const key = version <= 3 ? reader.readString(flexible) : ''
    at = 'keyType'
    const keyType = version >= 1 ? reader.readInt8() : 0
    at = 'coordinatorKeys'
    const coordinatorKeys = version >= 4 ? reader.readStringArray(true) : NO_ITEMS
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { key, keyType, coordinatorKeys, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeFindCoordinatorRequest(writer: Writer, value: Encodable<FindCoordinatorRequest>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 3
    at = 'key'
    if (version <= 3) {
      writer.writeString(value.key, flexible)
    }
    else rejectUnlessDefault(value.key, '', 'key')
    at = 'keyType'
    if (version >= 1) {
      writer.writeInt8(value.keyType)
    }
    else rejectUnlessDefault(value.keyType, 0, 'keyType')
    at = 'coordinatorKeys'
    if (version >= 4) {
      writer.writeStringArray(value.coordinatorKeys, true)
    }
    else rejectUnlessEmpty(value.coordinatorKeys, 'coordinatorKeys')
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link FindCoordinatorRequest}. */
export const findCoordinatorRequest = /* @__PURE__ */ messageCodec(
  { name: 'FindCoordinatorRequest', apiKey: 10, kind: 'request', versionMin: 0, versionMax: 6, flexibleFrom: 3 },
  readFindCoordinatorRequest,
  writeFindCoordinatorRequest,
)
