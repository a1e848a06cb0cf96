// Finds PostgreSQL on this machine, makes a cluster of databases in a temporary folder and starts it for tests.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** The oldest version that the engine works with. */
const VERSION_MIN = 15
const READY_LIMIT_MS = 60_000
const STOP_LIMIT_MS = 20_000

/** Where Debian keeps each version's programs. */
const DEBIAN_FOLDER = '/usr/lib/postgresql'

/** The folder with `initdb` and `postgres`: POSTGRES_BIN, or Debian's newest. Undefined when there is none. */
export function findPostgres() {
  const { POSTGRES_BIN } = process.env
  if (POSTGRES_BIN) return existsSync(join(POSTGRES_BIN, 'initdb')) ? POSTGRES_BIN : undefined
  if (!existsSync(DEBIAN_FOLDER)) return undefined
  const versions = readdirSync(DEBIAN_FOLDER).map(Number)
  const usable = versions.filter((version) => version >= VERSION_MIN).sort((left, right) => right - left)
  return usable
    .map((version) => join(DEBIAN_FOLDER, String(version), 'bin'))
    .find((bin) => existsSync(join(bin, 'initdb')))
}

/**
 * Starts PostgreSQL on a free port of 127.0.0.1, with a database `millrace` that its user `millrace` owns. Ends with this
 * process at the latest.
 *
 * `isDurable: false` leaves out every fsync: for tests that lose no power. With `address` it also listens there, to whoever
 * can reach it.
 * Returns the database's URL, the process id of the server, `createDatabase` for more of them, and `stop`.
 */
export async function startPostgres(bin, { isDurable = true, address } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'millrace-postgres-'))
  const account = serverAccount()
  if (account !== undefined) chownSync(folder, account.uid, account.gid)
  const data = join(folder, 'data')
  const options = { ...account, cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' }
  const initdb = ['--pgdata', data, '--username', 'postgres', '--auth', 'trust', '--encoding', 'UTF8', '--locale', 'C']
  execFileSync(join(bin, 'initdb'), [...initdb, '--no-sync', '--no-instructions'], options)
  if (address !== undefined) appendFileSync(join(data, 'pg_hba.conf'), 'host all all all trust\n')
  const port = await freePort()
  const settings = {
    listen_addresses: address === undefined ? '127.0.0.1' : `127.0.0.1,${address}`,
    port,
    unix_socket_directories: folder,
    max_connections: 100,
    ...(isDurable ? {} : { fsync: 'off', full_page_writes: 'off' }),
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(join(bin, 'postgres'), ['-D', data, ...flags], { ...options, encoding: undefined })
  let said = ''
  const listen = (chunk) => {
    said = (said + chunk).slice(-10_000)
  }
  child.stdout.on('data', listen)
  child.stderr.on('data', listen)
  const exited = once(child, 'exit')
  // SIGQUIT ends it at once, with every process that it has started.
  const endWithUs = () => child.kill('SIGQUIT')
  process.once('exit', endWithUs)

  async function stop() {
    process.off('exit', endWithUs)
    // A fast shutdown: connections are ended, nobody is waited for.
    child.kill('SIGINT')
    const gone = await Promise.race([exited.then(() => true), sleep(STOP_LIMIT_MS, false, { ref: false })])
    if (!gone) child.kill('SIGQUIT')
    await exited
    rmSync(folder, { recursive: true, force: true })
  }

  const psql = (...args) =>
    execFileSync(
      join(bin, 'psql'),
      ['-X', '-q', '-h', '127.0.0.1', '-p', String(port), '-U', 'postgres', ...args],
      options,
    )
  const createDatabase = async (name) => psql('-c', `CREATE DATABASE ${name} OWNER millrace`)
  try {
    await untilReady(port, child)
    psql('-c', "CREATE ROLE millrace LOGIN PASSWORD 'millrace'")
    await createDatabase('millrace')
  } catch (error) {
    await stop()
    throw new Error(`PostgreSQL did not start: ${said}`, { cause: error })
  }
  return {
    url: `postgres://millrace:millrace@127.0.0.1:${port}/millrace`,
    adminUrl: `postgres://postgres@127.0.0.1:${port}/millrace`,
    port,
    processId: child.pid,
    createDatabase,
    stop,
  }
}

/** The account that the server runs as: PostgreSQL refuses to run as root. Undefined for our own. */
function serverAccount() {
  if (process.getuid?.() !== 0) return undefined
  const idOf = (flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: idOf('-u'), gid: idOf('-g') }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  await once(server, 'close')
  return port
}

/** A server that starts or recovers takes connections only when it is done; then psql may ask. */
async function untilReady(port, child) {
  const limitMs = performance.now() + READY_LIMIT_MS
  while (performance.now() < limitMs) {
    if (child.exitCode !== null) throw new Error(`it ended with status ${child.exitCode}`)
    if (await canConnect(port)) return
    await sleep(20)
  }
  throw new Error(`it was not ready after ${READY_LIMIT_MS} ms`)
}

function canConnect(port) {
  return new Promise((resolve) => {
    // The protocol's first message: version 3.0 and a user. An answer 'R' means that authentication begins.
    const socket = connect(port, '127.0.0.1', () => {
      const text = Buffer.from('user\0postgres\0\0')
      const head = Buffer.alloc(8)
      head.writeInt32BE(8 + text.length, 0)
      head.writeInt32BE(196_608, 4)
      socket.write(Buffer.concat([head, text]))
    })
    socket.once('data', (data) => {
      socket.destroy()
      resolve(data[0] === 0x52)
    })
    socket.once('error', () => resolve(false))
    socket.once('close', () => resolve(false))
  })
}
