import { gzipSync } from 'node:zlib'
import { ProtocolError, readRecordBatchHeaders, readRecords } from '@millrace/protocol'
import { compressFrameSync } from 'lz4-napi'
import { compressSync } from 'snappy'
import { describe, expect, it } from 'vitest'
import { loadDecompressors } from '../src/compression/decompressors.ts'
import {
  BOMBS,
  CLIENT_BATCHES,
  lz4Frame,
  lz4Run,
  recordsSection,
  SAMPLE_TEXT,
  sample,
  sampleRecord,
  xerial,
  zstdRuns,
} from './compression-samples.ts'

const MIB = 1_048_576
const LIMIT = 64 * MIB
const CODECS = ['gzip', 'snappy', 'lz4', 'zstd'] as const
type Codec = (typeof CODECS)[number]

async function decompress(codec: Codec, bytes: Uint8Array, bytesMax = LIMIT): Promise<Buffer> {
  const decompressors = await loadDecompressors(codec)
  return Buffer.from(decompressors[codec]!(bytes, bytesMax))
}

/** A refusal as everything here must refuse: by one error type, and naming the limit when it is one. */
const refusal = (code: ProtocolError['code'], message: RegExp | string = '') =>
  expect.objectContaining({ name: 'ProtocolError', code, message: expect.stringMatching(message) })

/** Bytes that compress neither well nor not at all; the same every time. */
function mixedBytes(length: number): Buffer {
  const bytes = Buffer.alloc(length)
  let state = 1
  for (let index = 0; index < length; index++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    bytes[index] = index % 1_000 < 300 ? state >>> 24 : index % 7
  }
  return bytes
}

describe('decompression of what real clients sent', () => {
  it.each(CLIENT_BATCHES)('reads every record of %s', async (name) => {
    const [batch] = readRecordBatchHeaders([sample(name)]).batches
    const records = [...readRecords(batch!, { decompress: await loadDecompressors(batch!.codec) })]
    expect(name).toContain(batch!.codec)
    expect(
      records.map(({ key, value }) => ({ key: String(Buffer.from(key!)), value: String(Buffer.from(value!)) })),
    ).toEqual(Array.from({ length: 6 }, (_, index) => sampleRecord(index)))
  })

  it.each(['linked-blocks.lz4', 'linked-blocks-checksums-content-size.lz4'])('reads %s', async (name) => {
    expect(String(await decompress('lz4', sample(name)))).toBe(SAMPLE_TEXT)
  })

  it('reads a zstd frame that announces a window of 128 MiB, which is not taken', async () => {
    expect(String(await decompress('zstd', sample('window-128-mib.zst'), SAMPLE_TEXT.length))).toBe(SAMPLE_TEXT)
  })
})

describe('decompression', () => {
  const compressors = {
    gzip: gzipSync,
    'raw snappy': compressSync,
    'xerial snappy': (bytes: Buffer) => {
      const blocks: Buffer[] = []
      for (let start = 0; start < bytes.length; start += 32_768)
        blocks.push(compressSync(bytes.subarray(start, start + 32_768)))
      return xerial(...blocks)
    },
    lz4: (bytes: Buffer) => compressFrameSync(bytes),
    'lz4 with checksums': (bytes: Buffer) => compressFrameSync(bytes, { blockChecksums: true, contentChecksum: true }),
  }
  for (const [name, compress] of Object.entries(compressors)) {
    const codec = CODECS.find((word) => name.includes(word))!
    it.each([1, 65_535, 65_536, 65_537, 500_000])(`undoes ${name} of %i bytes`, async (length) => {
      const bytes = mixedBytes(length)
      expect((await decompress(codec, compress(bytes))).equals(bytes)).toBe(true)
      expect((await decompress(codec, compress(bytes), length)).equals(bytes)).toBe(true)
    })
  }

  it('reads LZ4 blocks that are not compressed', async () => {
    const frame = lz4Frame([Buffer.from('one '), Buffer.from('two')], '6040', { isCompressed: false })
    expect(String(await decompress('lz4', frame))).toBe('one two')
  })

  it('reads all of several members, frames or streams, one after another', async () => {
    const [one, two] = [Buffer.from('one '.repeat(20)), Buffer.from('two '.repeat(20))]
    const both = Buffer.concat([one, two])
    const twice: [Codec, Buffer][] = [
      ['gzip', Buffer.concat([gzipSync(one), gzipSync(two)])],
      ['snappy', Buffer.concat([xerial(compressSync(one)), xerial(compressSync(two))])],
      ['lz4', Buffer.concat([compressFrameSync(one), compressFrameSync(two)])],
    ]
    for (const [codec, bytes] of twice) expect(await decompress(codec, bytes), codec).toEqual(both)
    const frames = Buffer.concat([zstdRuns(1), sample('window-128-mib.zst')])
    expect(String(await decompress('zstd', frames))).toBe('a'.repeat(131_072) + SAMPLE_TEXT)
  })

  it('has nothing for a codec that Kafka does not know', async () => {
    expect(await loadDecompressors('unknown')).toEqual({})
    expect(await loadDecompressors('none')).toEqual({})
  })
})

describe('the limit of decompressed bytes', () => {
  it.each(CODECS)('refuses a bomb in %s', async (codec) => {
    expect(BOMBS[codec].length).toBeLessThan(5 * MIB)
    await expect(decompress(codec, BOMBS[codec])).rejects.toEqual(refusal('LIMIT_EXCEEDED', /decompressedBytesMax/))
    // The same bytes are good where they are allowed to be so many.
    expect((await decompress(codec, BOMBS[codec], 68 * MIB)).length).toBe(68 * MIB)
  })

  it('is exact to the byte', async () => {
    const bytes = mixedBytes(100_000)
    const compressed: [Codec, Buffer][] = [
      ['gzip', gzipSync(bytes)],
      ['snappy', compressSync(bytes)],
      ['lz4', compressFrameSync(bytes)],
      ['zstd', sample('window-128-mib.zst')],
    ]
    for (const [codec, input] of compressed) {
      const { length } = codec === 'zstd' ? SAMPLE_TEXT : bytes
      expect((await decompress(codec, input, length)).length, codec).toBe(length)
      await expect(decompress(codec, input, length - 1), codec).rejects.toEqual(
        refusal('LIMIT_EXCEEDED', /decompressedBytesMax/),
      )
    }
  })

  it('is not what a zstd frame announces', async () => {
    // A content size of 4 EiB, and a window of 3.75 TiB.
    const contentSize = Buffer.concat([Buffer.from('28b52ffde00000000000000040', 'hex'), zstdRuns(1).subarray(6)])
    await expect(decompress('zstd', contentSize)).rejects.toEqual(refusal('MALFORMED'))
    await expect(decompress('zstd', zstdRuns(1, { window: 0xff }))).rejects.toEqual(refusal('MALFORMED'))
  })

  it('has one of blocks beside it, since each costs a call', async () => {
    const blocks = Array.from({ length: 8_193 }, () => compressSync('a'))
    await expect(decompress('snappy', xerial(...blocks))).rejects.toEqual(refusal('LIMIT_EXCEEDED', 'blocksMax'))
    expect((await decompress('snappy', xerial(...blocks.slice(1)))).length).toBe(8_192)
    const lz4Blocks = Array.from({ length: 8_193 }, () => Buffer.from('a'))
    const frame = (of: Buffer[]) => lz4Frame(of, '6040', { isCompressed: false })
    await expect(decompress('lz4', frame(lz4Blocks))).rejects.toEqual(refusal('LIMIT_EXCEEDED', 'blocksMax'))
    expect((await decompress('lz4', frame(lz4Blocks.slice(1)))).length).toBe(8_192)
  })
})

describe('what is no compressed data', () => {
  it.each(CODECS)('of %s is refused: nothing, garbage, and every beginning of a good one', async (codec) => {
    const good = recordsSection(sample(`kafka-clients-4.3.0-${codec}.batch`))
    const beginnings = Array.from({ length: 40 }, (_, index) => good.subarray(0, Math.ceil((good.length * index) / 40)))
    const garbage = [Buffer.alloc(100), Buffer.alloc(100, 255), mixedBytes(1_000)]
    const whole = await decompress(codec, good)
    for (const bytes of [...beginnings, ...garbage]) {
      const outcome = await decompress(codec, bytes).catch((error: unknown) => error)
      // A beginning that ends between two blocks of xerial's framing is a whole shorter one.
      if (Buffer.isBuffer(outcome)) expect(whole.subarray(0, outcome.length).equals(outcome)).toBe(true)
      else expect(ProtocolError.is(outcome)).toBe(true)
    }
  })

  it('of LZ4 is refused: another version, block size, or a dictionary that nobody has', async () => {
    for (const descriptor of ['2070', 'a070', '6030', '6170'])
      await expect(decompress('lz4', lz4Frame([lz4Run()], descriptor))).rejects.toEqual(refusal('MALFORMED'))
  })

  it('of LZ4 is refused: a block that becomes larger than its frame allows', async () => {
    await expect(decompress('lz4', lz4Frame([lz4Run()], '6040'))).rejects.toEqual(refusal('MALFORMED'))
  })
})
