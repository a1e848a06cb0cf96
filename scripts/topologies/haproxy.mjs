// A TCP load balancer: HAProxy, which looks five times a second whether an agent still takes connections.
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const readyLimitMs = 10_000

const configuration = ({ socket, bind, servers, serverOptions }) => `
global
  stats socket ${socket} level admin
defaults
  mode tcp
  balance roundrobin
  timeout connect 2s
  timeout client 10m
  timeout server 10m
  retries 3
  option redispatch
frontend clients
  bind ${bind}
  default_backend agents
backend agents
  default-server check inter 200ms fall 2 rise 1 on-marked-down shutdown-sessions ${serverOptions}
${servers.map(({ name, server }) => `  server ${name} ${server}`).join('\n')}
`

/** Asks HAProxy what it knows, by its socket. */
const ask = async (socket, command) => {
  const connection = connect(socket)
  let answer = ''
  connection.on('data', (chunk) => {
    answer += chunk
  })
  connection.write(`${command}\n`)
  await once(connection, 'close')
  return answer
}

/**
 * Starts HAProxy in a namespace, listening at `bind` for the servers named. Returns what says how many connections each
 * server was given so far, and which of them are up.
 */
export const startHaproxy = async (world, { namespace, folder, bind, servers, serverOptions = '' }) => {
  const socket = join(folder, `${namespace}.socket`)
  const file = join(folder, `${namespace}.cfg`)
  await writeFile(file, configuration({ socket, bind, servers, serverOptions }))
  world.startProgram(namespace, 'haproxy', ['-db', '-q', '-f', file])
  const table = async () => {
    const [head, ...lines] = (await ask(socket, 'show stat')).trim().split('\n')
    const names = head.replace('# ', '').split(',')
    const rows = lines.map((line) => Object.fromEntries(line.split(',').map((value, i) => [names[i], value])))
    return rows.filter(({ pxname, svname }) => pxname === 'agents' && svname !== 'BACKEND')
  }
  const byServer = async (column) => Object.fromEntries((await table()).map((row) => [row.svname, row[column]]))
  for (const end = performance.now() + readyLimitMs; ; await sleep(20)) {
    const rows = await table().catch(() => [])
    if (rows.length === servers.length && rows.every(({ status }) => status === 'UP')) break
    if (performance.now() > end) throw new Error(`HAProxy finds not every agent: ${JSON.stringify(rows)}`)
  }
  return {
    async connections() {
      const counts = await byServer('stot')
      return Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, Number(count)]))
    },
    statuses: () => byServer('status'),
  }
}
