/** Random record batches, for the comparison with Java and as seeds of the fuzzer. */
import {
  encodeControlBatch,
  encodeRecordBatch,
  type CompressionCodec,
  type RecordBatchOptions,
  type RecordInput,
} from '../../packages/protocol/src/index.ts'
import type { Codecs } from './codecs.ts'
import type { Random } from './random.ts'

function randomTime(random: Random): number {
  return random.oneIn(20) ? random.pick([-1, 0, 2 ** 52, 2 ** 53 - 1]) : 1_700_000_000_000 + random.below(2 ** 31)
}

/** Bytes that are null, few, or now and then so many that compressors cut them. */
function randomField(random: Random): Uint8Array | null {
  if (random.oneIn(4)) return null
  return random.oneIn(150) ? Buffer.from('again and again '.repeat(random.below(12_000))) : random.bytes()
}

/** A text without lone surrogates. */
const wellFormed = (text: string): string => Buffer.from(text).toString()

function randomRecord(random: Random): RecordInput {
  const headers = Array.from({ length: random.oneIn(3) ? random.below(4) : 0 }, () => {
    return { key: wellFormed(random.string()), value: randomField(random) }
  })
  return { timestamp: randomTime(random), key: randomField(random), value: randomField(random), headers }
}

function producer(random: Random): Pick<RecordBatchOptions, 'producerId' | 'producerEpoch'> {
  return { producerId: BigInt.asUintN(62, BigInt(random.integer(64))), producerEpoch: random.below(2 ** 15) }
}

/** A batch as we write it: with gaps, headers, nulls, any times, of any kind of producer, or a control batch. */
export function randomBatch(random: Random, codec: CompressionCodec, codecs: Codecs): Uint8Array {
  const isTransactional = random.oneIn(4)
  const isIdempotent = isTransactional || random.oneIn(2)
  const options: RecordBatchOptions = {
    codec,
    compress: codecs.compress,
    baseOffset: random.oneIn(10) ? 2n ** 62n : random.below(2 ** 31),
    leaderEpoch: random.below(50) - 1,
    isTransactional,
    ...(random.oneIn(8) ? { deleteHorizonMs: Math.max(0, randomTime(random)) } : {}),
    ...(isIdempotent ? { ...producer(random), baseSequence: random.below(2 ** 31) } : {}),
  }
  if (random.oneIn(6)) {
    const marker = { type: random.pick(['abort', 'commit'] as const), coordinatorEpoch: Number(random.integer(32)) }
    return encodeControlBatch(
      { ...marker, timestamp: Math.max(0, randomTime(random)) },
      { ...options, ...producer(random) },
    )
  }
  const count = random.oneIn(20) ? 100 + random.below(60) : 1 + random.below(6)
  let offsetDelta = -1
  const records = Array.from({ length: count }, () => {
    offsetDelta += random.oneIn(10) ? 1 + random.below(4) : 1
    return { ...randomRecord(random), offsetDelta }
  })
  return encodeRecordBatch(records, options)
}
