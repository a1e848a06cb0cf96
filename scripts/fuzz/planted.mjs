// Bugs that `npm run fuzz -- --planted` puts into the sources on purpose, one at a time: the fuzzer must find each.

/** What is replaced by what, and the target that must notice. */
export const PLANTED = [
  {
    bug: 'a chunk that is gathered keeps its beginning',
    target: 'frames',
    file: 'frame-reader.ts',
    from: 'gathered.start += missing',
    to: 'gathered.start += 0',
  },
  {
    bug: 'an offset that comes twice is valid',
    target: 'records',
    file: 'record-validation.ts',
    from: 'offsetDelta <= previous',
    to: 'offsetDelta < previous',
  },
  {
    bug: 'an int64 past 2^53 is off by one',
    target: 'records',
    file: 'int64.ts',
    from: '(BigInt(high) << 32n) | BigInt(low)',
    to: '((BigInt(high) << 32n) | BigInt(low)) + 1n',
  },
  {
    bug: 'a header of the xerial framing is read for ever',
    target: 'snappy',
    file: 'snappy.ts',
    from: 'position += XERIAL_HEADER_BYTES',
    to: 'position += 0',
  },
  {
    bug: 'snappy blocks may become more than the limit',
    target: 'snappy',
    file: 'snappy.ts',
    from: 'if (byteLength > decompressedBytesMax)',
    to: 'if (byteLength > 2 * decompressedBytesMax)',
  },
  {
    bug: 'unknown tagged fields may come out of order',
    target: 'request',
    file: 'reader.ts',
    from: 'if (tag > last.tag)',
    to: 'if (tag !== last.tag)',
  },
  {
    bug: 'memory is taken for a length before the bytes are there',
    target: 'request',
    file: 'reader.ts',
    from: 'if (length > this.end - this.position &&',
    to: 'if (new Uint8Array(Math.max(0, Math.min(length, 1e8))) && length > this.end - this.position &&',
  },
  {
    bug: 'a text that straddles chunks loses its last byte',
    target: 'response',
    file: 'reader.ts',
    from: 'decodeText(this.take(length), 0, length)',
    to: 'decodeText(this.take(length), 0, length - 1)',
  },
]
