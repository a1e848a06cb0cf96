// Generated from schema/messages/FindCoordinatorRequest.json by `npm run generate`. Do not edit.
import { messageCodec, rejectTaggedFields, rejectUnlessDefault, rejectUnlessEmpty, type MessageCodec } from '../message-codec.ts'
import type { Reader } from '../reader.ts'
import { NO_ITEMS, NO_TAGGED_FIELDS, type Encodable, type UnknownTaggedField } from '../values.ts'
import type { Writer } from '../writer.ts'

/** Kafka's FindCoordinatorRequest. Versions 0 to 6. */
export interface FindCoordinatorRequest {
  /** `string`, in versions 0 to 3. */
  readonly key: string
  /** `int8`, since version 1. */
  readonly keyType: number
  /** `[]string`, since version 4. */
  readonly coordinatorKeys: readonly string[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readFindCoordinatorRequest(reader: Reader, version: number): FindCoordinatorRequest {
  const flexible = version >= 3
  const key = version <= 3 ? reader.readString(flexible) : ''
  const keyType = version >= 1 ? reader.readInt8() : 0
  const coordinatorKeys = version >= 4 ? reader.readStringArray(true) : NO_ITEMS
  const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
  return { key, keyType, coordinatorKeys, unknownTaggedFields }
}

function writeFindCoordinatorRequest(writer: Writer, value: Encodable<FindCoordinatorRequest>, version: number): void {
  const flexible = version >= 3
  if (version <= 3) {
    writer.writeString(value.key, flexible)
  }
  else rejectUnlessDefault(value.key, '', 'key')
  if (version >= 1) {
    writer.writeInt8(value.keyType)
  }
  else rejectUnlessDefault(value.keyType, 0, 'keyType')
  if (version >= 4) {
    writer.writeStringArray(value.coordinatorKeys, true)
  }
  else rejectUnlessEmpty(value.coordinatorKeys, 'coordinatorKeys')
  if (flexible) {
    writer.writeTaggedFields(value.unknownTaggedFields)
  }
  else rejectTaggedFields(value.unknownTaggedFields)
}

/** Reads and writes {@link FindCoordinatorRequest}. */
export const findCoordinatorRequest: MessageCodec<FindCoordinatorRequest> = /* @__PURE__ */ messageCodec(
  { name: 'FindCoordinatorRequest', apiKey: 10, kind: 'request', versionMin: 0, versionMax: 6, flexibleFrom: 3 },
  readFindCoordinatorRequest,
  writeFindCoordinatorRequest,
)
