/** What every peer is given. */

const range = (count) => Array.from({ length: count }, (_, index) => index)

export const RECORD_COUNT = 1_000
export const FIRST_TIMESTAMP = 1_700_000_000_000

/** Key and value of 100 bytes together, as producers have them: bytes, a millisecond apart. */
export const records = range(RECORD_COUNT).map((index) => ({
  timestamp: FIRST_TIMESTAMP + index,
  key: Buffer.from(`key-${String(index).padStart(6, '0')}`),
  value: Buffer.from(`value ${index} `.padEnd(90, 'abcdefghijklmnopqrstuvwxyz')),
}))

/** A cluster of a hundred topics with ten partitions each. */
export const metadata = {
  throttleTimeMs: 0,
  brokers: range(3).map((nodeId) => ({ nodeId, host: `broker-${nodeId}.example.com`, port: 9092, rack: 'eu-west-1a' })),
  clusterId: 'sample-cluster',
  controllerId: 1,
  topics: range(100).map((topic) => ({
    errorCode: 0,
    name: `orders-europe-${topic}`,
    topicId: topicId(topic),
    topicUuid: Buffer.from(topicId(topic), 'base64url')
      .toString('hex')
      .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
    isInternal: false,
    topicAuthorizedOperations: -2_147_483_648,
    partitions: range(10).map((partitionIndex) => ({
      errorCode: 0,
      partitionIndex,
      leaderId: partitionIndex % 3,
      leaderEpoch: 0,
      replicaNodes: [0, 1, 2],
      isrNodes: [0, 1, 2],
      offlineReplicas: [],
    })),
  })),
}

function topicId(topic) {
  return Buffer.from(String(topic).padStart(16, '0')).toString('base64url')
}

/** Five topics with ten partitions each, a batch of one KiB in each. */
export const produce = {
  transactionalId: null,
  acks: -1,
  timeoutMs: 30_000,
  topicData: range(5).map((topic) => ({
    name: `orders-europe-${topic}`,
    partitionData: range(10).map((index) => ({ index, records: new Uint8Array(1_024) })),
  })),
}
