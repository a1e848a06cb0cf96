import { createMemoryMetadataStore, type MetadataStore } from '@millrace/metadata'
import { ErrorCode } from '@millrace/protocol'
import {
  alterConfigsRequest,
  alterConfigsResponse,
  describeClusterRequest,
  describeClusterResponse,
  describeConfigsRequest,
  describeConfigsResponse,
  incrementalAlterConfigsRequest,
  incrementalAlterConfigsResponse,
} from '@millrace/protocol/messages'
import { systemClock } from '@millrace/runtime'
import { afterEach, describe, expect, it } from 'vitest'
import { type AgentClient, batchOf, closeAll, createTopic, newClient, produce, startAgent } from './agent-client.ts'

afterEach(closeAll)

const TOPIC = 2
const SET = 0
const DELETE = 1
const APPEND = 2
const SUBTRACT = 3

type Change = readonly [name: string, operation: number, value: string | null]

interface Where {
  readonly type?: number
  readonly validateOnly?: boolean
  readonly apiVersion?: number
}

/** Changes some configs of one resource. */
async function change(client: AgentClient, name: string, changes: readonly Change[], where: Where = {}) {
  const { type = TOPIC, validateOnly = false, apiVersion = 1 } = where
  const configs = changes.map(([key, configOperation, value]) => ({ name: key, configOperation, value }))
  const codecs = [incrementalAlterConfigsRequest, incrementalAlterConfigsResponse] as const
  const resources = [{ resourceType: type, resourceName: name, configs }]
  const { responses } = await client.call(codecs, apiVersion, { resources, validateOnly })
  expect(responses).toMatchObject([{ resourceType: type, resourceName: name }])
  return [responses[0]!.errorCode, responses[0]!.errorMessage] as const
}

/** Replaces every config of one resource. */
async function replace(client: AgentClient, name: string, values: Record<string, string | null>, where: Where = {}) {
  const { type = TOPIC, validateOnly = false, apiVersion = 2 } = where
  const configs = Object.entries(values).map(([key, value]) => ({ name: key, value }))
  const resources = [{ resourceType: type, resourceName: name, configs }]
  const request = { resources, validateOnly }
  const { responses } = await client.call([alterConfigsRequest, alterConfigsResponse], apiVersion, request)
  expect(responses).toMatchObject([{ resourceType: type, resourceName: name }])
  return [responses[0]!.errorCode, responses[0]!.errorMessage] as const
}

/** The configs that are set on a topic itself. */
async function setConfigs(client: AgentClient, name: string): Promise<Record<string, string | null>> {
  const { results } = await client.call([describeConfigsRequest, describeConfigsResponse], 4, {
    resources: [{ resourceType: TOPIC, resourceName: name, configurationKeys: null }],
  })
  const set = results[0]!.configs.filter(({ configSource }) => configSource === 1)
  return Object.fromEntries(set.map(({ name: key, value }) => [key, value]))
}

const OK = [ErrorCode.NONE, null]

describe('IncrementalAlterConfigs', () => {
  it.each([0, 1])('sets and deletes configs of a topic in version %i, at once for this agent', async (apiVersion) => {
    const { client } = await startAgent()
    await createTopic(client, 't', { configs: { 'retention.ms': '5', 'segment.ms': '7' } })
    const big = batchOf(['x'.repeat(2_000)])
    expect((await produce(client, 't', big)).errorCode).toBe(0)
    const changes: readonly Change[] = [
      ['max.message.bytes', SET, '1000'],
      ['retention.ms', DELETE, null],
      ['index.interval.bytes', DELETE, 'whatever'],
    ]
    expect(await change(client, 't', changes, { apiVersion })).toEqual(OK)
    expect(await setConfigs(client, 't')).toEqual({ 'max.message.bytes': '1000', 'segment.ms': '7' })
    expect((await produce(client, 't', big)).errorCode).toBe(ErrorCode.MESSAGE_TOO_LARGE)
    expect(await change(client, 't', [['max.message.bytes', DELETE, null]], { apiVersion })).toEqual(OK)
    expect((await produce(client, 't', big)).errorCode).toBe(0)
  })

  it('adds to a list what is not there, beginning with the default, and takes away what is', async () => {
    const { client } = await startAgent()
    await createTopic(client, 't')
    const policy = async (operation: number, value: string) => {
      expect(await change(client, 't', [['cleanup.policy', operation, value]])).toEqual(OK)
      return (await setConfigs(client, 't'))['cleanup.policy']
    }
    expect(await policy(APPEND, 'compact')).toBe('delete,compact')
    expect(await policy(APPEND, 'compact,delete')).toBe('delete,compact')
    expect(await policy(SUBTRACT, 'delete')).toBe('compact')
    expect(await policy(SUBTRACT, ' compact ,')).toBe('')
    expect(await policy(APPEND, ' delete, delete,')).toBe('delete')
    const throttled = 'leader.replication.throttled.replicas'
    expect(await change(client, 't', [[throttled, APPEND, '0:1,1:1']])).toEqual(OK)
    expect((await setConfigs(client, 't'))[throttled]).toBe('0:1,1:1')
  })

  it('takes no notice of blanks around values, plus signs and doubled items, as Kafka', async () => {
    const { client } = await startAgent()
    await createTopic(client, 't')
    const changes: readonly Change[] = [
      ['message.timestamp.type', SET, ' LogAppendTime '],
      ['max.message.bytes', SET, '+2000'],
      ['min.cleanable.dirty.ratio', SET, ' 0.1 '],
      ['cleanup.policy', SET, 'delete, delete'],
      ['preallocate', SET, ' TRUE'],
    ]
    expect(await change(client, 't', changes)).toEqual(OK)
    expect(await produce(client, 't', batchOf(['x']))).toMatchObject({ errorCode: 0 })
    expect((await produce(client, 't', batchOf(['x'.repeat(2_000)]))).errorCode).toBe(ErrorCode.MESSAGE_TOO_LARGE)
  })

  it('changes nothing of a topic when one of its changes is refused', async () => {
    const { client } = await startAgent()
    await createTopic(client, 't')
    const good: Change = ['retention.ms', SET, '5']
    const refusals: readonly (readonly [Change, number, string])[] = [
      [['no.such', SET, '1'], ErrorCode.INVALID_CONFIG, 'Unknown topic config name: no.such'],
      [['segment.ms', SET, 'soon'], ErrorCode.INVALID_CONFIG, 'Invalid value soon for configuration segment.ms'],
      [['segment.ms', APPEND, '1'], ErrorCode.INVALID_CONFIG, "Can't APPEND to key segment.ms because"],
      [['no.such', SUBTRACT, '1'], ErrorCode.INVALID_CONFIG, "Can't SUBTRACT to key no.such because"],
      [['cleanup.policy', APPEND, 'burn'], ErrorCode.INVALID_CONFIG, 'Invalid value delete,burn'],
      [['min.compaction.lag.ms', SET, '9223372036854775807'], ErrorCode.NONE, ''],
      [['segment.ms', SET, null], ErrorCode.INVALID_REQUEST, 'Null value not supported for : segment.ms'],
      [['segment.ms', 4, '1'], ErrorCode.INVALID_REQUEST, 'Unknown operations type 4'],
      [['retention.ms', DELETE, null], ErrorCode.INVALID_REQUEST, 'duplicate config keys'],
    ]
    for (const [bad, errorCode, message] of refusals) {
      const [code, text] = await change(client, 't', [good, bad], { validateOnly: errorCode === ErrorCode.NONE })
      expect([code, text ?? '']).toEqual([errorCode, expect.stringContaining(message)])
      expect(await setConfigs(client, 't')).toEqual({})
    }
    const lags: readonly Change[] = [
      ['min.compaction.lag.ms', SET, '20'],
      ['max.compaction.lag.ms', SET, '10'],
    ]
    const conflict = expect.stringContaining('min.compaction.lag.ms (20) > max.compaction.lag.ms (10)')
    expect(await change(client, 't', lags)).toEqual([ErrorCode.INVALID_CONFIG, conflict])
  })

  it('answers each resource on its own, in the order asked, and none that is named twice', async () => {
    const { client } = await startAgent()
    await createTopic(client, 'a')
    await createTopic(client, 'b')
    const configs = [{ name: 'retention.ms', configOperation: SET, value: '5' }]
    const names = ['a', 'nothing', 'b', '', 'no/name', 'b']
    const codecs = [incrementalAlterConfigsRequest, incrementalAlterConfigsResponse] as const
    const resources = names.map((resourceName) => ({ resourceType: TOPIC, resourceName, configs }))
    const { responses } = await client.call(codecs, 1, { resources })
    expect(responses.map(({ resourceName, errorCode }) => [resourceName, errorCode])).toEqual([
      ['a', ErrorCode.NONE],
      ['nothing', ErrorCode.UNKNOWN_TOPIC_OR_PARTITION],
      ['b', ErrorCode.INVALID_REQUEST],
      ['', ErrorCode.INVALID_REQUEST],
      ['no/name', ErrorCode.INVALID_TOPIC_EXCEPTION],
      ['b', ErrorCode.INVALID_REQUEST],
    ])
    expect(await setConfigs(client, 'a')).toEqual({ 'retention.ms': '5' })
    expect(await setConfigs(client, 'b')).toEqual({})
  })

  it('only checks when it is asked to', async () => {
    const { client } = await startAgent()
    await createTopic(client, 't')
    const where = { validateOnly: true }
    expect(await change(client, 't', [['retention.ms', SET, '5']], where)).toEqual(OK)
    expect((await change(client, 't', [['retention.ms', SET, 'x']], where))[0]).toBe(ErrorCode.INVALID_CONFIG)
    expect((await change(client, 'no', [['retention.ms', SET, '5']], where))[0]).toBe(
      ErrorCode.UNKNOWN_TOPIC_OR_PARTITION,
    )
    expect(await setConfigs(client, 't')).toEqual({})
  })

  it('loses nothing of two admins who add to one list at the same time', async () => {
    const { agent, client } = await startAgent()
    const other = await newClient(agent)
    await createTopic(client, 't')
    const name = 'follower.replication.throttled.replicas'
    const items = Array.from({ length: 12 }, (_, index) => `${index}:1`)
    await Promise.all(items.map((item, at) => change(at % 2 === 0 ? client : other, 't', [[name, APPEND, item]])))
    expect((await setConfigs(client, 't'))[name]?.split(',').sort()).toEqual([...items].sort())
  })

  it('gives up, and says so, when others change the topic every time', async () => {
    const inner = createMemoryMetadataStore({ clock: systemClock })
    const metadataStore: MetadataStore = {
      ...inner,
      async updateTopicConfigs(clusterId, updates) {
        const topics = await inner.findTopicsById(
          clusterId,
          updates.map(({ topicId }) => topicId),
        )
        return topics.map((topic) => ({ ok: false, code: 'CONFLICT', topic: topic! }))
      },
    }
    const { client } = await startAgent({ metadataStore })
    await createTopic(client, 't')
    expect((await change(client, 't', [['retention.ms', SET, '5']]))[0]).toBe(ErrorCode.REQUEST_TIMED_OUT)
  })
})

describe('AlterConfigs', () => {
  it.each([0, 1, 2])('puts new configs in the place of all in version %i', async (apiVersion) => {
    const { client } = await startAgent()
    await createTopic(client, 't', { configs: { 'retention.ms': '5', 'segment.ms': '7' } })
    expect(await replace(client, 't', { 'retention.ms': '6' }, { apiVersion })).toEqual(OK)
    expect(await setConfigs(client, 't')).toEqual({ 'retention.ms': '6' })
    expect(await replace(client, 't', {}, { apiVersion })).toEqual(OK)
    expect(await setConfigs(client, 't')).toEqual({})
  })

  it('refuses what is wrong and changes nothing then, nor when it is only asked to check', async () => {
    const { client } = await startAgent()
    await createTopic(client, 't', { configs: { 'retention.ms': '5' } })
    expect((await replace(client, 't', { 'segment.ms': 'x' }))[0]).toBe(ErrorCode.INVALID_CONFIG)
    expect((await replace(client, 't', { 'no.such': '1' }))[0]).toBe(ErrorCode.INVALID_CONFIG)
    expect((await replace(client, 't', { 'segment.ms': null }))[0]).toBe(ErrorCode.INVALID_REQUEST)
    expect((await replace(client, 'no', { 'segment.ms': '1' }))[0]).toBe(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION)
    expect(await replace(client, 't', {}, { validateOnly: true })).toEqual(OK)
    expect(await setConfigs(client, 't')).toEqual({ 'retention.ms': '5' })
  })
})

describe('configs of what is no topic', () => {
  const BROKER = 4

  it('of a broker cannot be changed, and deleting what is not set is done', async () => {
    const { client } = await startAgent()
    const { brokers } = await client.call([describeClusterRequest, describeClusterResponse], 0, {})
    const nodeId = String(brokers[0]!.brokerId)
    for (const name of [nodeId, '']) {
      const where = { type: BROKER }
      const [code, message] = await change(client, name, [['message.max.bytes', SET, '1']], where)
      expect([code, message]).toEqual([ErrorCode.INVALID_REQUEST, expect.stringContaining('message.max.bytes')])
      expect((await replace(client, name, { 'message.max.bytes': '1' }, where))[0]).toBe(ErrorCode.INVALID_REQUEST)
      expect(await change(client, name, [['message.max.bytes', DELETE, null]], where)).toEqual(OK)
      expect(await replace(client, name, {}, where)).toEqual(OK)
    }
    for (const name of ['x', '-5', '99999999']) {
      expect((await change(client, name, [], { type: BROKER }))[0]).toBe(ErrorCode.INVALID_REQUEST)
    }
  })

  it.each([0, 1, 3, 8, 16, 32, 127, -1])('of type %i are refused in a sentence', async (type) => {
    const { client } = await startAgent()
    const answers = [
      await change(client, 'x', [['level', SET, 'DEBUG']], { type }),
      await replace(client, 'x', { level: 'DEBUG' }, { type }),
    ]
    for (const [code, message] of answers) {
      expect([code, message]).toEqual([ErrorCode.INVALID_REQUEST, expect.stringMatching(/^\w.{10,}/)])
    }
  })
})
