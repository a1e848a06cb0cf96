import { type Counter, createCounter, createHistogram, type Histogram } from './series.ts'

/** What a metric is, for those who read it. */
interface MetricDefinition {
  /** Full name, with its unit: `millrace_request_duration_seconds`. */
  readonly name: string
  /** One sentence without a full stop. */
  readonly help: string
  /** Names of its labels. */
  readonly labels?: readonly string[] | undefined
}

/** One value with its labels' values, as a callback gives it at a scrape. */
export interface Reading {
  readonly labels?: readonly string[] | undefined
  readonly value: number
}

/** One series as it is exposed. */
export type SeriesValue =
  | { readonly labels: readonly string[]; readonly value: number }
  | { readonly labels: readonly string[]; readonly histogram: Histogram }

/** A metric and its series. */
export interface MetricFamily {
  readonly name: string
  readonly help: string
  readonly kind: 'counter' | 'gauge' | 'histogram'
  readonly labels: readonly string[]
  /** The series as they are now. */
  read(): readonly SeriesValue[]
}

/** Series of one metric, by the values of its labels. */
interface SeriesOf<Series> {
  /** The series with these values; made, at 0, when it is asked for first. Keep it: finding it costs more than using it. */
  of(...labels: readonly string[]): Series
}

/** Metrics of one agent. There is no other: nothing is shared with another agent of the process. */
export interface MetricsRegistry {
  /** A counter that is told of what happens. */
  counter(definition: MetricDefinition): SeriesOf<Counter>
  /** A histogram that is told of what happens. */
  histogram(definition: MetricDefinition & { readonly bounds: readonly number[] }): SeriesOf<Histogram>
  /** A counter that somebody else counts: read at each scrape. */
  readCounter(definition: MetricDefinition, read: () => readonly Reading[]): void
  /** A value that rises and falls: read at each scrape. */
  gauge(definition: MetricDefinition, read: () => readonly Reading[]): void
  /** Every metric, in the order of its definition. */
  readonly families: readonly MetricFamily[]
}

/** What Prometheus takes as a name. */
const NAME = /^[a-z][a-z0-9_]*$/

/** Series with one label are joined with nothing; no label value of ours has this character. */
const SEPARATOR = '\u0000'

/** A registry without metrics. Defining a name twice, or one that Prometheus would not take, throws a `TypeError`. */
export function createMetricsRegistry(): MetricsRegistry {
  const families: MetricFamily[] = []

  function define(
    { name, help, labels = [] }: MetricDefinition,
    kind: MetricFamily['kind'],
    read: () => readonly SeriesValue[],
  ) {
    if (![name, ...labels].every((part) => NAME.test(part))) throw new TypeError(`${name} is no name of a metric`)
    if (families.some((family) => family.name === name)) throw new TypeError(`${name} is defined twice`)
    families.push({ name, help, kind, labels, read })
  }

  function series<Series>(
    count: number,
    create: () => Series,
    show: (made: Series) => { readonly value: number } | { readonly histogram: Histogram },
  ) {
    const made = new Map<string, { readonly labels: readonly string[]; readonly series: Series }>()
    return {
      read: (): readonly SeriesValue[] =>
        [...made.values()].map((one) => ({ labels: one.labels, ...show(one.series) })),
      of(...labels: readonly string[]): Series {
        if (labels.length !== count) throw new TypeError(`${labels.length} label values for ${count} labels`)
        const key = labels.join(SEPARATOR)
        const known = made.get(key)
        if (known !== undefined) return known.series
        const fresh = create()
        made.set(key, { labels, series: fresh })
        return fresh
      },
    }
  }

  function readings(definition: MetricDefinition, kind: 'counter' | 'gauge', read: () => readonly Reading[]): void {
    define(definition, kind, () => read().map(({ labels = [], value }) => ({ labels, value })))
  }

  return {
    families,
    counter(definition) {
      const { read, of } = series(definition.labels?.length ?? 0, createCounter, ({ value }) => ({ value }))
      define(definition, 'counter', read)
      return { of }
    },
    histogram(definition) {
      const create = () => createHistogram(definition.bounds)
      const { read, of } = series(definition.labels?.length ?? 0, create, (histogram) => ({ histogram }))
      define(definition, 'histogram', read)
      return { of }
    },
    readCounter: (definition, read) => readings(definition, 'counter', read),
    gauge: (definition, read) => readings(definition, 'gauge', read),
  }
}
