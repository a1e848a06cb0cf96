import { createMemoryMetadataStore, MetadataError, type MetadataStore } from '@millrace/metadata'
import { encodeRecordBatch, ErrorCode, ZERO_UUID } from '@millrace/protocol'
import {
  apiVersionsRequest,
  apiVersionsResponse,
  createTopicsRequest,
  createTopicsResponse,
  deleteTopicsRequest,
  deleteTopicsResponse,
  describeClusterRequest,
  describeClusterResponse,
  describeConfigsRequest,
  describeConfigsResponse,
  findCoordinatorRequest,
  findCoordinatorResponse,
  initProducerIdRequest,
  initProducerIdResponse,
  listOffsetsRequest,
  listOffsetsResponse,
  metadataRequest,
  metadataResponse,
} from '@millrace/protocol/messages'
import { systemClock } from '@millrace/runtime'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import {
  type AgentClient,
  batchOf,
  closeAll,
  createTopic,
  metadata,
  newClient,
  produce,
  startAgent,
} from './agent-client.ts'

afterEach(closeAll)

const versions = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index)

describe('ApiVersions', () => {
  it.each(versions(0, 4))('lists what is answered in version %i', async (apiVersion) => {
    const { client } = await startAgent()
    const request = apiVersion >= 3 ? { clientSoftwareName: 'test', clientSoftwareVersion: '1.0' } : {}
    const { errorCode, apiKeys } = await client.call([apiVersionsRequest, apiVersionsResponse], apiVersion, request)
    expect(errorCode).toBe(0)
    expect(apiKeys.map(({ apiKey, minVersion, maxVersion }) => [apiKey, minVersion, maxVersion])).toEqual([
      [0, 0, 13],
      [1, 4, 18],
      [2, 1, 11],
      [3, 0, 13],
      [8, 2, 10],
      [9, 1, 10],
      [10, 0, 6],
      [11, 0, 9],
      [12, 0, 4],
      [13, 0, 5],
      [14, 0, 5],
      [15, 0, 6],
      [16, 0, 5],
      [18, 0, 4],
      [19, 2, 7],
      [20, 1, 6],
      [21, 0, 2],
      [22, 0, 5],
      [32, 1, 4],
      [33, 0, 2],
      [37, 0, 3],
      [42, 0, 2],
      [44, 0, 1],
      [47, 0, 0],
      [60, 0, 2],
    ])
  })

  it('in a version that is not known answers UNSUPPORTED_VERSION in the shape of version 0', async () => {
    const { agent } = await startAgent()
    const { connect } = await import('node:net')
    const socket = connect(agent.port, '127.0.0.1')
    const body = Buffer.from('0012007f00000009ffff00', 'hex') // Key 18, version 127, correlation id 9, no client id, no tags.
    socket.write(Buffer.concat([Buffer.from([0, 0, 0, body.length]), body]))
    const [frame] = await new Promise<[Buffer]>((resolve) => socket.once('data', (data: Buffer) => resolve([data])))
    socket.destroy()
    // Length 16, correlation id 9, error 35, one key: ApiVersions 0 to 4.
    expect(frame.toString('hex')).toBe('0000001000000009002300000001001200000004')
  })

  it('refuses a software name that KIP-511 does not allow', async () => {
    const { client } = await startAgent()
    const request = { clientSoftwareName: 'bad name\n', clientSoftwareVersion: '1' }
    const { errorCode } = await client.call([apiVersionsRequest, apiVersionsResponse], 3, request)
    expect(errorCode).toBe(ErrorCode.INVALID_REQUEST)
  })
})

describe('Metadata', () => {
  it.each(versions(0, 13))('names this agent as leader of what exists, in version %i', async (apiVersion) => {
    const { agent, client } = await startAgent()
    await createTopic(client, 't', { partitions: 2 })
    const answer = await metadata(client, ['t'], apiVersion)
    const [broker] = answer.brokers
    expect(broker).toMatchObject({ host: '127.0.0.1', port: agent.port })
    expect(answer.topics[0]).toMatchObject({ name: 't', errorCode: 0 })
    expect(answer.topics[0]?.partitions.map(({ leaderId }) => leaderId)).toEqual([broker?.nodeId, broker?.nodeId])
  })

  it('creates a topic that is asked for, unless the request or the setting forbids it', async () => {
    const { client } = await startAgent({ numPartitions: 3 })
    expect((await metadata(client, ['new'])).topics[0]?.partitions).toHaveLength(3)
    const ask = (from: AgentClient, allowAutoTopicCreation: boolean) =>
      from.call([metadataRequest, metadataResponse], 12, { topics: [{ name: 'other' }], allowAutoTopicCreation })
    const unknown = ErrorCode.UNKNOWN_TOPIC_OR_PARTITION
    expect((await ask(client, false)).topics[0]?.errorCode).toBe(unknown)
    const { client: strict } = await startAgent({ autoCreateTopics: false })
    expect((await ask(strict, true)).topics[0]?.errorCode).toBe(unknown)
  })

  it('refuses names that no topic may have', async () => {
    const { client } = await startAgent()
    const names = ['', '.', '..', 'a/b', 'a b', 'x'.repeat(250), 'ü']
    const { topics } = await metadata(client, names)
    expect(topics.map(({ errorCode }) => errorCode)).toEqual(names.map(() => ErrorCode.INVALID_TOPIC_EXCEPTION))
  })

  it('finds topics by id', async () => {
    const { client } = await startAgent()
    const topicId = await createTopic(client, 't')
    const { topics } = await client.call([metadataRequest, metadataResponse], 12, {
      topics: [
        { topicId, name: null },
        { topicId: 'AAAAAAAAAAAAAAAAAAAAAQ', name: null },
      ],
    })
    expect(topics.map(({ name, errorCode }) => [name, errorCode])).toEqual([
      ['t', 0],
      [null, ErrorCode.UNKNOWN_TOPIC_ID],
    ])
  })

  it('lists all topics for null, none for an empty list, and all for the empty list of version 0', async () => {
    const { client } = await startAgent()
    await createTopic(client, 'a')
    await createTopic(client, 'b')
    const names = async (wanted: readonly string[] | null, apiVersion: number) =>
      (await metadata(client, wanted, apiVersion)).topics.map(({ name }) => name)
    expect(await names(null, 12)).toEqual(['a', 'b'])
    expect(await names([], 12)).toEqual([])
    expect(await names([], 0)).toEqual(['a', 'b'])
  })

  it("advertises the client's own ws_host_override, else the override, else the strategy's host", async () => {
    const { agent, client } = await startAgent({
      discoveryKafkaHostnameOverride: 'lb.example.com',
      discoveryKafkaPortOverride: 19_092,
    })
    expect(agent.bootstrap).toBe('lb.example.com:19092')
    expect((await metadata(client, [])).brokers[0]).toMatchObject({ host: 'lb.example.com', port: 19_092 })
    const forwarded = await newClient(agent, 'app,ws_host_override=localhost')
    expect((await metadata(forwarded, [])).brokers[0]).toMatchObject({ host: 'localhost', port: 19_092 })
  })
})

describe('CreateTopics and DeleteTopics', () => {
  const create = (client: AgentClient, topic: object, apiVersion = 7, validateOnly = false) =>
    client
      .call([createTopicsRequest, createTopicsResponse], apiVersion, {
        topics: [{ numPartitions: -1, replicationFactor: -1, ...topic }],
        validateOnly,
      })
      .then(({ topics }) => topics[0]!)

  it.each(versions(2, 7))('create in version %i', async (apiVersion) => {
    const { client } = await startAgent()
    expect(await create(client, { name: 't', numPartitions: 2, replicationFactor: 3 }, apiVersion)).toMatchObject({
      errorCode: 0,
    })
    expect((await metadata(client, ['t'])).topics[0]?.partitions).toHaveLength(2)
  })

  it.each([
    ['a bad name', { name: 'a b' }, ErrorCode.INVALID_TOPIC_EXCEPTION],
    ['no partitions', { name: 't', numPartitions: 0 }, ErrorCode.INVALID_PARTITIONS],
    ['too many partitions', { name: 't', numPartitions: 10_001 }, ErrorCode.POLICY_VIOLATION],
    ['no replicas', { name: 't', replicationFactor: 0 }, ErrorCode.INVALID_REPLICATION_FACTOR],
    ['an unknown config', { name: 't', configs: [{ name: 'no.such', value: '1' }] }, ErrorCode.INVALID_CONFIG],
    ['a bad value', { name: 't', configs: [{ name: 'retention.ms', value: 'soon' }] }, ErrorCode.INVALID_CONFIG],
    [
      'a value out of range',
      { name: 't', configs: [{ name: 'max.message.bytes', value: '-1' }] },
      ErrorCode.INVALID_CONFIG,
    ],
    ['a null value', { name: 't', configs: [{ name: 'retention.ms', value: null }] }, ErrorCode.INVALID_CONFIG],
    [
      'count and assignment',
      { name: 't', numPartitions: 1, assignments: [{ partitionIndex: 0, brokerIds: [1] }] },
      ErrorCode.INVALID_REQUEST,
    ],
    [
      'a gap in the assignment',
      { name: 't', assignments: [{ partitionIndex: 1, brokerIds: [1] }] },
      ErrorCode.INVALID_REPLICA_ASSIGNMENT,
    ],
  ])('refuse %s', async (_name, topic, errorCode) => {
    const { client } = await startAgent()
    expect((await create(client, topic)).errorCode).toBe(errorCode)
    expect((await metadata(client, null)).topics).toEqual([])
  })

  it('refuse what exists, what collides with it, and one name twice', async () => {
    const { client } = await startAgent()
    await createTopic(client, 'a.b')
    expect((await create(client, { name: 'a.b' })).errorCode).toBe(ErrorCode.TOPIC_ALREADY_EXISTS)
    expect((await create(client, { name: 'a_b' })).errorCode).toBe(ErrorCode.INVALID_TOPIC_EXCEPTION)
    const twice = { name: 'x', numPartitions: 1, replicationFactor: 1 }
    const { topics } = await client.call([createTopicsRequest, createTopicsResponse], 7, { topics: [twice, twice] })
    expect(topics.map(({ errorCode }) => errorCode)).toEqual([ErrorCode.INVALID_REQUEST, ErrorCode.INVALID_REQUEST])
  })

  it('only look when asked to validate', async () => {
    const { client } = await startAgent()
    expect(await create(client, { name: 't', numPartitions: 4 }, 7, true)).toMatchObject({
      errorCode: 0,
      numPartitions: 4,
      topicId: ZERO_UUID,
    })
    expect((await metadata(client, null)).topics).toEqual([])
  })

  it.each(versions(1, 6))('delete in version %i, after which the name is free', async (apiVersion) => {
    const { client } = await startAgent()
    const topicId = await createTopic(client, 't')
    const request = apiVersion >= 6 ? { topics: [{ topicId, name: null }] } : { topicNames: ['t'] }
    const remove = () => client.call([deleteTopicsRequest, deleteTopicsResponse], apiVersion, request)
    expect((await remove()).responses[0]).toMatchObject({ errorCode: 0, name: 't' })
    const unknown = apiVersion >= 6 ? ErrorCode.UNKNOWN_TOPIC_ID : ErrorCode.UNKNOWN_TOPIC_OR_PARTITION
    expect((await remove()).responses[0]?.errorCode).toBe(unknown)
    expect(await createTopic(client, 't')).not.toBe(topicId)
  })
})

describe('ListOffsets', () => {
  const ask = async (client: AgentClient, timestamp: number, apiVersion = 11) => {
    const request = { replicaId: -1, topics: [{ name: 't', partitions: [{ partitionIndex: 0, timestamp }] }] }
    const { topics } = await client.call([listOffsetsRequest, listOffsetsResponse], apiVersion, request)
    const { errorCode, offset, timestamp: found } = topics[0]!.partitions[0]!
    return { errorCode, offset, timestamp: found }
  }
  const nowMs = Date.now()
  const timed = (...ages: number[]) => ages.map((age) => ({ value: 'x', timestamp: nowMs - age }))

  it.each(versions(1, 11))('answers both ends in version %i', async (apiVersion) => {
    const { client } = await startAgent()
    await createTopic(client, 't')
    await produce(client, 't', batchOf(['a', 'b']))
    expect(await ask(client, -1, apiVersion)).toMatchObject({ errorCode: 0, offset: 2, timestamp: -1 })
    expect(await ask(client, -2, apiVersion)).toMatchObject({ errorCode: 0, offset: 0, timestamp: -1 })
  })

  it.each(['none', 'gzip'] as const)('finds the very record by its time in %s batches', async (codec) => {
    const { client } = await startAgent()
    await createTopic(client, 't')
    const compress = { gzip: (bytes: Uint8Array) => gzipSync(bytes) }
    await produce(client, 't', encodeRecordBatch(timed(90, 80), { codec, compress }))
    await produce(client, 't', encodeRecordBatch(timed(70, 60, 65), { codec, compress }))
    expect(await ask(client, nowMs - 80)).toEqual({ errorCode: 0, offset: 1, timestamp: nowMs - 80 })
    expect(await ask(client, nowMs - 64)).toEqual({ errorCode: 0, offset: 3, timestamp: nowMs - 60 })
    expect(await ask(client, nowMs)).toEqual({ errorCode: 0, offset: -1, timestamp: -1 })
    expect(await ask(client, -3)).toEqual({ errorCode: 0, offset: 3, timestamp: nowMs - 60 })
  })

  it('knows the special times, each from its version on', async () => {
    const { client } = await startAgent()
    await createTopic(client, 't')
    expect(await ask(client, -4)).toMatchObject({ errorCode: 0, offset: 0 })
    expect(await ask(client, -5)).toMatchObject({ errorCode: 0, offset: -1 })
    expect(await ask(client, -6)).toMatchObject({ errorCode: 0, offset: -1 })
    for (const [timestamp, apiVersion] of [
      [-3, 6],
      [-4, 7],
      [-5, 8],
      [-6, 10],
      [-7, 11],
    ] as const)
      expect((await ask(client, timestamp, apiVersion)).errorCode).toBe(ErrorCode.UNSUPPORTED_VERSION)
  })
})

describe('InitProducerId', () => {
  it.each(versions(0, 5))('gives every producer an id of its own, in version %i', async (apiVersion) => {
    const { client } = await startAgent()
    const init = () =>
      client.call([initProducerIdRequest, initProducerIdResponse], apiVersion, { transactionalId: null })
    const [first, second] = [await init(), await init()]
    expect(first).toMatchObject({ errorCode: 0, producerEpoch: 0 })
    expect(second.producerId).not.toBe(first.producerId)
  })

  it('refuses a transactional id while there are no transactions', async () => {
    const { client } = await startAgent()
    const answer = await client.call([initProducerIdRequest, initProducerIdResponse], 4, { transactionalId: 'tx' })
    expect(answer).toMatchObject({ errorCode: ErrorCode.INVALID_REQUEST, producerId: -1 })
  })
})

describe('the rest', () => {
  it.each(versions(0, 6))('FindCoordinator names this agent for groups, in version %i', async (apiVersion) => {
    const { agent, client } = await startAgent()
    const request = apiVersion >= 4 ? { coordinatorKeys: ['g'] } : { key: 'g' }
    const answer = await client.call([findCoordinatorRequest, findCoordinatorResponse], apiVersion, request)
    expect(answer.coordinators[0] ?? answer).toMatchObject({ errorCode: 0, host: agent.host, port: agent.port })
  })

  it.each([
    [1, ErrorCode.COORDINATOR_NOT_AVAILABLE],
    [2, ErrorCode.INVALID_REQUEST],
    [9, ErrorCode.INVALID_REQUEST],
  ])('FindCoordinator knows no coordinator of type %i', async (keyType, errorCode) => {
    const { client } = await startAgent()
    const request = { keyType, coordinatorKeys: ['one', 'two'] }
    const { coordinators } = await client.call([findCoordinatorRequest, findCoordinatorResponse], 6, request)
    expect(coordinators).toMatchObject([
      { key: 'one', errorCode, nodeId: -1 },
      { key: 'two', errorCode, nodeId: -1 },
    ])
  })

  it.each(versions(0, 2))('DescribeCluster names the cluster and this agent, in version %i', async (apiVersion) => {
    const { agent, client } = await startAgent({ virtualClusterId: 'vci_test' })
    const answer = await client.call([describeClusterRequest, describeClusterResponse], apiVersion, {
      includeClusterAuthorizedOperations: true,
    })
    expect(answer).toMatchObject({ errorCode: 0, clusterId: 'vci_test', clusterAuthorizedOperations: 8_096 })
    expect(answer.brokers[0]).toMatchObject({ brokerId: answer.controllerId, port: agent.port })
  })

  it('DescribeCluster refuses other endpoints than brokers', async () => {
    const { client } = await startAgent()
    const ask = (endpointType: number) =>
      client.call([describeClusterRequest, describeClusterResponse], 2, { endpointType })
    expect((await ask(2)).errorCode).toBe(ErrorCode.MISMATCHED_ENDPOINT_TYPE)
    expect((await ask(9)).errorCode).toBe(ErrorCode.UNSUPPORTED_ENDPOINT_TYPE)
  })

  it.each(versions(1, 4))(
    'DescribeConfigs shows set values, defaults and synonyms, in version %i',
    async (apiVersion) => {
      const { client } = await startAgent()
      await createTopic(client, 't', { configs: { 'retention.ms': '1000' } })
      const { results } = await client.call([describeConfigsRequest, describeConfigsResponse], apiVersion, {
        resources: [
          { resourceType: 2, resourceName: 't', configurationKeys: ['retention.ms', 'cleanup.policy'] },
          { resourceType: 2, resourceName: 'nowhere', configurationKeys: null },
          { resourceType: 4, resourceName: '12345', configurationKeys: null },
          { resourceType: 99, resourceName: '', configurationKeys: null },
        ],
        includeSynonyms: true,
      })
      expect(results.map(({ errorCode }) => errorCode)).toEqual([
        0,
        ErrorCode.UNKNOWN_TOPIC_OR_PARTITION,
        ErrorCode.INVALID_REQUEST,
        ErrorCode.INVALID_REQUEST,
      ])
      expect(
        results[0]?.configs.map(({ name, value, configSource, synonyms }) => [
          name,
          value,
          configSource,
          synonyms.length,
        ]),
      ).toEqual([
        ['cleanup.policy', 'delete', 5, 1],
        ['retention.ms', '1000', 1, 2],
      ])
    },
  )
})

describe('a metadata store that is away', () => {
  it('is answered with retriable errors until it is back', async () => {
    const store = createMemoryMetadataStore({ clock: systemClock })
    let isAway = false
    const metadataStore: MetadataStore = new Proxy(store, {
      get(target, name: keyof MetadataStore) {
        const value = target[name] as ((...args: unknown[]) => unknown) | undefined
        if (typeof value !== 'function') return value
        const isCall = name !== 'onCommit' && name !== 'close'
        return (...args: unknown[]) =>
          isAway && isCall ? Promise.reject(new MetadataError('UNAVAILABLE', 'away')) : value.apply(target, args)
      },
    })
    const { client } = await startAgent({ metadataStore })
    isAway = true
    expect((await metadata(client, ['t'])).topics[0]?.errorCode).toBe(ErrorCode.LEADER_NOT_AVAILABLE)
    expect((await produce(client, 't', batchOf(['x']))).errorCode).toBe(ErrorCode.KAFKA_STORAGE_ERROR)
    const init = await client.call([initProducerIdRequest, initProducerIdResponse], 4, { transactionalId: null })
    expect(init.errorCode).toBe(ErrorCode.COORDINATOR_NOT_AVAILABLE)
    isAway = false
    expect((await metadata(client, ['t'])).topics[0]?.errorCode).toBe(0)
    expect(await produce(client, 't', batchOf(['x']))).toMatchObject({ errorCode: 0, baseOffset: 0 })
  })
})
