// Each client reads its own topics, one for each codec, in a group of three members, one of which leaves half-way, after
// which another joins: by an eager assignor, by a cooperative one, and with static members, where the client has them.
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkGroupHistory, datasetSums, linesOfFile } from './group-history.mjs'
import { kcatGroupRead } from './kcat-group.mjs'
import { runProgram } from './processes.mjs'
import { codecs, createTopic, readWithFranz, topicOf } from './round-trips.mjs'

const pathOf = (name) => fileURLToPath(new URL(name, import.meta.url))
const kafkajsProgram = pathOf('kafkajs-group.mjs')
const pythonProgram = pathOf('python/librdkafka.py')

/** Runs a program that writes a dataset and prints how many records were acknowledged. */
const acknowledged = (context, printed) => {
  if (Number(printed) !== context.records) throw new Error(`${printed} of ${context.records} were acknowledged`)
}

const kafkajs = {
  name: 'kafkajs',
  flavour: 'lines',
  modes: ['roundrobin'],
  async produce({ bootstrap, datasets }, topic, codec) {
    const { stdout } = await runProgram('node', [
      kafkajsProgram,
      'produce',
      bootstrap,
      topic,
      datasets.lines,
      '4',
      codec,
    ])
    return stdout.toString()
  },
  read: ({ bootstrap }, { group, topics, records, history }) =>
    runProgram('node', [kafkajsProgram, 'group-read', bootstrap, group, topics.join(), String(records), history]),
}

const librdkafka = {
  name: 'librdkafka 2.16',
  flavour: 'rich',
  modes: ['range', 'cooperative-sticky', 'static'],
  async produce({ bootstrap, datasets, python }, topic, codec) {
    const { stdout } = await runProgram(python, [pythonProgram, 'produce', bootstrap, topic, datasets.rich, '4', codec])
    return stdout.toString()
  },
  read: ({ bootstrap, python }, { group, topics, records, mode, history }) => {
    const how = mode === 'static' ? ['range', group] : [mode, '-']
    const what = [bootstrap, group, topics.join(), String(records)]
    return runProgram(python, [pythonProgram, 'group-read', ...what, ...how, history])
  },
}

const javaAssignors = { range: 'RangeAssignor', 'cooperative-sticky': 'CooperativeStickyAssignor' }

const java = {
  name: 'Java',
  flavour: 'rich',
  modes: ['range', 'cooperative-sticky', 'static'],
  async produce({ bootstrap, datasets, tools }, topic, codec) {
    const { out } = await tools.run('DatasetProduce', [bootstrap, topic, datasets.rich, 4, codec])
    return out[0]
  },
  read: ({ bootstrap, tools }, { group, topics, records, mode, history }) => {
    const how = mode === 'static' ? ['RangeAssignor', group] : [javaAssignors[mode], '-']
    return tools.run('GroupRead', [bootstrap, group, topics.join(), records, ...how, history])
  },
}

/** Those whose topics the round trips have written already. */
const franz = (version) => ({
  name: `franz-go ${version}`,
  flavour: 'rich',
  modes: ['range', 'cooperative-sticky', 'static'],
  read: ({ bootstrap, franz }, { group, topics, records, mode, history }) => {
    const how = mode === 'static' ? ['-assignor', 'range', '-instances', group] : ['-assignor', mode]
    const what = ['-group', group, '-topics', topics.join(), '-records', String(records), '-history', history]
    return runProgram(franz[version], ['group-read', '-bootstrap', bootstrap, ...what, ...how])
  },
})

const kcat = {
  name: 'kcat',
  flavour: 'lines',
  modes: ['range', 'cooperative-sticky'],
  read: ({ bootstrap }, { mode, ...rest }) => kcatGroupRead({ bootstrap, assignor: mode, ...rest }),
}

/** Clients that do not commit when their partitions are revoked; all others must read nothing twice. */
const mayReadTwice = new Set(['kcat', 'kafkajs'])

const anomalyText = (anomalies) =>
  Object.entries(anomalies)
    .map(([name, { count, examples }]) => `${name} ${count}: ${examples.slice(0, 3).join(', ')}`)
    .join('; ')

/** One group. Returns the detail of the report's line. */
const groupRead = async (context, client, { mode, topics, sums }) => {
  const history = join(context.folder, `group-${client.name.replaceAll(' ', '-')}-${mode}.txt`)
  const group = `${client.name.replaceAll(' ', '-')}-${mode}`
  const records = topics.length * context.records
  const startedAt = performance.now()
  await client.read(context, { group, topics, records, mode, history })
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  const expected = Object.fromEntries(topics.map((topic) => [topic, sums]))
  const found = await checkGroupHistory(linesOfFile(history), { expected, isStatic: mode === 'static' })
  const problem = anomalyText(found.anomalies)
  if (problem !== '') throw new Error(problem)
  if (found.duplicates > 0 && !mayReadTwice.has(client.name)) throw new Error(`${found.duplicates} were read twice`)
  context.groups.push({ group, topics })
  const shares = ['a', 'b', 'c', 'd'].map((member) => found.byMember[member] ?? 0).join(' + ')
  const generations = found.generations > 0 ? `, ${found.generations} generations` : ''
  return `${seconds} s, ${shares}, ${found.duplicates} twice${generations}`
}

const writeTopics = async (context, client) => {
  for (const codec of codecs) {
    const topic = topicOf(client.name, codec)
    const what = `${context.records} records by ${client.name} in ${codec}`
    await context.report.run(`${what}: written, and read by franz-go newest`, async () => {
      await createTopic(context, topic)
      acknowledged(context, await client.produce(context, topic, codec))
      return readWithFranz(context, { version: 'newest', topic, flavour: client.flavour, codec })
    })
  }
}

/** Every client that can be a member of a group. The topics of kcat and franz-go are those of the round trips. */
export const checkGroupReads = async (context) => {
  context.groups = []
  const sums = {
    rich: await datasetSums(context.datasets.rich, 4),
    lines: await datasetSums(context.datasets.lines, 4),
  }
  for (const client of [kcat, kafkajs, librdkafka, java, franz('newest'), franz('1.20')]) {
    if (client.produce !== undefined) await writeTopics(context, client)
    const topics = codecs.map((codec) => topicOf(client.name, codec))
    for (const mode of client.modes) {
      const read = { mode, topics: mode === 'static' ? topics.slice(-1) : topics, sums: sums[client.flavour] }
      const what = mode === 'static' ? 'static members, one of which is replaced' : `${mode}, one leaves, one joins`
      const amount = read.topics.length * context.records
      await context.report.run(`${amount} records read by a group of three with ${client.name}: ${what}`, () =>
        groupRead(context, client, read),
      )
    }
  }
}
