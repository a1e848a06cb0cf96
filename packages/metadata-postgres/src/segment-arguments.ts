import type { BatchCommit } from '@millrace/metadata'
import { arrayOf } from './text-codec.ts'

/** A segment's batches as arguments of the commit function, after the five that tell of the segment itself. */
export type SegmentArguments = readonly (string | readonly string[])[]

/**
 * Turns batches into arrays, one element per row, in the order of the function's parameters: the distinct partitions, the
 * distinct producers of each, and the batches, which name both by their position, counted from 1 as SQL does.
 */
export function segmentArguments(batches: readonly BatchCommit[]): SegmentArguments {
  const places = createNumbering<{ topicId: string; partition: number }>()
  const producers = createNumbering<{ place: number; producerId: number }>()
  const batchPlaces: number[] = []
  const batchProducers: number[] = []
  for (const { topicId, partition, producerId } of batches) {
    const place = places.number(`${partition}/${topicId}`, { topicId, partition })
    batchPlaces.push(place)
    batchProducers.push(producerId < 0 ? 0 : producers.number(`${place}/${producerId}`, { place, producerId }))
  }
  const column = (pick: (batch: BatchCommit) => number | boolean) => arrayOf(batches.map(pick))
  return [
    places.items.map(({ topicId }) => topicId),
    arrayOf(places.items.map(({ partition }) => partition)),
    arrayOf(producers.items.map(({ place }) => place)),
    arrayOf(producers.items.map(({ producerId }) => producerId)),
    arrayOf(batchPlaces),
    arrayOf(batchProducers),
    column(({ byteOffset }) => byteOffset),
    column(({ byteLength }) => byteLength),
    column(({ lastOffsetDelta }) => lastOffsetDelta),
    column(({ producerEpoch }) => producerEpoch),
    column(({ baseSequence }) => baseSequence),
    column(({ lastSequence }) => lastSequence),
    column(({ maxTimestamp }) => maxTimestamp),
    column(({ mayBeFirst }) => mayBeFirst),
    column(({ mustStartAtZero = false }) => mustStartAtZero),
  ]
}

/** Gives out numbers from 1, the same for the same key. */
function createNumbering<Item>() {
  const numbers = new Map<string, number>()
  const items: Item[] = []
  return {
    items,
    number(key: string, item: Item): number {
      const known = numbers.get(key)
      if (known !== undefined) return known
      const next = items.push(item)
      numbers.set(key, next)
      return next
    },
  }
}
