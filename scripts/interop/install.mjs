// Installs what the interop, crash and benchmark runs need on a fresh Debian machine, and skips what is there: kcat,
// strace, HAProxy, socat, PostgreSQL, Java and Maven from Debian, Apache Kafka's jars by Maven, the franz-go clients by the Go tool.
// Everything that is not a Debian package lands in .cache/ at the root of the checkout.
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { findPostgres } from '../postgres-server/server.mjs'

const run = promisify(execFile)
const here = dirname(fileURLToPath(import.meta.url))

/** Root of the checkout. */
export const rootFolder = join(here, '..', '..')
/** Where downloads and built clients are kept; ignored by git. */
export const cacheFolder = join(rootFolder, '.cache')

const onPath = async (command) => {
  try {
    await run('sh', ['-c', `command -v ${command}`])
    return true
  } catch {
    return false
  }
}

let indexIsFresh = false

const installDebianPackage = async (name) => {
  process.stderr.write(`installing ${name}\n`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  if (!indexIsFresh) await run('apt-get', ['update', '-qq'], { env })
  indexIsFresh = true
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], { env, maxBuffer: 1 << 26 })
}

/** Installs a Debian package unless its command is there. */
const ensureCommand = async (command, debianPackage) => {
  if (!(await onPath(command))) await installDebianPackage(debianPackage)
}

/** kcat, Debian's 1.7.1 on librdkafka 2.0.2. */
export const ensureKcat = () => ensureCommand('kcat', 'kcat')

/** What the topologies are built of: network namespaces, a TCP load balancer, a port forwarder. */
export const ensureNetworkPrograms = async () => {
  await ensureCommand('ip', 'iproute2')
  await ensureCommand('haproxy', 'haproxy')
  await ensureCommand('socat', 'socat')
  await ensureCommand('openssl', 'openssl')
}

/** PostgreSQL, Debian's own. Its programs are where `scripts/postgres-server` looks for them. */
export const ensurePostgres = async () => {
  if (findPostgres() === undefined) await installDebianPackage('postgresql')
}

/** Java, Maven and the jars that a pom.xml names, in a folder of .cache. Returns the class path for `java -cp`. */
export const ensureMavenJars = async (name, pom) => {
  const target = join(cacheFolder, name)
  await ensureCommand('javac', 'default-jdk-headless')
  if (!existsSync(target)) {
    await ensureCommand('mvn', 'maven')
    process.stderr.write(`fetching the jars of ${name}\n`)
    // Copied beside and renamed, so that a run that was interrupted leaves no half-filled folder behind.
    const partial = `${target}.partial-${process.pid}`
    await mkdir(cacheFolder, { recursive: true })
    const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${partial}`]
    await run('mvn', ['-q', '-B', '-f', pom, ...goal], { maxBuffer: 1 << 26 })
    await rename(partial, target).catch(() => rm(partial, { recursive: true }))
  }
  return join(target, '*')
}

/** Java, Maven and Apache Kafka's jars. Returns the class path for `java -cp`. */
export const ensureKafkaJars = async () => {
  const classPath = await ensureMavenJars('kafka', join(here, 'kafka-pom.xml'))
  const jars = await readdir(dirname(classPath))
  if (!jars.some((jar) => jar.startsWith('kafka-tools-')))
    throw new Error(`${dirname(classPath)} lacks kafka-tools; delete it`)
  return classPath
}

/** Version of confluent-kafka, whose wheels carry a librdkafka of the same number. */
const librdkafkaVersion = '2.16.1'

/** The newest librdkafka in a Python environment of its own. Returns that environment's Python. */
export const ensureLibrdkafka = async () => {
  const target = join(cacheFolder, `librdkafka-${librdkafkaVersion}`)
  const python = join(target, 'bin', 'python')
  if (existsSync(join(target, 'complete'))) return python
  await ensureCommand('python3', 'python3')
  const hasVenv = await run('python3', ['-c', 'import ensurepip, venv']).then(
    () => true,
    () => false,
  )
  if (!hasVenv) await installDebianPackage('python3-venv')
  process.stderr.write('installing confluent-kafka\n')
  await rm(target, { recursive: true, force: true })
  await run('python3', ['-m', 'venv', target])
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--only-binary', ':all:']
  await run(python, [...pip, `confluent-kafka==${librdkafkaVersion}`], { maxBuffer: 1 << 26 })
  await writeFile(join(target, 'complete'), '')
  return python
}

/** Builds the franz-go clients. Go's own build cache makes this quick when nothing changed. */
export const ensureFranz = async (names = ['newest', '1.20']) => {
  if (!(await onPath('go'))) {
    throw new Error('Go 1.26 or newer is not on the PATH; the franz-go clients cannot be built without it')
  }
  const binaries = {}
  for (const name of names) {
    const binary = join(cacheFolder, 'franz', `franz-${name}`)
    const modFile = name === 'newest' ? 'go.mod' : `go-${name}.mod`
    const flags = ['build', '-buildvcs=false', `-modfile=${modFile}`, '-o', binary, '.']
    await run('go', flags, { cwd: join(here, 'go'), maxBuffer: 1 << 26, env: { ...process.env, GOFLAGS: '' } })
    binaries[name] = binary
  }
  return binaries
}

/** When a file below `folder` was last written, leaving out what is built and what is installed. */
const newestSource = async (folder) => {
  const entries = await readdir(folder, { withFileTypes: true })
  const times = entries
    .filter(({ name }) => name !== 'dist' && name !== 'node_modules' && name !== 'test')
    .map((entry) => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? newestSource(path) : stat(path).then(({ mtimeMs }) => mtimeMs)
    })
  return Math.max(0, ...(await Promise.all(times)))
}

/** Builds the packages unless what is built is newer than their sources. */
export const ensureAgentBuilt = async () => {
  const built = join(rootFolder, 'packages', 'agent', 'dist', 'index.js')
  const sources = await newestSource(join(rootFolder, 'packages'))
  if (existsSync(built) && (await stat(built)).mtimeMs > sources) return
  process.stderr.write('building the packages\n')
  await run('node', ['scripts/build.mjs', '--js'], { cwd: rootFolder, maxBuffer: 1 << 26 })
}
