// Runs a suite that needs networks of its own, in namespaces that end with it.
//
//   node scripts/topologies/run.mjs topologies|takeover|rolling-restart [flags of the suite]
//
// What is installed or built is installed or built out here, where there is a network to fetch it from. The suite then runs
// in new network, mount and process namespaces, in which it makes those of agents, clients and load balancers: however it
// ends, by Ctrl-C or by kill -9, the kernel takes its processes, addresses and mounts with it, and nothing of the machine's
// own network was touched.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { existsSync, mkdirSync, rmdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  ensureAgentBuilt,
  ensureFranz,
  ensureKcat,
  ensureNetworkPrograms,
  ensurePostgres,
} from '../interop/install.mjs'
import { ensureJavaPrograms } from '../interop/java-tools.mjs'
import { findOrBuildMinio } from '../s3-server/minio.mjs'

const suites = { topologies: 'topologies.mjs', takeover: 'takeover.mjs', 'rolling-restart': 'rolling-restart.mjs' }

/** Ends with its parent, whatever happens to that. */
const diesWithUs = ['setpriv', '--pdeathsig', 'KILL']
const isolate = ['unshare', '--net', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc']

/** Where iproute2 keeps the names of network namespaces and their files; each is hidden by a mount of the suite's own. */
const namespaceFolders = ['/run/netns', '/etc/netns']

const [suite, ...args] = process.argv.slice(2)
if (suites[suite] === undefined) {
  console.error(`usage: run.mjs ${Object.keys(suites).join('|')} [flags]`)
  process.exit(2)
}
// Programs of an administrator, which a shell without a login may not look for.
process.env.PATH += ':/usr/sbin:/sbin'

/** Why namespaces cannot be had here; undefined when they can. */
const obstacle = async () => {
  if (process.platform !== 'linux') return 'network namespaces are a thing of Linux'
  if (process.getuid() !== 0) return 'only root may make network namespaces'
  try {
    await ensureNetworkPrograms()
  } catch (error) {
    return `iproute2, HAProxy or socat is missing and cannot be installed: ${error.message}`
  }
  const { status, stderr } = spawnSync(isolate[0], [...isolate.slice(1), 'true'], { encoding: 'utf8' })
  return status === 0 ? undefined : `namespaces cannot be made: ${stderr}`
}

const prepare = async () => {
  await ensureKcat()
  await ensurePostgres()
  await ensureJavaPrograms()
  await ensureFranz(['newest'])
  if (findOrBuildMinio() === undefined) throw new Error('there is no S3-compatible server to run against')
  await ensureAgentBuilt()
}

/** Runs the suite and returns its exit code. */
const runIsolated = async (folder) => {
  const [command, ...before] = [...diesWithUs, ...isolate]
  const program = fileURLToPath(new URL(suites[suite], import.meta.url))
  // Servers that the suite starts keep their files in a folder of the system's for temporary ones: this one.
  const env = { ...process.env, TMPDIR: folder }
  const child = spawn(command, [...before, process.execPath, program, ...args], { stdio: 'inherit', env })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill('SIGKILL'))
  const [code] = await once(child, 'exit')
  return code ?? 130
}

const problem = await obstacle()
if (problem !== undefined) {
  const isRequired = process.env.REQUIRE_NETNS === '1'
  console.log(`${isRequired ? 'FAIL' : 'skipped:'} ${suite}: ${problem}`)
  process.exit(isRequired ? 1 : 0)
}
await prepare()
const folder = await mkdtemp(join(tmpdir(), `millrace-${suite}-`))
// PostgreSQL's data lies below it and belongs to another user.
await chmod(folder, 0o755)
const made = namespaceFolders.filter((path) => !existsSync(path))
for (const path of made) mkdirSync(path, { recursive: true })
try {
  process.exitCode = await runIsolated(folder)
} finally {
  if (process.exitCode !== 0 && args.includes('--keep')) console.log(`kept ${folder}`)
  // Processes that were just killed may still hold on to a file.
  else await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  for (const path of made) rmdirSync(path)
}
