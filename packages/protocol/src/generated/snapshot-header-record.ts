// Generated from schema/messages/SnapshotHeaderRecord.json by `npm run generate`. Do not edit.
import { inReadField, inWrittenField, messageCodec, type Encodable, type Int64, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/** Value of the control record with which a KRaft snapshot begins (KIP-630). Version 0. */
export interface SnapshotHeaderRecord {
  /**
   * Version of the record's own, the same as that it is encoded in.
   *
   * `int16`.
   */
  readonly version: number
  /**
   * Time of the last record that the snapshot stands for, in milliseconds since 1970.
   *
   * `int64`.
   */
  readonly lastContainedLogTimestamp: Int64
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readSnapshotHeaderRecord(reader: Reader, _version: number): SnapshotHeaderRecord {
  let at = ''
  try {
    at = 'version'
    const version_ = reader.readInt16()
    at = 'lastContainedLogTimestamp'
    const lastContainedLogTimestamp = reader.readInt64()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { version: version_, lastContainedLogTimestamp, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeSnapshotHeaderRecord(writer: Writer, value: Encodable<SnapshotHeaderRecord>, _version: number): void {
  let at = ''
  try {
    at = 'version'
    writer.writeInt16(value.version)
    at = 'lastContainedLogTimestamp'
    writer.writeInt64(value.lastContainedLogTimestamp)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link SnapshotHeaderRecord}. */
export const snapshotHeaderRecord = /* @__PURE__ */ messageCodec(
  { name: 'SnapshotHeaderRecord', apiKey: -1, kind: 'data', versionMin: 0, versionMax: 0, flexibleFrom: 0 },
  readSnapshotHeaderRecord,
  writeSnapshotHeaderRecord,
)
