// What the crash run kills: the agent with its failpoints, or Apache Kafka, at random moments only, which shows that
// load and checker are right about a broker that is known to keep its promises when its process dies.
import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { ensureAgentBuilt } from '../interop/install.mjs'
import { createKafkaServer } from '../interop/kafka-server.mjs'
import { spawnAgent } from '../interop/millrace-server.mjs'
import { freePort } from '../interop/ports.mjs'
import { failpointNames } from './failpoints.mjs'

const program = fileURLToPath(new URL('agent-with-failpoints.mjs', import.meta.url))

/** The agent: the same port, SQLite file and folder of objects each time. */
const createAgentTarget = async (folder, { putDelayMs }) => {
  await ensureAgentBuilt()
  await mkdir(folder, { recursive: true })
  const port = await freePort()
  let lives = 0
  return {
    points: failpointNames,
    bootstrap: `127.0.0.1:${port}`,
    start: ({ failpoint, onSpawn, onLine } = {}) => {
      // Two lives of five have slow puts: five and the number of kinds of kill share no factor, so every kind meets both.
      const env = { PUT_DELAY_MS: String(lives++ % 5 < 2 ? putDelayMs : 0) }
      if (failpoint !== undefined) env.FAILPOINT = failpoint
      return spawnAgent([program, folder, String(port)], { env, onSpawn, onLine })
    },
  }
}

const createKafkaTarget = async (folder) => {
  const server = await createKafkaServer(folder)
  return {
    points: [],
    bootstrap: server.bootstrap,
    start: (options) => server.start(options),
  }
}

/** Prepares what is to be killed. `putDelayMs` is how much longer the agent's puts take in two lives of five, on average. */
export const createTarget = (name, folder, options) =>
  name === 'kafka' ? createKafkaTarget(folder) : createAgentTarget(folder, options)
