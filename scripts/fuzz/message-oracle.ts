/** What must hold of every message that is decoded from any bytes. */
import {
  createReader,
  createWriter,
  ZERO_UUID,
  type MessageCodec,
  type Reader,
} from '../../packages/protocol/src/index.ts'
import { attempt, chunksOf, demand, sameBytes, weigh, type Outcome } from './target.ts'

/** A uuid takes 22 characters for 16 bytes; everything else takes no more than it does in the frame. */
const BYTES_FACTOR = 2

/** A codec of any message. */
// oxlint-disable-next-line typescript/no-explicit-any -- codecs of all messages are handled alike here
export type AnyCodec = MessageCodec<any>

/** A message as decoded, with what is needed to encode it. */
export interface Decoded {
  readonly codec: AnyCodec
  readonly version: number
  readonly value: unknown
}

function encoded({ codec, version, value }: Decoded): Uint8Array {
  const writer = createWriter({ slabBytes: 64 })
  codec.encode(writer, value, version)
  const { byteLength } = writer
  const bytes = Buffer.concat(writer.finish())
  demand(bytes.length === byteLength, `byteLength says ${byteLength}, ${bytes.length} bytes came`)
  return bytes
}

function sameOutcome(whole: Outcome<Decoded | undefined>, split: Outcome<Decoded | undefined>): void {
  if (whole.ok && split.ok) {
    if (whole.value === undefined || split.value === undefined)
      demand(whole.value === split.value, 'found in one form only')
    else demand(sameBytes(encoded(whole.value), encoded(split.value)), 'another value from chunks')
    return
  }
  if (whole.ok || split.ok) demand(false, `from chunks ${describe(split)}, in one piece ${describe(whole)}`)
  const one = `${whole.error.code} ${whole.error.path}`
  const other = `${split.error.code} ${split.error.path}`
  demand(one === other, `from chunks ${other}, in one piece ${one}`)
}

const describe = (outcome: Outcome<unknown>): string => (outcome.ok ? 'a value' : outcome.error.message)

/**
 * Decodes `input` in one piece and from chunks, which must come to the same; what decodes must be no heavier than the
 * input, must encode, and must come out of another round as the same bytes. `decode` answers undefined for an input that
 * means no message.
 */
export function checkMessage(input: Uint8Array, decode: (reader: Reader) => Decoded | undefined): void {
  const whole = attempt(() => decode(createReader([input])))
  sameOutcome(
    whole,
    attempt(() => decode(createReader(chunksOf(input)))),
  )
  if (!whole.ok || whole.value === undefined) return
  const { items, bytes } = weigh(whole.value.value, ZERO_UUID)
  demand(items <= input.length, `${items} elements from ${input.length} bytes`)
  demand(bytes <= BYTES_FACTOR * input.length, `${bytes} bytes of texts and fields from ${input.length} bytes`)
  const first = encoded(whole.value)
  const { codec, version } = whole.value
  const reader = createReader([first])
  const again = codec.decode(reader, version)
  reader.expectEnd()
  demand(sameBytes(encoded({ codec, version, value: again }), first), 'the second encoding differs from the first')
}

const LENGTH_BYTES = 4

/**
 * A whole frame, header included, must come out of a second round as the same bytes. `decode` answers what encodes the
 * frame, or undefined for one that cannot be.
 */
export function checkFrame(
  input: Uint8Array,
  decode: (chunks: readonly Uint8Array[]) => (() => Uint8Array[]) | undefined,
): void {
  const frame = attempt(() => decode(chunksOf(input)))
  if (!frame.ok || frame.value === undefined) return
  const first = Buffer.concat(frame.value())
  demand(first.readInt32BE(0) === first.length - LENGTH_BYTES, 'a frame says another length than it has')
  const encode = decode([first.subarray(LENGTH_BYTES)])
  demand(encode !== undefined, 'a frame of ours cannot be encoded again')
  demand(sameBytes(Buffer.concat(encode()), first), 'the second encoding of a frame differs from the first')
}
