// Starts one Apache Kafka broker (KRaft, combined) on the loopback address with an empty log in a folder of its own.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ensureKafkaJars } from './install.mjs'
import { freePort } from './ports.mjs'
import { endWithUs, runProgram, stopServer } from './processes.mjs'

/** Found on the PATH; install.mjs puts it there. */
const javaCommand = 'java'

const properties = ({ port, advertisedPort, controllerPort, folder }) => `
process.roles=broker,controller
node.id=1
controller.quorum.bootstrap.servers=127.0.0.1:${controllerPort}
listeners=PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}
advertised.listeners=PLAINTEXT://127.0.0.1:${advertisedPort},CONTROLLER://127.0.0.1:${controllerPort}
controller.listener.names=CONTROLLER
log.dirs=${join(folder, 'log')}
num.partitions=1
auto.create.topics.enable=true
offsets.topic.replication.factor=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
group.initial.rebalance.delay.ms=0
`

const log4j = `
Configuration:
  Appenders:
    Console:
      name: out
      target: SYSTEM_ERR
      PatternLayout:
        pattern: "%d %p %m (%c)%n"
  Loggers:
    Root:
      level: WARN
      AppenderRef:
        - ref: out
`

const accepts = async (port) => {
  const socket = connect(port, '127.0.0.1')
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}

/**
 * Prepares a folder for a broker; `start` may be called again after the process ended. With `advertisedPort` clients are
 * sent to another port than the broker's own.
 */
export const createKafkaServer = async (folder, { heap = '1g', advertisedPort } = {}) => {
  const classPath = await ensureKafkaJars()
  const port = await freePort()
  const controllerPort = await freePort()
  await mkdir(folder, { recursive: true })
  const config = join(folder, 'server.properties')
  const logging = join(folder, 'log4j2.yaml')
  await writeFile(config, properties({ port, advertisedPort: advertisedPort ?? port, controllerPort, folder }))
  await writeFile(logging, log4j)
  const java = [`-Dlog4j2.configurationFile=${logging}`, '-cp', classPath]
  const format = ['format', '-t', 'bWlsbHJhY2UtaW50ZXJvcA', '-c', config, '--standalone']
  await runProgram(javaCommand, [...java, 'kafka.tools.StorageTool', ...format])
  return {
    name: 'Apache Kafka 4.3.0',
    port,
    bootstrap: `127.0.0.1:${port}`,
    /** Starts the broker and resolves with its process and how long it took until it accepted a connection. */
    async start({ onSpawn } = {}) {
      const startedAt = performance.now()
      const stdio = ['ignore', 'ignore', 'pipe']
      const child = endWithUs(
        spawn(javaCommand, [`-Xmx${heap}`, `-Xms${heap}`, ...java, 'kafka.Kafka', config], { stdio }),
      )
      onSpawn?.(child)
      let errors = ''
      child.stderr.on('data', (chunk) => {
        errors = (errors + chunk).slice(-4_000)
      })
      while (!(await accepts(port))) {
        if (child.exitCode !== null || child.signalCode !== null) {
          throw new Error(`Kafka ended (${child.signalCode ?? child.exitCode}): ${errors}`)
        }
        await sleep(50)
      }
      return { child, startMs: performance.now() - startedAt, stop: () => stopServer(child) }
    },
  }
}
