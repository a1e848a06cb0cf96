// Starts the reference agent as its users do, by its command line, and learns its address from its log.
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { ensureAgentBuilt, rootFolder } from './install.mjs'
import { endWithUs, stopServer } from './processes.mjs'

const commandLine = join(rootFolder, 'packages', 'agent', 'bin', 'millrace.js')

/**
 * Spawns a program that logs JSON lines and waits for the event `agent.started`. `logTail` of the result has the last
 * lines, for the message of a failure. `before` is a command, with its arguments, that runs the program somewhere else.
 */
export const spawnAgent = async (args, { env, deadlineMs = 30_000, onLine, onSpawn, before = [] } = {}) => {
  const startedAt = performance.now()
  const stdio = ['ignore', 'pipe', 'pipe']
  const [command, ...rest] = [...before, 'node', ...args]
  const child = endWithUs(spawn(command, rest, { stdio, env: { ...process.env, ...env } }))
  onSpawn?.(child)
  const logTail = []
  const started = new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no agent.started in time: ${logTail.join(' / ')}`)), deadlineMs)
    const take = (line) => {
      logTail.push(line)
      if (logTail.length > 40) logTail.shift()
      onLine?.(line)
      if (!line.startsWith('{') || !line.includes('agent.started')) return
      clearTimeout(timer)
      resolve(JSON.parse(line).bootstrap)
    }
    createInterface({ input: child.stdout }).on('line', take)
    createInterface({ input: child.stderr }).on('line', take)
    child.once('exit', (code, signal) => {
      clearTimeout(timer)
      // The log is read to its end first.
      setImmediate(() =>
        reject(new Error(`the agent ended (${signal ?? `exit code ${code}`}): ${logTail.join(' / ')}`)),
      )
    })
  })
  try {
    const bootstrap = await started
    return { child, bootstrap, startMs: performance.now() - startedAt, logTail, stop: () => stopServer(child) }
  } catch (error) {
    child.kill('SIGKILL')
    throw error
  }
}

/** Flags for an agent on SQLite and files under `folder`, or on the stores given. */
export const agentFlags = ({ folder, bucket, metadata, port = 0 }) =>
  [
    ['--bucketURL', bucket ?? `file://${join(folder, 'objects')}`],
    ['--metadataURL', metadata ?? `sqlite://${join(folder, 'meta.db')}`],
    ['--kafkaPort', String(port)],
    ['--httpPort', '0'],
    ['--advertiseHostnameStrategy', 'local'],
  ].flat()

/** Prepares an agent, with more flags if need be; `start` may be called again after the process ended. */
export const createMillraceServer = async (folder, { bucket, metadata, port, more = [] } = {}) => {
  await ensureAgentBuilt()
  await mkdir(folder, { recursive: true })
  const flags = [...agentFlags({ folder, bucket, metadata, port }), ...more]
  return {
    name: 'Millrace',
    objects: bucket === undefined ? join(folder, 'objects') : null,
    start: () => spawnAgent([commandLine, 'agent', ...flags]),
  }
}

/** What `millrace segment inspect` prints of a segment. */
export const inspectCommand = (file) => [commandLine, 'segment', 'inspect', file]
