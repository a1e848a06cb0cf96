import { ObjectStoreError } from './errors.ts'

/** The longest key, in bytes (every allowed character is one byte). */
export const OBJECT_KEY_BYTES_MAX = 512

/** The longest part of a key between two slashes, so that it can be a file name everywhere. */
export const OBJECT_KEY_PART_BYTES_MAX = 200

const PART = /^[A-Za-z0-9_=-][A-Za-z0-9._=-]*$/

/**
 * What is wrong with a key, or undefined when every store takes it.
 *
 * Keys are parts of `A-Z a-z 0-9 . _ = -` joined by single slashes; no part is empty or starts with a dot. That is what
 * is a plain file name on every system and needs no escaping in a URL, and it leaves no way out of a store's folder. A
 * key that is another key's folder (`a` beside `a/b`) is not portable either: stores on file systems refuse the second.
 */
export function objectKeyProblem(key: string): string | undefined {
  if (key.length === 0) return 'is empty'
  if (key.length > OBJECT_KEY_BYTES_MAX) return `is longer than ${OBJECT_KEY_BYTES_MAX} bytes`
  for (const part of key.split('/')) {
    if (part.length > OBJECT_KEY_PART_BYTES_MAX) return `has a part longer than ${OBJECT_KEY_PART_BYTES_MAX} bytes`
    if (!PART.test(part))
      return 'has a part that is empty, starts with a dot or has other characters than A-Z a-z 0-9 . _ = -'
  }
  return undefined
}

/** Throws INVALID unless `key` is one that every store takes. */
export function assertObjectKey(key: string): void {
  const problem = objectKeyProblem(key)
  if (problem !== undefined)
    throw new ObjectStoreError('INVALID', `object key ${JSON.stringify(key.slice(0, 80))} ${problem}`)
}
