import type { HeadObjectCommandOutput } from '@aws-sdk/client-s3'
import { crc32c } from '@millrace/crc32c'
import {
  assertByteRange,
  assertObjectKey,
  createCallGate,
  LIST_COUNT_MAX,
  type ListedObject,
  type ObjectHead,
  type ObjectStore,
  objectKeyProblem,
} from '@millrace/object-store'
import { checkBucket } from './check-bucket.ts'
import { toObjectStoreError } from './error-mapping.ts'
import { type ResolvedS3ObjectStoreOptions, resolveS3ObjectStoreOptions, type S3ObjectStoreOptions } from './options.ts'
import { readBody } from './read-body.ts'
import { type LoadedSdk, loadSdk } from './s3-client.ts'

/** Name of the metadata entry that keeps an object's CRC-32C, as eight hexadecimal digits. */
const CRC_METADATA = 'millrace-crc32c'

/**
 * Keeps objects in a bucket of Amazon S3 or of a server that speaks its API.
 *
 * Every put carries `If-None-Match: *`, its CRC-32C as a checksum for the server to verify, and the same as metadata,
 * where `head` finds it. Nothing else is asked of a server than PutObject, GetObject with ranges, HeadObject,
 * DeleteObject, ListObjectsV2 and, at start, HeadBucket.
 *
 * The SDK is loaded by the first call, and its own retries are off: `createDurablePut` of `@millrace/object-store`
 * retries, and knows what an unknown outcome is.
 */
export function createS3ObjectStore(options: S3ObjectStoreOptions): ObjectStore {
  const resolved = resolveS3ObjectStoreOptions(options)
  const description = describe(resolved)
  const gate = createCallGate(description)
  let loading: Promise<LoadedSdk> | undefined
  let closing: Promise<void> | undefined

  function call<T>(
    signal: AbortSignal | undefined,
    doing: string,
    work: (loaded: LoadedSdk) => Promise<T>,
  ): Promise<T> {
    return gate.run(async () => {
      try {
        loading ??= loadSdk(resolved)
        return await work(await loading)
      } catch (error) {
        throw toObjectStoreError(error, doing)
      }
    }, signal)
  }

  function keyed<T>(key: string, work: (target: { Bucket: string; Key: string }) => Promise<T>): Promise<T> {
    assertObjectKey(key)
    return work({ Bucket: resolved.bucket, Key: resolved.keyPrefix + key })
  }

  return {
    description,
    putsCost: true,
    start: ({ signal } = {}) =>
      call(signal, `opening ${description}`, (loaded) => checkBucket(loaded, { resolved, description, signal })),
    close() {
      closing ??= gate.close().then(async () => (await loading)?.client.destroy())
      return closing
    },
    put: (key, body, { signal } = {}) =>
      call(signal, `put of ${key}`, ({ sdk, client }) =>
        keyed(key, async (target) => {
          const bytes = Buffer.concat(body)
          const crc = crc32cBytes(crc32c(bytes))
          const command = new sdk.PutObjectCommand({
            ...target,
            Body: bytes,
            ContentLength: bytes.length,
            ContentType: 'application/octet-stream',
            IfNoneMatch: '*',
            ChecksumCRC32C: crc.toString('base64'),
            Metadata: { [CRC_METADATA]: crc.toString('hex') },
          })
          await client.send(command, abortable(signal))
        }),
      ),
    get: (key, { range, mayBeShort, signal } = {}) =>
      call(signal, `get of ${key}`, ({ sdk, client }) =>
        keyed(key, async (target) => {
          if (range !== undefined) assertByteRange(key, range)
          const header = range === undefined ? {} : { Range: `bytes=${range.start}-${range.end - 1}` }
          const answer = await client.send(new sdk.GetObjectCommand({ ...target, ...header }), abortable(signal))
          return readBody(answer, key, { range, mayBeShort })
        }),
      ),
    head: (key, { signal } = {}) =>
      call(signal, `head of ${key}`, ({ sdk, client }) =>
        keyed(key, async (target): Promise<ObjectHead | null> => {
          const command = new sdk.HeadObjectCommand({ ...target })
          const answer = await client.send(command, abortable(signal)).catch((error: unknown) => {
            const known = toObjectStoreError(error, `head of ${key}`)
            if (known.code === 'NOT_FOUND') return null
            throw known
          })
          if (answer === null) return null
          const byteLength = answer.ContentLength ?? 0
          const known = crcOf(answer)
          if (known !== undefined) return { byteLength, crc32c: known }
          // Not written by this package: there is nothing for it but to read.
          const body = await readBody(
            await client.send(new sdk.GetObjectCommand({ ...target }), abortable(signal)),
            key,
          )
          return { byteLength: body.length, crc32c: crc32c(body) }
        }),
      ),
    delete: (key, { signal } = {}) =>
      call(signal, `delete of ${key}`, ({ sdk, client }) =>
        keyed(key, async (target) => {
          await client.send(new sdk.DeleteObjectCommand({ ...target }), abortable(signal)).catch((error: unknown) => {
            const known = toObjectStoreError(error, `delete of ${key}`)
            if (known.code !== 'NOT_FOUND' || known.message.includes('NoSuchBucket')) throw known
          })
        }),
      ),
    list: ({ prefix, startAfter = '', countMax = LIST_COUNT_MAX, signal }) =>
      call(signal, `list of ${prefix}`, (loaded) =>
        listPage(loaded, { resolved, prefix, startAfter, countMax: Math.min(countMax, LIST_COUNT_MAX), signal }),
      ),
  }
}

function describe({ bucket, keyPrefix, endpoint }: ResolvedS3ObjectStoreOptions): string {
  const where = endpoint === undefined ? '' : ` at ${new URL(endpoint).host}`
  return `s3://${bucket}${keyPrefix === '' ? '' : `/${keyPrefix.slice(0, -1)}`}${where}`
}

function abortable(signal: AbortSignal | undefined): { abortSignal?: AbortSignal } {
  return signal === undefined ? {} : { abortSignal: signal }
}

function crc32cBytes(crc: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(crc)
  return bytes
}

function crcOf({ Metadata: metadata }: HeadObjectCommandOutput): number | undefined {
  const text = metadata?.[CRC_METADATA]
  return text !== undefined && /^[0-9a-f]{8}$/.test(text) ? Number.parseInt(text, 16) : undefined
}

interface PageQuery {
  readonly resolved: ResolvedS3ObjectStoreOptions
  readonly prefix: string
  readonly startAfter: string
  readonly countMax: number
  readonly signal: AbortSignal | undefined
}

/** Fills a page; a server may answer less than a page at a time, and other software's keys are left out. */
async function listPage({ sdk, client }: LoadedSdk, query: PageQuery): Promise<ListedObject[]> {
  const { bucket, keyPrefix } = query.resolved
  const page: ListedObject[] = []
  let after = query.startAfter === '' ? '' : keyPrefix + query.startAfter
  while (page.length < query.countMax) {
    const command = new sdk.ListObjectsV2Command({
      Bucket: bucket,
      Prefix: keyPrefix + query.prefix,
      MaxKeys: query.countMax - page.length,
      ...(after === '' ? {} : { StartAfter: after }),
    })
    const { Contents: entries = [], IsTruncated: isTruncated } = await client.send(command, abortable(query.signal))
    for (const { Key: key = '', Size: byteLength = 0 } of entries) {
      after = key
      const ownKey = key.slice(keyPrefix.length)
      if (objectKeyProblem(ownKey) === undefined) page.push({ key: ownKey, byteLength })
    }
    if (isTruncated !== true || entries.length === 0) break
  }
  return page
}
