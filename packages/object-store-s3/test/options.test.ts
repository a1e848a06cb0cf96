import { describe, expect, it } from 'vitest'
import { toObjectStoreError } from '../src/error-mapping.ts'
import { parseS3Url, resolveS3ObjectStoreOptions } from '../src/index.ts'

function signs(endpoint?: string): boolean {
  return resolveS3ObjectStoreOptions({ bucket: 'bucket', endpoint }).signPayload
}

function withStatus(httpStatusCode: number): string {
  const error = Object.assign(new Error('x'), { name: 'Unknown', $metadata: { httpStatusCode } })
  return toObjectStoreError(error, 'get of k').code
}

describe('an s3 URL', () => {
  it('names bucket, region, prefix, server, and how to speak to it', () => {
    const text =
      's3://my.bucket?region=eu-west-1&prefix=a/b&endpoint=http://127.0.0.1:9000&forcePathStyle=true&signPayload=false'
    expect(parseS3Url(text)).toEqual({
      bucket: 'my.bucket',
      region: 'eu-west-1',
      prefix: 'a/b',
      endpoint: 'http://127.0.0.1:9000',
      forcePathStyle: true,
      signPayload: false,
    })
    expect(resolveS3ObjectStoreOptions(parseS3Url('s3://bucket'))).toMatchObject({ bucket: 'bucket', keyPrefix: '' })
  })

  it.each([
    ['http://bucket', /not an s3/],
    ['s3://bucket/path', /a path \(\/path\): use prefix/],
    ['s3://key:secret@bucket', /credentials in the URL/],
    ['s3://bucket?regoin=x', /unknown parameter regoin; there are region, prefix/],
    ['s3://bucket?region=a&region=b', /region is given more than once/],
    ['s3://bucket?forcePathStyle=yes', /forcePathStyle is neither true nor false/],
    ['s3://bucket?signPayload=', /signPayload is neither true nor false/],
    ['s3://k@bucket:1/p?x=1', /credentials.*port.*path.*unknown parameter x/],
  ])('%s is refused', (text, message) => {
    expect(() => parseS3Url(text)).toThrow(message)
  })

  it('never repeats a secret in its refusal', () => {
    expect(() => parseS3Url('s3://key:secret@bucket')).not.toThrow(/secret/)
  })
})

describe('options', () => {
  it('are named all at once when they are wrong', () => {
    const options = { bucket: 'a/b', endpoint: 'ftp://x', prefix: '../x', connectionsMax: 0 }
    expect(() => resolveS3ObjectStoreOptions(options)).toThrow(/bucket.*endpoint.*prefix.*connectionsMax/)
  })

  it('leave the body unsigned over TLS only', () => {
    expect([signs(), signs('https://s3.example'), signs('http://s3.example')]).toEqual([false, false, true])
  })
})

describe('the mapping of errors', () => {
  it('has an answer for anything', () => {
    for (const odd of [undefined, null, 'text', 42, {}, new Error('x'), { $metadata: null }, { $metadata: 7 }]) {
      expect(toObjectStoreError(odd, 'get of k').code).toBe('UNAVAILABLE')
    }
  })

  it('takes the status where the name says nothing, and trusts no success', () => {
    expect([403, 404, 409, 412, 416, 429, 500, 502, 503, 507].map(withStatus)).toEqual([
      'ACCESS_DENIED',
      'NOT_FOUND',
      'CONFLICT',
      'PRECONDITION_FAILED',
      'RANGE_NOT_SATISFIABLE',
      'THROTTLED',
      'UNAVAILABLE',
      'UNAVAILABLE',
      'THROTTLED',
      'FULL',
    ])
    expect([301, 400, 405, 501].map(withStatus)).toEqual(['INVALID', 'INVALID', 'INVALID', 'INVALID'])
    expect(withStatus(200)).toBe('UNAVAILABLE')
  })
})
