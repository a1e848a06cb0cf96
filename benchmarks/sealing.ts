// What the sealing rules do, by the batcher's own core in virtual time: `npm run bench:sealing`.
// The figures are those of docs/decisions/0002-sealing.md. They depend on nothing but the code: no machine, no chance.
import { type BatcherCoreOptions, createBatcherCore, type SealedBatch } from '@millrace/batcher/internal'

const MIB = 1024 * 1024
const PUT_MS = 40
const COMMIT_MS = 10
const RUN_MS = 60_000

interface Scenario {
  readonly name: string
  readonly producerCount: number
  readonly inFlight: number
  readonly itemBytes: number
  /** How long a producer waits after an answer before it sends again. */
  readonly thinkMs: number
}

interface Figures {
  readonly latencyMs: number
  readonly megabytesPerSecond: number
  readonly putsPerGib: number
  readonly putsPerSecond: number
}

const SCENARIOS: readonly Scenario[] = [
  { name: 'a lone request, one a second', producerCount: 1, inFlight: 1, itemBytes: 1024, thinkMs: 1000 },
  { name: 'one producer, 1 x 16 KiB in flight', producerCount: 1, inFlight: 1, itemBytes: 16 * 1024, thinkMs: 0 },
  { name: 'one producer, 5 x 1 MiB in flight', producerCount: 1, inFlight: 5, itemBytes: MIB, thinkMs: 0 },
  { name: 'eight producers, 5 x 1 MiB in flight', producerCount: 8, inFlight: 5, itemBytes: MIB, thinkMs: 0 },
  { name: '200 producers, 1 x 16 KiB in flight', producerCount: 200, inFlight: 1, itemBytes: 16 * 1024, thinkMs: 0 },
]

const DEFAULTS: BatcherCoreOptions = {
  batchMaxSizeBytes: 8 * MIB,
  batchItemCountMax: 16_384,
  batchTimeoutMs: 250,
  lingerMs: 2,
  putBudgetBytes: 2 * MIB,
  sealTokensMax: 8,
  uploadsInFlightMax: 4,
  undecidedSegmentsMax: 64,
  putsCost: true,
}

/** Runs producers that send again once they are answered, against one batcher. */
function run(scenario: Scenario, options: BatcherCoreOptions): Figures {
  const core = createBatcherCore<number>(options, 0)
  const events: { atMs: number; callback: () => void }[] = []
  let nowMs = 0
  let putCount = 0
  let isDeciding = false
  const latencies: number[] = []

  const after = (ms: number, callback: () => void) => events.push({ atMs: nowMs + ms, callback })

  function send(): void {
    if (nowMs < RUN_MS) core.append(nowMs, scenario.itemBytes, nowMs)
  }

  function decide(batch: SealedBatch<number>): void {
    isDeciding = true
    after(COMMIT_MS, () => {
      isDeciding = false
      core.decided(batch, nowMs)
      for (const sentMs of batch.items) {
        latencies.push(nowMs - sentMs)
        after(scenario.thinkMs, send)
      }
    })
  }

  for (let index = 0; index < scenario.producerCount * scenario.inFlight; index++) after(0, send)
  for (;;) {
    for (let batch = core.nextUpload(nowMs); batch !== undefined; batch = core.nextUpload(nowMs)) {
      const uploading = batch
      putCount++
      after(PUT_MS, () => core.uploadEnded(uploading, 'stored'))
    }
    const decidable = isDeciding ? undefined : core.nextDecision()
    if (decidable !== undefined) decide(decidable)
    events.sort((left, right) => left.atMs - right.atMs)
    const wakeAtMs = core.wakeAtMs(nowMs) ?? Number.POSITIVE_INFINITY
    const nextMs = Math.min(wakeAtMs, events[0]?.atMs ?? Number.POSITIVE_INFINITY)
    if (nextMs === Number.POSITIVE_INFINITY) break
    nowMs = Math.max(nowMs, nextMs)
    while (events[0] !== undefined && events[0].atMs <= nowMs) events.shift()!.callback()
  }
  const bytes = latencies.length * scenario.itemBytes
  latencies.sort((left, right) => left - right)
  return {
    latencyMs: latencies[Math.floor(latencies.length / 2)]!,
    megabytesPerSecond: bytes / 1e6 / (RUN_MS / 1000),
    putsPerGib: putCount / (bytes / 1024 ** 3),
    putsPerSecond: putCount / (RUN_MS / 1000),
  }
}

console.log(`PUT ${PUT_MS} ms, commit ${COMMIT_MS} ms, ${RUN_MS / 1000} virtual seconds each\n`)
console.log('| load | rule | median latency | throughput | PUTs per GiB | PUTs per second |')
console.log('| --- | --- | ---: | ---: | ---: | ---: |')
for (const scenario of SCENARIOS) {
  for (const [rule, putBudgetBytes] of [
    ['plain timer', 0],
    ['PUT budget', DEFAULTS.putBudgetBytes],
  ] as const) {
    const figures = run(scenario, { ...DEFAULTS, putBudgetBytes })
    const cells = [
      scenario.name,
      rule,
      `${figures.latencyMs.toFixed(0)} ms`,
      `${figures.megabytesPerSecond.toPrecision(3)} MB/s`,
      figures.putsPerGib.toFixed(0),
      figures.putsPerSecond.toFixed(1),
    ]
    console.log(`| ${cells.join(' | ')} |`)
  }
}
