import { ERROR_NAMES, ErrorCode, REFRESH_METADATA, RETRIABLE } from './generated/error-table.ts'

export { ErrorCode }

/** Kafka's name of an error code. */
export type ErrorName = keyof typeof ErrorCode

/** Any error code that Kafka 4.3 knows. */
export type ErrorCodeNumber = (typeof ErrorCode)[ErrorName]

const NAMES: ReadonlyMap<number, ErrorName> = /* @__PURE__ */ new Map(ERROR_NAMES)

/** Kafka's name of an error code; a code that Kafka 4.3 does not know is a `UNKNOWN_SERVER_ERROR`, as clients take it. */
export function errorName(code: number): ErrorName {
  return NAMES.get(code) ?? 'UNKNOWN_SERVER_ERROR'
}

/** Whether clients may try again after this error. */
export function isRetriable(code: number): boolean {
  return RETRIABLE.has(code)
}

/** Whether clients ask for metadata before they try again. */
export function refreshesMetadata(code: number): boolean {
  return REFRESH_METADATA.has(code)
}
