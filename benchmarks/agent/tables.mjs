// Medians, and the tables that the benchmark closes with.

/** The middle of some numbers. */
export const median = (values) => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** The figures in the order of the table: name, key, digits after the point. Those that nobody measured are left out. */
const rows = [
  ['produce, MB/s', 'produceMBps', 1],
  ['produce, CPU-s/GiB', 'produceCpu', 2],
  ['produce, CPU-s/GiB of the store', 'produceStoreCpu', 2],
  ['produce, CPU-s/GiB of both', 'produceBothCpu', 2],
  ['produce under this load p50, ms', 'produceP50', 0],
  ['produce under this load p99, ms', 'produceP99', 0],
  ['consume, MB/s', 'consumeMBps', 1],
  ['consume, CPU-s/GiB', 'consumeCpu', 2],
  ['consume, CPU-s/GiB of the store', 'consumeStoreCpu', 2],
  ['consume, CPU-s/GiB of both', 'consumeBothCpu', 2],
  ['consume, franz-go, MB/s', 'franzMBps', 1],
  ['consume, franz-go, CPU-s/GiB', 'franzCpu', 2],
  ['consume, franz-go, CPU-s/GiB of the store', 'franzStoreCpu', 2],
  ['quiet producer p50, ms', 'quietP50', 1],
  ['quiet producer p99, ms', 'quietP99', 1],
  ['quiet producer, CPU-s', 'quietCpu', 2],
  ['quiet producer, CPU-s of the store', 'quietStoreCpu', 2],
  ['quiet producer, CPU-s of both', 'quietBothCpu', 2],
  ['start to first connection, ms', 'connectMs', 0],
  ['start to first acknowledged record, ms', 'firstAckMs', 0],
  ['RSS idle, MB', 'rssIdle', 0],
  ['RSS after, MB', 'rssAfter', 0],
  ['RSS maximum, MB', 'rssMaximum', 0],
]

const absent = '–'

const cell = (values, digits) => {
  if (values === undefined) return absent
  const middle = median(values).toFixed(digits)
  if (values.length < 2) return middle
  return `${middle} (${Math.min(...values).toFixed(digits)}–${Math.max(...values).toFixed(digits)})`
}

const ratio = (one, two) => {
  if (one === undefined || two === undefined) return absent
  const [first, second] = [median(one), median(two)]
  return first === 0 ? absent : (second / first).toFixed(2)
}

/**
 * A Markdown table of medians, with the range of what was measured, and the ratio of the second server to the first.
 *
 * @param {{ name: string, samples: Record<string, number[]> }[]} servers
 */
export const figuresTable = ([first, second]) => {
  const lines = [`| | ${first.name} | ${second.name} | ratio |`, '| --- | --- | --- | --- |']
  for (const [label, key, digits] of rows) {
    const [one, two] = [first.samples[key], second.samples[key]]
    if (one === undefined && two === undefined) continue
    lines.push(`| ${label} | ${cell(one, digits)} | ${cell(two, digits)} | ${ratio(one, two)} |`)
  }
  return lines.join('\n')
}

/**
 * A Markdown table of goals.
 *
 * @param {import('./goals.mjs').Goal[]} goals
 */
export const goalsTable = (goals) => {
  const lines = ['| goal | wanted | measured | |', '| --- | --- | --- | --- |']
  for (const { goal, relation, wanted, measured, digits, met } of goals) {
    const verdict = met ? 'met' : '**not met**'
    lines.push(`| ${goal} | ${relation} ${wanted.toFixed(digits)} | ${measured.toFixed(digits)} | ${verdict} |`)
  }
  return lines.join('\n')
}
