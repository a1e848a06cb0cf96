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

/**
 * Cuts a byte stream into Kafka's frames: a length of four bytes, then so many bytes.
 *
 * Pure: chunks in, frames out as lists of chunks; only very small ones are put together, and nothing is allocated for a
 * length that was only announced. After `bad` the stream is lost; the reader says `bad` for ever.
 */
export interface FrameReader {
  /** Takes bytes as they arrived. The chunk is kept by reference, unless it is small and follows others. */
  push(chunk: Uint8Array): void
  /** The next step that the bytes so far allow. */
  next(): FrameStep
  /** Lets the announced frame's body be read. */
  admit(): void
  /** Whether a frame has begun and not ended. */
  readonly insideFrame: boolean
  /** Bytes that were pushed and are not part of a returned frame yet. */
  readonly bufferedBytes: number
}

const LENGTH_BYTES = 4
/** The shortest request header: API key, version, correlation id. */
const BODY_BYTES_MIN = 8
/** Chunks shorter than this are copied together: each costs some hundred bytes beside its own. */
const SMALL_CHUNK_BYTES = 1_024
/** Into arrays of at most this length. */
const GATHER_BYTES = 16_384
const NO_BYTES = new Uint8Array(0)
const NEED_BYTES: FrameStep = { kind: 'need-bytes' }

/** What the first four bytes of an HTTP request look like. */
const HTTP_METHODS = ['GET ', 'POST', 'HEAD', 'PUT ', 'DELE', 'OPTI', 'PATC', 'CONN', 'PRI ']

/** A {@link FrameReader} that refuses frames longer than `frameBytesMax`. */
export function createFrameReader(frameBytesMax: number): FrameReader {
  let chunks: Uint8Array[] = []
  /** Index of the first chunk that was not taken: shifting a long list is slow. */
  let head = 0
  /** What small chunks are gathered in; its filled part is the last of `chunks`. */
  let gathered: { readonly bytes: Uint8Array; used: number; start: number } | undefined
  let bufferedBytes = 0
  let bodyBytes = -1
  let admitted = false
  let bad: FrameStep | undefined
  let framesRead = 0

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
    let value = 0
    for (const chunk of take(LENGTH_BYTES)) for (const byte of chunk) value = (value << 8) | byte
    return value
  }

  function judgeLength(lengthBytes: number): BadFrame | undefined {
    const kind = kindOfBadLength(lengthBytes, frameBytesMax, framesRead === 0)
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
    if (!admitted) return { kind: 'announced', bodyBytes }
    if (bufferedBytes < bodyBytes) return NEED_BYTES
    const frame = take(bodyBytes)
    bodyBytes = -1
    admitted = false
    framesRead++
    return { kind: 'frame', chunks: frame }
  }

  return {
    push(chunk) {
      if (chunk.length === 0) return
      if (chunk.length < SMALL_CHUNK_BYTES && head < chunks.length) gather(chunk)
      else {
        gathered = undefined
        chunks.push(chunk)
      }
      bufferedBytes += chunk.length
    },
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

function kindOfBadLength(lengthBytes: number, frameBytesMax: number, isFirst: boolean): BadFrame['kind'] | undefined {
  const greeting = isFirst ? foreignGreeting(lengthBytes) : undefined
  if (greeting !== undefined) return greeting
  if (lengthBytes < 0) return 'negative-length'
  if (lengthBytes > frameBytesMax) return 'too-long'
  return lengthBytes < BODY_BYTES_MIN ? 'too-short' : undefined
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
      return `frame announces ${lengthBytes} bytes, less than a request header`
    case 'tls-greeting':
      return 'peer speaks TLS to a plaintext listener'
    case 'http-greeting':
      return 'peer speaks HTTP to the Kafka listener'
  }
}
