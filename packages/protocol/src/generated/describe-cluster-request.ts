// Generated from schema/messages/DescribeClusterRequest.json by `npm run generate`. Do not edit.
import { inReadField, inWrittenField, messageCodec, rejectUnlessDefault, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Asks for the cluster's id, controller and nodes (KIP-700). Versions 0 to 2.
 *
 * - 1: controllers can be asked, too (KIP-919)
 * - 2: fenced brokers can be listed (KIP-1073)
 */
export interface DescribeClusterRequest {
  /**
   * Whether the answer shall say what the client may do to the cluster (KIP-430).
   *
   * `bool`.
   */
  readonly includeClusterAuthorizedOperations: boolean
  /**
   * Who is asked for, and answers: 1 brokers, 2 controllers (KIP-919).
   *
   * `int8`, since version 1, by default 1.
   */
  readonly endpointType: number
  /**
   * Whether to list brokers that are registered but not serving (KIP-1073).
   *
   * `bool`, in version 2 only.
   */
  readonly includeFencedBrokers: boolean
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readDescribeClusterRequest(reader: Reader, version: number): DescribeClusterRequest {
  let at = ''
  try {
    at = 'includeClusterAuthorizedOperations'
    const includeClusterAuthorizedOperations = reader.readBoolean()
    at = 'endpointType'
    const endpointType = version >= 1 ? reader.readInt8() : 1
    at = 'includeFencedBrokers'
    const includeFencedBrokers = version >= 2 ? reader.readBoolean() : false
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { includeClusterAuthorizedOperations, endpointType, includeFencedBrokers, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDescribeClusterRequest(writer: Writer, value: Encodable<DescribeClusterRequest>, version: number): void {
  let at = ''
  try {
    at = 'includeClusterAuthorizedOperations'
    writer.writeBoolean(value.includeClusterAuthorizedOperations)
    at = 'endpointType'
    if (version >= 1) {
      writer.writeInt8(value.endpointType === undefined ? 1 : value.endpointType)
    }
    else rejectUnlessDefault(value.endpointType, 1, 'endpointType')
    at = 'includeFencedBrokers'
    if (version >= 2) {
      writer.writeBoolean(value.includeFencedBrokers)
    }
    else rejectUnlessDefault(value.includeFencedBrokers, false, 'includeFencedBrokers')
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link DescribeClusterRequest}. */
export const describeClusterRequest = /* @__PURE__ */ messageCodec(
  { name: 'DescribeClusterRequest', apiKey: 60, kind: 'request', versionMin: 0, versionMax: 2, flexibleFrom: 0 },
  readDescribeClusterRequest,
  writeDescribeClusterRequest,
)
