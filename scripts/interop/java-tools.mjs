// One virtual machine in which the main methods of Apache Kafka's command line classes, and of the programs in java/, run
// one after the other or side by side: starting one for each call would cost a second of CPU every time.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { cacheFolder, ensureKafkaJars } from './install.mjs'
import { endWithUs, runProgram } from './processes.mjs'

const sources = join(dirname(fileURLToPath(import.meta.url)), 'java')

/** Logs warnings to standard error, where a run's own lines go to that run. */
const logging = `
Configuration:
  Appenders:
    Console:
      name: err
      target: SYSTEM_ERR
      follow: true
      PatternLayout:
        pattern: "%p %m (%c{1})%n"
  Loggers:
    Root:
      level: WARN
      AppenderRef:
        - ref: err
`

/** Compiles the programs of java/ unless these very sources have been compiled. Returns the class path. */
export const ensureJavaPrograms = async () => {
  const jars = await ensureKafkaJars()
  const files = (await readdir(sources)).filter((name) => name.endsWith('.java')).toSorted()
  const hash = createHash('sha256')
  for (const file of files) hash.update(await readFile(join(sources, file)))
  const target = join(cacheFolder, 'java', hash.digest('hex').slice(0, 16))
  if (!existsSync(target)) {
    const partial = `${target}.partial-${process.pid}`
    await mkdir(partial, { recursive: true })
    await runProgram('javac', ['-d', partial, '-cp', jars, ...files.map((file) => join(sources, file))])
    await writeFile(join(partial, 'log4j2.yaml'), logging)
    await rename(partial, target).catch(() => rm(partial, { recursive: true }))
  }
  return `${target}:${jars}`
}

/** What one run printed and how it ended. */
const createRun = (send, id, { onLine }) => {
  const run = { out: [], err: [], stop: () => send({ id, stop: true }) }
  run.done = new Promise((resolve) => {
    run.take = (event) => {
      if (event.out !== undefined) {
        run.out.push(event.out)
        onLine?.(event.out)
      }
      if (event.err !== undefined) run.err.push(event.err)
      if (event.exit !== undefined) resolve(event.exit)
    }
  })
  return run
}

/** Starts the virtual machine. `before` is a command, with its arguments, that runs it somewhere else. */
export const startJavaTools = async ({ before = [] } = {}) => {
  const classPath = await ensureJavaPrograms()
  const args = ['-Xmx768m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-cp', classPath, 'ToolServer']
  const [command, ...rest] = [...before, 'java', ...args]
  const child = endWithUs(spawn(command, rest, { stdio: ['pipe', 'pipe', 'inherit'] }))
  const runs = new Map()
  let last = 0
  const send = (request) => child.stdin.write(`${JSON.stringify(request)}\n`)
  createInterface({ input: child.stdout }).on('line', (line) => {
    const event = JSON.parse(line)
    runs.get(event.id)?.take(event)
  })
  /** Begins a run; `done` of the result resolves with its exit code, `stop` interrupts it. */
  const begin = (main, toolArgs, { stdin, onLine } = {}) => {
    const id = ++last
    const run = createRun(send, id, { onLine })
    runs.set(id, run)
    send({ id, main, args: toolArgs.map(String), stdin: stdin ?? '' })
    return run
  }
  return {
    begin,
    /** Runs a tool to its end and returns its lines. Fails when it takes too long or ends with another code than wanted. */
    async run(main, toolArgs, { stdin, code = 0, timeoutMs = 120_000 } = {}) {
      const run = begin(main, toolArgs, { stdin })
      let timer
      const late = new Promise((resolve) => {
        timer = setTimeout(() => resolve(`no end within ${timeoutMs} ms`), timeoutMs)
      })
      const exit = await Promise.race([run.done, late])
      clearTimeout(timer)
      if (exit !== code) {
        const printed = [...run.out, ...run.err].slice(-12).join(' / ')
        throw new Error(`${main.split('.').at(-1)} ${toolArgs.join(' ')}: exit code ${exit}: ${printed.slice(-1_500)}`)
      }
      return { out: run.out, err: run.err }
    },
    stop: () => child.kill('SIGKILL'),
  }
}
