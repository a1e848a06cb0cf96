import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { crc32c, crc32cEngine, crc32cOfChunks } from '../src/index.ts'
import { engines } from './engines.ts'

// RFC 3720, appendix B.4, and the check value of nine digits.
const vectors: [name: string, bytes: Uint8Array, crc: number][] = [
  ['nothing', new Uint8Array(0), 0],
  ['nine digits', Buffer.from('123456789'), 0xe3069283],
  ['32 bytes of zeros', new Uint8Array(32), 0x8a9136aa],
  ['32 bytes of ones', new Uint8Array(32).fill(0xff), 0x62a8ab43],
  ['32 bytes counting up', Uint8Array.from({ length: 32 }, (_, index) => index), 0x46dd794e],
  ['32 bytes counting down', Uint8Array.from({ length: 32 }, (_, index) => 31 - index), 0x113fdb5c],
]

describe.each(engines)('the $name engine', ({ calculate }) => {
  it.each(vectors)('knows the CRC of %s', (_, bytes, crc) => {
    expect(calculate(bytes, 0)).toBe(crc)
  })

  it('answers the previous CRC for no bytes', () => {
    expect(calculate(new Uint8Array(0), 0xdeadbeef)).toBe(0xdeadbeef)
  })

  it('leaves its input as it was', () => {
    const bytes = new Uint8Array(20_000).fill(7)
    calculate(bytes, 0)
    expect(bytes.every((byte) => byte === 7)).toBe(true)
  })

  it('reads from a SharedArrayBuffer', () => {
    const bytes = new Uint8Array(new SharedArrayBuffer(1000)).fill(7)
    expect(calculate(bytes, 0)).toBe(calculate(new Uint8Array(1000).fill(7), 0))
  })

  it('is not disturbed by a longer computation before it', () => {
    const short = new Uint8Array(300).fill(1)
    const before = calculate(short, 0)
    calculate(new Uint8Array(300_000).fill(0xa5), 0)
    expect(calculate(short, 0)).toBe(before)
  })
})

describe('crc32c', () => {
  it('takes chunks as it takes the whole', () => {
    const bytes = Buffer.from('The quick brown fox jumps over the lazy dog')
    expect(crc32c(bytes)).toBe(0x22620404)
    expect(crc32cOfChunks([bytes.subarray(0, 7), new Uint8Array(0), bytes.subarray(7)])).toBe(0x22620404)
    expect(crc32cOfChunks([])).toBe(0)
    expect(crc32cOfChunks([bytes.subarray(7)], crc32c(bytes.subarray(0, 7)))).toBe(0x22620404)
  })

  it('says which engine it chose: the first that loads here', () => {
    expect(crc32cEngine().name).toBe(engines[0]?.name)
    expect(crc32cEngine().reason).not.toBe('')
    expect(crc32cEngine()).toBe(crc32cEngine())
  })
})

it('the committed WebAssembly is what its generator writes', () => {
  const generator = fileURLToPath(new URL('../scripts/generate-wasm.mjs', import.meta.url))
  const { status, stderr } = spawnSync(process.execPath, [generator, '--check'], { encoding: 'utf8' })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
})
