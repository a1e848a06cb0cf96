import { gzipSync } from 'node:zlib'
import { compressFrameSync } from 'lz4-napi'
import { compressSync } from 'snappy'
import { describe, expect, it } from 'vitest'
import {
  createLz4Decompressor,
  createSnappyCompressor,
  createSnappyDecompressor,
  createZstdDecompressor,
} from '../src/compression/index.ts'
import { encodeRecordBatch, readRecordBatchHeaders, readRecords } from '../src/index.ts'
import { compressGzip, decompressGzip, nodeCompressors, nodeDecompressors } from '../src/node/index.ts'
import { decompress } from './record-samples.ts'

const MIB = 1_048_576
const LIMIT = 64 * MIB

const refusal = (code: string, message = /./) =>
  expect.objectContaining({ name: 'ProtocolError', code, message: expect.stringMatching(message) })

const never = () => {
  throw new Error('the library was called')
}

function int32(value: number, littleEndian = false): Buffer {
  const bytes = Buffer.alloc(4)
  new DataView(bytes.buffer, bytes.byteOffset, 4).setUint32(0, value, littleEndian)
  return bytes
}

/** An LZ4 frame; `descriptor` is its flags and block size bytes, `checksum` that of its header. */
function lz4Frame(blocks: readonly Uint8Array[], { descriptor = '6070', isCompressed = true, checksum = 0 } = {}) {
  const framed = blocks.flatMap((block) => [int32(isCompressed ? block.length : block.length + 2 ** 31, true), block])
  return Buffer.concat([Buffer.from(`04224d18${descriptor}`, 'hex'), Buffer.of(checksum), ...framed, Buffer.alloc(4)])
}

/** Raw snappy blocks in the framing of Java clients. */
function xerial(...blocks: readonly Uint8Array[]): Buffer {
  const header = Buffer.from('82534e41505059000000000100000001', 'hex')
  return Buffer.concat([header, ...blocks.flatMap((block) => [int32(block.length), block])])
}

/** What a raw snappy block begins with. */
function preamble(value: number): Buffer {
  const bytes: number[] = []
  let left = value
  for (; left > 127; left = Math.floor(left / 128)) bytes.push((left % 128) | 128)
  return Buffer.from([...bytes, left])
}

interface ZstdBlock {
  readonly type: 'raw' | 'run' | 'compressed'
  readonly size: number
}

/** A zstd frame of blocks, with a content size of 8 bytes or none. */
function zstdFrame(blocks: readonly ZstdBlock[], contentSize?: bigint): Buffer {
  const size = Buffer.alloc(contentSize === undefined ? 0 : 8)
  if (contentSize !== undefined) size.writeBigUInt64LE(contentSize)
  const framed = blocks.map(({ type, size }, index) => {
    const block = Buffer.alloc(3 + (type === 'run' ? 1 : size), 'a')
    const isLast = index === blocks.length - 1
    block.writeUIntLE(size * 8 + ['raw', 'run', 'compressed'].indexOf(type) * 2 + Number(isLast), 0, 3)
    return block
  })
  return Buffer.concat([
    Buffer.from('28b52ffd', 'hex'),
    Buffer.of(contentSize === undefined ? 0 : 0xc0, 0x58),
    size,
    ...framed,
  ])
}

/** A decoder that answers the size of its choice, and what it was asked. */
function spy(answer: (bytesMax: number) => number) {
  const asked: number[] = []
  const decode = (_bytes: Uint8Array, bytesMax: number) => {
    asked.push(bytesMax)
    return new Uint8Array(answer(bytesMax))
  }
  return { asked, decode }
}

describe('a bomb of one to a thousand and more', () => {
  it('in gzip ends where the limit is', () => {
    const bomb = gzipSync(new Uint8Array(64 * MIB))
    expect(bomb.length).toBeLessThan((64 * MIB) / 1_000)
    const before = process.memoryUsage()
    expect(() => decompressGzip(bomb, MIB)).toThrow(refusal('LIMIT_EXCEEDED', /1048576 bytes decompressed/))
    const after = process.memoryUsage()
    expect(after.arrayBuffers - before.arrayBuffers + after.heapUsed - before.heapUsed).toBeLessThan(16 * MIB)
    const members = Buffer.concat(Array.from({ length: 64 }, () => gzipSync(new Uint8Array(MIB))))
    expect(() => decompressGzip(members, 63 * MIB)).toThrow(refusal('LIMIT_EXCEEDED'))
    expect(decompressGzip(members, 64 * MIB).length).toBe(64 * MIB)
  })

  it('in snappy is refused by what its blocks announce, before the library sees one', () => {
    const block = Buffer.concat([preamble(MIB), Buffer.alloc(900)])
    for (const bytes of [
      preamble(LIMIT + 1),
      preamble(4_294_967_295),
      xerial(compressSync('good'), preamble(LIMIT)),
      xerial(...Array.from({ length: 65 }, () => block)),
    ])
      expect(() => createSnappyDecompressor(never)(bytes, LIMIT)).toThrow(refusal('LIMIT_EXCEEDED'))
  })

  it('in LZ4 ends at the block that passes the limit; the library is not called for those behind it', () => {
    const { asked, decode } = spy((bytesMax) => bytesMax)
    const frame = lz4Frame(Array.from({ length: 40 }, () => new Uint8Array(16_460)))
    expect(frame.length).toBeLessThan(MIB)
    expect(() => createLz4Decompressor(decode)(frame, 10 * MIB)).toThrow(refusal('LIMIT_EXCEEDED'))
    expect(asked).toHaveLength(3)
    expect(Math.max(...asked)).toBeLessThanOrEqual(4 * MIB)
  })

  it('in zstd is refused by what it says of itself, in runs or in a content size, before the library sees it', () => {
    const runs = zstdFrame(Array.from({ length: 65 * 8 }, () => ({ type: 'run', size: 131_072 })))
    expect(runs.length).toBeLessThan((65 * MIB) / 1_000)
    const sized = zstdFrame(
      Array.from({ length: 65 * 8 }, () => ({ type: 'compressed', size: 10 })),
      BigInt(65 * MIB),
    )
    for (const bomb of [runs, sized, Buffer.concat([sized.subarray(0, 0), sized, runs])])
      expect(() => createZstdDecompressor(never)(bomb, LIMIT)).toThrow(refusal('LIMIT_EXCEEDED'))
  })

  it('in zstd that says nothing gets no more room than is left, frame by frame', () => {
    const { asked, decode } = spy((bytesMax) => bytesMax)
    const frame = zstdFrame(Array.from({ length: 8 }, () => ({ type: 'compressed', size: 10 })))
    const frames = Buffer.concat(Array.from({ length: 5 }, () => frame))
    expect(() => createZstdDecompressor(decode)(frames, 2.5 * MIB)).toThrow(refusal('LIMIT_EXCEEDED'))
    expect(asked).toEqual([MIB, MIB, MIB / 2])
    expect(createZstdDecompressor(decode)(frames, 5 * MIB).length).toBe(5 * MIB)
  })
})

describe('what a block may become', () => {
  it('is in proportion to what it is, in LZ4', () => {
    const { asked, decode } = spy(() => 1)
    createLz4Decompressor(decode)(lz4Frame([Buffer.of(0x10, 97)]), LIMIT)
    expect(asked).toEqual([510])
  })

  it('is what its frame says and no more, in zstd', () => {
    const { asked, decode } = spy((bytesMax) => bytesMax)
    createZstdDecompressor(decode)(
      zstdFrame([
        { type: 'raw', size: 20 },
        { type: 'run', size: 1_000 },
      ]),
      LIMIT,
    )
    createZstdDecompressor(decode)(zstdFrame([{ type: 'compressed', size: 20 }]), LIMIT)
    createZstdDecompressor(decode)(zstdFrame([{ type: 'compressed', size: 20 }], 77n), LIMIT)
    expect(asked).toEqual([1_020, 131_072, 77])
  })

  it('is nothing where the frame is empty, which no library is asked about', () => {
    expect(createZstdDecompressor(never)(zstdFrame([{ type: 'raw', size: 0 }]), LIMIT).length).toBe(0)
  })

  it('has a limit of blocks beside it, since each costs a call', () => {
    const blocks = (count: number) => Array.from({ length: count }, () => compressSync('a'))
    const snappy = (limits = {}) => createSnappyDecompressor(() => Buffer.from('a'), limits)
    expect(() => snappy()(xerial(...blocks(8_193)), LIMIT)).toThrow(refusal('LIMIT_EXCEEDED', /blocksMax/))
    expect(snappy()(xerial(...blocks(8_192)), LIMIT).length).toBe(8_192)
    expect(() => snappy({ blocksMax: 1 })(xerial(...blocks(2)), LIMIT)).toThrow(refusal('LIMIT_EXCEEDED'))
    const frame = lz4Frame([Buffer.from('a'), Buffer.from('b')], { descriptor: '6040', isCompressed: false })
    expect(() => createLz4Decompressor(never, { blocksMax: 1 })(frame, LIMIT)).toThrow(refusal('LIMIT_EXCEEDED'))
    const empty = zstdFrame([{ type: 'raw', size: 0 }])
    const zstd = createZstdDecompressor(never, { blocksMax: 1 })
    expect(() => zstd(Buffer.concat([empty, empty]), LIMIT)).toThrow(refusal('LIMIT_EXCEEDED'))
  })
})

describe('Java’s framings', () => {
  const bytes = Buffer.from('a line that repeats itself\n'.repeat(9_000))

  it('of snappy are written in blocks of 32 KiB and read back; a raw block too', () => {
    const xerialFraming = createSnappyCompressor(compressSync)
    const written = xerialFraming(bytes)
    expect(Buffer.from(written.subarray(0, 16)).toString('hex')).toBe('82534e41505059000000000100000001')
    const blockCount = Math.ceil(bytes.length / 32_768)
    expect(bytes.equals(decompress.snappy!(written, bytes.length))).toBe(true)
    expect(() => createSnappyDecompressor(never, { blocksMax: blockCount - 1 })(written, LIMIT)).toThrow(/blocksMax/)
    expect(() => createSnappyDecompressor(never, { blocksMax: blockCount })(written, LIMIT)).toThrow(/cannot be decom/)
    const raw = createSnappyCompressor(compressSync, { framing: 'raw' })(bytes)
    expect(raw).toEqual(compressSync(bytes))
    expect(bytes.equals(decompress.snappy!(raw, bytes.length))).toBe(true)
  })

  it('of several streams, frames or members are read to the end', () => {
    const [one, two] = [Buffer.from('one '.repeat(20)), Buffer.from('two '.repeat(20))]
    const both = Uint8Array.from(Buffer.concat([one, two]))
    const joined = (parts: readonly Uint8Array[]) => Buffer.concat(parts)
    const lz4 = decompress.lz4!(joined([compressFrameSync(one), compressFrameSync(two)]), LIMIT)
    const snappy = decompress.snappy!(joined([xerial(compressSync(one)), xerial(compressSync(two))]), LIMIT)
    const gzip = decompressGzip(joined([gzipSync(one), gzipSync(two)]), LIMIT)
    for (const read of [lz4, snappy, gzip]) expect(Uint8Array.from(read)).toEqual(both)
    const { asked, decode } = spy((bytesMax) => bytesMax)
    const skippable = Buffer.concat([Buffer.from('5a2a4d18', 'hex'), int32(3, true), Buffer.from('???')])
    const frames = joined([zstdFrame([{ type: 'run', size: 7 }]), skippable, zstdFrame([{ type: 'run', size: 8 }])])
    expect(createZstdDecompressor(decode)(frames, LIMIT).length).toBe(15)
    expect(asked).toEqual([7, 8])
  })

  it('of LZ4 are read with any header checksum, since message sets of format 0 have a wrong one (KIP-57)', () => {
    for (const checksum of [0, 0x1a, 0x82, 255]) {
      const frame = lz4Frame([Buffer.from('plain')], { descriptor: '6040', isCompressed: false, checksum })
      expect(String(Buffer.from(decompress.lz4!(frame, LIMIT)))).toBe('plain')
    }
  })

  it('of LZ4 with linked blocks hand each block what stood before it, at most 64 KiB', () => {
    const windows: (number | undefined)[] = []
    const decompressor = createLz4Decompressor((_block, _bytesMax, dictionary) => {
      windows.push(dictionary?.length)
      return new Uint8Array(50_000)
    })
    const blocks = Array.from({ length: 3 }, () => new Uint8Array(1_000))
    decompressor(lz4Frame(blocks, { descriptor: '4040' }), LIMIT)
    decompressor(lz4Frame(blocks, { descriptor: '6040' }), LIMIT)
    expect(windows).toEqual([undefined, 50_000, 65_536, undefined, undefined, undefined])
  })
})

describe('what no compressor writes', () => {
  it('is refused by one kind of error, whatever the library throws', () => {
    const failing = () => {
      throw new RangeError('of the library')
    }
    const good = {
      lz4: lz4Frame([Buffer.of(1)]),
      zstd: zstdFrame([{ type: 'compressed', size: 5 }]),
      snappy: preamble(9),
    }
    expect(() => createLz4Decompressor(failing)(good.lz4, LIMIT)).toThrow(refusal('MALFORMED'))
    expect(() => createZstdDecompressor(failing)(good.zstd, LIMIT)).toThrow(refusal('MALFORMED'))
    expect(() => createSnappyDecompressor(failing)(good.snappy, LIMIT)).toThrow(refusal('MALFORMED'))
    expect(() => decompressGzip(Buffer.from('garbage'), LIMIT)).toThrow(refusal('MALFORMED'))
  })

  it('in zstd is a dictionary, a reserved bit or block, sizes that contradict, every beginning of a frame', () => {
    const frame = zstdFrame([{ type: 'compressed', size: 5 }], 9n)
    const changed = (at: number, to: number) => {
      const bytes = Buffer.from(frame)
      bytes[at] = to
      return bytes
    }
    const bad = [
      changed(0, 1),
      changed(4, 0xc1),
      changed(4, 0xc8),
      changed(14, (5 << 3) | 7),
      zstdFrame([{ type: 'compressed', size: 5 }], 131_073n),
      zstdFrame([{ type: 'raw', size: 5 }], 4n),
      Buffer.concat([Buffer.from('5a2a4d18', 'hex'), int32(3, true)]),
      ...Array.from(frame.keys(), (kept) => frame.subarray(0, kept)),
    ]
    for (const bytes of bad) expect(() => createZstdDecompressor(never)(bytes, LIMIT)).toThrow(refusal('MALFORMED'))
  })
})

describe('the entry for Node.js', () => {
  it('compresses and decompresses gzip, and zstd where this Node.js has it', () => {
    expect(Object.keys(nodeCompressors)).toEqual(['gzip', 'zstd'])
    for (const codec of ['gzip', 'zstd'] as const) {
      if (nodeCompressors[codec] === undefined) {
        expect([codec, nodeDecompressors[codec]]).toEqual(['zstd', undefined])
        continue
      }
      const bytes = encodeRecordBatch([{ value: 'v'.repeat(5_000) }], { codec, compress: nodeCompressors })
      expect(bytes.length).toBeLessThan(200)
      const batch = readRecordBatchHeaders(bytes).batches[0]!
      expect([...readRecords(batch, { decompress: nodeDecompressors })][0]!.value).toHaveLength(5_000)
      expect(() => [...readRecords(batch, { decompress: nodeDecompressors, decompressedBytesMax: 4_999 })]).toThrow(
        refusal('LIMIT_EXCEEDED'),
      )
    }
    expect(decompressGzip(compressGzip(new Uint8Array(9)), 9)).toHaveLength(9)
  })
})
