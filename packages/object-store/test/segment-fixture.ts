import type { SegmentInput } from '../src/index.ts'

const text = new TextEncoder()

/** The worked example of docs/segment-format.md: three items of two partitions, the second partition's in the middle. */
export const workedExample: SegmentInput = {
  segmentId: '018bcfe5-6800-7abc-8def-0123456789ab',
  createdAtMs: 1_700_000_000_000,
  writer: 'example',
  items: [
    { topicId: 'AAAAAAAAAAAAAAAAAAAAAQ', partition: 1, chunks: [text.encode('one')] },
    { topicId: 'AAAAAAAAAAAAAAAAAAAAAQ', partition: 0, chunks: [text.encode('tw'), text.encode('o')] },
    { topicId: 'AAAAAAAAAAAAAAAAAAAAAQ', partition: 1, chunks: [text.encode('three')] },
  ],
}

/** Chunks in one array. */
export function joined(chunks: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(chunks))
}
