import { describe, expect, it } from 'vitest'
import { embeddedGoals, s3Goals } from '../../benchmarks/agent/goals.mjs'
import { readConsumerTable, readProducerSummary } from '../../benchmarks/agent/kafka-output.mjs'
import { durationsBetween } from '../../benchmarks/agent/metrics.mjs'

const summary = (records: number, speed: string, p50: number, p99: number) =>
  `${records} records sent, 1000.0 records/sec (${speed} MB/sec), 1.00 ms avg latency, 9.00 ms max latency, ${p50} ms 50th, 7 ms 95th, ${p99} ms 99th, 9 ms 99.9th.\n`

const consumed = (records: number, fetchMs: number) =>
  [
    'start.time, end.time, data.consumed.in.MB, MB.sec, data.consumed.in.nMsg, nMsg.sec, rebalance.time.ms, fetch.time.ms, fetch.MB.sec, fetch.nMsg.sec',
    `2026-01-02 03:04:05:678, 2026-01-02 03:04:09:678, 10.0000, 2.5, ${records}, 2560.0, 3500, ${fetchMs}, 20.0, 20480.0`,
    '',
  ].join('\n')

describe('what the perf tools print', () => {
  it('is read from the last summary of the producer, past the lines of its progress', () => {
    const progress = '5 records sent, 1.0 records/sec (0.10 MB/sec), 1.0 ms avg latency, 2.0 ms max latency.\n'
    const output = progress + summary(10, '1.50', 3, 8) + summary(10_240, '2.00', 4, 9)
    expect(readProducerSummary(output)).toEqual({ records: 10_240, bytesPerSecond: 2 * 2 ** 20, p50Ms: 4, p99Ms: 9 })
  })

  it("leaves the time for joining the group out of a consumer's speed", () => {
    const read = readConsumerTable(consumed(10_240, 500))
    expect(read).toEqual({ records: 10_240, bytesPerSecond: 20 * 2 ** 20, rebalanceMs: 3500 })
  })

  it('is refused where the figures are missing', () => {
    expect(() => readProducerSummary('error')).toThrow('ProducerPerformance printed error')
    expect(() => readConsumerTable('start.time, end.time\n')).toThrow('ConsumerPerformance printed')
  })
})

const histogram = (counts: Record<string, number>, sum: number) =>
  new Map([
    ...Object.entries(counts).map(([le, count]): [string, number] => [`took_bucket{step="put",le="${le}"}`, count]),
    ['took_sum{step="put"}', sum],
    ['took_count{step="put"}', counts['+Inf'] ?? 0],
  ])

describe('durations between two readings of a histogram', () => {
  it('count only what came between them', () => {
    const before = histogram({ '0.001': 100, '0.002': 100, '0.004': 100, '+Inf': 100 }, 0.05)
    const after = histogram({ '0.001': 100, '0.002': 102, '0.004': 110, '+Inf': 110 }, 0.08)
    const { count, medianMs, meanMs } = durationsBetween(before, after, 'took', 'step="put"')
    expect(count).toBe(10)
    expect(meanMs).toBeCloseTo(3)
    // The fifth of ten: three of the eight in the bucket from 2 to 4 ms lie below it.
    expect(medianMs).toBeCloseTo(2.75)
  })

  it('are refused where nothing came', () => {
    const same = histogram({ '0.001': 1, '+Inf': 1 }, 1)
    expect(() => durationsBetween(same, same, 'took', 'step="put"')).toThrow('did not grow')
  })
})

const kafka = { produceCpu: 3, consumeCpu: 0.6, produceMBps: 150, consumeMBps: 400, quietP99: 40 }
const agent = { ...kafka, produceCpu: 1.1, firstAckMs: 300, rssIdle: 80, rssMaximum: 300, quietP50: 4 }
const measured = (name: string, figures: Record<string, number>) => ({
  name,
  samples: Object.fromEntries(Object.entries(figures).map(([key, value]) => [key, [value]])),
})
const missed = (goals: ReturnType<typeof embeddedGoals>) => goals.filter(({ met }) => !met).map(({ goal }) => goal)

describe('goals', () => {
  it('are met where the agent is as good as they ask', () => {
    expect(missed(embeddedGoals(measured('Kafka', kafka), measured('agent', agent)))).toEqual([])
  })

  it('are missed one by one', () => {
    const worse = { ...agent, produceCpu: 1.4, produceMBps: 149, rssIdle: 100, quietP50: 5.1 }
    expect(missed(embeddedGoals(measured('Kafka', kafka), measured('agent', worse)))).toEqual([
      'produce, CPU-s/GiB',
      "produce by one client, MB/s: Kafka's",
      'RSS idle, MB',
      'quiet producer p50, ms',
    ])
  })

  it('on an S3 server ask for a quiet producer that waits for its own PUT and commit, and hardly longer', () => {
    const onS3 = { ...agent, produceBothCpu: 6, consumeBothCpu: 1, quietP99: 10, quietBothCpu: 0.5, quietP50: 17 }
    const steps = { barePutMs: 5, commitMs: 2 }
    expect(missed(s3Goals(measured('agent', onS3), steps))).toEqual([])
    expect(missed(s3Goals(measured('agent', { ...onS3, quietP50: 17.1 }), steps))).toHaveLength(1)
  })
})
