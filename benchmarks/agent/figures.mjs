// Medians, and the table that the benchmark closes with.

/** The middle of some numbers. */
export const median = (values) => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** The figures in the order of the table: name, key, digits after the point. */
const rows = [
  ['produce, MB/s', 'produceMBps', 1],
  ['produce, CPU-s/GiB', 'produceCpu', 2],
  ['consume, MB/s', 'consumeMBps', 1],
  ['consume, CPU-s/GiB', 'consumeCpu', 2],
  ['quiet producer p50, ms', 'quietP50', 1],
  ['quiet producer p99, ms', 'quietP99', 1],
  ['quiet producer, CPU-s', 'quietCpu', 2],
  ['start, ms', 'startMs', 0],
  ['RSS idle, MiB', 'rssIdle', 0],
  ['RSS after, MiB', 'rssAfter', 0],
]

const spread = (values, digits) =>
  values.length < 2 ? '' : ` (${Math.min(...values).toFixed(digits)}–${Math.max(...values).toFixed(digits)})`

/**
 * A Markdown table of medians, with the range of what was measured, and the ratio of the second server to the first.
 *
 * @param {{ name: string, samples: Record<string, number[]> }[]} servers
 */
export const table = ([first, second]) => {
  const lines = [`| | ${first.name} | ${second.name} | ratio |`, '| --- | --- | --- | --- |']
  for (const [label, key, digits] of rows) {
    const [one, two] = [first.samples[key], second.samples[key]]
    const cells = [one, two].map((values) => `${median(values).toFixed(digits)}${spread(values, digits)}`)
    lines.push(`| ${label} | ${cells.join(' | ')} | ${(median(two) / median(one)).toFixed(2)} |`)
  }
  return lines.join('\n')
}
