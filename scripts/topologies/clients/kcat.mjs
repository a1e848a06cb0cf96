// kcat (librdkafka): one process writes, one process is one member of a group.
import { setTimeout as sleep } from 'node:timers/promises'
import { runProgram } from '../../interop/processes.mjs'
import { within } from '../network.mjs'
import { startClient } from './client-processes.mjs'

const properties = (settings) => Object.entries(settings).flatMap(([name, value]) => ['-X', `${name}=${value}`])

/** How often a line is handed to kcat that is due by then. */
const tickMs = 20

/** kcat in a namespace. `clientId` may carry features. */
export const createKcat = ({ namespace, bootstrap, clientId = 'kcat', tls, metadataMaxAgeMs = 300_000 }) => {
  const security = tls === undefined ? {} : { 'security.protocol': 'ssl', 'ssl.ca.location': tls.ca }
  const common = {
    'client.id': clientId,
    'broker.address.family': 'v4',
    'reconnect.backoff.max.ms': 1_000,
    'topic.metadata.refresh.interval.ms': metadataMaxAgeMs,
    ...security,
  }
  const call = async (args, settings = {}) => {
    const [program, ...rest] = [...within(namespace), 'kcat', ...args, '-b', bootstrap, '-m', '10']
    const { stdout } = await runProgram(program, [...rest, ...properties({ ...common, ...settings })])
    return stdout.toString()
  }
  const start = (args, settings, handlers) =>
    startClient(namespace, 'kcat', [...args, '-b', bootstrap, ...properties({ ...common, ...settings })], handlers)
  return {
    name: 'kcat',
    /** Brokers as Metadata lists them: their addresses as `host:port`, and their node ids. */
    async metadata() {
      const { brokers } = JSON.parse(await call(['-L', '-J']))
      return { brokers: brokers.map(({ name }) => name).sort(), nodeIds: brokers.map(({ id }) => id) }
    },
    /** Writes the numbers below `count`. A load balancer may be the only broker: kcat would end when its connection does. */
    async write({ topic, count, rate }) {
      const program = start(['-P', '-E', '-t', topic, '-K', ':'], { 'enable.idempotence': true, 'linger.ms': 5 })
      const startedAt = performance.now()
      for (let number = 0; number < count; await sleep(tickMs)) {
        const due = Math.min(count, ((performance.now() - startedAt) / 1_000) * rate)
        for (; number < due; number++) program.stdin.write(`${number}:${number}\n`)
      }
      program.stdin.end()
      const code = await program.ended
      if (code !== 0) throw new Error(`exit code ${code}: ${program.errors()}`)
      return count
    },
    /** Starts members of a group; `onRecord` gets each record, and which member read it. */
    read({ topic, group, members, onRecord }) {
      const settings = {
        'auto.offset.reset': 'earliest',
        'session.timeout.ms': 10_000,
        'heartbeat.interval.ms': 500,
        'auto.commit.interval.ms': 500,
        'fetch.wait.max.ms': 500,
        'partition.assignment.strategy': 'cooperative-sticky',
      }
      let assignments = 0
      const withPartitions = new Set()
      const programs = Array.from({ length: members }, (_, member) =>
        start(['-G', group, '-E', '-u', '-f', '%p %o %s\n', topic], settings, {
          onLine(line) {
            const [partition, offset, value] = line.split(' ')
            onRecord({ member: String(member), partition: Number(partition), offset: Number(offset), value })
          },
          onErrorLine(line) {
            if (!/rebalanced: .*assign/.test(line)) return
            assignments++
            withPartitions.add(member)
          },
        }),
      )
      return {
        async stop() {
          await Promise.all(programs.map((program) => program.end()))
        },
        assignments: () => assignments,
        membersWithPartitions: () => withPartitions.size,
        errors: () =>
          programs.map((program) => program.errors().replaceAll(/^% Reached end of topic.*\n?/gm, '')).join('\n'),
      }
    },
    /** Every record of a topic, without a group. */
    async readAll(topic) {
      const lines = await call(['-C', '-t', topic, '-o', 'beginning', '-e', '-q', '-f', '%p %o %s\n'])
      return lines
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => line.split(' '))
        .map(([partition, offset, value]) => ({ partition: Number(partition), offset: Number(offset), value }))
    },
    /** Tries to write one record and returns what the client said. */
    async attempt(topic) {
      const program = start(['-P', '-t', topic], { 'message.timeout.ms': 4_000 })
      program.stdin.end('one\n')
      const code = await program.ended
      return { failed: code !== 0, said: program.errors() }
    },
  }
}
