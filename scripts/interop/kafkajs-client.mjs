// kafkajs 2.2.4, which speaks old versions of everything: its producer and its admin client. Its consumer needs a
// group, which is left to a later run.
import kafkajs from 'kafkajs'

const { CompressionTypes, Kafka, logLevel, Partitioners } = kafkajs

const contentOf = (i) => ({
  key: `key-${i}`,
  value: `value ${i} ${'~'.repeat(i % 700)}`,
  headers: { index: String(i), binary: Buffer.from([0, 255, i & 255]) },
})

/** Connects, runs a body with a client, and disconnects. */
const withClient = async (client, body) => {
  await client.connect()
  try {
    return await body(client)
  } finally {
    await client.disconnect()
  }
}

const createClient = (bootstrap) =>
  new Kafka({ clientId: 'interop', brokers: [bootstrap], logLevel: logLevel.ERROR, retry: { retries: 5 } })

/** Creates a topic, writes records with and without gzip, and returns what every partition must hold. */
export const kafkajsProduce = async ({ bootstrap, topic, records, partitions, gzip }) => {
  const kafka = createClient(bootstrap)
  const wanted = Array.from({ length: partitions }, () => [])
  await withClient(kafka.admin(), (admin) =>
    admin.createTopics({ waitForLeaders: true, topics: [{ topic, numPartitions: partitions }] }),
  )
  const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner })
  await withClient(producer, async () => {
    for (let start = 0; start < records; start += 500) {
      const messages = []
      for (let i = start; i < Math.min(records, start + 500); i++) {
        const partition = i % partitions
        messages.push({ ...contentOf(i), partition })
        wanted[partition].push(contentOf(i))
      }
      const compression = gzip ? CompressionTypes.GZIP : CompressionTypes.None
      const answers = await producer.send({ topic, messages, compression, acks: -1 })
      if (answers.some((answer) => answer.errorCode !== 0)) throw new Error(JSON.stringify(answers))
    }
  })
  return wanted
}

/** What kafkajs's admin client sees. */
export const kafkajsAdmin = async ({ bootstrap, topic }) =>
  withClient(createClient(bootstrap).admin(), async (admin) => ({
    offsets: await admin.fetchTopicOffsets(topic),
    cluster: await admin.describeCluster(),
    topics: await admin.listTopics(),
    metadata: await admin.fetchTopicMetadata({ topics: [topic] }),
    configs: await admin.describeConfigs({ includeSynonyms: false, resources: [{ type: 2, name: topic }] }),
  }))

/** Deletes a topic with kafkajs. */
export const kafkajsDelete = async ({ bootstrap, topic }) =>
  withClient(createClient(bootstrap).admin(), (admin) => admin.deleteTopics({ topics: [topic] }))
