/** What must hold of every decompressor: a limit that is kept, no error but ours, and a round that changes nothing. */
import { loadCodecs } from '../compat/codecs.ts'
import { amongOthers, attempt, demand, sameBytes, type FuzzTarget } from './target.ts'

/** The first byte of an input chooses the limit. */
const LIMITS = [1, 100, 65_536, 1_048_576] as const

/** A target for one codec. The input: a byte that chooses the limit, then what is decompressed. */
export async function compressionTarget(
  codec: 'gzip' | 'snappy' | 'lz4' | 'zstd',
  dictionary: readonly Uint8Array[],
): Promise<FuzzTarget> {
  const codecs = await loadCodecs()
  const decompress = codecs.decompress[codec]!
  return {
    name: codec,
    inputBytesMax: 5_000,
    dictionary,
    run(input) {
      const [choice = 0] = input
      const limit = LIMITS[choice % LIMITS.length]!
      const outcome = attempt(() => decompress(input.slice(1), limit))
      const other = attempt(() => decompress(amongOthers(input.subarray(1)), limit))
      if (!outcome.ok || !other.ok) {
        demand(outcome.ok === other.ok, 'decompresses or not by what stands around it')
        return
      }
      demand(sameBytes(outcome.value, other.value), 'what stands around it becomes part of it')
      const bytes = outcome.value
      demand(bytes.length <= limit, `${bytes.length} bytes; at most ${limit}`)
      if (bytes.length === 0) return
      const again = decompress(codecs.compress[codec]!(bytes), Math.max(limit, bytes.length))
      demand(sameBytes(again, bytes), 'other bytes after a round')
    },
  }
}
