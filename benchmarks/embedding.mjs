// How long a test waits for its broker: `npm run build && npm run bench:embedding [-- RUNS]`.
//
// An agent in memory on a free port, as `createAgent()` gives it. "fresh" is a new process: importing the package, then
// createAgent until its listener is bound. "warm" is the next createAgent in a process that has had one already.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const CHILD = '--child'
const WARM_STARTS = 20

async function measureOnce() {
  const startMs = performance.now()
  const { createAgent } = await import('@millrace/agent')
  const importedMs = performance.now()
  const agent = await createAgent()
  const startedMs = performance.now()
  await agent.close()
  const warmMs = []
  for (let run = 0; run < WARM_STARTS; run++) {
    const fromMs = performance.now()
    const next = await createAgent()
    warmMs.push(performance.now() - fromMs)
    await next.close()
  }
  return {
    // From the start of the process, as its own clock has it.
    readyMs: startedMs,
    importMs: importedMs - startMs,
    createMs: startedMs - importedMs,
    warmMs: median(warmMs),
    rssMiB: process.memoryUsage.rss() / 1_048_576,
  }
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}

function measureMany(runs) {
  const results = Array.from({ length: runs }, () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), CHILD], {
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(stderr)
    return JSON.parse(stdout)
  })
  const row = (name, field, unit) => {
    const values = results.map((result) => result[field])
    const figures = [Math.min(...values), median(values), Math.max(...values)]
    console.log(`| ${name} | ${figures.map((figure) => `${figure.toFixed(1)} ${unit}`).join(' | ')} |`)
  }
  console.log(`An agent in memory, ${runs} processes, Node ${process.version}\n`)
  console.log('| what | best | median | worst |\n| --- | --- | --- | --- |')
  row('fresh: import of @millrace/agent', 'importMs', 'ms')
  row('fresh: createAgent() until it listens', 'createMs', 'ms')
  row('fresh: from the start of the process', 'readyMs', 'ms')
  row(`warm: createAgent() (median of ${WARM_STARTS})`, 'warmMs', 'ms')
  row('resident memory after it', 'rssMiB', 'MiB')
}

if (process.argv[2] === CHILD) console.log(JSON.stringify(await measureOnce()))
else measureMany(Number(process.argv[2] ?? 20))
