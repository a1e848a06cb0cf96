import { describe, expect, it } from 'vitest'
import { nearestName } from '../../src/cli/nearest-name.ts'

describe('the nearest name', () => {
  const names = ['kafkaPort', 'httpPort', 'bucketURL']

  it.each([
    ['kafkaprot', 'kafkaPort'],
    ['kafka-port', 'kafkaPort'],
    ['htpPort', 'httpPort'],
    ['BUCKETURL', 'bucketURL'],
  ])('of %s is %s', (name, expected) => {
    expect(nearestName(name, names)).toBe(expected)
  })

  it('is none when nothing is near', () => {
    expect(nearestName('unrelated', names)).toBeUndefined()
    expect(nearestName('k'.repeat(1_000), names)).toBeUndefined()
    expect(nearestName('x', [])).toBeUndefined()
  })
})
