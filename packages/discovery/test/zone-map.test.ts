import { describe, expect, it } from 'vitest'
import { parseZonedCidrBlocks, ZONED_BLOCKS_MAX, zoneOfClient } from '../src/index.ts'

const mapOf = (text: string) => {
  const parsed = parseZonedCidrBlocks(text)
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'))
  return parsed.map
}
const problemsOf = (text: string) => {
  const parsed = parseZonedCidrBlocks(text)
  return parsed.ok ? [] : parsed.problems
}

describe('a map of client addresses to zones', () => {
  it('is read as it is written for the system that this one replaces', () => {
    const map = mapOf('us-east-1a@10.0.0.0/19,10.0.32.0/19<>us-east-1b@10.0.64.0/19')
    const zones = ['10.0.0.1', '10.0.63.255', '10.0.64.0', '10.0.95.255', '10.0.96.0'].map((ip) => map.zoneOf(ip))
    expect(zones).toEqual(['us-east-1a', 'us-east-1a', 'us-east-1b', 'us-east-1b', undefined])
    expect(map.blockCount).toBe(3)
  })

  it.each([
    ['the longest prefix wins, whatever the order', 'a@10.0.0.0/8<>b@10.1.0.0/16<>c@10.1.2.3', '10.1.2.3', 'c'],
    ['a longer one may come first', 'b@10.1.0.0/16<>a@10.0.0.0/8', '10.1.9.9', 'b'],
    ['everything is a block', 'all@0.0.0.0/0', '203.0.113.9', 'all'],
    ['IPv4 in IPv6 is IPv4', 'a@10.0.0.0/8', '::ffff:10.1.2.3', 'a'],
    ['so is a block of it', 'a@::ffff:10.0.0.0/104', '10.1.2.3', 'a'],
    ['IPv6', 'a@fd00::/16<>b@fd00:1::/32', 'fd00:1::5', 'b'],
    ['IPv6 in any spelling', 'a@FD00:0:0::1:0/112', 'fd00:0000:0:0:0:0:1:ffff', 'a'],
    ['IPv6 with a zone id is the address', 'a@fe80::/10', 'fe80::1%eth0', 'a'],
    ['bits of the host are ignored', 'a@10.0.0.77/24', '10.0.0.1', 'a'],
    ['space around and capitals are forgiven', ' US-East-1A @ 10.0.0.0/8 , fd00::/8 ', '10.0.0.1', 'us-east-1a'],
    ['a block may be given to its zone twice', 'a@10.0.0.0/8<>a@10.0.0.0/8', '10.0.0.1', 'a'],
    ['families are apart', 'a@0.0.0.0/0', '2001:db8::1', undefined],
    ['what is no address is in no zone', 'a@0.0.0.0/0<>b@::/0', 'localhost', undefined],
    ['an empty text has no blocks', '', '10.0.0.1', undefined],
  ])('%s', (_, text, address, zone) => {
    expect(mapOf(text).zoneOf(address)).toBe(zone)
  })

  it('is refused with every problem at once', () => {
    expect(problemsOf('a@10.0.0.0/33,300.1.1.1<>b<>c c@fd00::/129,10.0.0.0/8/8<>d@1.0.0.0/8<>e@1.2.3.4/8<>f@')).toEqual(
      [
        '"10.0.0.0/33" of zone "a" is not a block such as 10.0.0.0/19 or fd00::/64',
        '"300.1.1.1" of zone "a" is not a block such as 10.0.0.0/19 or fd00::/64',
        '"b" is not of the form zone@block,block',
        '"c c" is not a zone: 1 to 128 of a-z, 0-9 and -',
        '"fd00::/129" of zone "c c" is not a block such as 10.0.0.0/19 or fd00::/64',
        '"10.0.0.0/8/8" of zone "c c" is not a block such as 10.0.0.0/19 or fd00::/64',
        '"1.2.3.4/8" is given to the zones "d" and "e"',
        '"" of zone "f" is not a block such as 10.0.0.0/19 or fd00::/64',
      ],
    )
  })

  it.each(['a@10.0.0.0/', 'a@10.0.0.0/-1', 'a@10.0.0.0/8x', 'a@fe80::1%eth0/64', '<>', 'a@1.1.1.1<>', '@1.1.1.1'])(
    'is refused when it is %j',
    (text) => {
      expect(problemsOf(text)).not.toEqual([])
    },
  )

  it('has an end', () => {
    const blocks = (count: number) =>
      `a@${Array.from({ length: count }, (_, index) => `10.${index >> 8}.${index & 255}.0/24`).join(',')}`
    expect(mapOf(blocks(ZONED_BLOCKS_MAX)).blockCount).toBe(ZONED_BLOCKS_MAX)
    expect(problemsOf(blocks(ZONED_BLOCKS_MAX + 1))).toEqual(['4097 blocks are more than the 4096 that are allowed'])
  })
})

describe('the zone of a client', () => {
  const map = mapOf('a@10.0.0.0/8')

  it('is what it says, else what the map says of its address', () => {
    expect(zoneOfClient({ ownZone: 'b', address: '10.0.0.1' }, map)).toBe('b')
    expect(zoneOfClient({ ownZone: undefined, address: '10.0.0.1' }, map)).toBe('a')
    expect(zoneOfClient({ ownZone: undefined, address: '11.0.0.1' }, map)).toBeUndefined()
    expect(zoneOfClient({ ownZone: undefined, address: '10.0.0.1' }, undefined)).toBeUndefined()
  })
})
