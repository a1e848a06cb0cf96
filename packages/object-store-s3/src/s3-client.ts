import type * as Sdk from '@aws-sdk/client-s3'
import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import type { ResolvedS3ObjectStoreOptions } from './options.ts'

/** The SDK, loaded. */
export interface LoadedSdk {
  /** Its module. */
  readonly sdk: typeof Sdk
  /** A client for the store's options. */
  readonly client: Sdk.S3Client
}

/** Loads the SDK, which takes some 140 ms and 70 MB, and makes a client. */
export async function loadSdk(options: ResolvedS3ObjectStoreOptions): Promise<LoadedSdk> {
  const sdk = await import('@aws-sdk/client-s3')
  const { region, endpoint, forcePathStyle, credentials, connectionsMax } = options
  const agentOptions = { keepAlive: true, maxSockets: connectionsMax }
  const client = new sdk.S3Client({
    ...(region === undefined ? {} : { region }),
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(credentials === undefined ? {} : { credentials: credentialsFor(credentials) }),
    forcePathStyle,
    // Retries are the caller's: the SDK would hide throttling and unknown outcomes from it.
    maxAttempts: 1,
    // Our own CRC-32C goes along as a header. The SDK's default would send the body in a form that some servers refuse.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: {
      connectionTimeout: options.connectTimeoutMs,
      socketTimeout: options.idleTimeoutMs,
      requestTimeout: options.callTimeoutMs,
      throwOnRequestTimeout: true,
      httpAgent: new HttpAgent(agentOptions),
      httpsAgent: new HttpsAgent(agentOptions),
    },
  })
  if (!options.signPayload) leavePayloadUnsigned(client)
  return { sdk, client }
}

type SdkCredentials = { accessKeyId: string; secretAccessKey: string; sessionToken?: string }

function credentialsFor(given: NonNullable<ResolvedS3ObjectStoreOptions['credentials']>) {
  const plain = ({
    accessKeyId,
    secretAccessKey,
    sessionToken,
  }: Awaited<ReturnType<Extract<typeof given, () => unknown>>>): SdkCredentials => ({
    accessKeyId,
    secretAccessKey,
    ...(sessionToken === undefined ? {} : { sessionToken }),
  })
  return typeof given === 'function' ? async () => plain(await given()) : plain(given)
}

/** The signer takes this header for the body's hash where it finds one, instead of computing it. */
function leavePayloadUnsigned(client: Sdk.S3Client): void {
  client.middlewareStack.add(
    (next) => (args) => {
      const { request } = args
      if (isHttpRequest(request) && request.method === 'PUT')
        request.headers['x-amz-content-sha256'] = 'UNSIGNED-PAYLOAD'
      return next(args)
    },
    { step: 'build', name: 'millraceUnsignedPayload' },
  )
}

interface HttpRequest {
  readonly method: string
  readonly headers: Record<string, string>
}

function isHttpRequest(value: unknown): value is HttpRequest {
  return typeof value === 'object' && value !== null && 'method' in value && 'headers' in value
}
