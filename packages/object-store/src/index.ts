export { assertByteRange, rangeNotSatisfiable, resolveByteRange } from './byte-range.ts'
export { type CallGate, createCallGate } from './call-gate.ts'
export {
  type DecodeSegmentOptions,
  decodeSegmentFooter,
  decodeSegmentTrailer,
  type SegmentIndex,
  type SegmentRun,
  type SegmentTrailer,
  verifySegment,
  verifySegmentRun,
} from './decode-segment.ts'
export {
  type EncodedSegment,
  encodeSegment,
  type ItemPlacement,
  type SegmentInput,
  type SegmentItem,
} from './encode-segment.ts'
export {
  type DurablePutOptions,
  type ResolvedDurablePutOptions,
  resolveDurablePutOptions,
} from './durable-put-options.ts'
export { ObjectStoreError, type ObjectStoreErrorCode } from './errors.ts'
export { createFileObjectStore, type FileObjectStore, type FileObjectStoreCollaborators } from './file-store.ts'
export {
  type FileObjectStoreOptions,
  type ResolvedFileObjectStoreOptions,
  resolveFileObjectStoreOptions,
} from './file-store-options.ts'
export { type FileSystem, type FolderEntry, nodeFileSystem, type OpenFile, type OpenFolder } from './file-system.ts'
export {
  createMemoryObjectStore,
  type MemoryObjectStore,
  type MemoryObjectStoreCollaborators,
  type MemoryObjectStoreOptions,
  type ResolvedMemoryObjectStoreOptions,
  resolveMemoryObjectStoreOptions,
} from './memory-store.ts'
export { assertObjectKey, OBJECT_KEY_BYTES_MAX, OBJECT_KEY_PART_BYTES_MAX, objectKeyProblem } from './object-key.ts'
export {
  type ByteRange,
  type GetOptions,
  LIST_COUNT_MAX,
  type ListedObject,
  type ListOptions,
  type ObjectHead,
  type ObjectStore,
  type StoreCallOptions,
} from './object-store.ts'
export {
  type ObservedStoreCall,
  observedObjectStore,
  type StoreObserver,
  type StoreOperation,
  type StoreOperationResult,
} from './observed-store.ts'
export { createDurablePut, type DurablePut, type DurablePutCollaborators } from './put-once.ts'
export { type ReadSegmentIndexOptions, readSegmentIndex } from './read-segment-index.ts'
export { SegmentFormatError, type SegmentFormatErrorCode } from './segment-error.ts'
export { type SegmentKeyOptions, segmentIdOfKey, segmentKey, segmentKeyPrefix } from './segment-key.ts'
export {
  SEGMENT_BYTES_MAX,
  SEGMENT_FOOTER_BYTES_MAX,
  SEGMENT_FORMAT_VERSION,
  SEGMENT_MAGIC,
  SEGMENT_TRAILER_BYTES,
  SEGMENT_WRITER_BYTES_MAX,
} from './segment-layout.ts'
