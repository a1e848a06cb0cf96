import { describe, expect, it } from 'vitest'
import { parseAddressBlocks, plainAddress, PROXY_BLOCKS_MAX } from '../src/address.ts'

function blocksOf(...texts: string[]) {
  const problems: string[] = []
  const blocks = parseAddressBlocks(texts, problems)
  return { problems, has: (address: string) => blocks.has(address) }
}

describe('an address', () => {
  it.each([
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::FFFF:10.0.0.1', '10.0.0.1'],
    ['203.0.113.7', '203.0.113.7'],
    ['2001:db8::7', '2001:db8::7'],
    ['fe80::1%eth0', 'fe80::1%eth0'],
    ['', ''],
  ])('%s is written %s', (text, plain) => {
    expect(plainAddress(text)).toBe(plain)
  })
})

describe('address blocks', () => {
  it('hold the addresses of their own family that begin as they do', () => {
    const { problems, has } = blocksOf('10.0.0.0/8', '192.0.2.7', 'fd00::/8', '2001:db8::7/128', 'fe80::/10')
    expect(problems).toEqual([])
    for (const inside of ['10.0.0.0', '10.255.255.255', '192.0.2.7', 'fd12::1', '2001:db8::7', 'fe80::1%eth0'])
      expect([inside, has(inside)]).toEqual([inside, true])
    for (const outside of ['11.0.0.0', '192.0.2.8', 'fe00::1', '2001:db8::8', '::1', '::ffff:192.0.2.8', '', 'kafka'])
      expect([outside, has(outside)]).toEqual([outside, false])
  })

  it('may be everything', () => {
    expect(blocksOf('0.0.0.0/0').has('203.0.113.7')).toBe(true)
    expect(blocksOf('::/0').has('2001:db8::7')).toBe(true)
  })

  it('that are none are named, each of them', () => {
    const wrong = [
      'kafka',
      '',
      '10.0.0.0/33',
      '10.0.0.0/',
      '10.0.0.0/8/8',
      '10.0.0/8',
      '::/129',
      'fe80::%eth0/10',
      '10.0.0.0/-1',
      '::ffff:10.0.0.0/104',
    ]
    expect(blocksOf('10.0.0.0/8', ...wrong).problems).toEqual(
      wrong.map((text) => `${JSON.stringify(text)} is no address block such as 10.0.0.0/8 or fd00::/8`),
    )
  })

  it('are not too many', () => {
    const texts = Array<string>(PROXY_BLOCKS_MAX).fill('10.0.0.0/8')
    expect(blocksOf(...texts).problems).toEqual([])
    expect(blocksOf(...texts, '10.0.0.0/8').problems).toEqual(['at most 1024 address blocks are allowed'])
  })
})
