import { expect, it } from 'vitest'
import { createExtentBuilder } from '../src/index.ts'

const batch = (byteOffset: number, byteLength: number, lastOffsetDelta: number, maxTimestamp = -1) => ({
  byteOffset,
  byteLength,
  lastOffsetDelta,
  maxTimestamp,
})

it('joins batches that follow one another in bytes and offsets, and keeps the largest timestamp', () => {
  const builder = createExtentBuilder()
  builder.add(batch(100, 10, 4, 70), 5)
  builder.add(batch(110, 20, 0, 60), 10)
  expect(builder.extents).toEqual([
    { baseOffset: 5, lastOffset: 10, byteOffset: 100, byteLength: 30, maxTimestamp: 70 },
  ])
})

it('begins a new extent after a gap in the bytes', () => {
  const builder = createExtentBuilder()
  builder.add(batch(100, 10, 0), 0)
  builder.add(batch(111, 10, 0), 1)
  expect(builder.extents.map(({ byteOffset }) => byteOffset)).toEqual([100, 111])
})

it('begins a new extent when the bytes run backwards', () => {
  const builder = createExtentBuilder()
  builder.add(batch(110, 10, 0), 0)
  builder.add(batch(100, 10, 0), 1)
  expect(builder.extents).toHaveLength(2)
})
