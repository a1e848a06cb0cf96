/**
 * What generated code imports: one module, so that the build puts all of it into one file however little of it a
 * message uses.
 */
export type { Int64 } from './int64.ts'
export {
  inItem,
  inReadField,
  inWrittenField,
  isInt64,
  messageCodec,
  rejectTaggedFields,
  rejectUnlessDefault,
  rejectUnlessEmpty,
  type ApiCodecs,
} from './message-codec.ts'
export type { Reader } from './reader.ts'
export { ZERO_UUID } from './uuid.ts'
export {
  NO_ITEMS,
  NO_TAGGED_FIELDS,
  type Encodable,
  type Records,
  type UnknownTaggedField,
} from './values.ts'
export type { Writer } from './writer.ts'
