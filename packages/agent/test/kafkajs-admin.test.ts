import { ConfigResourceTypes, Kafka, logLevel } from 'kafkajs'
import { afterEach, describe, expect, it } from 'vitest'
import { closeAll, startAgent } from './agent-client.ts'

afterEach(closeAll)

/** An agent, and an admin client and a producer of kafkajs. */
async function startAdmin() {
  const { agent } = await startAgent()
  const kafka = new Kafka({ brokers: [agent.bootstrap], logLevel: logLevel.NOTHING })
  const admin = kafka.admin()
  const producer = kafka.producer()
  await Promise.all([admin.connect(), producer.connect()])
  return { admin, producer, close: () => Promise.all([admin.disconnect(), producer.disconnect()]) }
}

describe('the admin client of kafkajs', () => {
  it('creates partitions and produces to them', async () => {
    const { admin, producer, close } = await startAdmin()
    await admin.createTopics({ topics: [{ topic: 't', numPartitions: 1 }] })
    expect(await admin.createPartitions({ topicPartitions: [{ topic: 't', count: 3 }] })).not.toBe(false)
    const { topics } = await admin.fetchTopicMetadata({ topics: ['t'] })
    expect(topics[0]?.partitions).toHaveLength(3)
    const [sent] = await producer.send({ topic: 't', messages: [{ value: 'a', partition: 2 }] })
    expect(sent).toMatchObject({ partition: 2, errorCode: 0 })
    const again = admin.createPartitions({ topicPartitions: [{ topic: 't', count: 3 }] })
    await expect(again).rejects.toThrow(/partitions/i)
    await close()
  })

  it('deletes records', async () => {
    const { admin, producer, close } = await startAdmin()
    await admin.createTopics({ topics: [{ topic: 't', numPartitions: 1 }] })
    for (const value of ['a', 'b', 'c']) await producer.send({ topic: 't', messages: [{ value }] })
    // kafkajs deletes only from topics whose metadata it has asked for.
    expect(await admin.fetchTopicOffsets('t')).toMatchObject([{ partition: 0, low: '0', high: '3' }])
    await admin.deleteTopicRecords({ topic: 't', partitions: [{ partition: 0, offset: '2' }] })
    expect(await admin.fetchTopicOffsets('t')).toMatchObject([{ partition: 0, low: '2', high: '3' }])
    await admin.deleteTopicRecords({ topic: 't', partitions: [{ partition: 0, offset: '-1' }] })
    expect(await admin.fetchTopicOffsets('t')).toMatchObject([{ partition: 0, low: '3', high: '3' }])
    await close()
  })

  it('replaces configs of a topic', async () => {
    const { admin, close } = await startAdmin()
    await admin.createTopics({ topics: [{ topic: 't', configEntries: [{ name: 'retention.ms', value: '5' }] }] })
    const { TOPIC } = ConfigResourceTypes
    const configEntries = [{ name: 'max.message.bytes', value: '2000' }]
    const resources = [{ type: TOPIC, name: 't', configEntries }]
    await admin.alterConfigs({ resources, validateOnly: false })
    const described = await admin.describeConfigs({ resources: [{ type: TOPIC, name: 't' }], includeSynonyms: false })
    const values = new Map(described.resources[0]?.configEntries.map((entry) => [entry.configName, entry.configValue]))
    expect([values.get('max.message.bytes'), values.get('retention.ms')]).toEqual(['2000', '604800000'])
    await close()
  })
})
