import { describe, expect, it } from 'vitest'
import { resolvePeerLinkOptions } from '../src/index.ts'
import { KEY } from './pair.ts'

describe('the options of links', () => {
  it('have defaults', () => {
    expect(resolvePeerLinkOptions({ key: KEY, peerId: 'a', clusterId: 'c' })).toMatchObject({
      frameBytesMax: 16_777_216,
      pingAfterMs: 2_000,
      silenceMsMax: 6_000,
    })
  })

  it('that are wrong are all named at once, and the key never is', () => {
    const bad = { key: 'hunter2', peerId: '', clusterId: 'c'.repeat(256), callsMax: 0, pingAfterMs: 9, silenceMsMax: 9 }
    const problem = () => resolvePeerLinkOptions(bad)
    expect(problem).toThrow(/key must have at least 16.*peerId.*clusterId.*callsMax.*silenceMsMax must be more/)
    expect(problem).not.toThrow(/hunter2/)
  })
})
