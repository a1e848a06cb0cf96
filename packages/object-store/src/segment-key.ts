import { crc32c } from '@millrace/crc32c'
import { parseUuid } from '@millrace/runtime'
import { objectKeyProblem } from './object-key.ts'

const FOLDER = 'segments'
const EXTENSION = '.seg'
const UUID_TEXT = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Where segments lie. */
export interface SegmentKeyOptions {
  /**
   * Goes before every key, with a slash between; for several clusters in one bucket. Set by an operator, never by a client.
   * @defaultValue none
   */
  readonly prefix?: string | undefined
}

/**
 * The key of a segment: `segments/3f/018bcfe5-6800-7000-8000-0000000000ff.seg`, after the prefix if there is one.
 *
 * S3 limits requests per second by prefix (about 3,500 PUTs and 5,500 GETs) and ids that start with the time would all
 * hit one. The two hex digits are the low byte of the CRC-32C of the id's 16 bytes: 256 prefixes in equal use, computed
 * from the id alone. Nothing that a client has named is ever part of a key.
 *
 * Throws a `TypeError` when `segmentId` is not a lower-case UUID or the prefix is not a valid key.
 */
export function segmentKey(segmentId: string, options: SegmentKeyOptions = {}): string {
  if (!UUID_TEXT.test(segmentId)) throw new TypeError(`not a segment id: ${segmentId.slice(0, 80)}`)
  const spread = (crc32c(parseUuid(segmentId)) & 0xff).toString(16).padStart(2, '0')
  return `${segmentKeyPrefix(options)}${spread}/${segmentId}${EXTENSION}`
}

/** What every segment's key starts with, for listing them all: `segments/` after the prefix. */
export function segmentKeyPrefix(options: SegmentKeyOptions = {}): string {
  const { prefix = '' } = options
  if (prefix === '') return `${FOLDER}/`
  const problem = objectKeyProblem(prefix)
  if (problem !== undefined) throw new TypeError(`prefix ${JSON.stringify(prefix)} ${problem}`)
  return `${prefix}/${FOLDER}/`
}

/** The id in a segment's key; undefined when `key` is not what {@link segmentKey} makes with the same options. */
export function segmentIdOfKey(key: string, options: SegmentKeyOptions = {}): string | undefined {
  const start = segmentKeyPrefix(options).length + 3
  if (!key.endsWith(EXTENSION)) return undefined
  const segmentId = key.slice(start, -EXTENSION.length)
  if (!UUID_TEXT.test(segmentId)) return undefined
  return segmentKey(segmentId, options) === key ? segmentId : undefined
}
