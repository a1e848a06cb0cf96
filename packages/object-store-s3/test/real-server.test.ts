import { crc32c } from '@millrace/crc32c'
import { createDurablePut, ObjectStoreError } from '@millrace/object-store'
import { systemClock, systemRandom } from '@millrace/runtime'
import { describeObjectStore } from '@millrace/testkit'
import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createS3ObjectStore, type S3ObjectStoreOptions } from '../src/index.ts'

// `npm run test:s3` starts a server and sets these; any other S3 will do as well.
const {
  S3_ENDPOINT: endpoint,
  S3_BUCKET: bucket = '',
  S3_REGION: region,
  S3_ACCESS_KEY_ID: accessKeyId = '',
  S3_SECRET_ACCESS_KEY: secretAccessKey = '',
  REQUIRE_S3: required,
} = process.env

function optionsOf(prefix: string): S3ObjectStoreOptions {
  return { bucket, prefix, endpoint, region, forcePathStyle: true, credentials: { accessKeyId, secretAccessKey } }
}

async function createSubject(options: Partial<S3ObjectStoreOptions> = {}) {
  const settings = { ...optionsOf(`conformance/${randomUUID()}`), ...options }
  async function destroy(): Promise<void> {
    if (options.bucket !== undefined) return
    const store = createS3ObjectStore(settings)
    for (;;) {
      const page = await store.list({ prefix: '' })
      if (page.length === 0) break
      for (let from = 0; from < page.length; from += 50) {
        await Promise.all(page.slice(from, from + 50).map(({ key }) => store.delete(key)))
      }
    }
    await store.close()
  }
  return { store: createS3ObjectStore(settings), destroy }
}

if (endpoint === undefined) {
  describe('object store: S3 (real server)', () => {
    it.skipIf(required !== '1')('S3_ENDPOINT names a server (npm run test:s3 starts one)', () => {
      expect.unreachable('REQUIRE_S3=1, but S3_ENDPOINT is not set')
    })
  })
} else {
  describeObjectStore({
    name: 'S3 (real server)',
    create: () => createSubject(),
    createMissing: () => createSubject({ bucket: 'millrace-no-such-bucket' }),
  })
  describeObjectStore({ name: 'S3 (real server), body unsigned', create: () => createSubject({ signPayload: false }) })

  describe('a real S3 server', () => {
    it('lets exactly one of 32 writers win, for each of 20 keys', async () => {
      const { store, destroy } = await createSubject()
      for (let round = 0; round < 20; round++) {
        const puts = Array.from({ length: 32 }, (_, writer) => store.put(`k${round}`, [Uint8Array.of(round, writer)]))
        const outcomes = await Promise.allSettled(puts)
        const winners = outcomes.flatMap(({ status }, writer) => (status === 'fulfilled' ? [writer] : []))
        expect(winners).toHaveLength(1)
        expect([...(await store.get(`k${round}`))]).toEqual([round, winners[0]])
      }
      await store.close()
      await destroy()
    })

    it('refuses wrong credentials in one sentence', async () => {
      const { store } = await createSubject({ credentials: { accessKeyId, secretAccessKey: 'wrong' } })
      const error: unknown = await store.start().catch((reason: unknown) => reason)
      expect(ObjectStoreError.is(error) && error.code).toBe('ACCESS_DENIED')
      expect(String(error)).toMatch(/refuses access to the bucket/)
      await store.close()
    })

    it('is asked again and again by durable puts that give every attempt up, and ends with whole objects', async () => {
      const { store, destroy } = await createSubject()
      const bytes = new Uint8Array(300_000).map((_, index) => index * 7)
      const expected = { byteLength: bytes.length, crc32c: crc32c(bytes) }
      // Most replies come too late: the outcome of nearly every attempt is unknown.
      const hasty = createDurablePut(
        { store, clock: systemClock, random: systemRandom },
        { attemptTimeoutMs: 8, overallLimitMs: 400, hedgeDelayMs: 3, backoff: { initialMs: 1, maxMs: 5 } },
      )
      const patient = createDurablePut({ store, clock: systemClock, random: systemRandom })
      for (let round = 0; round < 10; round++) {
        await hasty(`k${round}`, [bytes], expected).catch(() => {})
        await patient(`k${round}`, [bytes], expected)
        expect(await store.head(`k${round}`)).toEqual(expected)
      }
      await store.close()
      await destroy()
    })
  })
}
