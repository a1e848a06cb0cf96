/** Fuzzes one target for a while; run by run.mjs in a thread of its own, which it can end when an input hangs. */
import { getHeapStatistics } from 'node:v8'
import { parentPort, workerData } from 'node:worker_threads'
import { createRandom, type Random } from '../compat/random.ts'
import { createCoverage, type Coverage } from './coverage.ts'
import { mutate } from './mutate.ts'
import { seedsOf } from './seeds.ts'
import type { FuzzTarget } from './target.ts'

/** What run.mjs hands over. */
interface Work {
  readonly url: string
  readonly counters: number
  readonly seconds: number
  readonly seed: number
  readonly corpus: readonly Uint8Array[]
  /** Two int32: executions so far, length of the current input; then the input itself. */
  readonly shared: SharedArrayBuffer
  readonly findingsMax: number
}

/** An input that showed something wrong. */
export interface Finding {
  readonly input: Uint8Array
  readonly what: string
}

/** Work that one byte of an input may make, in counted places passed, and what any input may. */
const STEPS_PER_BYTE_MAX = 2_000
const STEPS_MAX = 200_000
/** Memory that one byte of an input may take in all rounds together, and what any input may: garbage is counted, too. */
const MEMORY_PER_BYTE_MAX = 4_096
const MEMORY_MAX = 16 * 1_048_576
/** Looking at the clock costs more than an execution of some targets. */
const EXECUTIONS_PER_CLOCK = 64

const work = workerData as Work
const counters = new Uint32Array(work.counters)
Object.assign(globalThis, { fuzzCounters: counters })
const { target } = (await import(work.url)) as { target: FuzzTarget }
const coverage: Coverage = createCoverage(counters)
const state = new Int32Array(work.shared, 0, 2)
const current = new Uint8Array(work.shared, 8)
const inputs: Uint8Array[] = []
const findings = new Map<string, Finding>()

/** Bytes on the heap and in array buffers. Collecting garbage makes it less, so that what it says of an input is a minimum. */
function memory(): number {
  const { used_heap_size: heap, external_memory: outside } = getHeapStatistics()
  return heap + outside
}

/** What is wrong with an input that was taken without an error; undefined when nothing is. */
function excess(input: Uint8Array, memoryBefore: number): string | undefined {
  const taken = memory() - memoryBefore
  if (taken > MEMORY_MAX + MEMORY_PER_BYTE_MAX * input.length)
    return `${taken} bytes of memory for ${input.length} bytes`
  const steps = coverage.steps()
  return steps > STEPS_MAX + STEPS_PER_BYTE_MAX * input.length ? `${steps} steps for ${input.length} bytes` : undefined
}

/** Runs one input; keeps it when it went where none went before. */
function execute(input: Uint8Array): boolean {
  current.set(input)
  state[1] = input.length
  Atomics.add(state, 0, 1)
  coverage.reset()
  let what: string | undefined
  const memoryBefore = memory()
  try {
    target.run(input)
    what = excess(input, memoryBefore)
  } catch (error) {
    what = error instanceof Error ? (error.stack ?? error.message) : String(error)
  }
  if (what !== undefined) report(input, what)
  if (!coverage.merge()) return false
  inputs.push(input)
  return true
}

/** One finding for each message and place. */
function report(input: Uint8Array, what: string): void {
  const place = what.split('\n').slice(0, 2).join(' ').replaceAll(/\d+/g, 'N')
  const known = findings.get(place)
  if (known === undefined || known.input.length > input.length)
    findings.set(place, { input: Uint8Array.from(input), what })
}

/** The newest ones are chosen as often as all others together. */
function choose(random: Random): Uint8Array {
  const recent = Math.max(1, inputs.length >> 3)
  return random.oneIn(2) ? inputs[inputs.length - 1 - random.below(recent)]! : random.pick(inputs)
}

/** The fewest inputs, short ones first, that move every counter which the seeds do not. */
function smallest(found: readonly Uint8Array[], seeds: readonly Uint8Array[]): Uint8Array[] {
  const moved = new Set<number>()
  const adds = (input: Uint8Array): boolean => {
    coverage.reset()
    try {
      target.run(input)
    } catch {
      return false
    }
    const before = moved.size
    for (const pair of coverage.pairs()) moved.add(pair >> 3)
    return moved.size > before
  }
  for (const seed of seeds) adds(seed)
  return [...found].sort((one, other) => one.length - other.length).filter(adds)
}

const random = createRandom(work.seed, target.name)
const material = {
  random,
  other: () => random.pick(inputs),
  dictionary: target.dictionary ?? [],
  bytesMax: target.inputBytesMax,
}
const startedMs = performance.now()
const seeds = seedsOf(target.name).map((seed) => seed.subarray(0, target.inputBytesMax))
for (const input of [...seeds, ...work.corpus, new Uint8Array(0)]) execute(input)
const atStart = { counters: coverage.counters, inputs: inputs.length }
if (inputs.length === 0) inputs.push(new Uint8Array(0))
const loopMs = performance.now()
let executions = 0
while (performance.now() - loopMs < work.seconds * 1_000 && findings.size < work.findingsMax) {
  for (let left = EXECUTIONS_PER_CLOCK; left > 0; left--) execute(mutate(choose(random), material))
  executions += EXECUTIONS_PER_CLOCK
}
const loopSeconds = (performance.now() - loopMs) / 1_000
// Not watched any more: what is left takes longer than one input.
Atomics.store(state, 0, -1)
const kept = smallest(inputs.slice(atStart.inputs).concat(work.corpus), seeds)
parentPort!.postMessage({
  executions,
  perSecond: Math.round(executions / loopSeconds),
  seconds: (performance.now() - startedMs) / 1_000,
  countersAtStart: atStart.counters,
  countersMoved: coverage.counters,
  inputs: inputs.length,
  kept,
  findings: [...findings.values()],
})
