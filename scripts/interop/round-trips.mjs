// The heart of the interop run: each client writes a dataset in each codec, and each client reads what every one wrote.
import { kcatConsume, kcatProduce } from './kcat.mjs'
import { runJsonLines } from './processes.mjs'

/** Every codec of the record format. */
export const codecs = ['none', 'gzip', 'snappy', 'lz4', 'zstd']

/** Runs one franz-go subcommand and returns its one JSON line; its own `problem` becomes an error. */
export const franz = async (binary, args) => {
  const answers = await runJsonLines(binary, args)
  const last = answers.at(-1)
  if (last?.problem) throw new Error(last.problem)
  return last
}

const seconds = (value) => `${value.toFixed(1)} s`

/** Makes a topic with franz-go's admin client. */
export const createTopic = (context, topic) =>
  franz(context.franz.newest, ['create', '-bootstrap', context.bootstrap, '-topic', topic, '-partitions', '4'])

const franzProducer = (version) => ({
  name: `franz-go ${version}`,
  flavour: 'rich',
  async produce(context, topic, codec) {
    const where = ['-bootstrap', context.bootstrap, '-topic', topic, '-dataset', context.datasets.rich]
    const { produced } = await franz(context.franz[version], ['produce', ...where, '-codec', codec])
    if (produced !== context.records) throw new Error(`${produced} of ${context.records} were acknowledged`)
  },
})

const kcatProducer = {
  name: 'kcat',
  flavour: 'lines',
  produce: (context, topic, codec) =>
    kcatProduce({ bootstrap: context.bootstrap, topic, codec, folder: context.datasets.lines, partitions: 4 }),
}

/**
 * A producer leaves a batch uncompressed when compression would make it longer, as it does with a lone small record, so
 * a few records may be stored plain; none may be stored in another codec.
 */
const storedCodec = (counts, codec, records) => {
  const asAsked = counts[codec] ?? 0
  const plain = counts.none ?? 0
  const other = Object.entries(counts).filter(([name]) => name !== codec && name !== 'none')
  if (other.length > 0 || asAsked < records * 0.95) throw new Error(`stored as ${JSON.stringify(counts)}`)
  return codec === 'none' || plain === 0 ? 'all' : `${asAsked} of ${records}`
}

/** Reads a topic with assigned partitions and compares every record with its dataset. */
export const readWithFranz = async (context, { version, topic, flavour, codec }) => {
  const where = ['-bootstrap', context.bootstrap, '-topic', topic, '-dataset', context.datasets[flavour]]
  const answer = await franz(context.franz[version], ['consume', ...where])
  if (answer.records !== context.records) throw new Error(`${answer.records} of ${context.records} were read`)
  const stored = storedCodec(answer.codecs, codec, context.records)
  return `${seconds(answer.seconds)}, stored as ${codec}: ${stored}`
}

const readWithKcat = async (context, { topic, flavour }) => {
  const folder = context.datasets[flavour]
  const records = await kcatConsume({ bootstrap: context.bootstrap, topic, folder, partitions: 4 })
  if (records !== context.records) throw new Error(`${records} of ${context.records} were read`)
}

/** The topic that a client writes in a codec. */
export const topicOf = (name, codec) => `${name.replaceAll(' ', '-')}-${codec}`

const roundTrip = async (context, producer, codec) => {
  const { report } = context
  const topic = topicOf(producer.name, codec)
  const what = `${context.records} records by ${producer.name} in ${codec}`
  const written = await report.run(`${what}: written`, async () => {
    await createTopic(context, topic)
    const startedAt = performance.now()
    await producer.produce(context, topic, codec)
    return seconds((performance.now() - startedAt) / 1000)
  })
  if (!written) return
  const read = { topic, codec, flavour: producer.flavour }
  for (const version of ['newest', '1.20']) {
    await report.run(`${what}: read by franz-go ${version}`, () => readWithFranz(context, { ...read, version }))
  }
  await report.run(`${what}: read by kcat`, async () => {
    const startedAt = performance.now()
    await readWithKcat(context, read)
    return seconds((performance.now() - startedAt) / 1000)
  })
}

/** Every client, every codec. */
export const checkRoundTrips = async (context) => {
  for (const producer of [kcatProducer, franzProducer('newest'), franzProducer('1.20')]) {
    for (const codec of codecs) await roundTrip(context, producer, codec)
  }
}

/** franz-go with each value of acks, on a topic that the server creates by itself. */
export const checkAcks = async (context) => {
  for (const version of ['newest', '1.20']) {
    for (const acks of ['0', '1', 'all']) {
      const topic = `auto-${version}-acks-${acks}`
      const where = ['-bootstrap', context.bootstrap, '-topic', topic]
      const data = ['-dataset', context.datasets.single, '-partitions', '1']
      await context.report.run(`franz-go ${version} with acks=${acks} on a topic created automatically`, async () => {
        await franz(context.franz[version], [
          'produce',
          ...where,
          ...data,
          '-acks',
          acks,
          '-codec',
          'lz4',
          '-auto-create',
        ])
        // Without acknowledgements the client may be done before the server is.
        const settle = acks === '0' ? ['-settle', String(context.singleRecords)] : []
        const { records } = await franz(context.franz[version], ['consume', ...where, ...data, ...settle])
        if (records !== context.singleRecords) throw new Error(`${records} of ${context.singleRecords} were read`)
        return `${records} records`
      })
    }
  }
}

/** A reader that is at the end of a topic gets records as they are written. */
export const checkTail = async (context) => {
  for (const version of ['newest', '1.20']) {
    const topic = `tail-${version}`
    const where = ['-bootstrap', context.bootstrap, '-topic', topic]
    await context.report.run(`franz-go ${version} reads at the end of a topic what is being written`, async () => {
      await franz(context.franz.newest, ['create', ...where, '-partitions', '1'])
      const { p50Ms, p99Ms } = await franz(context.franz[version], ['tail', ...where])
      return `p50 ${p50Ms.toFixed(0)} ms, p99 ${p99Ms.toFixed(0)} ms from send to poll`
    })
  }
}
