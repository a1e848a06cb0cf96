import { objectKeyProblem } from '@millrace/object-store'

/** An access key, as the SDK takes it. */
export interface S3Credentials {
  /** Id of the key. */
  readonly accessKeyId: string
  /** Its secret; never logged. */
  readonly secretAccessKey: string
  /** For temporary credentials. */
  readonly sessionToken?: string | undefined
}

/** Settings of an S3 store. */
export interface S3ObjectStoreOptions {
  /** Name of the bucket, which exists. */
  readonly bucket: string
  /**
   * Region of the bucket.
   * @defaultValue the SDK's own search (AWS_REGION, profile); `us-east-1` with `endpoint`, as most servers expect
   */
  readonly region?: string | undefined
  /**
   * Goes before every key with a slash between, and is taken off again in listings.
   * @defaultValue none
   */
  readonly prefix?: string | undefined
  /**
   * URL of a server that speaks S3's API.
   * @defaultValue Amazon's for the region
   */
  readonly endpoint?: string | undefined
  /**
   * Whether the bucket goes into the path instead of the host name. Servers under a plain address need it.
   * @defaultValue false
   */
  readonly forcePathStyle?: boolean | undefined
  /**
   * Credentials, or a function that is asked for them whenever they are needed.
   * @defaultValue the SDK's chain: environment, profiles, web identity, container, instance
   */
  readonly credentials?: S3Credentials | (() => Promise<S3Credentials>) | undefined
  /**
   * Whether a put's body is signed, which costs a SHA-256 over it on this machine. Without it the body is still
   * protected by TLS and checked by the server against its CRC-32C.
   * @defaultValue false over https, true over http
   */
  readonly signPayload?: boolean | undefined
  /**
   * How many connections are open at most; further calls wait for one.
   * @defaultValue 64
   */
  readonly connectionsMax?: number | undefined
  /**
   * How long connecting may take, TLS included, in milliseconds.
   * @defaultValue 5,000
   */
  readonly connectTimeoutMs?: number | undefined
  /**
   * How long a connection may be without a byte in either direction during a call, in milliseconds.
   * @defaultValue 15,000
   */
  readonly idleTimeoutMs?: number | undefined
  /**
   * How long a call may take altogether, in milliseconds.
   * @defaultValue 60,000
   */
  readonly callTimeoutMs?: number | undefined
}

/** {@link S3ObjectStoreOptions}, checked and complete but for what the SDK finds out by itself. */
export interface ResolvedS3ObjectStoreOptions {
  /** Name of the bucket. */
  readonly bucket: string
  /** Region; undefined leaves it to the SDK. */
  readonly region: string | undefined
  /** Empty, or ends with a slash. */
  readonly keyPrefix: string
  /** URL of the server; undefined is Amazon's. */
  readonly endpoint: string | undefined
  /** Whether the bucket goes into the path. */
  readonly forcePathStyle: boolean
  /** Credentials; undefined is the SDK's chain. */
  readonly credentials: S3Credentials | (() => Promise<S3Credentials>) | undefined
  /** Whether a put's body is signed. */
  readonly signPayload: boolean
  /** How many connections are open at most. */
  readonly connectionsMax: number
  /** How long connecting may take. */
  readonly connectTimeoutMs: number
  /** How long a connection may be silent. */
  readonly idleTimeoutMs: number
  /** How long a call may take. */
  readonly callTimeoutMs: number
}

const BUCKET = /^[A-Za-z0-9][A-Za-z0-9._-]{1,61}[A-Za-z0-9]$/

/** The longest prefix, so that prefix and segment key stay below S3's 1,024 bytes with room for longer keys. */
const PREFIX_BYTES_MAX = 400

/** Fills defaults; throws one `TypeError` that names everything that is wrong. */
export function resolveS3ObjectStoreOptions(options: S3ObjectStoreOptions): ResolvedS3ObjectStoreOptions {
  const { bucket, endpoint, prefix = '' } = options
  const problems: string[] = []
  if (typeof bucket !== 'string' || !BUCKET.test(bucket)) problems.push(`bucket ${bucket} is not a bucket's name`)
  if (endpoint !== undefined && !isHttpUrl(endpoint)) problems.push(`endpoint ${endpoint} is not an http or https URL`)
  const trimmed = prefix.replace(/\/$/, '')
  const prefixProblem = trimmed === '' ? undefined : objectKeyProblem(trimmed)
  if (prefixProblem !== undefined) problems.push(`prefix ${prefix} ${prefixProblem}`)
  if (trimmed.length > PREFIX_BYTES_MAX) problems.push(`prefix is longer than ${PREFIX_BYTES_MAX} bytes`)
  const limits = {
    connectionsMax: options.connectionsMax ?? 64,
    connectTimeoutMs: options.connectTimeoutMs ?? 5_000,
    idleTimeoutMs: options.idleTimeoutMs ?? 15_000,
    callTimeoutMs: options.callTimeoutMs ?? 60_000,
  }
  for (const [name, value] of Object.entries(limits)) {
    if (!Number.isSafeInteger(value) || value < 1) problems.push(`${name} is ${value}, not an integer from 1 on`)
  }
  if (problems.length > 0) throw new TypeError(`options of the S3 object store: ${problems.join('; ')}`)
  return Object.freeze({
    bucket,
    region: options.region ?? (endpoint === undefined ? undefined : 'us-east-1'),
    keyPrefix: trimmed === '' ? '' : `${trimmed}/`,
    endpoint,
    forcePathStyle: options.forcePathStyle ?? false,
    credentials: options.credentials,
    signPayload: options.signPayload ?? endpoint?.startsWith('http:') ?? false,
    ...limits,
  })
}

function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol)
}
