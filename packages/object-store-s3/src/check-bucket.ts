import { ObjectStoreError } from '@millrace/object-store'
import { isMissingRegion, statusOf, toObjectStoreError } from './error-mapping.ts'
import type { ResolvedS3ObjectStoreOptions } from './options.ts'
import type { LoadedSdk } from './s3-client.ts'

/** What the check needs to know. */
export interface BucketCheck {
  /** The store's options. */
  readonly resolved: ResolvedS3ObjectStoreOptions
  /** The store's address, for messages. */
  readonly description: string
  /** Stops it. */
  readonly signal: AbortSignal | undefined
}

/**
 * Asks whether the bucket is there and lets us in; rejects with one sentence that an operator can act on.
 *
 * HeadBucket needs a permission that a narrow policy may not give, and its refusals have no text. So a refusal is
 * looked at again with a listing of one key below the prefix, which the store needs anyway.
 */
export async function checkBucket({ sdk, client }: LoadedSdk, check: BucketCheck): Promise<void> {
  const { bucket, keyPrefix } = check.resolved
  const options = check.signal === undefined ? {} : { abortSignal: check.signal }
  try {
    await client.send(new sdk.HeadBucketCommand({ Bucket: bucket }), options)
  } catch (headError) {
    if (statusOf(headError) === undefined) throw explain(headError, check)
    try {
      const command = new sdk.ListObjectsV2Command({ Bucket: bucket, Prefix: keyPrefix, MaxKeys: 1 })
      await client.send(command, options)
    } catch (listError) {
      throw explain(listError, check)
    }
  }
}

function explain(error: unknown, { resolved, description }: BucketCheck): ObjectStoreError {
  const known = toObjectStoreError(error, `opening ${description}`)
  const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  const sentence = sentenceFor(known, resolved, statusOf(error))
  return sentence === undefined ? known : new ObjectStoreError(known.code, `${sentence} (${said})`, { cause: error })
}

function sentenceFor(
  error: ObjectStoreError,
  { bucket, endpoint, region }: ResolvedS3ObjectStoreOptions,
  status: number | undefined,
): string | undefined {
  const server = endpoint ?? `S3 in ${region ?? 'the default region'}`
  if (error.code === 'NOT_FOUND') return `the bucket ${bucket} does not exist at ${server}; create it or check its name`
  if (error.code === 'ACCESS_DENIED' && status === undefined) {
    return `there are no usable credentials for the bucket ${bucket}; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY or a profile`
  }
  if (error.code === 'ACCESS_DENIED') {
    return `${server} refuses access to the bucket ${bucket}; check the credentials and the bucket's policy`
  }
  if (status === 301 || status === 307) return `the bucket ${bucket} is in another region than ${region}; set region`
  if (isMissingRegion(error.cause)) return `the region of the bucket ${bucket} is not known; set region or AWS_REGION`
  if (error.code === 'UNAVAILABLE') return `${server} cannot be reached or did not answer for the bucket ${bucket}`
  return undefined
}
