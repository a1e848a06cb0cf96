import type { MetricFamily, SeriesValue } from './registry.ts'

/** Media type of what {@link renderMetrics} writes. */
export const METRICS_CONTENT_TYPE = 'text/plain; version=0.0.4; charset=utf-8'

/** The families in Prometheus' text format, version 0.0.4. A metric without a series has its two comment lines only. */
export function renderMetrics(families: readonly MetricFamily[]): string {
  const lines: string[] = []
  for (const family of families) {
    lines.push(`# HELP ${family.name} ${escapeHelp(family.help)}`, `# TYPE ${family.name} ${family.kind}`)
    for (const series of family.read()) writeSeries(lines, family, series)
  }
  return `${lines.join('\n')}\n`
}

function writeSeries(lines: string[], { name, labels: names }: MetricFamily, series: SeriesValue): void {
  const pairs = names.map((label, at) => `${label}="${escapeLabel(series.labels[at] ?? '')}"`)
  if ('value' in series) {
    lines.push(`${name}${braced(pairs)} ${numeral(series.value)}`)
    return
  }
  const { bounds, counts, sum } = series.histogram
  let count = 0
  for (const [at, inBucket] of counts.entries()) {
    count += inBucket
    const le = at < bounds.length ? numeral(bounds[at]!) : '+Inf'
    lines.push(`${name}_bucket${braced([...pairs, `le="${le}"`])} ${numeral(count)}`)
  }
  lines.push(`${name}_sum${braced(pairs)} ${numeral(sum)}`, `${name}_count${braced(pairs)} ${numeral(count)}`)
}

function braced(pairs: readonly string[]): string {
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`
}

function numeral(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return '+Inf'
  if (value === Number.NEGATIVE_INFINITY) return '-Inf'
  return String(value)
}

function escapeHelp(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')
}

function escapeLabel(text: string): string {
  return escapeHelp(text).replaceAll('"', '\\"')
}
