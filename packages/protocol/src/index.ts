export {
  ApiKey,
  apiKeyName,
  kafkaVersionRanges,
  requestHeaderVersion,
  responseHeaderVersion,
  type ApiKeyNumber,
  type ApiVersionRange,
} from './api-keys.ts'
export { ProtocolError, type ProtocolErrorCode, type ProtocolErrorContext } from './errors.ts'
export {
  ErrorCode,
  errorName,
  isRetriable,
  refreshesMetadata,
  type ErrorCodeNumber,
  type ErrorName,
} from './error-codes.ts'
export {
  decodeRequestHeader,
  decodeResponseHeader,
  encodeRequestHeader,
  encodeResponseHeader,
  type RequestHeader,
  type ResponseHeader,
} from './headers.ts'
export type { Int64 } from './int64.ts'
export type { MessageCodec } from './message-codec.ts'
export { createReader, type Reader, type ReaderLimits } from './reader.ts'
export { ZERO_UUID } from './uuid.ts'
export type { Encodable, Records, UnknownTaggedField } from './values.ts'
export { createWriter, type Writer, type WriterOptions } from './writer.ts'
