// Apache Kafka's command line tools do their own work against the server, and what they print is checked. Each tool's main
// is called with the arguments that an operator would give it; the same checks hold for Apache Kafka.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createCommands, sorted, tableOf, wantEqual, wantLine } from './java-commands.mjs'

const answersFile = fileURLToPath(new URL('kafka-answers.json', import.meta.url))

const topicChecks = (commands, topic) => ({
  'TopicCommand creates, describes and lists a topic': async () => {
    const created = await commands.run('topics', [
      '--create',
      '--topic',
      topic,
      '--partitions',
      2,
      '--config',
      'retention.ms=3600000',
    ])
    wantLine(created, /^Created topic /)
    const { out } = await commands.run('topics', ['--describe', '--topic', topic])
    if (!/PartitionCount: 2\tReplicationFactor: 1\tConfigs: .*retention\.ms=3600000/.test(out[0]))
      throw new Error(out[0])
    wantEqual(
      'partitions',
      out.slice(1).map((line) => /Partition: (\d+)\tLeader: \d/.exec(line)?.[1]),
      ['0', '1'],
    )
    wantLine(await commands.run('topics', ['--list']), new RegExp(`^${topic}$`))
  },
  'TopicCommand refuses a topic that exists, and one that does not': async () => {
    const again = await commands.run('topics', ['--create', '--topic', topic, '--partitions', 1], { code: 1 })
    wantLine(again, /already exists/)
    await commands.run('topics', ['--create', '--if-not-exists', '--topic', topic, '--partitions', 1])
    const unknown = await commands.run('topics', ['--describe', '--topic', `${topic}-none`], { code: 1 })
    wantLine(unknown, /does not exist as expected/)
  },
  'TopicCommand adds a partition, and cannot take one away': async () => {
    await commands.run('topics', ['--alter', '--topic', topic, '--partitions', 3])
    for (let tries = 0; ; tries++) {
      const { out } = await commands.run('topics', ['--describe', '--topic', topic])
      if (out[0].includes('PartitionCount: 3') && out.length === 4) break
      // Apache Kafka's broker learns of it a moment after the controller has answered.
      if (tries === 20) throw new Error(out.join(' / '))
      await sleep(50)
    }
    const fewer = await commands.run('topics', ['--alter', '--topic', topic, '--partitions', 1], { code: 1 })
    wantLine(fewer, /would not be an increase/)
  },
})

const configChecks = (commands, topic) => ({
  'ConfigCommand sets, shows and takes back configs of a topic': async () => {
    const entity = ['--entity-type', 'topics', '--entity-name', topic]
    const added = ['--add-config', 'retention.ms=7200000,max.message.bytes=2000000']
    wantLine(await commands.run('configs', ['--alter', ...entity, ...added]), /^Completed updating config/)
    wantEqual('configs', await commands.configsOf(topic), { 'max.message.bytes': '2000000', 'retention.ms': '7200000' })
    await commands.run('configs', ['--alter', ...entity, '--delete-config', 'retention.ms'])
    wantEqual('configs', await commands.configsOf(topic), { 'max.message.bytes': '2000000' })
    const { out } = await commands.run('configs', ['--describe', '--all', ...entity])
    wantLine({ out, err: [] }, /^ {2}retention\.ms=604800000 sensitive=false synonyms=/)
    return `${out.length - 1} with --all`
  },
  'ConfigCommand is refused a value that is none and a name that is none, and nothing changes': async () => {
    const entity = ['--alter', '--entity-type', 'topics', '--entity-name', topic, '--add-config']
    wantLine(
      await commands.run('configs', [...entity, 'retention.ms=abc'], { code: 1 }),
      /InvalidConfigurationException/,
    )
    wantLine(
      await commands.run('configs', [...entity, 'no.such=1'], { code: 1 }),
      /InvalidConfigurationException.*no\.such/,
    )
    wantEqual('configs', await commands.configsOf(topic), { 'max.message.bytes': '2000000' })
  },
})

const recordCount = 1_000

const consoleChecks = (commands, { topic, group, state }) => ({
  'ConsoleProducer writes keys and values from standard input': async () => {
    const lines = Array.from({ length: recordCount }, (_, i) => `key-${i}:value ${i}`)
    const how = [
      '--reader-property',
      'parse.key=true',
      '--reader-property',
      'key.separator=:',
      '--compression-codec',
      'lz4',
    ]
    await commands.run('consoleProducer', ['--topic', topic, ...how], { stdin: `${lines.join('\n')}\n` })
    state.ends = await commands.offsetsAt(topic, 'latest')
    wantEqual(
      'records',
      Object.values(state.ends).reduce((sum, end) => sum + end, 0),
      recordCount,
    )
  },
  'ConsoleConsumer reads all of them in a group, and commits': async () => {
    const how = ['--from-beginning', '--max-messages', recordCount, '--timeout-ms', 20_000]
    const shown = ['--formatter-property', 'print.key=true', '--formatter-property', 'key.separator=:']
    const read = await commands.run('consoleConsumer', ['--topic', topic, '--group', group, ...how, ...shown])
    wantLine(read, new RegExp(`^Processed a total of ${recordCount} messages`))
    const wanted = Array.from({ length: recordCount }, (_, i) => `key-${i}:value ${i}`)
    wantEqual('lines', sorted(read.out), sorted(wanted))
    wantEqual('committed offsets', await commands.committed(group), state.ends)
  },
  'ConsumerPerformance reads all of them in a group of its own': async () => {
    const how = ['--topic', topic, '--num-records', recordCount, '--group', `${group}-performance`, '--timeout', 20_000]
    const { out } = await commands.run('consumerPerformance', how)
    wantEqual('records', Number(out.at(-1).split(', ')[4]), recordCount)
  },
})

const offsetChecks = (commands, { topic, state }) => ({
  'GetOffsetShell knows every kind of time': async () => {
    const zeros = { 0: 0, 1: 0, 2: 0 }
    const now = Date.now()
    const times = {
      earliest: zeros,
      '-2': zeros,
      latest: state.ends,
      '-1': state.ends,
      'earliest-local': zeros,
      '-4': zeros,
      'latest-tiered': {},
      '-5': {},
      'earliest-pending-upload': {},
      '-6': {},
      [now - 3_600_000]: zeros,
      [now + 3_600_000]: {},
    }
    for (const [time, wanted] of Object.entries(times)) wantEqual(time, await commands.offsetsAt(topic, time), wanted)
    const largest = await commands.offsetsAt(topic, 'max-timestamp')
    wantEqual('-3', await commands.offsetsAt(topic, '-3'), largest)
    for (const [partition, offset] of Object.entries(largest)) {
      if (!(offset >= 0 && offset < state.ends[partition])) throw new Error(`max-timestamp: ${JSON.stringify(largest)}`)
    }
    const { out } = await commands.run('offsets', ['--topic-partitions', `${topic}:1`])
    wantEqual('one partition', out, [`${topic}:1:${state.ends[1]}`])
  },
})

/** Two members read at the end of the topic while the body runs. */
const withMembers = async (commands, { topic, group }, body) => {
  const how = ['--topic', topic, '--group', group, '--command-property', 'heartbeat.interval.ms=300']
  const members = ['one', 'two'].map((name) =>
    commands.begin('consoleConsumer', [...how, '--command-property', `client.id=${name}`]),
  )
  try {
    for (const end = performance.now() + 20_000; ; ) {
      const { out } = await commands.run('groups', ['--describe', '--group', group, '--state'])
      if (out.some((line) => /\sStable\s+2\s*$/.test(line))) break
      if (performance.now() > end) throw new Error(`the group did not come together: ${out.join(' / ')}`)
      await sleep(100)
    }
    await body()
  } finally {
    for (const member of members) member.stop()
    await Promise.all(members.map(({ done }) => done))
  }
}

const groupChecks = (commands, { topic, group, bootstrap }) => ({
  'ConsumerGroupCommand lists groups, with state and type': async () => {
    wantLine(await commands.run('groups', ['--list']), new RegExp(`^${group}$`))
    wantLine(await commands.run('groups', ['--list', '--state']), new RegExp(`^${group}\\s+Empty\\s*$`))
    wantLine(await commands.run('groups', ['--list', '--type']), new RegExp(`^${group}\\s+Classic\\s*$`))
    wantLine(await commands.run('groups', ['--list', '--state', 'Empty']), new RegExp(`^${group}\\s`))
    const { out } = await commands.run('groups', ['--list', '--state', 'Stable'])
    if (out.some((line) => line.startsWith(`${group} `)))
      throw new Error('an empty group is listed among the stable ones')
    wantLine(await commands.run('listGroups', ['--list']), new RegExp(`^${group}\\s+Classic\\s+consumer\\s*$`))
  },
  'ConsumerGroupCommand describes offsets, members and state of a group at work': () =>
    withMembers(commands, { topic, group }, async () => {
      const offsets = tableOf(await commands.run('groups', ['--describe', '--group', group]))
      wantEqual(
        'lag',
        offsets.map((row) => row.LAG),
        ['0', '0', '0'],
      )
      wantEqual('owners', sorted([...new Set(offsets.map((row) => row['CLIENT-ID']))]), ['one', 'two'])
      const { out } = await commands.run('groups', ['--describe', '--group', group, '--members', '--verbose'])
      const members = out.filter((line) => line.startsWith(`${group} `))
      wantEqual('members', members.length, 2)
      const held = members.flatMap((line) => /:(\d(?:,\d)*)\s/.exec(line)?.[1].split(',') ?? [])
      wantEqual('assignment', sorted([...new Set(held)]), ['0', '1', '2'])
      wantLine({ out, err: [] }, /\/127\.0\.0\.1\s+one\s/)
      const state = await commands.run('groups', ['--describe', '--group', group, '--state'])
      wantLine(state, new RegExp(`^${group}\\s+${bootstrap}\\s+\\(\\d+\\)\\s+range\\s+Stable\\s+2\\s*$`))
      const reset = ['--reset-offsets', '--group', group, '--topic', topic, '--to-earliest', '--execute']
      wantLine(await commands.run('groups', reset), /inactive, but the current state is Stable/)
      const deleted = await commands.run('groups', ['--delete', '--group', group], { code: 1 }).catch((error) => error)
      if (!/GroupNotEmptyException|not empty/i.test(JSON.stringify(deleted.out ?? deleted.message)))
        throw new Error(String(deleted.message ?? deleted.out))
      const offsetsGone = await commands.run('groups', ['--delete-offsets', '--group', group, '--topic', topic])
      wantLine(offsetsGone, /subscribed to|GROUP_SUBSCRIBED_TO_TOPIC|is not empty/i)
    }),
})

const resetChecks = (commands, { topic, group, state }) => ({
  'ConsumerGroupCommand resets offsets: to-earliest, to-offset, shift-by, to-latest, by time': async () => {
    const all = ['--topic', topic, '--execute']
    const end = state.ends
    wantEqual('to-earliest', await commands.reset(group, [...all, '--to-earliest']), { 0: 0, 1: 0, 2: 0 })
    wantEqual('stored', await commands.committed(group), { 0: 0, 1: 0, 2: 0 })
    wantEqual('to-offset', await commands.reset(group, [...all, '--to-offset', 50]), { 0: 50, 1: 50, 2: 50 })
    const two = ['--topic', `${topic}:0,1`, '--execute']
    wantEqual('shift-by', await commands.reset(group, [...two, '--shift-by', -10]), { 0: 40, 1: 40 })
    wantEqual('stored', await commands.committed(group), { 0: 40, 1: 40, 2: 50 })
    wantEqual('dry run', await commands.reset(group, ['--topic', topic, '--to-latest', '--dry-run']), end)
    wantEqual('stored', await commands.committed(group), { 0: 40, 1: 40, 2: 50 })
    wantEqual('past the end', await commands.reset(group, [...all, '--to-offset', 1_000_000]), end)
    const longAgo = ['--to-datetime', '2020-01-01T00:00:00.000']
    wantEqual('to-datetime', await commands.reset(group, [...all, ...longAgo]), { 0: 0, 1: 0, 2: 0 })
    wantEqual('by-duration', await commands.reset(group, [...all, '--by-duration', 'PT0S']), end)
    wantEqual('to-current', await commands.reset(group, [...all, '--to-current']), end)
  },
  'ConsumerGroupCommand deletes offsets of one partition, and then the group': async () => {
    const gone = await commands.run('groups', ['--delete-offsets', '--group', group, '--topic', `${topic}:0`])
    wantLine(gone, new RegExp(`^${topic}\\s+0\\s+Successful`))
    wantEqual('stored', await commands.committed(group), { 1: state.ends[1], 2: state.ends[2] })
    wantLine(await commands.run('groups', ['--delete', '--group', group]), /was successful/)
    const { out } = await commands.run('groups', ['--list'])
    if (out.includes(group)) throw new Error('the group is still listed')
    wantLine(await commands.run('groups', ['--describe', '--group', group]), /GroupIdNotFoundException/)
    wantLine(
      await commands
        .run('groups', ['--delete', '--group', group])
        .catch(({ message }) => ({ out: [message], err: [] })),
      /GroupIdNotFoundException|does not exist/,
    )
  },
})

const deleteChecks = (commands, { topic, folder, state }) => ({
  'DeleteRecordsCommand moves the start of partitions, and readers begin there': async () => {
    const file = join(folder, 'delete-records.json')
    const partitions = [
      { topic, partition: 0, offset: 10 },
      { topic, partition: 1, offset: -1 },
    ]
    await writeFile(file, JSON.stringify({ version: 1, partitions }))
    const { out } = await commands.run('deleteRecords', ['--offset-json-file', file])
    const marks = out
      .filter((line) => line.startsWith('partition: '))
      .map((line) => line.split(/\s+/).slice(1).join(' '))
    wantEqual('marks', sorted(marks), [`${topic}-0 low_watermark: 10`, `${topic}-1 low_watermark: ${state.ends[1]}`])
    wantEqual('earliest', await commands.offsetsAt(topic, 'earliest'), { 0: 10, 1: state.ends[1], 2: 0 })
    const left = state.ends[0] - 10 + state.ends[2]
    const how = ['--topic', topic, '--from-beginning', '--max-messages', left, '--timeout-ms', 20_000]
    wantLine(await commands.run('consoleConsumer', how), new RegExp(`^Processed a total of ${left} messages`))
  },
  'DeleteRecordsCommand is refused an offset past the end': async () => {
    const file = join(folder, 'delete-too-many.json')
    const partitions = [{ topic, partition: 2, offset: state.ends[2] + 1 }]
    await writeFile(file, JSON.stringify({ version: 1, partitions }))
    const refused = await commands
      .run('deleteRecords', ['--offset-json-file', file])
      .catch(({ message }) => ({ out: [message], err: [] }))
    wantLine(refused, /OffsetOutOfRange|out of range|not within the range|low_watermark.*error/i)
    wantEqual('earliest', (await commands.offsetsAt(topic, 'earliest'))[2], 0)
  },
  'TopicCommand deletes the topic': async () => {
    await commands.run('topics', ['--delete', '--topic', topic])
    const { out } = await commands.run('topics', ['--list'])
    if (out.includes(topic)) throw new Error('it is still listed')
  },
})

const versionChecks = (commands) => ({
  "BrokerApiVersionsCommand can use Kafka's versions of every key that there is": async () => {
    const { versions } = JSON.parse(await readFile(answersFile, 'utf8'))
    const { out } = await commands.run('apiVersions', [])
    const found = out.map((line) => /^\t(\w+)\(\d+\): (\d+)(?: to (\d+))? \[usable: (\d+)\]/.exec(line)).filter(Boolean)
    const usable = new Map(found.map(([, name, , , version]) => [name.toLowerCase(), Number(version)]))
    for (const [name, [, high]] of Object.entries(versions)) wantEqual(name, usable.get(name.toLowerCase()), high)
    return `${usable.size} keys`
  },
})

/** A group for every run of group-reads.mjs: all of it committed. */
const lagChecks = (commands, { groups }) => ({
  'ConsumerGroupCommand finds no lag in the groups that read everything': async () => {
    const what = groups.flatMap(({ group }) => ['--group', group])
    const rows = tableOf(await commands.run('groups', ['--describe', ...what]))
    const wanted = groups.reduce((sum, { topics }) => sum + topics.length * 4, 0)
    wantEqual('rows', rows.length, wanted)
    const behind = rows.filter(({ LAG }) => LAG !== '0')
    if (behind.length > 0) throw new Error(JSON.stringify(behind.slice(0, 3)))
    return `${groups.length} groups, ${rows.length} partitions`
  },
})

/** KIP-848's protocol, which Apache Kafka 4 has and the agent has not got. */
const checkConsumerProtocol = async ({ report, tools, bootstrap, isKafka, groups }) => {
  const what = isKafka ? 'reads' : 'is refused at once, with the reason'
  await report.run(`Java's consumer with group.protocol=consumer ${what}`, async () => {
    const startedAt = performance.now()
    const { out } = await tools.run('ConsumerProtocol', [bootstrap, 'kip-848', groups[0].topics[0]])
    const wanted = isKafka ? /^records$/ : /^UnsupportedVersionException: /
    wantLine({ out, err: [] }, wanted)
    if (performance.now() - startedAt > 10_000) throw new Error('it took longer than 10 s')
    return out.at(-1)
  })
}

/** Every administration tool of Apache Kafka, in the order in which one's work is the next one's material. */
export const checkJavaAdmin = async (context) => {
  const { bootstrap, folder, groups, report } = context
  const commands = createCommands(context)
  const shared = { topic: 'java-admin', group: 'java-admin-group', bootstrap, folder, groups, state: {} }
  const checks = [
    versionChecks(commands),
    lagChecks(commands, shared),
    topicChecks(commands, shared.topic),
    configChecks(commands, shared.topic),
    consoleChecks(commands, shared),
    { ...offsetChecks(commands, shared) },
    groupChecks(commands, shared),
    resetChecks(commands, shared),
    deleteChecks(commands, shared),
  ]
  for (const [name, body] of checks.flatMap(Object.entries)) await report.run(name, body)
  await checkConsumerProtocol(context)
}
