// Generated from schema/messages/ControlRecordTypeSchema.json by `npm run generate`. Do not edit.
import { inReadField, inWrittenField, messageCodec, type Encodable, type Reader, type Writer } from '../codec-runtime.ts'

/** Key of a control record, after its version: what the record is. Version 0. */
export interface ControlRecordTypeSchema {
  /**
   * 0 abort, 1 commit, 2 leader change, 3 snapshot header, 4 snapshot footer, 5 KRaft version, 6 KRaft voters.
   *
   * `int16`.
   */
  readonly type: number
}

function readControlRecordTypeSchema(reader: Reader, _version: number): ControlRecordTypeSchema {
  let at = ''
  try {
    at = 'type'
    const type = reader.readInt16()
    return { type }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeControlRecordTypeSchema(writer: Writer, value: Encodable<ControlRecordTypeSchema>, _version: number): void {
  let at = ''
  try {
    at = 'type'
    writer.writeInt16(value.type)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link ControlRecordTypeSchema}. */
export const controlRecordTypeSchema = /* @__PURE__ */ messageCodec(
  { name: 'ControlRecordTypeSchema', apiKey: -1, kind: 'data', versionMin: 0, versionMax: 0, flexibleFrom: Number.POSITIVE_INFINITY },
  readControlRecordTypeSchema,
  writeControlRecordTypeSchema,
)
