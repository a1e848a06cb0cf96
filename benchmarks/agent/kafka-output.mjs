// What Apache Kafka's perf tools print.

/** What both tools call a MB. */
const toolMegabyte = 2 ** 20

const producerSummary =
  /^(\d+) records sent, [\d.]+ records\/sec \(([\d.]+) MB\/sec\), [\d.]+ ms avg latency, [\d.]+ ms max latency, (\d+) ms 50th, \d+ ms 95th, (\d+) ms 99th/gm

/** Reads the summary of ProducerPerformance: records, bytes per second, and how long acknowledgements took. */
export const readProducerSummary = (output) => {
  const summary = [...output.matchAll(producerSummary)].at(-1)
  if (summary === undefined) throw new Error(`ProducerPerformance printed ${output.slice(-500)}`)
  const [records, megabytesPerSecond, p50Ms, p99Ms] = summary.slice(1).map(Number)
  return { records, bytesPerSecond: megabytesPerSecond * toolMegabyte, p50Ms, p99Ms }
}

/**
 * Reads the table of ConsumerPerformance. The time for joining the group is not in `bytesPerSecond`: the tool tells it
 * apart, as `rebalance.time.ms`.
 */
export const readConsumerTable = (output) => {
  const lines = output.split('\n').map((line) => line.split(',').map((cell) => cell.trim()))
  const header = lines.findIndex(([first]) => first === 'start.time')
  const values = header < 0 ? undefined : lines[header + 1]
  const of = (name) => Number(values?.[lines[header].indexOf(name)])
  const records = of('data.consumed.in.nMsg')
  const fetchMs = of('fetch.time.ms')
  if (!Number.isFinite(records) || !Number.isFinite(fetchMs)) {
    throw new Error(`ConsumerPerformance printed ${output.slice(-500)}`)
  }
  // The tool counts whole milliseconds; a handful of records takes less than one.
  const bytesPerSecond = (of('data.consumed.in.MB') * toolMegabyte) / (Math.max(1, fetchMs) / 1000)
  return { records, bytesPerSecond, rebalanceMs: of('rebalance.time.ms') }
}
