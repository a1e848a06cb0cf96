// Checks with the clients that take a smaller part: kcat as a newcomer uses it, Java's producer, kafkajs.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expectedPayloadCounts, producerPerformance, writePayloadFile } from './java-producer.mjs'
import { kafkajsAdmin, kafkajsDelete, kafkajsProduce } from './kafkajs-client.mjs'
import { kcatMetadata, kcatOffsetAt, kcatPipe } from './kcat.mjs'
import { runJsonLines } from './processes.mjs'
import { createTopic } from './round-trips.mjs'

/** kcat -L, lines piped in and out, and a search by time. */
export const checkKcat = async ({ report, bootstrap, folder, franz }) => {
  await report.run('kcat -L lists the broker at the address it was reached at', async () => {
    const { brokers, controllerid } = await kcatMetadata(bootstrap)
    if (brokers.length !== 1 || brokers[0].name !== bootstrap) throw new Error(JSON.stringify(brokers))
    return `${brokers[0].name}, controller ${controllerid}`
  })
  await report.run('kcat pipes lines into a topic created automatically and reads them back', async () => {
    const stdinFile = join(folder, 'lines.txt')
    const lines = Array.from({ length: 1_000 }, (_, i) => `line ${i} ${'='.repeat(i % 90)}`).join('\n')
    await writeFile(stdinFile, `${lines}\n`)
    const output = await kcatPipe({ bootstrap, topic: 'newcomer', stdinFile })
    if (!output.equals(await readFile(stdinFile)))
      throw new Error(`${output.length} bytes came back, others than went in`)
    const { topics } = await kcatMetadata(bootstrap, 'newcomer')
    if (topics[0]?.partitions.length !== 1) throw new Error(JSON.stringify(topics))
  })
  await report.run('kcat -Q finds the offset of a time', async () => {
    const records = await runJsonLines(franz.newest, [
      'digest',
      '-bootstrap',
      bootstrap,
      '-topic',
      'newcomer',
      '-sequence',
    ])
    const middle = records[500]
    const first = records.find((record) => record.timestamp === middle.timestamp)
    const found = await kcatOffsetAt({ bootstrap, topic: 'newcomer', partition: 0, timestampMs: middle.timestamp })
    if (found !== first.offset) throw new Error(`offset ${found}, not ${first.offset}, for ${middle.timestamp}`)
  })
}

/** What only the agent does: a client names the host that it wants to be told, in its client id. */
export const checkHostOverride = async ({ report, bootstrap }) => {
  await report.run('kcat -L with ws_host_override in its client id is told that host', async () => {
    const settings = ['-X', 'client.id=kcat,ws_host_override=told.example']
    const { brokers } = await kcatMetadata(bootstrap, undefined, settings)
    const wanted = `told.example:${bootstrap.split(':').at(-1)}`
    if (brokers.length !== 1 || brokers[0].name !== wanted) throw new Error(JSON.stringify(brokers))
    return wanted
  })
}

/** ProducerPerformance writes values from a payload file; franz-go reads them and counts each. */
export const checkJava = async (context) => {
  const { report, bootstrap, folder, franz, records } = context
  const file = join(folder, 'payload.txt')
  const lines = await writePayloadFile(file)
  const expected = expectedPayloadCounts(lines, records)
  for (const codec of ['none', 'gzip', 'snappy', 'lz4', 'zstd']) {
    const topic = `java-${codec}`
    await report.run(`${records} records by Java's ProducerPerformance in ${codec}, read by franz-go`, async () => {
      await createTopic(context, topic)
      const properties = [`compression.type=${codec}`]
      await producerPerformance({ bootstrap, topic, records, payload: ['--payload-file', file], properties })
      const [{ counts, codecs }] = await runJsonLines(franz.newest, [
        'digest',
        '-bootstrap',
        bootstrap,
        '-topic',
        topic,
      ])
      const wrong = new Set([...Object.keys(counts), ...Object.keys(expected)])
      for (const digest of wrong) if (counts[digest] === expected[digest]) wrong.delete(digest)
      if (wrong.size > 0) throw new Error(`${wrong.size} payloads occur more or less often than they were sent`)
      if (codecs[codec] !== records) throw new Error(`stored as ${JSON.stringify(codecs)}`)
    })
  }
}

const hex = (content) => Buffer.from(content).toString('hex')

const sameRecord = (wanted, got) =>
  hex(wanted.key) === got.key &&
  hex(wanted.value) === got.value &&
  got.headers.length === 2 &&
  got.headers[0] === `index=${hex(wanted.headers.index)}` &&
  got.headers[1] === `binary=${hex(wanted.headers.binary)}`

/** kafkajs writes, franz-go reads; kafkajs's admin client agrees about the offsets. */
export const checkKafkajs = async ({ report, bootstrap, franz }) => {
  const records = 2_000
  for (const gzip of [false, true]) {
    const topic = `kafkajs-headers-${gzip ? 'gzip' : 'none'}`
    await report.run(
      `${records} records by kafkajs ${gzip ? 'in gzip' : 'uncompressed'}, read by franz-go`,
      async () => {
        const wanted = await kafkajsProduce({ bootstrap, topic, records, partitions: 4, gzip })
        const where = ['-bootstrap', bootstrap, '-topic', topic]
        const lines = await runJsonLines(franz.newest, ['digest', ...where, '-sequence'])
        const { codecs } = lines.pop()
        for (const got of lines) {
          const due = wanted[got.partition][got.offset]
          if (due === undefined || !sameRecord(due, got))
            throw new Error(`partition ${got.partition} offset ${got.offset}`)
        }
        if (lines.length !== records) throw new Error(`${lines.length} were read`)
        if (codecs[gzip ? 'gzip' : 'none'] !== records) throw new Error(`stored as ${JSON.stringify(codecs)}`)
      },
    )
  }
  await report.run("kafkajs's admin client sees the topic, its offsets and the cluster, and deletes it", async () => {
    const topic = 'kafkajs-headers-none'
    const seen = await kafkajsAdmin({ bootstrap, topic })
    const ends = seen.offsets.map(({ low, high }) => `${low}-${high}`)
    if (ends.join() !== '0-500,0-500,0-500,0-500') throw new Error(ends.join())
    if (!seen.topics.includes(topic) || seen.metadata.topics[0].partitions.length !== 4)
      throw new Error('topic missing')
    if (seen.cluster.brokers.length !== 1 || !seen.cluster.clusterId) throw new Error(JSON.stringify(seen.cluster))
    if (seen.configs.resources[0].errorCode !== 0) throw new Error('describeConfigs failed')
    await kafkajsDelete({ bootstrap, topic })
  })
}
