// `npm run fuzz -- SECONDS [TARGET...] [--seed N] [--save]`, `npm run fuzz -- --replay FILE TARGET` and
// `npm run fuzz -- --planted`: see README.md.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { build } from 'esbuild'
import { instrument } from './instrument.mjs'
import { PLANTED } from './planted.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const root = join(here, '..', '..')
const outdir = join(root, '.cache', 'fuzz', String(process.pid))
const findingsFolder = join(root, '.cache', 'fuzz', 'findings')
const allTargets = readdirSync(join(here, 'targets')).map((file) => file.replace('.ts', ''))

/** An input that takes longer hangs. Inputs take microseconds; a loaded machine may stop a thread for seconds. */
const HANG_MS = 20_000
const LOOK_MS = 500
const FINDINGS_MAX = 20
const INPUT_BYTES_MAX = 65_536
const CORPUS_FILES_MAX = 300
const PLANTED_SECONDS_MAX = 60

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string' },
    save: { type: 'boolean', default: false },
    replay: { type: 'string' },
    planted: { type: 'boolean', default: false },
  },
})

const keepOtherPackagesOutside = {
  name: 'keep-other-packages-outside',
  setup(bundler) {
    bundler.onResolve({ filter: /^[^./]/ }, ({ path, kind }) => {
      if (kind === 'entry-point' || path.startsWith('@millrace/')) return undefined
      return { path, external: true }
    })
  },
}

/** Puts a bug into the sources of a bundle. */
const plant = ({ file, from, to }) => ({
  name: 'plant',
  setup(bundler) {
    let isPlanted = false
    bundler.onLoad({ filter: new RegExp(`/src/.*${file}$`) }, async ({ path }) => {
      const text = await readFile(path, 'utf8')
      isPlanted ||= text.includes(from)
      return { contents: text.replace(from, to), loader: 'ts' }
    })
    bundler.onEnd(() => {
      if (!isPlanted) throw new Error(`${file} does not say ${from} any more`)
    })
  },
})

/** Bundles one program; returns where it is. */
const bundle = async (source, name, plugins = []) => {
  const outfile = join(outdir, name)
  const options = { bundle: true, format: 'esm', platform: 'node', target: 'node20', conditions: ['@millrace/source'] }
  await build({
    entryPoints: [join(here, source)],
    outfile,
    ...options,
    plugins: [...plugins, keepOtherPackagesOutside],
  })
  return outfile
}

const hashOf = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 16)

const readCorpus = async (folder) => {
  if (!existsSync(folder)) return []
  return Promise.all((await readdir(folder)).toSorted().map((name) => readFile(join(folder, name))))
}

/** Runs the worker to its end, or until it hangs. */
const fuzz = (workerFile, workerData) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(workerFile, { workerData })
    const state = new Int32Array(workerData.shared, 0, 2)
    let last = -2
    let lastMs = performance.now()
    const timer = setInterval(() => {
      const count = Atomics.load(state, 0)
      const now = performance.now()
      if (count !== last || count <= 0) {
        last = count
        lastMs = now
      } else if (now - lastMs > HANG_MS) {
        const input = new Uint8Array(workerData.shared, 8).slice(0, state[1])
        void worker.terminate()
        const findings = [{ input, what: `no end within ${HANG_MS} ms` }]
        done({ executions: count, perSecond: 0, countersAtStart: 0, countersMoved: 0, inputs: 0, kept: [], findings })
      }
    }, LOOK_MS)
    const done = (result) => {
      clearInterval(timer)
      resolve(result)
    }
    worker.once('message', done)
    worker.once('error', (error) => {
      clearInterval(timer)
      reject(error)
    })
  })

const report = async (target, { input, what }) => {
  await mkdir(findingsFolder, { recursive: true })
  const file = join(findingsFolder, `${target}-${hashOf(input)}`)
  await writeFile(file, input)
  console.log(`FOUND ${target}: ${what.split('\n').slice(0, 6).join('\n      ')}`)
  console.log(`      npm run fuzz -- --replay ${relative(root, file)} ${target}`)
}

/** Replaces a target's corpus by the smallest that moves the same counters; inputs that once failed are kept. */
const save = async (target, kept) => {
  const folder = join(here, 'corpus', target)
  await mkdir(folder, { recursive: true })
  for (const name of await readdir(folder)) if (!name.startsWith('fixed-')) await rm(join(folder, name))
  for (const input of kept.slice(0, CORPUS_FILES_MAX)) await writeFile(join(folder, hashOf(input)), input)
}

/** Fuzzes a target; answers what the worker says and how many counters there are. */
const runTarget = async (target, workerFile, { plugins, ...work }) => {
  const file = await bundle(join('targets', `${target}.ts`), `${target}.mjs`, plugins)
  const { code, counters } = instrument(readFileSync(file, 'utf8'))
  await writeFile(file, code)
  const shared = new SharedArrayBuffer(8 + INPUT_BYTES_MAX)
  return { counters, ...(await fuzz(workerFile, { url: pathToFileURL(file).href, counters, shared, ...work })) }
}

const fuzzTarget = async (target, workerFile, { seconds, seed }) => {
  const corpus = await readCorpus(join(here, 'corpus', target))
  const result = await runTarget(target, workerFile, { seconds, seed, corpus, findingsMax: FINDINGS_MAX })
  const { counters, executions, perSecond, countersAtStart, countersMoved, inputs, kept, findings } = result
  console.log(
    `${findings.length === 0 ? 'ok  ' : 'FAIL'} ${target}: ${executions} executions, ${perSecond}/s; ` +
      `${countersMoved} of ${counters} branches (${countersAtStart} by seeds and corpus); ` +
      `${inputs} inputs, ${kept.length} beside the seeds are worth keeping`,
  )
  for (const finding of findings) await report(target, finding)
  if (values.save) await save(target, kept)
  return findings.length === 0
}

/** Puts one bug after the other into the sources; the fuzzer must find each, without the corpus. */
const findPlanted = async (workerFile, seed) => {
  let found = 0
  for (const planted of PLANTED) {
    const work = { seconds: PLANTED_SECONDS_MAX, seed, corpus: [], findingsMax: 1, plugins: [plant(planted)] }
    const { executions, findings } = await runTarget(planted.target, workerFile, work)
    if (findings.length > 0) found++
    const how = findings.length > 0 ? `found: ${findings[0].what.split('\n')[0]}` : 'NOT FOUND'
    console.log(
      `${findings.length > 0 ? 'ok  ' : 'FAIL'} ${planted.target}, ${planted.bug}: ${executions} executions, ${how}`,
    )
  }
  return finish(seed, found, PLANTED.length)
}

const finish = (seed, passed, count) => {
  console.log(`seed ${seed}`)
  console.log(`${passed} passed, ${count - passed} failed`)
  process.exitCode = passed === count ? 0 : 1
}

const replay = async (file, target) => {
  globalThis.fuzzCounters = undefined
  const { target: program } = await import(
    pathToFileURL(await bundle(join('targets', `${target}.ts`), `${target}.mjs`)).href
  )
  program.run(new Uint8Array(readFileSync(file)))
  console.log('nothing is wrong with it')
}

const main = async () => {
  if (values.replay !== undefined) return replay(values.replay, positionals[0])
  const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31))
  const [total, ...wanted] = positionals
  const targets = wanted.length > 0 ? wanted : allTargets
  const isUsable = Number.isSafeInteger(seed) && targets.every((target) => allTargets.includes(target))
  if (!isUsable || (!values.planted && !(Number(total) > 0)))
    throw new Error(`usage: npm run fuzz -- SECONDS [${allTargets.join('|')}]... [--seed N] [--save]`)
  const workerFile = await bundle('worker.ts', 'worker.mjs')
  if (values.planted) return findPlanted(workerFile, seed)
  console.log(`seed ${seed}, ${total} s over ${targets.length} targets`)
  let passed = 0
  for (const target of targets)
    if (await fuzzTarget(target, workerFile, { seconds: Number(total) / targets.length, seed })) passed++
  return finish(seed, passed, targets.length)
}

try {
  await main()
} finally {
  await rm(outdir, { recursive: true, force: true })
}
