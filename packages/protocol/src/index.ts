export {
  ApiKey,
  apiKeyName,
  isClusterAction,
  kafkaVersionRanges,
  requestHeaderVersion,
  responseHeaderVersion,
  unstableVersion,
  type ApiKeyNumber,
  type ApiVersionRange,
} from './api-keys.ts'
export {
  readConsumerAssignment,
  readConsumerSubscription,
  writeConsumerAssignment,
  writeConsumerSubscription,
} from './consumer-protocol.ts'
export { ProtocolError, type ProtocolErrorCode, type ProtocolErrorContext } from './errors.ts'
export {
  ErrorCode,
  errorName,
  isRetriable,
  refreshesMetadata,
  type ErrorCodeNumber,
  type ErrorName,
} from './error-codes.ts'
export { errorText } from './error-texts.ts'
export {
  decodeRequestHeader,
  decodeResponseHeader,
  encodeRequestHeader,
  encodeResponseHeader,
  type RequestHeader,
  type ResponseHeader,
} from './headers.ts'
export type { Int64 } from './int64.ts'
export type { MessageCodec, MessageDescription, MessageKind } from './message-codec.ts'
export { createReader, type Reader, type ReaderLimits } from './reader.ts'
export { ZERO_UUID } from './uuid.ts'
export type { Encodable, Records, UnknownTaggedField } from './values.ts'
export { createWriter, type Writer, type WriterOptions } from './writer.ts'
export { COMPRESSION_CODECS, type CompressionCodec, type Compressors, type Decompressors } from './compression.ts'
export {
  isRecordBatchIntact,
  readRecordBatchHeaders,
  RECORD_BATCH_HEADER_BYTES,
  recordBatchCrc,
  wholeBatchCrc,
  type RecordBatch,
  type RecordBatchFault,
  type RecordBatchHeader,
  type RecordBatchWalk,
  type RecordBatchWalkLimits,
} from './record-batch.ts'
export { patchRecordBatch, rebaseRecordBatch, withLogAppendTime, type RecordBatchPatch } from './record-batch-patch.ts'
export { readRecords, type DecodedRecord, type RecordHeader, type RecordReadOptions } from './record-decoder.ts'
export {
  encodeRecordBatch,
  type RecordBatchOptions,
  type RecordHeaderInput,
  type RecordInput,
} from './record-encoder.ts'
