import { createMemoryMetadataStore, MetadataError, type MetadataStore } from '@millrace/metadata'
import { ErrorCode, ZERO_UUID } from '@millrace/protocol'
import {
  createTopicsRequest,
  createTopicsResponse,
  deleteTopicsRequest,
  deleteTopicsResponse,
  describeConfigsRequest,
  describeConfigsResponse,
  initProducerIdRequest,
  initProducerIdResponse,
  metadataRequest,
  metadataResponse,
} from '@millrace/protocol/messages'
import { systemClock } from '@millrace/runtime'
import { afterEach, describe, expect, it } from 'vitest'
import { closeAll, createTopic, metadata, startAgent } from './agent-client.ts'

afterEach(closeAll)

const TOPIC = 2
const many = (count: number) => Array.from({ length: count }, (_, index) => index)

describe('Metadata', () => {
  it('answers a topic once, however often it is named', async () => {
    const { client } = await startAgent()
    const topicId = await createTopic(client, 't', { partitions: 1_000 })
    expect(
      (
        await metadata(
          client,
          many(5_000).map(() => 't'),
        )
      ).topics,
    ).toHaveLength(1)
    const byId = await client.call([metadataRequest, metadataResponse], 12, {
      topics: many(5_000).map(() => ({ topicId, name: null })),
    })
    expect(byId.topics.map(({ name, partitions }) => [name, partitions.length])).toEqual([['t', 1_000]])
  })

  it.each([10, 11])('refuses topic ids in version %i, which cannot answer by them', async (apiVersion) => {
    const { client } = await startAgent()
    const topicId = await createTopic(client, 't')
    const { topics } = await client.call([metadataRequest, metadataResponse], apiVersion, {
      topics: [{ topicId, name: 't' }],
    })
    expect(topics.map(({ errorCode }) => errorCode)).toEqual([ErrorCode.INVALID_REQUEST])
  })

  it('of all topics is never answered with none because the store is away', async () => {
    const store = createMemoryMetadataStore({ clock: systemClock })
    const listTopics = () => Promise.reject(new MetadataError('UNAVAILABLE', 'away'))
    const metadataStore = Object.assign(Object.create(store) as MetadataStore, { listTopics })
    const { client } = await startAgent({ metadataStore })
    await expect(metadata(client, null)).rejects.toThrow('the connection ended')
  })
})

describe('CreateTopics', () => {
  it('refuses more than 10,000 partitions in one request, as Kafka does', async () => {
    const { client } = await startAgent({ numPartitions: 3 })
    const create = (topics: { name: string; numPartitions: number }[], validateOnly: boolean) =>
      client.call([createTopicsRequest, createTopicsResponse], 7, {
        validateOnly,
        topics: topics.map((topic) => ({ ...topic, replicationFactor: -1 })),
      })
    const within = [
      { name: 'a', numPartitions: 9_997 },
      { name: 'b', numPartitions: -1 },
    ]
    expect((await create(within, true)).topics.map(({ errorCode }) => errorCode)).toEqual([0, 0])
    const { topics } = await create([...within, { name: 'c', numPartitions: 1 }], false)
    expect(topics.map(({ errorCode }) => errorCode)).toEqual(many(3).map(() => ErrorCode.POLICY_VIOLATION))
    expect((await metadata(client, null)).topics).toEqual([])
  })

  it('refuses a topic of more partitions than it may have, and has no other bound below that', async () => {
    const create = async (partitionsPerTopicMax: number, numPartitions: number) => {
      const { client } = await startAgent({ partitionsPerTopicMax })
      const { topics } = await client.call([createTopicsRequest, createTopicsResponse], 7, {
        validateOnly: true,
        topics: [{ name: 't', numPartitions, replicationFactor: -1 }],
      })
      return topics[0]?.errorCode
    }
    expect(await create(100, 101)).toBe(ErrorCode.INVALID_PARTITIONS)
    expect(await create(20_000, 20_000)).toBe(ErrorCode.NONE)
  })

  it('says which value of max.message.bytes will hold', async () => {
    const { client } = await startAgent({ messageBytesMax: 5_000 })
    const { topics } = await client.call([createTopicsRequest, createTopicsResponse], 7, {
      topics: [{ name: 't', numPartitions: 1, replicationFactor: -1 }],
    })
    expect(topics[0]?.configs?.find(({ name }) => name === 'max.message.bytes')?.value).toBe('5000')
  })
})

describe('DeleteTopics', () => {
  it('deletes nothing that is named twice, by name, by id or by both', async () => {
    const { client } = await startAgent()
    const ids = new Map<string, string>()
    for (const name of ['twice', 'by-id', 'both', 'once']) ids.set(name, await createTopic(client, name))
    const { responses } = await client.call([deleteTopicsRequest, deleteTopicsResponse], 6, {
      topics: [
        { name: 'twice', topicId: ZERO_UUID },
        { name: 'twice', topicId: ZERO_UUID },
        { name: null, topicId: ids.get('by-id')! },
        { name: null, topicId: ids.get('by-id')! },
        { name: null, topicId: ids.get('both')! },
        { name: 'both', topicId: ZERO_UUID },
        { name: 'once', topicId: ZERO_UUID },
      ],
    })
    const codes = new Map(responses.map(({ name, topicId, errorCode }) => [name ?? topicId, errorCode]))
    expect(codes.get('twice')).toBe(ErrorCode.INVALID_REQUEST)
    expect(codes.get('by-id')).toBe(ErrorCode.INVALID_REQUEST)
    expect(codes.get('once')).toBe(ErrorCode.NONE)
    const left = (await metadata(client, null)).topics.map(({ name }) => name)
    expect(left).toEqual(expect.arrayContaining(['both', 'by-id', 'twice']))
    expect(left).not.toContain('once')
  })
})

describe('DescribeConfigs', () => {
  it('describes a topic once, however often it is named, and looks all names up together', async () => {
    const store = createMemoryMetadataStore({ clock: systemClock })
    let lookUps = 0
    const metadataStore = Object.assign(Object.create(store) as MetadataStore, {
      findTopicsByName(...args: Parameters<MetadataStore['findTopicsByName']>) {
        lookUps++
        return store.findTopicsByName(...args)
      },
    })
    const { client } = await startAgent({ metadataStore })
    await createTopic(client, 't')
    lookUps = 0
    const names = [...many(1_000).map((index) => `nowhere-${index}`), ...many(1_000).map(() => 't')]
    const { results } = await client.call([describeConfigsRequest, describeConfigsResponse], 4, {
      resources: names.map((resourceName) => ({ resourceType: TOPIC, resourceName, configurationKeys: null })),
    })
    expect(results).toHaveLength(1_001)
    expect(results.filter(({ errorCode }) => errorCode === 0).map(({ resourceName }) => resourceName)).toEqual(['t'])
    expect(lookUps).toBe(1)
  })
})

describe('InitProducerId', () => {
  it.each([
    [5, -1],
    [-1, 5],
  ])('with producer id %i and epoch %i contradicts itself', async (producerId, producerEpoch) => {
    const { client } = await startAgent()
    const answer = await client.call([initProducerIdRequest, initProducerIdResponse], 4, {
      transactionalId: null,
      transactionTimeoutMs: 1_000,
      producerId,
      producerEpoch,
    })
    expect(answer).toMatchObject({ errorCode: ErrorCode.INVALID_REQUEST, producerId: -1, producerEpoch: -1 })
  })
})
