import type { GetObjectCommandOutput } from '@aws-sdk/client-s3'
import { type ByteRange, type GetOptions, ObjectStoreError, resolveByteRange } from '@millrace/object-store'
import { Readable } from 'node:stream'

/** Reads an answer's body into exactly the memory that it needs; a body of another length is no answer. */
export async function readBody(
  answer: GetObjectCommandOutput,
  key: string,
  options: GetOptions = {},
): Promise<Uint8Array> {
  const { Body: stream } = answer
  try {
    const { start, end } = partOf(answer, key, options)
    const target = new Uint8Array(Buffer.allocUnsafeSlow(end - start).buffer)
    const filled = stream instanceof Readable ? await fill(target, stream) : 0
    if (filled === target.length) return target
    throw new ObjectStoreError('UNAVAILABLE', `get of ${key}: ${filled} of ${target.length} bytes arrived`)
  } finally {
    // A body that is left unread would keep its connection busy.
    if (stream instanceof Readable) stream.destroy()
  }
}

/** Which part of the object the body is; rejects an answer to another question than the one that was asked. */
function partOf({ ContentLength, ContentRange }: GetObjectCommandOutput, key: string, options: GetOptions): ByteRange {
  const { range } = options
  if (range === undefined) return { start: 0, end: ContentLength ?? 0 }
  const [, first, objectBytes] = /^bytes (\d+)-\d+\/(\d+)$/.exec(ContentRange ?? '') ?? []
  if (Number(first) !== range.start) {
    throw new ObjectStoreError('UNAVAILABLE', `get of ${key}: the server answered with another range`)
  }
  return resolveByteRange(key, Number(objectBytes), options)
}

/** How many bytes arrived; stops at one too many. */
async function fill(target: Uint8Array, stream: Readable): Promise<number> {
  let filled = 0
  for await (const chunk of stream) {
    if (!(chunk instanceof Uint8Array)) continue
    if (filled + chunk.length > target.length) return filled + chunk.length
    target.set(chunk, filled)
    filled += chunk.length
  }
  return filled
}
