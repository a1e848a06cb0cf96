/**
 * Text from clients as a JSON string literal. libsql cuts text off at U+0000 when it reads it, and ends the process at
 * half of a surrogate pair that came in through a JSON parameter; a literal contains neither.
 */
export function encodeText(text: string): string {
  return JSON.stringify(text)
}

/** Undoes {@link encodeText}. */
export function decodeText(literal: string): string {
  const text: string = JSON.parse(literal)
  return text
}
