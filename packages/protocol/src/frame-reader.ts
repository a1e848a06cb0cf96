import { ProtocolError } from './errors.ts'
import { NO_BYTES, type Records } from './values.ts'

/** Why a byte stream is not a sequence of Kafka frames. */
export interface BadFrame {
  /** What it is: a length that no frame may have, or the first bytes of another protocol. */
  readonly kind: 'negative-length' | 'too-long' | 'too-short' | 'tls-greeting' | 'http-greeting'
  /** The length as announced; for a greeting, its first four bytes read as one. */
  readonly lengthBytes: number
  /** The longest that is accepted. */
  readonly lengthBytesMax: number
}

/** What a {@link FrameReader} has to say. */
export type FrameStep =
  | {
      /** Nothing to do before more bytes are pushed. */
      readonly kind: 'need-bytes'
    }
  | {
      /** A frame was announced; its body is not taken before {@link FrameReader.admit}. */
      readonly kind: 'announced'
      /** Its length. */
      readonly bodyBytes: number
    }
  | {
      /** A frame is there. */
      readonly kind: 'frame'
      /** Its body. */
      readonly chunks: readonly Uint8Array[]
    }
  | {
      /** The stream is lost. */
      readonly kind: 'bad'
      /** Why. */
      readonly bad: BadFrame
    }

/** Settings of {@link createFrameReader}. */
export interface FrameReaderOptions {
  /**
   * The longest frame that is accepted, in bytes without its length.
   *
   * @defaultValue 104,857,600 (100 MiB), as Kafka's `socket.request.max.bytes`
   */
  readonly frameBytesMax?: number | undefined
  /**
   * The shortest: 8 bytes are a request's header, 4 a response's.
   *
   * @defaultValue 4
   */
  readonly frameBytesMin?: number | undefined
  /**
   * Whether {@link FrameReader.next} stops at each frame's length until {@link FrameReader.admit} is called, so that
   * memory can be reserved before the body is read.
   *
   * @defaultValue false
   */
  readonly announces?: boolean | undefined
}

/**
 * Cuts a byte stream into Kafka's frames: a length of four bytes, then so many bytes.
 *
 * Pure: chunks in, frames out as lists of chunks, as `createReader` takes them; only very small ones are put together,
 * and nothing is allocated for a length that was only announced. After `bad` the stream is lost; the reader says `bad`
 * for ever.
 */
export interface FrameReader {
  /** Takes bytes as they arrived. The chunk is kept by reference, unless it is small and follows others. */
  push(chunk: Uint8Array): void
  /** The next step that the bytes so far allow. */
  next(): FrameStep
  /**
   * {@link FrameReader.push}, and every frame that is whole by then. For streams that nothing must be reserved for:
   * not with `announces`.
   *
   * @throws {@link ProtocolError} `LIMIT_EXCEEDED` for a frame that is too long, `MALFORMED` for what is no frame; the
   * frames before it come with the calls before it.
   */
  read(chunk: Uint8Array): Records[]
  /** Lets the announced frame's body be read. */
  admit(): void
  /** Whether a frame has begun and not ended. */
  readonly insideFrame: boolean
  /** Bytes that were pushed and are not part of a returned frame yet. */
  readonly bufferedBytes: number
}

const LENGTH_BYTES = 4
const DEFAULT_FRAME_BYTES_MAX = 104_857_600
/** The shortest response header: a correlation id. */
const DEFAULT_FRAME_BYTES_MIN = 4
/** Chunks shorter than this are copied together: each costs some hundred bytes beside its own. */
const SMALL_CHUNK_BYTES = 1_024
/** Into arrays of at most this length. */
const GATHER_BYTES = 16_384
const NEED_BYTES: FrameStep = { kind: 'need-bytes' }

/** What the first four bytes of an HTTP request look like. */
const HTTP_METHODS = ['GET ', 'POST', 'HEAD', 'PUT ', 'DELE', 'OPTI', 'PATC', 'CONN', 'PRI ']

/**
 * Creates a reader that has seen nothing; see {@link FrameReader}.
 *
 * @example
 * ```ts
 * const frames = createFrameReader()
 * socket.on('data', (chunk) => {
 *   for (const frame of frames.read(chunk)) handle(createReader(frame))
 * })
 * ```
 */
export function createFrameReader(options: FrameReaderOptions = {}): FrameReader {
  const {
    frameBytesMax = DEFAULT_FRAME_BYTES_MAX,
    frameBytesMin = DEFAULT_FRAME_BYTES_MIN,
    announces = false,
  } = options
  let chunks: Uint8Array[] = []
  /** Index of the first chunk that was not taken: shifting a long list is slow. */
  let head = 0
  /** What small chunks are gathered in; its filled part is the last of `chunks`. */
  let gathered: { readonly bytes: Uint8Array; used: number; start: number } | undefined
  let bufferedBytes = 0
  let bodyBytes = -1
  let admitted = false
  let bad: FrameStep | undefined
  let isFirst = true

  /** Removes `count` bytes from the front, as views. */
  function take(count: number): Uint8Array[] {
    bufferedBytes -= count
    const taken: Uint8Array[] = []
    let missing = count
    while (missing > 0) {
      const first = chunks[head]!
      if (first.length <= missing) {
        taken.push(first)
        chunks[head] = NO_BYTES
        head++
        missing -= first.length
      } else {
        taken.push(first.subarray(0, missing))
        chunks[head] = first.subarray(missing)
        if (gathered !== undefined && head === chunks.length - 1) gathered.start += missing
        missing = 0
      }
    }
    dropTaken()
    return taken
  }

  function dropTaken(): void {
    if (head * 2 < chunks.length) return
    if (head === chunks.length) {
      // Whoever took the last chunk holds its memory now; nothing is added to it any more.
      gathered = undefined
      chunks = []
    } else chunks = chunks.slice(head)
    head = 0
  }

  /** Adds a chunk that follows another one inside a frame and is small: a peer may send its frame byte by byte. */
  function gather(chunk: Uint8Array): void {
    if (gathered === undefined || gathered.used + chunk.length > gathered.bytes.length) {
      // No more than the frame still needs, so that what is kept of it keeps no more than itself.
      const missing = Math.min(bodyBytes - bufferedBytes, GATHER_BYTES)
      gathered = { bytes: new Uint8Array(Math.max(missing, SMALL_CHUNK_BYTES)), used: 0, start: 0 }
      chunks.push(gathered.bytes)
    }
    gathered.bytes.set(chunk, gathered.used)
    gathered.used += chunk.length
    chunks[chunks.length - 1] = gathered.bytes.subarray(gathered.start, gathered.used)
  }

  function readLength(): number {
    const first = chunks[head]!
    if (first.length > LENGTH_BYTES) {
      // The usual case, without a list for four bytes.
      bufferedBytes -= LENGTH_BYTES
      chunks[head] = first.subarray(LENGTH_BYTES)
      if (gathered !== undefined && head === chunks.length - 1) gathered.start += LENGTH_BYTES
      return (first[0]! << 24) | (first[1]! << 16) | (first[2]! << 8) | first[3]!
    }
    let value = 0
    for (const chunk of take(LENGTH_BYTES)) for (const byte of chunk) value = (value << 8) | byte
    return value
  }

  function judgeLength(lengthBytes: number): BadFrame | undefined {
    const greeting = isFirst ? foreignGreeting(lengthBytes) : undefined
    const kind = greeting ?? kindOfBadLength(lengthBytes, frameBytesMin, frameBytesMax)
    isFirst = false
    return kind === undefined ? undefined : { kind, lengthBytes, lengthBytesMax: frameBytesMax }
  }

  function next(): FrameStep {
    if (bad !== undefined) return bad
    if (bodyBytes < 0) {
      if (bufferedBytes < LENGTH_BYTES) return NEED_BYTES
      const length = readLength()
      const judgement = judgeLength(length)
      if (judgement !== undefined) {
        bad = { kind: 'bad', bad: judgement }
        return bad
      }
      bodyBytes = length
    }
    if (announces && !admitted) return { kind: 'announced', bodyBytes }
    if (bufferedBytes < bodyBytes) return NEED_BYTES
    const frame = take(bodyBytes)
    bodyBytes = -1
    admitted = false
    return { kind: 'frame', chunks: frame }
  }

  function push(chunk: Uint8Array): void {
    if (chunk.length === 0) return
    if (chunk.length < SMALL_CHUNK_BYTES && head < chunks.length) gather(chunk)
    else {
      gathered = undefined
      chunks.push(chunk)
    }
    bufferedBytes += chunk.length
  }

  function read(chunk: Uint8Array): Records[] {
    if (announces) throw new ProtocolError('INVALID_VALUE', 'a frame reader that announces is read with next()')
    push(chunk)
    const frames: Records[] = []
    let step = next()
    for (; step.kind === 'frame'; step = next()) frames.push(step.chunks)
    // What came before a bad frame in the same chunk is still a frame; the next call says that the stream is lost.
    if (step.kind !== 'bad' || frames.length > 0) return frames
    throw new ProtocolError(step.bad.kind === 'too-long' ? 'LIMIT_EXCEEDED' : 'MALFORMED', describeBadFrame(step.bad))
  }

  return {
    push,
    read,
    next,
    admit() {
      admitted = true
    },
    get insideFrame() {
      return bodyBytes >= 0 || bufferedBytes > 0
    },
    get bufferedBytes() {
      return bufferedBytes
    },
  }
}

function kindOfBadLength(lengthBytes: number, bytesMin: number, bytesMax: number): BadFrame['kind'] | undefined {
  if (lengthBytes < 0) return 'negative-length'
  if (lengthBytes > bytesMax) return 'too-long'
  return lengthBytes < bytesMin ? 'too-short' : undefined
}

/** Other protocols' first four bytes, read as a frame's length, so that the log can name the mistake (KIP-498). */
function foreignGreeting(length: number): 'tls-greeting' | 'http-greeting' | undefined {
  // A TLS record: content type 22 (handshake), major version 3.
  if (length >>> 16 === 0x1603) return 'tls-greeting'
  const text = String.fromCharCode(length >>> 24, (length >>> 16) & 0xff, (length >>> 8) & 0xff, length & 0xff)
  return HTTP_METHODS.includes(text) ? 'http-greeting' : undefined
}

/** One sentence for the log. */
export function describeBadFrame({ kind, lengthBytes, lengthBytesMax }: BadFrame): string {
  switch (kind) {
    case 'negative-length':
      return `frame announces a negative length (${lengthBytes})`
    case 'too-long':
      return `frame announces ${lengthBytes} bytes; at most ${lengthBytesMax} are accepted`
    case 'too-short':
      return `frame announces ${lengthBytes} bytes, less than a header`
    case 'tls-greeting':
      return 'peer speaks TLS where plaintext is spoken'
    case 'http-greeting':
      return 'peer speaks HTTP where Kafka is spoken'
  }
}

/**
 * A frame to be written to a stream: its length, then the chunks as they are. For messages that come as chunks; a
 * `Writer` leaves room for the length itself (`startFrame`).
 */
export function encodeFrame(body: Uint8Array | Records): Uint8Array[] {
  const chunks = body instanceof Uint8Array ? [body] : body
  let lengthBytes = 0
  for (const chunk of chunks) lengthBytes += chunk.length
  const head = new Uint8Array(LENGTH_BYTES)
  new DataView(head.buffer).setInt32(0, lengthBytes)
  return [head, ...chunks]
}
