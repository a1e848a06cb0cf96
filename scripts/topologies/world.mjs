// What a scenario is played in: its network, and the processes that it starts there, which end with it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { rootFolder } from '../interop/install.mjs'
import { spawnAgent } from '../interop/millrace-server.mjs'
import { endWithUs } from '../interop/processes.mjs'
import { createNetwork, wireToStores, within } from './network.mjs'
import { storeAddresses } from './stores.mjs'

const commandLine = join(rootFolder, 'packages', 'agent', 'bin', 'millrace.js')

/** The port that agents serve clients on, unless a scenario gives another. */
export const kafkaPort = 9092
const httpPort = 8080

/** How long an agent may take to answer on that port, a stopped one for ever. */
const answerLimitMs = 5_000

/** What agents say to each other to be believed. */
const agentKey = 'a key of the topologies suite'

/** Flags as the command line takes them, from an object. */
const flagsOf = (settings) => Object.entries(settings).flatMap(([name, value]) => [`-${name}`, String(value)])

/** Sends a signal and waits for the end of the process. */
const end = async (child, signal) => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill(signal)
  await exited
}

/** What can be done to an agent and asked of it. `number` is counted from 1 in its world. */
const createAgent = ({ name, wires, running, start }) => ({
  name,
  get child() {
    return running.child
  },
  get logTail() {
    return running.logTail
  },
  kill: () => end(running.child, 'SIGKILL'),
  stop: () => end(running.child, 'SIGTERM'),
  /** A new process in the place of one that ended. */
  async restart() {
    running = await start()
  },
  /** From here on nothing reaches the metadata store, and nothing comes from it. */
  cutFromMetadata: () => wires.metadata.cut(),
  mendMetadata: () => wires.metadata.mend(),
  /** What the agent answers on its HTTP port. */
  async get(path) {
    const signal = AbortSignal.timeout(answerLimitMs)
    const answer = await fetch(`http://${wires.objects.address}:${httpPort}${path}`, { signal })
    return answer.text()
  },
  async status() {
    return JSON.parse(await this.get('/v1/status'))
  },
  /** A metric, as the sum of all its lines that begin like this. */
  async metric(start) {
    const metrics = await this.get('/metrics')
    const lines = metrics.split('\n').filter((line) => line.startsWith(start))
    return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0)
  },
  /** How many requests of an API the agent has answered. */
  requests(api) {
    return this.metric(`millrace_requests_total{api="${api}"`)
  },
})

/** A new world on new, empty stores. `settings` are flags of every agent. */
export const createWorld = async ({ stores, settings = {} }) => {
  const network = createNetwork()
  const cluster = await stores.newCluster()
  const ports = settings.kafkaListeners === undefined ? { kafkaPort, httpPort } : { httpPort }
  const common = { ...cluster, agentKey, ...ports, groupInitialRebalanceDelayMs: 500, ...settings }
  const agents = []
  const children = []
  return {
    network,
    agents,
    /** Starts an agent in a namespace that is there, wired to the stores now. */
    async startAgent(name, own = {}) {
      const wires = {
        metadata: await wireToStores(name, { device: 'metadata', target: storeAddresses.metadata }),
        objects: await wireToStores(name, { device: 'objects', target: storeAddresses.objects }),
      }
      const args = [commandLine, 'agent', ...flagsOf({ ...common, ...own })]
      const start = () => spawnAgent(args, { env: stores.env, before: within(name) })
      const agent = createAgent({ name, wires, running: await start(), start })
      agents.push(agent)
      return agent
    },
    /** Starts another program in a namespace; it ends with the world at the latest. */
    startProgram(namespace, command, args) {
      const [program, ...rest] = [...within(namespace), command, ...args]
      const child = endWithUs(spawn(program, rest, { stdio: ['ignore', 'ignore', 'inherit'] }))
      children.push(child)
      return child
    },
    async close() {
      await Promise.all([...children, ...agents.map(({ child }) => child)].map((child) => end(child, 'SIGKILL')))
      await network.close()
    },
  }
}
