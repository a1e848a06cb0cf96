import type { Int64 } from '@millrace/protocol'

/** An int64 as a number, null when it is the one that says nothing. Past 2^53 it is rounded. */
export function unlessDefault(value: Int64, fallback: number): number | null {
  const number = Number(value)
  return number === fallback ? null : number
}
