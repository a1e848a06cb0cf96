// Generated from schema/messages/ApiVersionsRequest.json by `npm run generate`. Do not edit.
import { NO_TAGGED_FIELDS, inReadField, inWrittenField, messageCodec, rejectTaggedFields, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Asks which requests the broker knows, in which versions; the first request of most clients. Versions 0 to 4.
 *
 * - 1: adds `throttleTimeMs` (KIP-124)
 * - 2: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 3: compact lengths and tagged fields (KIP-482); clients give their name and version (KIP-511), the answer has features (KIP-584)
 * - 4: features may begin at version 0
 */
export interface ApiVersionsRequest {
  /**
   * Name of the client library.
   *
   * `string`, since version 3, dropped silently where a version lacks it.
   */
  readonly clientSoftwareName: string
  /** `string`, since version 3, dropped silently where a version lacks it. */
  readonly clientSoftwareVersion: string
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readApiVersionsRequest(reader: Reader, version: number): ApiVersionsRequest {
  let at = ''
  try {
    const flexible = version >= 3
    at = 'clientSoftwareName'
    const clientSoftwareName = version >= 3 ? reader.readString(true) : ''
    at = 'clientSoftwareVersion'
    const clientSoftwareVersion = version >= 3 ? reader.readString(true) : ''
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { clientSoftwareName, clientSoftwareVersion, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeApiVersionsRequest(writer: Writer, value: Encodable<ApiVersionsRequest>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 3
    at = 'clientSoftwareName'
    if (version >= 3) {
      writer.writeString(value.clientSoftwareName, true)
    }
    at = 'clientSoftwareVersion'
    if (version >= 3) {
      writer.writeString(value.clientSoftwareVersion, true)
    }
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link ApiVersionsRequest}. */
export const apiVersionsRequest = /* @__PURE__ */ messageCodec(
  { name: 'ApiVersionsRequest', apiKey: 18, kind: 'request', versionMin: 0, versionMax: 4, flexibleFrom: 3 },
  readApiVersionsRequest,
  writeApiVersionsRequest,
)
