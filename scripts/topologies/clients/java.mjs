// Java: Apache Kafka's VerifiableProducer and ConsoleConsumer, all of a namespace in one virtual machine.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startJavaTools } from '../../interop/java-tools.mjs'
import { within } from '../network.mjs'

const tool = (name) => `org.apache.kafka.tools.${name}`
const consoleConsumer = tool('consumer.ConsoleConsumer')

/** How long the last answers may take. */
const answersLimitMs = 70_000

/** VerifiableProducer turns retries off unless it is told otherwise, and idempotence with them. */
const producerSettings = {
  'enable.idempotence': true,
  retries: 2_147_483_647,
  'delivery.timeout.ms': 60_000,
  'request.timeout.ms': 10_000,
}
/** For an attempt that should fail. */
const impatient = { 'delivery.timeout.ms': 3_000, 'request.timeout.ms': 2_000, 'linger.ms': 0 }
const consumerSettings = {
  'session.timeout.ms': 10_000,
  'heartbeat.interval.ms': 500,
  'fetch.max.wait.ms': 500,
  'auto.commit.interval.ms': 500,
}

/** Java's clients in a namespace; `stop` ends the virtual machine. */
export const createJava = async ({
  namespace,
  bootstrap,
  clientId = 'java',
  tls,
  folder,
  metadataMaxAgeMs = 300_000,
}) => {
  const tools = await startJavaTools({ before: within(namespace) })
  const security =
    tls === undefined
      ? {}
      : { 'security.protocol': 'SSL', 'ssl.truststore.type': 'PEM', 'ssl.truststore.location': tls.ca }
  const common = {
    'client.id': clientId,
    'reconnect.backoff.max.ms': 1_000,
    'metadata.max.age.ms': metadataMaxAgeMs,
    ...security,
  }
  const settingsFile = async (name, settings) => {
    const file = join(folder, `java-${namespace}-${name}.properties`)
    const lines = Object.entries({ ...common, ...settings }).map(([key, value]) => `${key}=${value}`)
    await writeFile(file, `${lines.join('\n')}\n`)
    return file
  }
  return {
    name: 'Java',
    async write({ topic, count, rate }) {
      const file = await settingsFile('producer', producerSettings)
      const how = [
        '--repeating-keys',
        100,
        '--max-messages',
        count,
        '--throughput',
        rate,
        '--acks',
        -1,
        '--command-config',
        file,
      ]
      const events = { producer_send_success: 0, producer_send_error: [] }
      const where = ['--bootstrap-server', bootstrap, '--topic', topic]
      const run = tools.begin(tool('VerifiableProducer'), [...where, ...how], {
        onLine(line) {
          if (line.includes('"producer_send_success"')) events.producer_send_success++
          if (line.includes('"producer_send_error"')) events.producer_send_error.push(line)
        },
      })
      await run.done
      // It leaves it to the end of its process to wait for the last answers; this process goes on.
      const decided = () => events.producer_send_success + events.producer_send_error.length
      for (const end = performance.now() + answersLimitMs; decided() < count && performance.now() < end; )
        await sleep(20)
      const problems = events.producer_send_error
      if (problems.length > 0) throw new Error(`${problems.length} errors, such as ${problems[0]}`)
      return events.producer_send_success
    },
    async read({ topic, group, members, onRecord }) {
      const file = await settingsFile('consumer', consumerSettings)
      const shown = ['partition', 'offset'].flatMap((what) => ['--formatter-property', `print.${what}=true`])
      const what = ['--topic', topic, '--group', group, '--from-beginning', ...shown]
      const args = ['--bootstrap-server', bootstrap, ...what, '--command-config', file]
      const runs = Array.from({ length: members }, (_, member) =>
        tools.begin(consoleConsumer, args, {
          onLine(line) {
            const found = /^Partition:(\d+)\tOffset:(\d+)\t(\d+)$/.exec(line)
            if (found === null) return
            const [partition, offset] = found.slice(1).map(Number)
            onRecord({ member: String(member), partition, offset, value: found[3] })
          },
        }),
      )
      return {
        async stop() {
          for (const run of runs) run.stop()
          await Promise.all(runs.map((run) => run.done))
        },
        /** Java's tool does not say when a member is given partitions. */
        assignments: () => 0,
        membersWithPartitions: () => members,
        errors: () => runs.flatMap((run) => run.err.slice(-10)).join('\n'),
      }
    },
    async attempt(topic) {
      const file = await settingsFile('attempt', { ...impatient })
      // It goes on for longer than the first record may take.
      const how = ['--max-messages', 25, '--throughput', 5, '--acks', -1, '--command-config', file]
      const run = tools.begin(tool('VerifiableProducer'), ['--bootstrap-server', bootstrap, '--topic', topic, ...how])
      await run.done
      const failed = !run.out.some((line) => line.includes('"producer_send_success"'))
      return { failed, said: [...run.err, ...run.out].join('\n') }
    },
    stop: () => tools.stop(),
  }
}
