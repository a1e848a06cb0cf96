import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import * as messages from '../src/generated/messages.ts'
import {
  createReader,
  createWriter,
  decodeRequestHeader,
  encodeRequestHeader,
  encodeRecordBatch,
  isRecordBatchIntact,
  readRecordBatchHeaders,
  readRecords,
  type MessageCodec,
} from '../src/index.ts'

interface KafkajsApi {
  versions: string[]
  protocol(options: { version: string }): (parameters: object) => {
    request: { apiKey: number; apiVersion: number }
    response: { decode(bytes: Buffer): Promise<unknown> }
  }
}

const require = createRequire(import.meta.url)
const encodeRequest: (options: object) => Promise<{ buffer: Buffer }> = require('kafkajs/src/protocol/request.js')
const api = (name: string): KafkajsApi => require(`kafkajs/src/protocol/requests/${name}/index.js`)

const partitions = [{ partition: 0, fetchOffset: '5000000000', maxBytes: 1_048_576 }]
const produceParameters = {
  acks: -1,
  timeout: 30_000,
  compression: 0,
  topicData: [
    {
      topic: 'grüße',
      partitions: [
        {
          partition: 3,
          firstSequence: 0,
          messages: [{ key: 'k', value: 'v', timestamp: 1_700_000_000_000, headers: { trace: 'abc' } }],
        },
      ],
    },
  ],
}

/** What kafkajs is asked to send, our codec of it, and what our codec must read. */
// oxlint-disable-next-line typescript/no-explicit-any -- codecs of all messages are handled alike here
const CASES: readonly { name: string; codec: MessageCodec<any>; parameters: object; expected: object }[] = [
  { name: 'apiVersions', codec: messages.apiVersionsRequest, parameters: {}, expected: {} },
  {
    name: 'metadata',
    codec: messages.metadataRequest,
    parameters: { topics: ['orders'], allowAutoTopicCreation: true },
    expected: { topics: [{ name: 'orders' }], allowAutoTopicCreation: true },
  },
  {
    name: 'fetch',
    codec: messages.fetchRequest,
    parameters: {
      replicaId: -1,
      maxWaitTime: 500,
      minBytes: 1,
      maxBytes: 10_485_760,
      topics: [{ topic: 'orders', partitions }],
    },
    expected: { maxWaitMs: 500, topics: [{ topic: 'orders', partitions: [{ fetchOffset: 5_000_000_000 }] }] },
  },
  {
    name: 'listOffsets',
    codec: messages.listOffsetsRequest,
    parameters: { topics: [{ topic: 'orders', partitions: [{ partition: 2, timestamp: -2 }] }] },
    expected: { replicaId: -1, topics: [{ name: 'orders', partitions: [{ partitionIndex: 2, timestamp: -2 }] }] },
  },
  {
    name: 'createTopics',
    codec: messages.createTopicsRequest,
    parameters: {
      topics: [{ topic: 'orders', numPartitions: 3, replicationFactor: 1, configEntries: [{ name: 'a', value: 'b' }] }],
      timeout: 5_000,
      validateOnly: false,
    },
    expected: {
      timeoutMs: 5_000,
      topics: [{ name: 'orders', numPartitions: 3, configs: [{ name: 'a', value: 'b' }] }],
    },
  },
  {
    name: 'deleteTopics',
    codec: messages.deleteTopicsRequest,
    parameters: { topics: ['orders'], timeout: 5_000 },
    expected: { topicNames: ['orders'], timeoutMs: 5_000 },
  },
  {
    name: 'initProducerId',
    codec: messages.initProducerIdRequest,
    parameters: { transactionalId: null },
    expected: { transactionalId: null, transactionTimeoutMs: 5_000 },
  },
  {
    name: 'describeConfigs',
    codec: messages.describeConfigsRequest,
    parameters: { resources: [{ type: 2, name: 'orders', configNames: ['retention.ms'] }] },
    expected: { resources: [{ resourceType: 2, resourceName: 'orders', configurationKeys: ['retention.ms'] }] },
  },
  {
    name: 'findCoordinator',
    codec: messages.findCoordinatorRequest,
    parameters: { groupId: 'g' },
    expected: { key: 'g' },
  },
  {
    name: 'produce',
    codec: messages.produceRequest,
    parameters: produceParameters,
    expected: { acks: -1, timeoutMs: 30_000, topicData: [{ name: 'grüße', partitionData: [{ index: 3 }] }] },
  },
]

const versionsOf = CASES.flatMap((test) => api(test.name).versions.map((version) => ({ ...test, version })))

async function kafkajsBytes(name: string, version: string, parameters: object): Promise<Uint8Array> {
  const { request } = api(name).protocol({ version })(parameters)
  const { buffer } = await encodeRequest({ correlationId: 7, clientId: 'kafkajs', request })
  return Uint8Array.from(buffer)
}

describe('what kafkajs 2.2.4 sends', () => {
  it.each(versionsOf)(
    '$name v$version is read, and written again byte for byte',
    async ({ name, codec, version, ...test }) => {
      const frame = await kafkajsBytes(name, version, test.parameters)
      const reader = createReader([frame.subarray(4)])
      const header = decodeRequestHeader(reader)
      expect(header).toMatchObject({ requestApiVersion: Number(version), correlationId: 7, clientId: 'kafkajs' })
      expect(header.requestApiKey).toBe(codec.apiKey)
      const body = codec.decode(reader, header.requestApiVersion)
      reader.expectEnd()
      expect(body).toMatchObject(test.expected)
      const writer = createWriter()
      writer.startFrame()
      encodeRequestHeader(writer, header)
      codec.encode(writer, body, header.requestApiVersion)
      expect(Uint8Array.from(Buffer.concat(writer.finish()))).toEqual(frame)
    },
  )

  it.each(['3', '7'])('the record batch inside produce v%s is intact and holds the record', async (version) => {
    const frame = await kafkajsBytes('produce', version, produceParameters)
    const reader = createReader([frame.subarray(4)])
    decodeRequestHeader(reader)
    const { topicData } = messages.produceRequest.decode(reader, Number(version))
    const walk = readRecordBatchHeaders(topicData[0]?.partitionData[0]?.records ?? [])
    expect(walk).toMatchObject({ ok: true, batches: [{ codec: 'none', recordCount: 1 }] })
    const batch = walk.batches[0]!
    expect(isRecordBatchIntact(batch)).toBe(true)
    const [record] = readRecords(batch)
    expect(record).toMatchObject({ offset: 0, timestamp: 1_700_000_000_000, headers: [{ key: 'trace' }] })
    expect(new TextDecoder().decode(record?.value ?? undefined)).toBe('v')
  })

  it.each(['0', '2'])('the message set inside produce v%s is recognised as an old format', async (version) => {
    const frame = await kafkajsBytes('produce', version, produceParameters)
    const reader = createReader([frame.subarray(4)])
    decodeRequestHeader(reader)
    const { topicData } = messages.produceRequest.decode(reader, Number(version))
    const walk = readRecordBatchHeaders(topicData[0]?.partitionData[0]?.records ?? [])
    expect(walk).toMatchObject({ ok: false, code: 'UNSUPPORTED_MAGIC', magic: version === '0' ? 0 : 1 })
  })
})

describe('what kafkajs 2.2.4 reads of ours', () => {
  // oxlint-disable-next-line typescript/no-explicit-any -- see above
  const read = async (name: string, version: string, codec: MessageCodec<any>, value: object): Promise<unknown> => {
    const writer = createWriter()
    codec.encode(writer, value, Number(version))
    const { response } = api(name).protocol({ version })({ topics: [], topicData: [] })
    return await response.decode(Buffer.concat(writer.finish()))
  }

  it('a fetch response with a batch that was built here', async () => {
    const records = encodeRecordBatch([{ timestamp: 1_700_000_000_000, key: 'k', value: 'v' }], { baseOffset: 41 })
    const value = { responses: [{ topic: 't', partitions: [{ partitionIndex: 1, highWatermark: 42, records }] }] }
    const response = await read('fetch', '11', messages.fetchResponse, value)
    expect(response).toMatchObject({
      responses: [
        {
          topicName: 't',
          partitions: [{ partition: 1, highWatermark: '42', messages: [{ offset: '41', timestamp: '1700000000000' }] }],
        },
      ],
    })
  })

  it('a metadata response', async () => {
    const value = {
      brokers: [{ nodeId: 1, host: 'h', port: 9092 }],
      clusterId: 'c',
      controllerId: 1,
      topics: [{ name: 't', partitions: [{ partitionIndex: 0, leaderId: 1, replicaNodes: [1], isrNodes: [1] }] }],
    }
    expect(await read('metadata', '6', messages.metadataResponse, value)).toMatchObject({
      brokers: [{ nodeId: 1, host: 'h', port: 9092, rack: null }],
      topicMetadata: [{ topic: 't', partitionMetadata: [{ partitionId: 0, leader: 1, isr: [1] }] }],
    })
  })

  it('a produce response', async () => {
    const value = { responses: [{ name: 't', partitionResponses: [{ index: 0, baseOffset: 9, logStartOffset: 2 }] }] }
    expect(await read('produce', '7', messages.produceResponse, value)).toMatchObject({
      topics: [{ topicName: 't', partitions: [{ partition: 0, baseOffset: '9', logStartOffset: '2' }] }],
    })
  })
})
