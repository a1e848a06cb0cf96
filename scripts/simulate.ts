import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { PLANTED_BUGS, type PlantedBug, type SimulationResult, simulateSeed } from '@millrace/testkit/simulator'

const USAGE = `Simulates two agents on one metadata store and one object store, in virtual time, under faults.

  npm run simulate -- SEEDS [--from N] [--jobs N]   runs SEEDS seeds and prints how often each fault fired
  npm run simulate -- --seed N [--bug NAME] [--trace]  runs one seed and prints what broke
  npm run simulate -- --planted [--within N]        puts each known bug back and shows the seed that catches it`

interface WorkerJob {
  readonly from: number
  readonly count: number
  readonly step: number
}

/** What many runs came to. */
interface Totals {
  seedCount: number
  virtualMs: number
  eventCount: number
  recordCount: number
  acknowledgedCount: number
  deletedCount: number
  trimmedCount: number
  readonly faults: Map<string, number>
  readonly failures: SimulationResult[]
}

function add(totals: Totals, result: SimulationResult): void {
  totals.seedCount++
  totals.virtualMs += result.virtualMs
  totals.eventCount += result.eventCount
  totals.recordCount += result.recordCount
  totals.acknowledgedCount += result.acknowledgedCount
  totals.deletedCount += result.deletedCount
  totals.trimmedCount += result.trimmedCount
  for (const [name, count] of result.faults) totals.faults.set(name, (totals.faults.get(name) ?? 0) + count)
  if (result.violations.length > 0) totals.failures.push(result)
}

function printFailure({ seed, violations }: SimulationResult, bug?: string): void {
  console.error(
    `seed ${seed} FAILED; replay: npm run simulate -- --seed ${seed}${bug === undefined ? '' : ` --bug ${bug}`}`,
  )
  for (const violation of violations.slice(0, 5)) console.error(`  ${violation}`)
  if (violations.length > 5) console.error(`  and ${violations.length - 5} more`)
}

function byName(counts: ReadonlyMap<string, number>): [string, number][] {
  return [...counts].sort(([left], [right]) => (left < right ? -1 : 1))
}

function printTotals(totals: Totals, wallMs: number): void {
  console.log(`${totals.seedCount} seeds, ${totals.failures.length} failed, ${(wallMs / 1000).toFixed(1)} s`)
  console.log(`${(totals.virtualMs / 3_600_000).toFixed(1)} simulated hours, ${totals.eventCount} events`)
  console.log(`${totals.acknowledgedCount} batches acknowledged, ${totals.recordCount} records in the logs`)
  console.log(`${totals.deletedCount} unnamed objects deleted, records deleted ${totals.trimmedCount} times`)
  console.log('faults that fired:')
  for (const [name, count] of byName(totals.faults)) console.log(`  ${name.padEnd(24)} ${count}`)
}

function startWorker(job: WorkerJob, onResult: (result: SimulationResult) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: job })
    worker.on('message', onResult)
    worker.on('error', reject)
    worker.on('exit', () => resolve())
  })
}

async function runSeeds(count: number, from: number, jobs: number): Promise<number> {
  const startedMs = performance.now()
  const totals: Totals = {
    seedCount: 0,
    virtualMs: 0,
    eventCount: 0,
    recordCount: 0,
    acknowledgedCount: 0,
    deletedCount: 0,
    trimmedCount: 0,
    faults: new Map(),
    failures: [],
  }
  const onResult = (result: SimulationResult) => {
    add(totals, result)
    if (result.violations.length > 0) printFailure(result)
    if (totals.seedCount % 1000 === 0) console.log(`${totals.seedCount} seeds ...`)
  }
  const workers = Array.from({ length: jobs }, (_, index) =>
    startWorker({ from: from + index, count: Math.ceil((count - index) / jobs), step: jobs }, onResult),
  )
  await Promise.all(workers)
  printTotals(totals, performance.now() - startedMs)
  return totals.failures.length === 0 && totals.seedCount === count ? 0 : 1
}

async function runOne(seed: number, bug: PlantedBug | undefined, isTraced: boolean): Promise<number> {
  const trace = isTraced ? (line: string) => console.log(line) : undefined
  const result = await simulateSeed({ seed, bug, trace })
  if (result.violations.length > 0) printFailure(result, bug)
  const { violations: _, faults, ...figures } = result
  console.log(figures, Object.fromEntries(byName(faults)))
  return result.violations.length > 0 ? 1 : 0
}

async function runPlanted(within: number): Promise<number> {
  let missedCount = 0
  for (const bug of PLANTED_BUGS) {
    let caught: SimulationResult | undefined
    for (let seed = 1; seed <= within && caught === undefined; seed++) {
      const result = await simulateSeed({ seed, bug })
      if (result.violations.length > 0) caught = result
    }
    if (caught === undefined) {
      missedCount++
      console.log(`${bug.padEnd(28)} NOT CAUGHT within ${within} seeds`)
    } else {
      console.log(`${bug.padEnd(28)} caught by seed ${caught.seed}: ${caught.violations[0]}`)
    }
  }
  console.log(`${PLANTED_BUGS.length - missedCount} of ${PLANTED_BUGS.length} planted bugs caught`)
  return missedCount === 0 ? 0 : 1
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < 0) throw new TypeError(`${name} must be a whole number, not ${text}`)
  return value
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      seed: { type: 'string' },
      bug: { type: 'string' },
      from: { type: 'string', default: '1' },
      jobs: { type: 'string', default: String(availableParallelism()) },
      within: { type: 'string', default: '300' },
      trace: { type: 'boolean', default: false },
      planted: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) {
    console.log(USAGE)
    return 0
  }
  const bug = PLANTED_BUGS.find((name) => name === values.bug)
  if (values.bug !== undefined && bug === undefined) throw new TypeError(`--bug is one of ${PLANTED_BUGS.join(', ')}`)
  if (values.planted) return runPlanted(wholeNumber('--within', values.within))
  if (values.seed !== undefined) return runOne(wholeNumber('--seed', values.seed), bug, values.trace)
  const jobs = Math.max(1, wholeNumber('--jobs', values.jobs))
  return runSeeds(wholeNumber('SEEDS', positionals[0] ?? '1000'), wholeNumber('--from', values.from), jobs)
}

if (isMainThread) {
  try {
    process.exitCode = await main()
  } catch (error) {
    console.error(error instanceof TypeError ? `${error.message}\n\n${USAGE}` : error)
    process.exitCode = 2
  }
} else {
  const { from, count, step }: WorkerJob = workerData
  for (let index = 0; index < count; index++) parentPort!.postMessage(await simulateSeed({ seed: from + index * step }))
}
