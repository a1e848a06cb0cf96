// Generated from schema/messages/ResponseHeader.json by `npm run generate`. Do not edit.
import { NO_TAGGED_FIELDS, inReadField, inWrittenField, messageCodec, rejectTaggedFields, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * What stands before every response. Versions 0 to 1.
 *
 * - 1: tagged fields (KIP-482)
 */
export interface ResponseHeader {
  /**
   * That of the request.
   *
   * `int32`.
   */
  readonly correlationId: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readResponseHeader(reader: Reader, version: number): ResponseHeader {
  let at = ''
  try {
    const flexible = version >= 1
    at = 'correlationId'
    const correlationId = reader.readInt32()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { correlationId, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeResponseHeader(writer: Writer, value: Encodable<ResponseHeader>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 1
    at = 'correlationId'
    writer.writeInt32(value.correlationId)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link ResponseHeader}. */
export const responseHeader = /* @__PURE__ */ messageCodec(
  { name: 'ResponseHeader', apiKey: -1, kind: 'header', versionMin: 0, versionMax: 1, flexibleFrom: 1 },
  readResponseHeader,
  writeResponseHeader,
)
