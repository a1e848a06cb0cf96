import { describe, expect, it } from 'vitest'
import {
  ProtocolError,
  readConsumerAssignment,
  readConsumerSubscription,
  writeConsumerAssignment,
  writeConsumerSubscription,
} from '../src/index.ts'

const subscription = {
  topics: ['orders', 'users'],
  userData: Uint8Array.of(1, 2),
  ownedPartitions: [{ topic: 'orders', partitions: [0, 2] }],
  generationId: 7,
  rackId: 'a',
}

describe('a consumer subscription', () => {
  it.each([0, 1, 2, 3])('is read back from version %i, with defaults for what the version lacks', (version) => {
    const read = readConsumerSubscription(writeConsumerSubscription(subscription, version))
    expect(read).toEqual({
      ...subscription,
      ownedPartitions: version >= 1 ? subscription.ownedPartitions : [],
      generationId: version >= 2 ? 7 : -1,
      rackId: version >= 3 ? 'a' : null,
    })
  })

  it('of a version that is not known yet is read as the newest that is', () => {
    const bytes = Uint8Array.from([...writeConsumerSubscription(subscription, 3), 1, 2, 3])
    bytes[1] = 9
    expect(readConsumerSubscription(bytes)).toEqual(subscription)
  })

  it('that is none is refused', () => {
    for (const bytes of [[], [0], [255, 255, 0, 0, 0, 0], [0, 0, 0, 0, 0, 9]]) {
      expect(() => readConsumerSubscription(Uint8Array.from(bytes))).toThrowError(ProtocolError)
    }
  })
})

describe('a consumer assignment', () => {
  it('is read back', () => {
    const assignment = { assignedPartitions: [{ topic: 'orders', partitions: [1] }], userData: null }
    expect(readConsumerAssignment(writeConsumerAssignment(assignment))).toEqual(assignment)
  })

  it('without any bytes holds no partitions', () => {
    expect(readConsumerAssignment(new Uint8Array(0))).toEqual({ assignedPartitions: [], userData: null })
  })
})
