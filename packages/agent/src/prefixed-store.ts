import type { ObjectStore } from '@millrace/object-store'

/** The part of `store` below `prefix`: keys go in and out without it. */
export function createPrefixedStore(store: ObjectStore, prefix: string | undefined): ObjectStore {
  if (prefix === undefined || prefix === '') return store
  const full = (key: string) => `${prefix}/${key}`
  return {
    description: `${store.description}/${prefix}`,
    putsCost: store.putsCost,
    start: (options) => store.start(options),
    close: () => store.close(),
    put: (key, body, options) => store.put(full(key), body, options),
    get: (key, options) => store.get(full(key), options),
    head: (key, options) => store.head(full(key), options),
    delete: (key, options) => store.delete(full(key), options),
    async list(options) {
      const startAfter = options.startAfter === undefined ? undefined : full(options.startAfter)
      const objects = await store.list({ ...options, prefix: full(options.prefix), startAfter })
      return objects.map((object) => ({ ...object, key: object.key.slice(prefix.length + 1) }))
    },
  }
}
