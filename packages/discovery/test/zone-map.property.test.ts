import { BlockList } from 'node:net'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseZonedCidrBlocks } from '../src/index.ts'

const ip4 = fc.ipV4()
const ip6 = fc.ipV6()
const block4 = fc.tuple(ip4, fc.integer({ min: 0, max: 32 }))
const block6 = fc.tuple(ip6, fc.integer({ min: 0, max: 128 }))
const isMapped = (address: string) => {
  const list = new BlockList()
  list.addSubnet('::ffff:0:0', 96, 'ipv6')
  return list.check(address, 'ipv6')
}

describe('a map of zones', () => {
  it('finds what Node’s own list of blocks finds, the longest prefix first', () => {
    const family = fc.oneof(
      fc.record({ type: fc.constant('ipv4' as const), blocks: fc.array(block4, { maxLength: 8 }), address: ip4 }),
      fc.record({ type: fc.constant('ipv6' as const), blocks: fc.array(block6, { maxLength: 8 }), address: ip6 }),
    )
    fc.assert(
      fc.property(family, ({ type, blocks, address }) => {
        fc.pre(type === 'ipv4' || ![address, ...blocks.map(([network]) => network)].some(isMapped))
        const named = blocks.map(([network, length], index) => ({ network, length, zone: `z${index}` }))
        const parsed = parseZonedCidrBlocks(named.map((b) => `${b.zone}@${b.network}/${b.length}`).join('<>'))
        // The same block twice; said elsewhere.
        fc.pre(parsed.ok)
        const holds = named.filter(({ network, length }) => {
          const list = new BlockList()
          list.addSubnet(network, length, type)
          return list.check(address, type)
        })
        holds.sort((a, b) => b.length - a.length)
        expect(parsed.ok && parsed.map.zoneOf(address)).toBe(holds[0]?.zone)
      }),
      { numRuns: 500 },
    )
  })

  it('any text is read or refused with a reason, and no address makes it throw', () => {
    const noise = fc.string({ unit: fc.constantFrom('a', '@', '<', '>', ',', '/', '1', '0', '.', ':', ' ', '%') })
    fc.assert(
      fc.property(noise, noise, (text, address) => {
        const parsed = parseZonedCidrBlocks(text)
        if (parsed.ok) parsed.map.zoneOf(address)
        else expect(parsed.problems.length).toBeGreaterThan(0)
      }),
    )
  })
})
