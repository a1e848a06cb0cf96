// Apache Kafka's command line tools, called with the arguments that an operator would give them, and how what they print is
// read.

const classes = {
  topics: 'org.apache.kafka.tools.TopicCommand',
  groups: 'org.apache.kafka.tools.consumer.group.ConsumerGroupCommand',
  configs: 'kafka.admin.ConfigCommand',
  offsets: 'org.apache.kafka.tools.GetOffsetShell',
  consoleProducer: 'org.apache.kafka.tools.ConsoleProducer',
  consoleConsumer: 'org.apache.kafka.tools.consumer.ConsoleConsumer',
  consumerPerformance: 'org.apache.kafka.tools.ConsumerPerformance',
  deleteRecords: 'org.apache.kafka.tools.DeleteRecordsCommand',
  apiVersions: 'org.apache.kafka.tools.BrokerApiVersionsCommand',
  listGroups: 'org.apache.kafka.tools.GroupsCommand',
}

/** Fails unless two values are equal as JSON. */
export const wantEqual = (what, got, wanted) => {
  if (JSON.stringify(got) !== JSON.stringify(wanted)) {
    throw new Error(`${what}: ${JSON.stringify(got)}, not ${JSON.stringify(wanted)}`)
  }
}

/** Fails unless a line of the output matches. */
export const wantLine = ({ out, err }, pattern) => {
  const lines = [...out, ...err]
  if (!lines.some((line) => pattern.test(line)))
    throw new Error(`no line like ${pattern}: ${lines.join(' / ').slice(0, 800)}`)
}

/** Rows of a table as the tools print it, each as an object by the column's title. */
export const tableOf = ({ out }) => {
  const lines = out.filter((line) => line.trim() !== '')
  const start = lines.findIndex((line) => /^(?:GROUP|TOPIC)\s/.test(line))
  if (start < 0) return []
  const titles = lines[start].trim().split(/\s{2,}|\s(?=#|LAG\b)/)
  // Every group of several has a row of titles of its own.
  const rows = lines
    .slice(start + 1)
    .filter((line) => line.trim() !== lines[start].trim() && !/^GROUP\s+TOPIC\s/.test(line))
  return rows.map((line) => {
    const cells = line.trim().split(/\s+(?!\()/)
    return Object.fromEntries(titles.map((title, i) => [title.trim(), cells[i]]))
  })
}

/** As the tools print lists in no order of their own. */
export const sorted = (values) => values.toSorted((a, b) => (a < b ? -1 : 1))

/** The tools against one server. */
export const createCommands = ({ tools, bootstrap }) => {
  const where = ['--bootstrap-server', bootstrap]
  const run = (name, args, options) => tools.run(classes[name], [...where, ...args], options)
  return {
    run,
    begin: (name, args) => tools.begin(classes[name], [...where, ...args]),
    /** Offsets by partition, as GetOffsetShell prints them for a time. */
    async offsetsAt(topic, time) {
      const { out } = await run('offsets', ['--topic', topic, '--time', time])
      return Object.fromEntries(out.filter((line) => line !== '').map((line) => line.split(':').slice(1).map(Number)))
    },
    /** Committed offsets by partition, as ConsumerGroupCommand describes them. */
    async committed(group) {
      const rows = tableOf(await run('groups', ['--describe', '--group', group]))
      return Object.fromEntries(rows.map((row) => [row.PARTITION, Number(row['CURRENT-OFFSET'])]))
    },
    /** New offsets by partition, as a reset prints them. */
    async reset(group, args) {
      const rows = tableOf(await run('groups', ['--reset-offsets', '--group', group, ...args]))
      return Object.fromEntries(rows.map((row) => [row.PARTITION, Number(row['NEW-OFFSET'])]))
    },
    async configsOf(topic) {
      const { out } = await run('configs', ['--describe', '--entity-type', 'topics', '--entity-name', topic])
      const pairs = out.map((line) => /^ {2}(\S+?)=(\S*) sensitive=/.exec(line)).filter((found) => found !== null)
      return Object.fromEntries(pairs.map(([, name, value]) => [name, value]))
    },
  }
}
