import { crc32c } from '@millrace/crc32c'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { errorXml, listingXml, type StubObject, type StubObjects } from './stub-objects.ts'

/**
 * What goes wrong with one request.
 *
 * - a status with an S3 error code: answered instead of doing anything.
 * - `cut-before`: the connection is cut before anything is done.
 * - `cut-after`: it is done, then the connection is cut: the reply is lost.
 * - `cut-body`: the reply's headers and half of its body are sent, then the connection is cut.
 * - `silent`: nothing is done and nothing is ever answered.
 * - `silent-after`: it is done, and nothing is ever answered.
 */
export type S3StubFault =
  | {
      /** HTTP status of the answer. */
      readonly status: number
      /** S3's error code in its body. */
      readonly code: string
    }
  | 'cut-before'
  | 'cut-after'
  | 'cut-body'
  | 'silent'
  | 'silent-after'

/** What a stub was asked, for tests to look at. */
export interface S3StubRequest {
  /** Method. */
  readonly method: string
  /** Key, empty for requests about the bucket. */
  readonly key: string
  /** Headers. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
}

/** A small S3 over real HTTP, with one bucket, in this process. */
export interface S3StubServer {
  /** `http://127.0.0.1:port`; known after {@link S3StubServer.start}. */
  readonly endpoint: string
  /** The bucket that exists. */
  readonly bucket: string
  /** What is in it, to be looked at or changed. */
  readonly objects: StubObjects
  /** Every request so far. */
  readonly requests: readonly S3StubRequest[]
  /** Lets the next request that `matches`, once for each call, go wrong. */
  failNext(fault: S3StubFault, matches?: (request: S3StubRequest) => boolean): void
  /** Listens on a free port of 127.0.0.1. */
  start(): Promise<void>
  /** Cuts every connection and stops listening. */
  close(): Promise<void>
}

/** Settings of a stub. */
export interface S3StubOptions {
  /**
   * The only access key id that is let in; signatures are not checked.
   * @defaultValue `stub`
   */
  readonly accessKeyId?: string | undefined
}

/** The longest body that the stub takes. */
const BODY_BYTES_MAX = 64 * 1024 * 1024

/**
 * An S3 for tests: create-only puts, ranges, listings, checksums, and faults on demand. It knows path-style addresses
 * and plain bodies only, and keeps everything in memory.
 */
export function createS3StubServer(options: S3StubOptions = {}): S3StubServer {
  const { accessKeyId = 'stub' } = options
  const bucket = 'stub-bucket'
  const objects: StubObjects = new Map()
  const requests: S3StubRequest[] = []
  const faults: { readonly fault: S3StubFault; readonly matches: (request: S3StubRequest) => boolean }[] = []
  const server = createServer((incoming, response) => {
    void handle(incoming, response).catch(() => incoming.socket.destroy())
  })

  async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(incoming.url ?? '/', 'http://stub')
    const [, bucketName = '', ...rest] = url.pathname.split('/')
    const key = decodeURIComponent(rest.join('/'))
    const request: S3StubRequest = { method: incoming.method ?? '', key, headers: incoming.headers }
    requests.push(request)
    const at = faults.findIndex(({ matches }) => matches(request))
    const fault = at < 0 ? undefined : faults.splice(at, 1)[0]!.fault
    const body = await readAll(incoming)
    if (fault === 'silent') return
    if (fault === 'cut-before') return void incoming.socket.destroy()
    const isKnown = new RegExp(`Credential=${accessKeyId}/`).test(incoming.headers.authorization ?? '')
    let answer: Answer
    if (typeof fault === 'object') answer = refusal(fault.status, fault.code)
    else if (!isKnown) answer = refusal(403, 'InvalidAccessKeyId')
    else if (bucketName !== bucket) answer = refusal(404, 'NoSuchBucket')
    else if (key === '') answer = answerForBucket(request.method, url.searchParams)
    else answer = answerForObject(request, body)
    if (fault === 'silent-after') return
    if (fault === 'cut-after') return void incoming.socket.destroy()
    send(response, request.method, answer, { cutBody: fault === 'cut-body' })
  }

  function answerForBucket(method: string, query: URLSearchParams): Answer {
    if (method === 'HEAD') return { status: 200, headers: {}, body: EMPTY }
    if (method !== 'GET' || query.get('list-type') !== '2') return refusal(501, 'NotImplemented')
    return xmlAnswer(200, listingXml(objects, bucket, query))
  }

  function answerForObject(request: S3StubRequest, body: Uint8Array): Answer {
    const { method, key } = request
    if (method === 'PUT') return putObject(request, body)
    if (method === 'DELETE') {
      objects.delete(key)
      return { status: 204, headers: {}, body: EMPTY }
    }
    const object = objects.get(key)
    if (object === undefined) return refusal(404, 'NoSuchKey')
    if (method === 'HEAD' || method === 'GET') return readObject(object, request.headers.range)
    return refusal(405, 'MethodNotAllowed')
  }

  function putObject({ key, headers }: S3StubRequest, body: Uint8Array): Answer {
    const checksum = headers['x-amz-checksum-crc32c']
    if (checksum !== undefined && checksum !== checksumOf(body)) return refusal(400, 'BadDigest')
    if (headers['if-none-match'] === '*' && objects.has(key)) return refusal(412, 'PreconditionFailed')
    const kept = Object.entries(headers).filter(([name]) => name.startsWith('x-amz-meta-'))
    objects.set(key, { body, headers: Object.fromEntries(kept.map(([name, value]) => [name, String(value)])) })
    return { status: 200, headers: { etag: '"stub"' }, body: EMPTY }
  }

  return {
    get endpoint() {
      const address = server.address()
      if (address === null || typeof address === 'string') throw new Error('the stub was not started')
      return `http://127.0.0.1:${address.port}`
    },
    bucket,
    objects,
    requests,
    failNext: (fault, matches = () => true) => void faults.push({ fault, matches }),
    start: () => new Promise((resolve) => server.listen(0, '127.0.0.1', resolve)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

const EMPTY = new Uint8Array(0)

function refusal(status: number, code: string): Answer {
  return xmlAnswer(status, errorXml(code))
}

function xmlAnswer(status: number, text: string): Answer {
  return { status, headers: { 'content-type': 'application/xml' }, body: new TextEncoder().encode(text) }
}

function readObject({ body, headers }: StubObject, range: string | string[] | undefined): Answer {
  if (range === undefined) return { status: 200, headers, body }
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(String(range)) ?? []
  if (first === undefined || Number(first) >= body.length) return refusal(416, 'InvalidRange')
  const end = Math.min(Number(last) + 1, body.length)
  const contentRange = `bytes ${first}-${end - 1}/${body.length}`
  return {
    status: 206,
    headers: { ...headers, 'content-range': contentRange },
    body: body.subarray(Number(first), end),
  }
}

function send(response: ServerResponse, method: string, answer: Answer, { cutBody }: { cutBody: boolean }): void {
  const { status, headers, body } = answer
  response.writeHead(status, { ...headers, 'content-length': body.length, 'x-amz-request-id': 'stub' })
  if (method === 'HEAD') return void response.end()
  if (!cutBody) return void response.end(body)
  response.write(body.subarray(0, body.length >> 1), () => response.destroy())
}

function checksumOf(body: Uint8Array): string {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(crc32c(body))
  return bytes.toString('base64')
}

async function readAll(incoming: IncomingMessage): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let byteLength = 0
  for await (const chunk of incoming) {
    if (!(chunk instanceof Uint8Array)) continue
    byteLength += chunk.length
    if (byteLength > BODY_BYTES_MAX) throw new Error('the body is too large for a stub')
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}
