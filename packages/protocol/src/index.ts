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
  CONTROL_RECORD_TYPES,
  encodeControlBatch,
  readControlRecord,
  type ControlRecord,
  type ControlRecordInput,
  type ControlRecordType,
} from './control-record.ts'
export {
  createFrameReader,
  describeBadFrame,
  encodeFrame,
  type BadFrame,
  type FrameReader,
  type FrameReaderOptions,
  type FrameStep,
} from './frame-reader.ts'
export type { LegacyMessage } from './legacy-message.ts'
export {
  createRecordBatchBuilder,
  type RecordBatchBuilder,
  type RecordBatchBuilderOptions,
} from './record-batch-builder.ts'
export { RECORD_BATCH_HEADER_BYTES, type RecordBatchHeader } from './record-batch-header.ts'
export {
  isRecordBatchIntact,
  readRecordBatchHeaders,
  recordBatchCrc,
  wholeBatchCrc,
  type RecordBatch,
  type RecordBatchFault,
  type RecordBatchWalk,
  type RecordBatchWalkLimits,
} from './record-batch.ts'
export { patchRecordBatch, rebaseRecordBatch, withLogAppendTime, type RecordBatchPatch } from './record-batch-patch.ts'
export { createRecordCursor, type RecordCursor, type RecordHeader } from './record-cursor.ts'
export { decodeRecords, readRecords, type DecodedRecord } from './record-decoder.ts'
export { encodeRecordBatch, type RecordBatchOptions } from './record-encoder.ts'
export { isRecordEntryIntact, readRecordEntries, type RecordEntry, type RecordEntryWalk } from './record-entries.ts'
export type { RecordReadOptions } from './record-section.ts'
export type { RecordHeaderInput, RecordInput } from './record-sink.ts'
export {
  validateRecordBatch,
  type RecordBatchFlaw,
  type RecordBatchRules,
  type RecordBatchVerdict,
  type ValidationLevel,
} from './record-validation.ts'
