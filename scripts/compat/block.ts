/** The blocks of instances that go through the pipe to and from Java; java/Block.java says what is in one. */
import type { Readable, Writable } from 'node:stream'
import { once } from 'node:events'

/** One instance as its writer encoded and understood it. */
export interface BlockInstance {
  readonly bytes: Uint8Array
  /** As of `canonical.ts`. */
  readonly canonical: string
}

/** Instances of one message in one version. */
export interface Block {
  readonly name: string
  readonly version: number
  readonly instances: readonly BlockInstance[]
}

const LENGTH_BYTES = 4

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(LENGTH_BYTES)
  bytes.writeInt32BE(value)
  return bytes
}

/** Writes one block; waits until the stream takes more. */
export async function writeBlock(stream: Writable, { name, version, instances }: Block): Promise<void> {
  const head = Buffer.alloc(2)
  head.writeInt16BE(Buffer.byteLength(name))
  const versionBytes = Buffer.alloc(2)
  versionBytes.writeInt16BE(version)
  const parts: Uint8Array[] = [head, Buffer.from(name), versionBytes]
  for (const { bytes, canonical } of instances) {
    const text = Buffer.from(canonical)
    parts.push(int32(bytes.length), bytes, int32(text.length), text)
  }
  const content = Buffer.concat(parts)
  stream.write(int32(content.length))
  if (!stream.write(content)) await once(stream, 'drain')
}

/** All blocks of a stream, each once it is complete. */
export async function* readBlocks(stream: Readable): AsyncGenerator<Block> {
  let chunks: Buffer[] = []
  let have = 0
  let need = LENGTH_BYTES
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    have += chunk.length
    if (have < need) continue
    let bytes = Buffer.concat(chunks)
    need = LENGTH_BYTES
    while (bytes.length >= LENGTH_BYTES) {
      need = LENGTH_BYTES + bytes.readInt32BE(0)
      if (bytes.length < need) break
      yield parseBlock(bytes.subarray(LENGTH_BYTES, need))
      bytes = bytes.subarray(need)
      need = LENGTH_BYTES
    }
    chunks = [bytes]
    have = bytes.length
  }
  if (have > 0) throw new Error(`the other side ended inside a block (${have} of ${need} bytes)`)
}

function parseBlock(content: Buffer): Block {
  let at = 0
  const take = (count: number): Buffer => content.subarray(at, (at += count))
  const name = take(take(2).readInt16BE()).toString()
  const version = take(2).readInt16BE()
  const instances: BlockInstance[] = []
  while (at < content.length) {
    const bytes = take(take(LENGTH_BYTES).readInt32BE())
    instances.push({ bytes, canonical: take(take(LENGTH_BYTES).readInt32BE()).toString() })
  }
  return { name, version, instances }
}
