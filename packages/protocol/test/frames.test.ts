import { describe, expect, it } from 'vitest'
import { ApiKey, ErrorCode, type ProtocolError } from '../src/index.ts'
import {
  apis,
  codecFor,
  decodeRequestFrame,
  decodeResponseFrame,
  encodeRequestFrame,
  encodeResponseFrame,
} from '../src/registry.ts'

const joined = (chunks: readonly Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(chunks))

/** The content of one encoded frame, whose length must be right. */
function content(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = joined(chunks)
  expect(new DataView(whole.buffer).getInt32(0)).toBe(whole.length - 4)
  return whole.subarray(4)
}

function thrown(run: () => unknown): ProtocolError {
  try {
    run()
  } catch (error) {
    return error as ProtocolError
  }
  throw new Error('nothing was thrown')
}

describe('frames of requests', () => {
  it.each(apis.flatMap(({ apiKey, name, request }) => [{ apiKey, name, request }]))(
    '$name: every version goes through header and body and back',
    ({ apiKey, request }) => {
      for (let version = request.versionMin; version <= request.versionMax; version++) {
        const header = { requestApiVersion: version, correlationId: 77, clientId: 'frames' }
        const bytes = content(encodeRequestFrame({ apiKey, header, body: {} }))
        const frame = decodeRequestFrame([bytes])
        expect(frame).toMatchObject({ apiKey, name: request.name, header: { ...header, requestApiKey: apiKey } })
        expect(content(encodeRequestFrame({ ...frame, body: frame.body! }))).toEqual(bytes)
      }
    },
  )

  it('come in any chunks', () => {
    const body = { topics: [{ topic: 'orders', partitions: [{ partition: 3, fetchOffset: 12 }] }] }
    const header = { requestApiVersion: 12, correlationId: 1, clientId: null }
    const bytes = content(encodeRequestFrame({ apiKey: ApiKey.FETCH, header, body }))
    const frame = decodeRequestFrame(Array.from(bytes, (byte) => Uint8Array.of(byte)))
    if (frame.apiKey !== ApiKey.FETCH) throw new Error('wrong API')
    expect(frame.body.topics[0]).toMatchObject({ topic: 'orders', partitions: [{ partition: 3, fetchOffset: 12 }] })
  })

  it('an ApiVersions request of a version from the future has a header and no body', () => {
    const bytes = Uint8Array.of(0, 18, 0, 99, 0, 0, 0, 5, 0, 1, 0x63, 0, 1, 2, 3)
    expect(decodeRequestFrame([bytes])).toMatchObject({
      apiKey: ApiKey.API_VERSIONS,
      header: { requestApiVersion: 99, correlationId: 5, clientId: 'c' },
      body: null,
    })
  })

  it('any other request of a version from the future is refused, with key and version', () => {
    const bytes = Uint8Array.of(0, 3, 0, 99, 0, 0, 0, 5, 0, 1, 0x63, 0, 1, 2, 3)
    expect(thrown(() => decodeRequestFrame([bytes]))).toMatchObject({
      code: 'UNSUPPORTED_VERSION',
      apiKey: 3,
      version: 99,
    })
  })

  it('bytes after the message are refused, with key and version', () => {
    const header = { requestApiVersion: 12, correlationId: 1 }
    const bytes = content(encodeRequestFrame({ apiKey: ApiKey.METADATA, header, body: {} }))
    expect(thrown(() => decodeRequestFrame([bytes, Uint8Array.of(0)]))).toMatchObject({
      code: 'TRAILING_BYTES',
      apiKey: 3,
      version: 12,
    })
  })

  it('keys that nobody answers are refused', () => {
    const bytes = Uint8Array.of(0x7f, 0, 0, 0, 0, 0, 0, 1, 0xff, 0xff)
    expect(thrown(() => decodeRequestFrame([bytes]))).toMatchObject({ code: 'UNKNOWN_API_KEY', apiKey: 0x7f00 })
    expect(codecFor(0x7f00, 'request')).toBeUndefined()
  })

  it('a header with another key than the frame is refused, and nothing stays in the writer', () => {
    const header = { requestApiKey: ApiKey.FETCH, requestApiVersion: 12 }
    expect(thrown(() => encodeRequestFrame({ apiKey: ApiKey.METADATA, header, body: {} }))).toMatchObject({
      code: 'INVALID_VALUE',
    })
  })
})

describe('frames of responses', () => {
  it.each(apis.flatMap(({ apiKey, name, response }) => [{ apiKey, name, response }]))(
    '$name: every version goes through header and body and back',
    ({ apiKey, response }) => {
      for (let apiVersion = response.versionMin; apiVersion <= response.versionMax; apiVersion++) {
        const asked = { apiKey, apiVersion }
        const bytes = content(encodeResponseFrame({ ...asked, header: { correlationId: 78 }, body: {} }))
        const frame = decodeResponseFrame([bytes], asked)
        expect(frame).toMatchObject({ ...asked, name: response.name, header: { correlationId: 78 } })
        expect(content(encodeResponseFrame(frame))).toEqual(bytes)
      }
    },
  )

  it('an ApiVersions response has the short header in every version', () => {
    const asked = { apiKey: ApiKey.API_VERSIONS, apiVersion: 4 }
    const bytes = content(encodeResponseFrame({ ...asked, header: { correlationId: 1 }, body: { errorCode: 7 } }))
    expect(bytes.subarray(4, 6)).toEqual(Uint8Array.of(0, 7))
  })

  it.each([1, 2, 3, 4, 99])(
    'an ApiVersions request of version %i that was answered in version 0 is read so',
    (asked) => {
      const apiKey = ApiKey.API_VERSIONS
      const body = { errorCode: ErrorCode.UNSUPPORTED_VERSION, apiKeys: [{ apiKey: 18, minVersion: 0, maxVersion: 2 }] }
      const bytes = content(encodeResponseFrame({ apiKey, apiVersion: 0, header: { correlationId: 1 }, body }))
      expect(decodeResponseFrame([bytes], { apiKey, apiVersion: asked })).toMatchObject({ apiVersion: 0, body })
    },
  )

  it('an answer in the version that was asked for is read in it, also when it refuses the version', () => {
    const asked = { apiKey: ApiKey.API_VERSIONS, apiVersion: 3 }
    const body = { errorCode: ErrorCode.UNSUPPORTED_VERSION, finalizedFeaturesEpoch: 5 }
    const bytes = content(encodeResponseFrame({ ...asked, header: { correlationId: 1 }, body }))
    expect(decodeResponseFrame([bytes], asked)).toMatchObject({ apiVersion: 3, body })
  })

  it('bytes after the message are refused, and so is what is cut short', () => {
    const asked = { apiKey: ApiKey.HEARTBEAT, apiVersion: 4 }
    const bytes = content(encodeResponseFrame({ ...asked, header: { correlationId: 1 }, body: {} }))
    expect(thrown(() => decodeResponseFrame([bytes, Uint8Array.of(1)], asked))).toMatchObject({
      code: 'TRAILING_BYTES',
      apiKey: 12,
      version: 4,
    })
    expect(thrown(() => decodeResponseFrame([bytes.subarray(0, -1)], asked))).toMatchObject({ code: 'TRUNCATED' })
    expect(thrown(() => decodeResponseFrame([bytes], { apiKey: 999, apiVersion: 0 }))).toMatchObject({
      code: 'UNKNOWN_API_KEY',
    })
  })
})
