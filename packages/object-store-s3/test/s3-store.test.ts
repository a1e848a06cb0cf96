import { crc32c } from '@millrace/crc32c'
import { createDurablePut, type ObjectStore, ObjectStoreError } from '@millrace/object-store'
import { systemClock, systemRandom } from '@millrace/runtime'
import { createS3StubServer, type S3StubFault, type S3StubServer } from '@millrace/testkit'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createS3ObjectStore, type S3ObjectStoreOptions } from '../src/index.ts'

const credentials = { accessKeyId: 'stub', secretAccessKey: 'secret' }
const body = [new TextEncoder().encode('12345'), new TextEncoder().encode('6789')]
const expected = { byteLength: 9, crc32c: 0xe306_9283 }

let stub: S3StubServer
const opened: ObjectStore[] = []

beforeEach(async () => {
  stub = createS3StubServer()
  await stub.start()
})

afterEach(async () => {
  for (const store of opened.splice(0)) await store.close()
  await stub.close()
})

function open(options: Partial<S3ObjectStoreOptions> = {}): ObjectStore {
  const { endpoint, bucket } = stub
  const store = createS3ObjectStore({ bucket, endpoint, forcePathStyle: true, credentials, ...options })
  opened.push(store)
  return store
}

async function failureOf(call: Promise<unknown>): Promise<ObjectStoreError> {
  const error: unknown = await call.then(() => undefined).catch((reason: unknown) => reason)
  if (!ObjectStoreError.is(error)) throw new Error('the call did not fail as a store does', { cause: error })
  return error
}

describe('a put to S3', () => {
  it('is conditional and carries its checksum twice: to be verified, and to be kept', async () => {
    await open().put('k', body)
    expect(stub.requests.at(-1)!.headers).toMatchObject({
      'if-none-match': '*',
      'x-amz-checksum-crc32c': Buffer.from('e3069283', 'hex').toString('base64'),
      'x-amz-meta-millrace-crc32c': 'e3069283',
      'content-length': '9',
    })
    expect(stub.requests.at(-1)!.headers).not.toHaveProperty('transfer-encoding')
    expect(stub.requests.at(-1)!.headers).not.toHaveProperty('content-encoding')
  })

  it('signs the body over plain http, and leaves it unsigned where that was asked for', async () => {
    await open().put('signed', body)
    expect(stub.requests.at(-1)!.headers['x-amz-content-sha256']).toMatch(/^[0-9a-f]{64}$/)
    await open({ signPayload: false }).put('unsigned', body)
    expect(stub.requests.at(-1)!.headers['x-amz-content-sha256']).toBe('UNSIGNED-PAYLOAD')
    expect(stub.objects.get('unsigned')!.body).toHaveLength(9)
  })

  it('is asked once: retrying is left to the caller', async () => {
    const store = open()
    stub.failNext({ status: 503, code: 'SlowDown' })
    expect((await failureOf(store.put('k', body))).code).toBe('THROTTLED')
    expect(stub.requests).toHaveLength(1)
  })

  it('goes under the prefix', async () => {
    await open({ prefix: 'team/a/' }).put('k', body)
    expect([...stub.objects.keys()]).toEqual(['team/a/k'])
  })
})

describe('failures', () => {
  const cases: readonly (readonly [S3StubFault, string])[] = [
    [{ status: 503, code: 'SlowDown' }, 'THROTTLED'],
    [{ status: 503, code: 'ServiceUnavailable' }, 'THROTTLED'],
    [{ status: 500, code: 'InternalError' }, 'UNAVAILABLE'],
    [{ status: 400, code: 'RequestTimeout' }, 'UNAVAILABLE'],
    [{ status: 409, code: 'ConditionalRequestConflict' }, 'CONFLICT'],
    [{ status: 412, code: 'PreconditionFailed' }, 'PRECONDITION_FAILED'],
    [{ status: 403, code: 'AccessDenied' }, 'ACCESS_DENIED'],
    [{ status: 404, code: 'NoSuchBucket' }, 'NOT_FOUND'],
    [{ status: 400, code: 'EntityTooLarge' }, 'INVALID'],
    [{ status: 507, code: 'XMinioStorageFull' }, 'FULL'],
    ['cut-before', 'UNAVAILABLE'],
    ['cut-after', 'UNAVAILABLE'],
  ]
  it.each(cases)('a put that meets %j is %s', async (fault, code) => {
    const store = open()
    stub.failNext(fault)
    const error = await failureOf(store.put('k', body))
    expect(error.code).toBe(code)
    expect(error.message).toMatch(/^put of k failed: ./)
    expect(error.cause).toBeDefined()
  })

  it('a reply whose body is cut off is no answer', async () => {
    const store = open()
    await store.put('k', body)
    stub.failNext('cut-body')
    expect((await failureOf(store.get('k'))).code).toBe('UNAVAILABLE')
    stub.failNext('cut-body')
    expect((await failureOf(store.get('k', { range: { start: 2, end: 8 } }))).code).toBe('UNAVAILABLE')
  })

  it('a server that never answers is given up', async () => {
    const store = open({ idleTimeoutMs: 200 })
    stub.failNext('silent')
    expect((await failureOf(store.put('k', body))).code).toBe('UNAVAILABLE')
    await store.put('k', body)
  })

  it('a server that refuses connections is UNAVAILABLE', async () => {
    const store = open()
    await stub.close()
    expect((await failureOf(store.get('k'))).code).toBe('UNAVAILABLE')
    await stub.start()
  })

  it.each(['cut-after', 'silent-after'] as const)('a durable put finds its object after %s', async (fault) => {
    const store = open({ idleTimeoutMs: 200 })
    const putDurably = createDurablePut({ store, clock: systemClock, random: systemRandom })
    stub.failNext(fault)
    await putDurably('k', body, expected)
    expect(stub.requests.map(({ method }) => method)).toEqual(['PUT', 'PUT', 'HEAD'])
    expect(stub.objects.get('k')!.body).toHaveLength(9)
  })
})

describe('objects that others wrote', () => {
  it('have their checksum computed', async () => {
    const bytes = new Uint8Array(1000).fill(7)
    stub.objects.set('foreign', { body: bytes, headers: {} })
    expect(await open().head('foreign')).toEqual({ byteLength: 1000, crc32c: crc32c(bytes) })
  })

  it('are left out of listings when their keys are not ours', async () => {
    for (const key of ['a', 'b c', 'c&<d>', 'd/', 'e']) stub.objects.set(key, { body: new Uint8Array(1), headers: {} })
    expect(await open().list({ prefix: '', countMax: 2 })).toEqual([
      { key: 'a', byteLength: 1 },
      { key: 'e', byteLength: 1 },
    ])
  })
})

describe('starting', () => {
  it('says that the bucket does not exist', async () => {
    const error = await failureOf(open({ bucket: 'missing' }).start())
    expect(error.code).toBe('NOT_FOUND')
    expect(error.message).toMatch(
      /^the bucket missing does not exist at http:.*; create it or check its name \(NoSuchBucket/,
    )
  })

  it('says that access is refused', async () => {
    const error = await failureOf(open({ credentials: { accessKeyId: 'other', secretAccessKey: 's' } }).start())
    expect(error.code).toBe('ACCESS_DENIED')
    expect(error.message).toMatch(/refuses access to the bucket stub-bucket; check the credentials/)
  })

  it('says that there are no credentials', async () => {
    const missing = Object.assign(new Error('no providers'), { name: 'CredentialsProviderError' })
    const error = await failureOf(open({ credentials: () => Promise.reject(missing) }).start())
    expect(error.code).toBe('ACCESS_DENIED')
    expect(error.message).toMatch(/no usable credentials for the bucket stub-bucket; set AWS_ACCESS_KEY_ID/)
  })

  it('says that the server cannot be reached', async () => {
    const store = open()
    await stub.close()
    const error = await failureOf(store.start())
    expect(error.code).toBe('UNAVAILABLE')
    expect(error.message).toMatch(/^http:.* cannot be reached or did not answer for the bucket stub-bucket/)
    await stub.start()
  })

  it('says that the bucket is in another region', async () => {
    const redirect = { status: 301, code: 'PermanentRedirect' }
    stub.failNext(redirect)
    stub.failNext(redirect)
    expect((await failureOf(open().start())).message).toMatch(/is in another region than us-east-1; set region/)
  })

  it('is content with a policy that allows listing but not HeadBucket', async () => {
    stub.failNext({ status: 403, code: 'Forbidden' }, ({ method }) => method === 'HEAD')
    await open().start()
    expect(stub.requests.map(({ method }) => method)).toEqual(['HEAD', 'GET'])
  })

  it('names the store without credentials', () => {
    expect(open({ prefix: 'a/b' }).description).toMatch(/^s3:\/\/stub-bucket\/a\/b at 127\.0\.0\.1:\d+$/)
    expect(createS3ObjectStore({ bucket: 'bucket' }).description).toBe('s3://bucket')
  })
})
