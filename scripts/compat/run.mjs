// `npm run compat:java -- [--seed N] [--instances N] [--only NAME]`: fetches both clients, compiles the Java
// side against each, and hands over to main.ts. See README.md.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cacheFolder, ensureKafkaJars, ensureMavenJars, rootFolder } from '../interop/install.mjs'
import { runProgram } from '../interop/processes.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const sources = join(here, 'java')

/** Compiles the Java side against a client, unless these very sources have been. Returns the class path. */
const compile = async ({ version, jars, recordPackage }) => {
  const hash = createHash('sha256').update(version)
  const texts = []
  for (const name of (await readdir(sources)).toSorted()) {
    const text = await readFile(join(sources, name), 'utf8')
    texts.push([name, text.replaceAll('kafka.common.record.internal', `kafka.common.${recordPackage}`)])
    hash.update(text)
  }
  const target = join(cacheFolder, 'compat', `${version}-${hash.digest('hex').slice(0, 16)}`)
  if (!existsSync(target)) {
    const partial = `${target}.partial-${process.pid}`
    await mkdir(join(partial, 'sources'), { recursive: true })
    for (const [name, text] of texts) await writeFile(join(partial, 'sources', name), text)
    const files = texts.map(([name]) => join(partial, 'sources', name))
    await runProgram('javac', ['-d', partial, '-cp', jars, ...files])
    await rename(partial, target).catch(() => rm(partial, { recursive: true }))
  }
  return `${target}:${jars}`
}

const clients = [
  { version: '4.3.0', jars: await ensureKafkaJars(), recordPackage: 'record.internal' },
  {
    version: '3.9.1',
    jars: await ensureMavenJars('kafka-3.9.1', join(here, 'kafka-3.9.1-pom.xml')),
    recordPackage: 'record',
  },
]
const jars = []
for (const client of clients) jars.push({ version: client.version, classPath: await compile(client) })

const args = ['scripts/run-ts.mjs', 'scripts/compat/main.ts', JSON.stringify(jars), ...process.argv.slice(2)]
const child = spawn(process.execPath, args, { cwd: rootFolder, stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code) => process.exit(code ?? 1))
