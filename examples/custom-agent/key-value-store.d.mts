import type { ObjectStore } from '@millrace/object-store'

/** A store whose objects are the values of `entries`, under their keys. */
export declare function createKeyValueStore(entries?: Map<string, Uint8Array>): ObjectStore
