// Generated from schema/messages/KRaftVersionRecord.json by `npm run generate`. Do not edit.
import { inReadField, inWrittenField, messageCodec, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/** Value of the control record that says which version of KRaft a log is of (KIP-853). Version 0. */
export interface KRaftVersionRecord {
  /**
   * Version of the record's own, the same as that it is encoded in.
   *
   * `int16`.
   */
  readonly version: number
  /** `int16`. */
  readonly kRaftVersion: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readKRaftVersionRecord(reader: Reader, _version: number): KRaftVersionRecord {
  let at = ''
  try {
    at = 'version'
    const version_ = reader.readInt16()
    at = 'kRaftVersion'
    const kRaftVersion = reader.readInt16()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { version: version_, kRaftVersion, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeKRaftVersionRecord(writer: Writer, value: Encodable<KRaftVersionRecord>, _version: number): void {
  let at = ''
  try {
    at = 'version'
    writer.writeInt16(value.version)
    at = 'kRaftVersion'
    writer.writeInt16(value.kRaftVersion)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link KRaftVersionRecord}. */
export const kRaftVersionRecord = /* @__PURE__ */ messageCodec(
  { name: 'KRaftVersionRecord', apiKey: -1, kind: 'data', versionMin: 0, versionMax: 0, flexibleFrom: 0 },
  readKRaftVersionRecord,
  writeKRaftVersionRecord,
)
