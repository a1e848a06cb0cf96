export { ObjectStoreError, type ObjectStoreErrorCode } from './errors.ts'
export type { ByteRange, ListedObject, ListOptions, ObjectHead, ObjectStore, StoreCallOptions } from './object-store.ts'
