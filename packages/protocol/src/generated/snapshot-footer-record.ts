// Generated from schema/messages/SnapshotFooterRecord.json by `npm run generate`. Do not edit.
import { inReadField, inWrittenField, messageCodec, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/** Value of the control record with which a KRaft snapshot ends (KIP-630). Version 0. */
export interface SnapshotFooterRecord {
  /**
   * Version of the record's own, the same as that it is encoded in.
   *
   * `int16`.
   */
  readonly version: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readSnapshotFooterRecord(reader: Reader, _version: number): SnapshotFooterRecord {
  let at = ''
  try {
    at = 'version'
    const version_ = reader.readInt16()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { version: version_, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeSnapshotFooterRecord(writer: Writer, value: Encodable<SnapshotFooterRecord>, _version: number): void {
  let at = ''
  try {
    at = 'version'
    writer.writeInt16(value.version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link SnapshotFooterRecord}. */
export const snapshotFooterRecord = /* @__PURE__ */ messageCodec(
  { name: 'SnapshotFooterRecord', apiKey: -1, kind: 'data', versionMin: 0, versionMax: 0, flexibleFrom: 0 },
  readSnapshotFooterRecord,
  writeSnapshotFooterRecord,
)
