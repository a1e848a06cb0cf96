/** A batch of records as the simulation writes it: who wrote which values, and bytes to make it longer. */
export interface SimBatch {
  /** Number of the producer. */
  readonly producer: number
  /** Partition it was sent to. */
  readonly partition: number
  /** Value of the first record; the others follow it. */
  readonly firstValue: number
  /** Number of records. */
  readonly recordCount: number
}

const HEADER_BYTES = 16

/** The bytes of a batch: a header, then filler that follows from the header. */
export function encodeSimBatch(batch: SimBatch): Buffer {
  const fillerBytes = (batch.firstValue * 37 + batch.producer * 11) % 90
  const bytes = Buffer.alloc(HEADER_BYTES + fillerBytes, (batch.firstValue * 7 + batch.producer) & 0xff)
  bytes.writeUInt32BE(bytes.length, 0)
  bytes.writeUInt16BE(batch.producer, 4)
  bytes.writeUInt16BE(batch.partition, 6)
  bytes.writeUInt32BE(batch.firstValue, 8)
  bytes.writeUInt32BE(batch.recordCount, 12)
  return bytes
}

/** The batches in a run of bytes; throws when they are not exactly what {@link encodeSimBatch} wrote. */
export function decodeSimBatches(bytes: Uint8Array): SimBatch[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const batches: SimBatch[] = []
  for (let at = 0; at < buffer.length; ) {
    if (buffer.length - at < HEADER_BYTES) throw new Error(`${buffer.length - at} bytes are left over`)
    const batch: SimBatch = {
      producer: buffer.readUInt16BE(at + 4),
      partition: buffer.readUInt16BE(at + 6),
      firstValue: buffer.readUInt32BE(at + 8),
      recordCount: buffer.readUInt32BE(at + 12),
    }
    const expected = encodeSimBatch(batch)
    if (!expected.equals(buffer.subarray(at, at + expected.length))) {
      throw new Error(`the bytes at ${at} are not those that producer ${batch.producer} sent`)
    }
    batches.push(batch)
    at += expected.length
  }
  return batches
}
