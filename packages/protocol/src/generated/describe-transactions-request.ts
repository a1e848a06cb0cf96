// Generated from schema/messages/DescribeTransactionsRequest.json by `npm run generate`. Do not edit.
import { inReadField, inWrittenField, messageCodec, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/** Describes transactions (KIP-664). Version 0. */
export interface DescribeTransactionsRequest {
  /** `[]string`. */
  readonly transactionalIds: readonly string[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readDescribeTransactionsRequest(reader: Reader, _version: number): DescribeTransactionsRequest {
  let at = ''
  try {
    at = 'transactionalIds'
    const transactionalIds = reader.readStringArray(true)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { transactionalIds, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDescribeTransactionsRequest(writer: Writer, value: Encodable<DescribeTransactionsRequest>, _version: number): void {
  let at = ''
  try {
    at = 'transactionalIds'
    writer.writeStringArray(value.transactionalIds, true)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link DescribeTransactionsRequest}. */
export const describeTransactionsRequest = /* @__PURE__ */ messageCodec(
  { name: 'DescribeTransactionsRequest', apiKey: 65, kind: 'request', versionMin: 0, versionMax: 0, flexibleFrom: 0 },
  readDescribeTransactionsRequest,
  writeDescribeTransactionsRequest,
)
