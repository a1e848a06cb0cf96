import { createSeededRandom, createUuidV7 } from '@millrace/runtime'
import { describe, expect, it } from 'vitest'
import { objectKeyProblem, segmentIdOfKey, segmentKey, segmentKeyPrefix } from '../src/index.ts'

const id = '018bcfe5-6800-7abc-8def-0123456789ab'

describe('the key of a segment', () => {
  it('is found again from the key', () => {
    for (const prefix of [undefined, '', 'clusters/vci_1']) {
      expect(segmentIdOfKey(segmentKey(id, { prefix }), { prefix })).toBe(id)
    }
  })

  it('starts with what lists all segments, and every store takes it', () => {
    const key = segmentKey(id, { prefix: 'team-a' })
    expect(key.startsWith(segmentKeyPrefix({ prefix: 'team-a' }))).toBe(true)
    expect(key).toMatch(/^team-a\/segments\/[0-9a-f]{2}\/018bcfe5-6800-7abc-8def-0123456789ab\.seg$/)
    expect(objectKeyProblem(key)).toBeUndefined()
  })

  it('spreads ids of one moment over 256 folders', () => {
    const random = createSeededRandom(1)
    const folders = new Map<string, number>()
    for (let count = 0; count < 25_600; count++) {
      const folder = segmentKey(createUuidV7(1_700_000_000_000, random)).split('/')[1]!
      folders.set(folder, (folders.get(folder) ?? 0) + 1)
    }
    expect(folders.size).toBe(256)
    expect(Math.max(...folders.values())).toBeLessThan(160)
  })

  it('is not read out of other keys', () => {
    const key = segmentKey(id)
    const wrongFolder = key.replace(/\/[0-9a-f]{2}\//, (folder) => (folder === '/00/' ? '/01/' : '/00/'))
    for (const other of ['', 'segments/', wrongFolder, `x${key}`, key.slice(0, -1), key.toUpperCase()]) {
      expect(segmentIdOfKey(other)).toBeUndefined()
    }
    expect(segmentIdOfKey(key, { prefix: 'team-a' })).toBeUndefined()
  })

  it('is not made of anything but a UUID and a plain prefix', () => {
    expect(() => segmentKey('../../etc/passwd')).toThrow(TypeError)
    expect(() => segmentKey(id.toUpperCase())).toThrow(TypeError)
    expect(() => segmentKey(id, { prefix: '../x' })).toThrow(TypeError)
  })
})
