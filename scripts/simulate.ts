import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import {
  GROUPS_BUGS,
  type GroupsSimulationResult,
  PLANTED_BUGS,
  type SimulationResult,
  simulateGroupsSeed,
  simulateSeed,
} from '@millrace/testkit/simulator'

const USAGE = `Simulates agents under faults in virtual time, in two worlds: \`log\`, two agents' batchers on one metadata store
and one object store; and \`groups\`, two or three agents' group coordinators on one metadata store.

  npm run simulate -- SEEDS [--from N] [--jobs N] [--world NAME]
      runs SEEDS seeds of each world, or of one, and prints how often each fault fired
  npm run simulate -- --seed N [--world NAME] [--bug NAME] [--trace]
      runs one seed, of the world \`log\` unless another is named or the bug's is another, and prints what broke
  npm run simulate -- --planted [--within N] [--world NAME]
      puts each known bug back and shows the seed that catches it`

type Trace = ((line: string) => void) | undefined
type AnyResult = SimulationResult | GroupsSimulationResult

/** What there is to simulate. */
interface World {
  readonly bugs: readonly string[]
  run(seed: number, bug?: string, trace?: Trace): Promise<AnyResult>
  /** What the figures that are added up are called. */
  readonly figures: Readonly<Record<string, string>>
}

type WorldName = 'log' | 'groups'

const WORLDS: Readonly<Record<WorldName, World>> = {
  log: {
    bugs: PLANTED_BUGS,
    run: (seed, bug, trace) => simulateSeed({ seed, bug: PLANTED_BUGS.find((name) => name === bug), trace }),
    figures: {
      acknowledgedCount: 'batches acknowledged',
      recordCount: 'records in the logs',
      deletedCount: 'unnamed objects deleted',
      trimmedCount: 'times records were deleted',
    },
  },
  groups: {
    bugs: GROUPS_BUGS,
    run: (seed, bug, trace) => simulateGroupsSeed({ seed, bug: GROUPS_BUGS.find((name) => name === bug), trace }),
    figures: { generationCount: 'generations', acknowledgedCount: 'commits of offsets acknowledged' },
  },
}
const WORLD_NAMES = Object.keys(WORLDS) as WorldName[]

interface WorkerJob {
  readonly world: WorldName
  readonly from: number
  readonly count: number
  readonly step: number
}

/** What many runs came to. */
interface Totals {
  seedCount: number
  failedCount: number
  virtualMs: number
  eventCount: number
  readonly figures: Map<string, number>
  readonly counts: Map<string, number>
}

function countsOf(result: AnyResult): ReadonlyMap<string, number> {
  return 'counts' in result ? result.counts : result.faults
}

function addTo(map: Map<string, number>, name: string, count: number): void {
  map.set(name, (map.get(name) ?? 0) + count)
}

function add(totals: Totals, world: WorldName, result: AnyResult): void {
  totals.seedCount++
  totals.virtualMs += result.virtualMs
  totals.eventCount += result.eventCount
  const figures: Readonly<Record<string, unknown>> = { ...result }
  for (const name of Object.keys(WORLDS[world].figures)) addTo(totals.figures, name, figures[name] as number)
  for (const [name, count] of countsOf(result)) addTo(totals.counts, name, count)
  if (result.violations.length > 0) totals.failedCount++
}

function printFailure({ seed, violations }: AnyResult, world: WorldName, bug?: string): void {
  const replay = `npm run simulate -- --seed ${seed} --world ${world}${bug === undefined ? '' : ` --bug ${bug}`}`
  console.error(`seed ${seed} of ${world} FAILED; replay: ${replay}`)
  for (const violation of violations.slice(0, 5)) console.error(`  ${violation}`)
  if (violations.length > 5) console.error(`  and ${violations.length - 5} more`)
}

function byName(counts: ReadonlyMap<string, number>): [string, number][] {
  return [...counts].sort(([left], [right]) => (left < right ? -1 : 1))
}

function printTotals(world: WorldName, totals: Totals, wallMs: number): void {
  console.log(`${world}: ${totals.seedCount} seeds, ${totals.failedCount} failed, ${(wallMs / 1000).toFixed(1)} s`)
  console.log(`${(totals.virtualMs / 3_600_000).toFixed(1)} simulated hours, ${totals.eventCount} events`)
  const figures = Object.entries(WORLDS[world].figures)
  console.log(figures.map(([name, what]) => `${totals.figures.get(name) ?? 0} ${what}`).join(', '))
  console.log('faults that fired, and what came of them:')
  for (const [name, count] of byName(totals.counts)) console.log(`  ${name.padEnd(30)} ${count}`)
}

function startWorker(job: WorkerJob, onResult: (result: AnyResult) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: job })
    worker.on('message', onResult)
    worker.on('error', reject)
    worker.on('exit', () => resolve())
  })
}

/** Whether all seeds of a world were run and none failed. */
async function runSeeds(
  world: WorldName,
  count: number,
  { from, jobs }: { from: number; jobs: number },
): Promise<boolean> {
  const startedMs = performance.now()
  const totals: Totals = {
    seedCount: 0,
    failedCount: 0,
    virtualMs: 0,
    eventCount: 0,
    figures: new Map(),
    counts: new Map(),
  }
  const onResult = (result: AnyResult) => {
    add(totals, world, result)
    if (result.violations.length > 0) printFailure(result, world)
    if (totals.seedCount % 1000 === 0) console.log(`${totals.seedCount} seeds ...`)
  }
  const workers = Array.from({ length: jobs }, (_, index) =>
    startWorker({ world, from: from + index, count: Math.ceil((count - index) / jobs), step: jobs }, onResult),
  )
  await Promise.all(workers)
  printTotals(world, totals, performance.now() - startedMs)
  return totals.failedCount === 0 && totals.seedCount === count
}

async function runOne(
  world: WorldName,
  seed: number,
  options: { bug: string | undefined; isTraced: boolean },
): Promise<number> {
  const trace = options.isTraced ? (line: string) => console.log(line) : undefined
  const result = await WORLDS[world].run(seed, options.bug, trace)
  if (result.violations.length > 0) printFailure(result, world, options.bug)
  const { seed: _, virtualMs, eventCount } = result
  console.log({ world, seed, virtualMs, eventCount }, Object.fromEntries(byName(countsOf(result))))
  return result.violations.length > 0 ? 1 : 0
}

/** How many bugs of a world were not caught. */
async function runPlanted(world: WorldName, within: number): Promise<number> {
  const { bugs, run } = WORLDS[world]
  let missedCount = 0
  for (const bug of bugs) {
    let caught: AnyResult | undefined
    for (let seed = 1; seed <= within && caught === undefined; seed++) {
      const result = await run(seed, bug)
      if (result.violations.length > 0) caught = result
    }
    if (caught === undefined) {
      missedCount++
      console.log(`${bug.padEnd(28)} NOT CAUGHT within ${within} seeds`)
    } else {
      console.log(`${bug.padEnd(28)} caught by seed ${caught.seed}: ${caught.violations[0]}`)
    }
  }
  console.log(`${world}: ${bugs.length - missedCount} of ${bugs.length} planted bugs caught`)
  return missedCount
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
      world: { type: 'string' },
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
  const world = worldNamed(values.world, values.bug)
  const worlds = values.world === undefined ? WORLD_NAMES : [world]
  if (values.planted) {
    let missedCount = 0
    for (const each of worlds) missedCount += await runPlanted(each, wholeNumber('--within', values.within))
    return missedCount === 0 ? 0 : 1
  }
  if (values.seed !== undefined)
    return runOne(world, wholeNumber('--seed', values.seed), { bug: values.bug, isTraced: values.trace })
  const range = { from: wholeNumber('--from', values.from), jobs: Math.max(1, wholeNumber('--jobs', values.jobs)) }
  let isGood = true
  for (const each of worlds)
    isGood = (await runSeeds(each, wholeNumber('SEEDS', positionals[0] ?? '1000'), range)) && isGood
  return isGood ? 0 : 1
}

/** The world asked for, or the one that a bug belongs to. */
function worldNamed(name: string | undefined, bug: string | undefined): WorldName {
  const withBug = WORLD_NAMES.filter((world) => bug === undefined || WORLDS[world].bugs.includes(bug))
  if (withBug.length === 0)
    throw new TypeError(`--bug is none of ${WORLD_NAMES.flatMap((each) => WORLDS[each].bugs).join(', ')}`)
  const world = withBug.find((each) => name === undefined || each === name)
  if (world === undefined) throw new TypeError(`--world ${name} is none of ${withBug.join(', ')}`)
  return world
}

if (isMainThread) {
  try {
    process.exitCode = await main()
  } catch (error) {
    console.error(error instanceof TypeError ? `${error.message}\n\n${USAGE}` : error)
    process.exitCode = 2
  }
} else {
  const { world, from, count, step }: WorkerJob = workerData
  for (let index = 0; index < count; index++) parentPort!.postMessage(await WORLDS[world].run(from + index * step))
}
