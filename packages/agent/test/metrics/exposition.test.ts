import { describe, expect, it } from 'vitest'
import { renderMetrics } from '../../src/metrics/exposition.ts'
import { createMetricsRegistry } from '../../src/metrics/registry.ts'

describe('the text format', () => {
  it('has help, type and one line per series of a counter', () => {
    const registry = createMetricsRegistry()
    const counter = registry.counter({ name: 'things_total', help: 'Things', labels: ['kind', 'size'] })
    counter.of('a', 'big').add(2)
    counter.of('b', 'small').add(0.5)
    counter.of('a', 'big').add(1)
    expect(renderMetrics(registry.families)).toBe(
      [
        '# HELP things_total Things',
        '# TYPE things_total counter',
        'things_total{kind="a",size="big"} 3',
        'things_total{kind="b",size="small"} 0.5',
        '',
      ].join('\n'),
    )
  })

  it('has cumulative buckets up to +Inf, sum and count of a histogram; a value on a bound is below it', () => {
    const registry = createMetricsRegistry()
    const histogram = registry.histogram({ name: 'wait_seconds', help: 'Waits', labels: ['api'], bounds: [0.1, 1] })
    for (const value of [0.1, 0.5, 1, 7]) histogram.of('Fetch').observe(value)
    expect(renderMetrics(registry.families).split('\n').slice(2)).toEqual([
      'wait_seconds_bucket{api="Fetch",le="0.1"} 1',
      'wait_seconds_bucket{api="Fetch",le="1"} 3',
      'wait_seconds_bucket{api="Fetch",le="+Inf"} 4',
      'wait_seconds_sum{api="Fetch"} 8.6',
      'wait_seconds_count{api="Fetch"} 4',
      '',
    ])
  })

  it('escapes what would end a line or a label, and knows infinity and not-a-number', () => {
    const registry = createMetricsRegistry()
    registry.gauge({ name: 'odd', help: 'a\\b\nc', labels: ['text'] }, () => [
      { labels: ['say "hi"\\\n'], value: Number.POSITIVE_INFINITY },
      { labels: ['low'], value: Number.NEGATIVE_INFINITY },
      { labels: ['none'], value: Number.NaN },
    ])
    expect(renderMetrics(registry.families).split('\n')).toEqual([
      '# HELP odd a\\\\b\\nc',
      '# TYPE odd gauge',
      'odd{text="say \\"hi\\"\\\\\\n"} +Inf',
      'odd{text="low"} -Inf',
      'odd{text="none"} NaN',
      '',
    ])
  })
})

describe('a registry', () => {
  it('reads at the scrape what others count', () => {
    const registry = createMetricsRegistry()
    let value = 1
    registry.readCounter({ name: 'seen_total', help: 'Seen' }, () => [{ value }])
    value = 7
    expect(renderMetrics(registry.families)).toContain('\nseen_total 7\n')
  })

  it('refuses a name twice, a name that Prometheus would not take, labels that are missing, bounds that do not rise', () => {
    const registry = createMetricsRegistry()
    const counter = registry.counter({ name: 'a_total', help: 'A', labels: ['b'] })
    expect(() => registry.gauge({ name: 'a_total', help: 'A' }, () => [])).toThrow('a_total is defined twice')
    expect(() => registry.counter({ name: 'a-b', help: 'A' })).toThrow('a-b is no name')
    expect(() => counter.of()).toThrow('0 label values for 1 labels')
    expect(() => registry.histogram({ name: 'h', help: 'H', bounds: [1, 1] }).of()).toThrow('must rise')
  })
})
