import { expect, it } from 'vitest'
import { resolveSqliteMetadataOptions } from '../src/index.ts'

it('syncs every commit unless told otherwise', () => {
  expect(resolveSqliteMetadataOptions({ path: '/x.db' })).toMatchObject({
    synchronous: 'FULL',
    pendingCallsMax: 10_000,
  })
})

it('names every wrong option in one error', () => {
  const options = JSON.parse('{"path":":memory:","synchronous":"OFF","pageCacheBytes":0,"readExtentsMax":-1}')
  expect(() => resolveSqliteMetadataOptions(options)).toThrow(
    /path must.*synchronous must.*pageCacheBytes must.*readExtentsMax must/,
  )
})
