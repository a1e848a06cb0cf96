// What counting a request costs: `npm run bench:metrics`.
import { ApiKey, ErrorCode } from '@millrace/protocol'
import { systemClock } from '@millrace/runtime'
import { createAgentMetrics } from '../packages/agent/src/metrics/agent-metrics.ts'
import { renderMetrics } from '../packages/agent/src/metrics/exposition.ts'
import { S3_STANDARD_US_EAST_1 } from '../packages/agent/src/metrics/prices.ts'

const CALLS = 1_000_000
const ROUNDS = 7

const metrics = createAgentMetrics(systemClock, S3_STANDARD_US_EAST_1)

function partitions(count: number) {
  return Array.from({ length: count }, (_, index) => ({ index, errorCode: ErrorCode.NONE, baseOffset: 1 }))
}

const produce = (count: number) => ({ responses: [{ name: 't', partitionResponses: partitions(count) }] })

function answered(apiKey: number, answer: unknown) {
  return (call: number) =>
    metrics.requests.onAnswer({
      apiKey,
      apiVersion: 9,
      requestBytes: 1_000,
      responseBytes: 100,
      durationMs: call % 300,
      answer,
    })
}

const { onDecided } = metrics.segments
const verdicts = Array.from({ length: 50 }, () => ({ kind: 'committed', baseOffset: 0, logStartOffset: 0 }) as const)
const CASES: Readonly<Record<string, (call: number) => void>> = {
  'a request without lists (Heartbeat)': answered(ApiKey.HEARTBEAT, { errorCode: 0 }),
  'Produce, 1 partition': answered(ApiKey.PRODUCE, produce(1)),
  'Produce, 10 partitions': answered(ApiKey.PRODUCE, produce(10)),
  'Produce, 100 partitions': answered(ApiKey.PRODUCE, produce(100)),
  'two looks at the clock': () => void (systemClock.monotonicMs() - systemClock.monotonicMs()),
  'a call of the object store': (call) =>
    metrics.store({ operation: 'put', result: 'OK', bytes: 1_000, durationMs: call % 300 }),
  'a decided segment': (call) =>
    onDecided({
      segmentId: 's',
      outcome: 'committed',
      reason: 'due',
      itemCount: verdicts.length,
      segmentBytes: call,
      gatherMs: 1,
      totalMs: call % 300,
    }),
}

function nsPerCall(run: (call: number) => void): number {
  const rounds: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const startMs = performance.now()
    for (let call = 0; call < CALLS; call++) run(call)
    rounds.push(((performance.now() - startMs) * 1e6) / CALLS)
  }
  return rounds.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)]!
}

console.log('| what | ns |\n| --- | --- |')
for (const [name, run] of Object.entries(CASES)) console.log(`| ${name} | ${nsPerCall(run).toFixed(0)} |`)
metrics.watch({
  connections: () => ({
    acceptedCount: 1,
    overLimitCount: 0,
    refusedCount: 0,
    tlsFailedCount: 0,
    openCount: 1,
    pausedCount: 0,
  }),
  budgets: () => ({}),
  cache: () => undefined,
  cluster: () => ({ groupCount: 0, agentCount: 1, unreachableCount: 0, callCount: 0, noticesDropped: 0 }),
})
const startMs = performance.now()
const text = renderMetrics(metrics.registry.families)
console.log(
  `| a scrape of ${(text.length / 1_024).toFixed(0)} KiB | ${((performance.now() - startMs) * 1e6).toFixed(0)} |`,
)
metrics.close()
