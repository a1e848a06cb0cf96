// The servers that are measured. Each can be prepared any number of times, with empty stores on a fixed port; `start` of
// what was prepared resolves with its processes once it can be reached.
import { join } from 'node:path'
import { mkdir } from 'node:fs/promises'
import { ensureAgentBuilt, rootFolder } from '../../scripts/interop/install.mjs'
import { createKafkaServer } from '../../scripts/interop/kafka-server.mjs'
import { agentFlags, spawnAgent } from '../../scripts/interop/millrace-server.mjs'
import { freePort } from '../../scripts/interop/ports.mjs'

/** Apache Kafka with a heap of a fixed size. */
export const kafkaContestant = ({ heap, name = 'Apache Kafka 4.3.0' }) => ({
  name,
  async prepare(folder) {
    const server = await createKafkaServer(folder, { heap })
    return {
      bootstrap: server.bootstrap,
      async start() {
        const { child, stop } = await server.start()
        return { processes: { server: child.pid }, stop }
      },
    }
  },
})

const commandLine = join(rootFolder, 'packages', 'agent', 'bin', 'millrace.js')

/** As Kafka's own server.properties has it, so that a new group does not wait for more members. */
const withoutDelay = ['--groupInitialRebalanceDelayMs', '0']

let prefixes = 0

/**
 * The agent by its command line on SQLite, with files or, given a running `store`, with an S3 server for its
 * objects; `more` are flags of its command line.
 */
export const agentContestant = ({ store, more = [] } = {}) => ({
  name: store === undefined ? 'Millrace' : 'Millrace on MinIO',
  async prepare(folder) {
    await ensureAgentBuilt()
    await mkdir(folder, { recursive: true })
    const port = await freePort()
    const bucket = store === undefined ? undefined : `${store.bucketUrl}&prefix=run-${++prefixes}`
    const flags = [...agentFlags({ folder, bucket, port }), ...withoutDelay, ...more]
    return {
      bootstrap: `127.0.0.1:${port}`,
      async start() {
        const { child, stop, logTail } = await spawnAgent([commandLine, 'agent', ...flags], { env: store?.agentEnv })
        const { httpPort } = JSON.parse(logTail.findLast((line) => line.includes('agent.started')))
        const processes = store === undefined ? { server: child.pid } : { server: child.pid, store: store.processId }
        return { processes, httpPort, stop }
      },
    }
  },
})
