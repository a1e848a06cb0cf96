import type { StoreOperation } from '@millrace/object-store'

/** What an object store charges, in US dollars for a thousand requests. Storage and traffic are not in it. */
export type ObjectStorePrices = Readonly<Record<StoreOperation, number>>

/** Amazon S3 Standard in us-east-1, by its public list: PUT and LIST 0.005, GET and HEAD 0.0004, DELETE nothing. */
export const S3_STANDARD_US_EAST_1: ObjectStorePrices = Object.freeze({
  put: 0.005,
  list: 0.005,
  get: 0.0004,
  head: 0.0004,
  delete: 0,
})

/** A store whose requests cost nothing. */
export const NO_PRICES: ObjectStorePrices = Object.freeze({ put: 0, list: 0, get: 0, head: 0, delete: 0 })
