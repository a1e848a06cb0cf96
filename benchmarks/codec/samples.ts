const RECORDS = new Uint8Array(1_024)
const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index)

/** What is measured: a message, the version, and an instance of it. */
export const SAMPLES = [
  {
    name: 'ProduceRequest',
    version: 9,
    what: '5 topics x 10 partitions',
    value: {
      transactionalId: null,
      acks: -1,
      timeoutMs: 30_000,
      topicData: range(5).map((topic) => ({
        name: `orders-europe-${topic}`,
        partitionData: range(10).map((index) => ({ index, records: RECORDS })),
      })),
    },
  },
  {
    name: 'FetchResponse',
    version: 12,
    what: '10 topics x 10 partitions',
    value: {
      throttleTimeMs: 0,
      sessionId: 0,
      responses: range(10).map((topic) => ({
        topic: `orders-europe-${topic}`,
        partitions: range(10).map((partitionIndex) => ({
          partitionIndex,
          highWatermark: 5_000_000_000 + partitionIndex,
          lastStableOffset: 5_000_000_000,
          logStartOffset: 4_000_000_000,
          abortedTransactions: null,
          records: RECORDS,
        })),
      })),
    },
  },
  {
    name: 'MetadataResponse',
    version: 12,
    what: '100 topics x 10 partitions',
    value: {
      brokers: range(3).map((nodeId) => ({
        nodeId,
        host: `agent-${nodeId}.example.com`,
        port: 9092,
        rack: 'eu-west-1a',
      })),
      clusterId: 'vci_sample',
      controllerId: 1,
      topics: range(100).map((topic) => ({
        name: `orders-europe-${topic}`,
        topicId: `AAAAAAAAAAAAAAAAAAA${String(100 + topic)}`.slice(0, 21) + 'A',
        partitions: range(10).map((partitionIndex) => ({
          partitionIndex,
          leaderId: partitionIndex % 3,
          leaderEpoch: 0,
          replicaNodes: [0, 1, 2],
          isrNodes: [0, 1, 2],
        })),
      })),
    },
  },
]
