// The agent's own metrics, read before and after a load.

/** The samples of GET /metrics by their full names, labels included. */
export const readMetrics = async (httpPort) => {
  const answer = await fetch(`http://127.0.0.1:${httpPort}/metrics`)
  if (!answer.ok) throw new Error(`GET /metrics answered ${answer.status}`)
  const lines = (await answer.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]))
}

/** How much a counter grew. */
export const growth = (before, after, name) => (after.get(name) ?? 0) - (before.get(name) ?? 0)

/**
 * What a histogram of durations took in between two readings, in milliseconds: the mean is exact, the median is laid
 * through its bucket in a straight line.
 */
export const durationsBetween = (before, after, name, label) => {
  const count = growth(before, after, `${name}_count{${label}}`)
  if (count === 0) throw new Error(`${name}{${label}} did not grow`)
  let lower = { boundMs: 0, count: 0 }
  let medianMs = Number.NaN
  for (const key of after.keys()) {
    const bound = key.startsWith(`${name}_bucket{${label},`) ? /le="([\d.e+-]+)"/.exec(key)?.[1] : undefined
    if (bound === undefined) continue
    const upper = { boundMs: Number(bound) * 1000, count: growth(before, after, key) }
    if (Number.isNaN(medianMs) && upper.count >= count / 2) {
      const share = (count / 2 - lower.count) / (upper.count - lower.count)
      medianMs = lower.boundMs + share * (upper.boundMs - lower.boundMs)
    }
    lower = upper
  }
  return { count, medianMs, meanMs: (growth(before, after, `${name}_sum{${label}}`) * 1000) / count }
}
