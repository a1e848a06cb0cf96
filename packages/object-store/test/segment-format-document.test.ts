import { crc32c } from '@millrace/crc32c'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { encodeSegment, segmentKey } from '../src/index.ts'
import { joined, workedExample } from './segment-fixture.ts'

const text = readFileSync(join(import.meta.dirname, '../../../docs/segment-format.md'), 'utf8')
const [, dump = ''] = /```hexdump\n([\s\S]*?)```/.exec(text) ?? []
const documented = Uint8Array.from(
  dump.split('\n').flatMap((line) => line.split(' ').slice(2)),
  (digits) => Number.parseInt(digits, 16),
)

describe('the worked example of docs/segment-format.md', () => {
  const segment = encodeSegment(workedExample)

  it('is what the encoder writes', () => {
    expect(joined(segment.body)).toEqual(documented)
    expect(text).toContain(
      `has ${segment.byteLength} bytes, its checksum as a whole is \`${segment.crc32c.toString(16)}\``,
    )
    expect(text).toContain(segmentKey(workedExample.segmentId))
  })

  it('explains its bytes where they are', () => {
    const table = text.slice(text.lastIndexOf('```'))
    const rows = [...table.matchAll(/^\| ([0-9a-f]{2}) +\| (.*?) +\|/gm)]
    expect(rows.length).toBeGreaterThan(15)
    for (const [index, [, at, bytes]] of rows.entries()) {
      const start = Number.parseInt(at!, 16)
      const end = Number.parseInt(rows[index + 1]?.[1] ?? 'a0', 16)
      const actual = Buffer.from(documented.subarray(start, end)).toString('hex')
      const pattern = [...bytes!.matchAll(/`([^`]*)`/g)].map(([, hex]) => hex!.replaceAll(' ', '').replace('…', '.*'))
      expect(actual).toMatch(new RegExp(`^${pattern.join('')}$`))
    }
    expect(crc32c(documented.subarray(0x0b, 0x94))).toBe(0x71fa_1c67)
  })
})
