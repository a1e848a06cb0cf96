import { createHash } from 'node:crypto'

/** Text from clients as a JSON string literal: PostgreSQL's text holds neither U+0000 nor half of a surrogate pair. */
export function encodeText(text: string): string {
  return JSON.stringify(text)
}

/** Undoes {@link encodeText}. */
export function decodeText(literal: string): string {
  const text: string = JSON.parse(literal)
  return text
}

/** What a group's id is indexed by: ids may be longer than an index entry. */
export function digestOf(text: string): Buffer {
  return createHash('sha256').update(encodeText(text)).digest()
}

/** Numbers as the text of a PostgreSQL array. They are integers or booleans of ours, never text. */
export function arrayOf(values: readonly (number | boolean)[]): string {
  return `{${values.join(',')}}`
}

/** A `bigint` of PostgreSQL as a number. Everything that this engine stores is a safe integer. */
export function toNumber(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is no safe integer`)
  return value
}
