// Gets MinIO, the strictest of the S3-compatible servers that run without containers, and starts it for tests.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')

/** Pinned, so that a run of today and one of next year judge by the same server. */
const MODULE = 'github.com/minio/minio@v0.0.0-20260212201848-7aac2a2c5b7c'

const READY_LIMIT_MS = 60_000
const STOP_LIMIT_MS = 10_000

/** Where the binary is kept: `.cache/bin` of the repository, or `millrace/bin` in XDG_CACHE_HOME. */
export function binFolder() {
  const { XDG_CACHE_HOME } = process.env
  return XDG_CACHE_HOME ? join(XDG_CACHE_HOME, 'millrace/bin') : join(root, '.cache/bin')
}

/** Path of the binary, built first when it is not there (some minutes). Undefined when it cannot be had, said on the console. */
export function findOrBuildMinio() {
  const folder = binFolder()
  const binary = join(folder, 'minio')
  if (existsSync(binary)) return binary
  if (spawnSync('go', ['version']).status !== 0) {
    console.log('there is neither a MinIO binary in the cache nor Go to build one')
    return undefined
  }
  console.log(`building ${MODULE} into ${folder}; this takes some minutes, once`)
  mkdirSync(folder, { recursive: true })
  const { status } = spawnSync('go', ['install', '-trimpath', '-ldflags', '-s -w', MODULE], {
    stdio: 'inherit',
    env: { ...process.env, GOBIN: folder, CGO_ENABLED: '0' },
  })
  if (status === 0 && existsSync(binary)) return binary
  console.log('building MinIO failed')
  return undefined
}

/**
 * Starts MinIO on a free port of an address of this machine with an empty folder and makes a bucket.
 * Returns its address and keys, the environment that tests take them from, and `stop`.
 */
export async function startMinio(binary, { address = '127.0.0.1' } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'millrace-minio-'))
  const accessKeyId = 'millrace-test'
  const secretAccessKey = 'millrace-test-secret'
  const endpoint = `http://${address}:${await freePort(address)}`
  const child = spawn(binary, ['server', '--quiet', '--address', endpoint.slice('http://'.length), folder], {
    env: { ...process.env, MINIO_ROOT_USER: accessKeyId, MINIO_ROOT_PASSWORD: secretAccessKey, MINIO_BROWSER: 'off' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const listen = (chunk) => {
    said = (said + chunk).slice(-10_000)
  }
  child.stdout.on('data', listen)
  child.stderr.on('data', listen)
  const exited = once(child, 'exit')

  async function stop() {
    child.kill('SIGTERM')
    const gone = await Promise.race([exited.then(() => true), sleep(STOP_LIMIT_MS, false, { ref: false })])
    if (!gone) child.kill('SIGKILL')
    await exited
    rmSync(folder, { recursive: true, force: true })
  }

  const bucket = 'millrace-conformance'
  try {
    await untilReady(endpoint, child)
    // On one drive a bucket is a folder: no client is needed to make one.
    mkdirSync(join(folder, bucket))
  } catch (error) {
    await stop()
    throw new Error(`MinIO did not start: ${said}`, { cause: error })
  }
  const environment = {
    S3_ENDPOINT: endpoint,
    S3_BUCKET: bucket,
    S3_REGION: 'us-east-1',
    S3_ACCESS_KEY_ID: accessKeyId,
    S3_SECRET_ACCESS_KEY: secretAccessKey,
  }
  return { endpoint, bucket, accessKeyId, secretAccessKey, environment, processId: child.pid, stop }
}

async function freePort(address) {
  const server = createServer().listen(0, address)
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  await once(server, 'close')
  return port
}

async function untilReady(endpoint, child) {
  const limitMs = performance.now() + READY_LIMIT_MS
  while (performance.now() < limitMs) {
    if (child.exitCode !== null) throw new Error(`it ended with status ${child.exitCode}`)
    const answer = await fetch(`${endpoint}/minio/health/ready`).catch(() => undefined)
    if (answer?.ok) return
    await sleep(100)
  }
  throw new Error(`it was not ready after ${READY_LIMIT_MS} ms`)
}
