// Generated from schema/messages/UnregisterBrokerRequest.json by `npm run generate`. Do not edit.
import { inReadField, inWrittenField, messageCodec, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/** Forgets a broker that is gone for good (KIP-631). Version 0. */
export interface UnregisterBrokerRequest {
  /** `int32`. */
  readonly brokerId: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readUnregisterBrokerRequest(reader: Reader, _version: number): UnregisterBrokerRequest {
  let at = ''
  try {
    at = 'brokerId'
    const brokerId = reader.readInt32()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { brokerId, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeUnregisterBrokerRequest(writer: Writer, value: Encodable<UnregisterBrokerRequest>, _version: number): void {
  let at = ''
  try {
    at = 'brokerId'
    writer.writeInt32(value.brokerId)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link UnregisterBrokerRequest}. */
export const unregisterBrokerRequest = /* @__PURE__ */ messageCodec(
  { name: 'UnregisterBrokerRequest', apiKey: 64, kind: 'request', versionMin: 0, versionMax: 0, flexibleFrom: 0 },
  readUnregisterBrokerRequest,
  writeUnregisterBrokerRequest,
)
