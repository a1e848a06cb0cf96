/** The frame reader: a stream of bytes that comes in any pieces is the same frames, or the same refusal. */
import { createFrameReader } from '../../../packages/protocol/src/index.ts'
import { chunksOf, demand, type FuzzTarget } from '../target.ts'

const FRAME_BYTES_MAX = 1_000

/** The frames of a stream as text, and how it ended. */
function read(chunks: readonly Uint8Array[], announces = false): string {
  const reader = createFrameReader({ frameBytesMax: FRAME_BYTES_MAX, announces })
  const frames: string[] = []
  let pushed = 0
  let taken = 0
  const drain = (): string | undefined => {
    for (;;) {
      const step = reader.next()
      if (step.kind === 'need-bytes') return undefined
      if (step.kind === 'bad') return `${step.bad.kind} ${step.bad.lengthBytes}`
      if (step.kind === 'announced') {
        demand(step.bodyBytes <= FRAME_BYTES_MAX, `a frame of ${step.bodyBytes} bytes was announced`)
        reader.admit()
      } else {
        const frame = Buffer.concat(step.chunks)
        taken += frame.length
        frames.push(frame.toString('hex'))
      }
    }
  }
  for (const chunk of chunks) {
    reader.push(chunk)
    pushed += chunk.length
    const bad = drain()
    if (bad !== undefined) return `${frames.join(' ')} ${bad}`
    demand(reader.bufferedBytes <= pushed - taken, `${reader.bufferedBytes} bytes are held of ${pushed - taken}`)
  }
  return `${frames.join(' ')} ${reader.insideFrame ? 'inside' : 'between'}`
}

/** The target. */
export const target: FuzzTarget = {
  name: 'frames',
  inputBytesMax: 4_096,
  run(input) {
    const whole = read([input])
    demand(read(chunksOf(input)) === whole, 'other frames from chunks')
    demand(read(chunksOf(input), true) === whole, 'other frames when they are announced')
    demand(read(Array.from(input, (byte) => Uint8Array.of(byte))) === whole, 'other frames byte by byte')
  },
}
