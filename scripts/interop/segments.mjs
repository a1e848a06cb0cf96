// Looks at what is stored: `millrace segment inspect` on segments of the run, and the codecs of the batches in them.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { inspectCommand } from './millrace-server.mjs'
import { runJsonLines, runProgram } from './processes.mjs'

/** How many segments are looked at, evenly over the run: each takes a process of its own. */
const sampleMax = 60

const codecs = ['none', 'gzip', 'snappy', 'lz4', 'zstd']

const sampleOf = (files) => {
  const step = Math.max(1, files.length / sampleMax)
  return Array.from({ length: Math.min(files.length, sampleMax) }, (_, i) => files[Math.floor(i * step)])
}

/** Topics whose name says which codec they were written in. */
const codecByTopicId = async ({ franz, bootstrap }) => {
  const [{ topics }] = await runJsonLines(franz.newest, ['topics', '-bootstrap', bootstrap])
  const named = Object.entries(topics).map(([name, id]) => [id, codecs.find((codec) => name.endsWith(`-${codec}`))])
  return new Map(named.filter(([, codec]) => codec !== undefined))
}

/** Adds a segment's records to the counts, by the codec that was asked for and the one that is stored. */
const countRecords = (segment, askedFor, counts) => {
  for (const { topicId, batches } of segment.runs) {
    const asked = askedFor.get(topicId)
    for (const { codec, recordCount, isIntact } of batches) {
      if (!isIntact) throw new Error(`segment ${segment.segmentId}: a batch of topic ${topicId} is not intact`)
      if (asked !== undefined) counts[asked][codec] = (counts[asked][codec] ?? 0) + recordCount
    }
  }
}

/** Every codec must be found, and next to nothing stored in another than was asked for. */
const checkCounts = (counts) => {
  for (const [asked, stored] of Object.entries(counts)) {
    const total = Object.values(stored).reduce((sum, count) => sum + count, 0)
    const other = Object.keys(stored).filter((codec) => codec !== asked && codec !== 'none')
    if (total === 0) throw new Error(`no batch of the sample was written in ${asked}`)
    if (other.length > 0 || (stored[asked] ?? 0) < total * 0.95) {
      throw new Error(`asked for ${asked}, stored ${JSON.stringify(stored)}`)
    }
  }
}

/** Names of the segments so far, oldest first: a segment's name begins with its time. */
export const segmentFiles = async (objects) => {
  const entries = await readdir(objects, { recursive: true })
  const nameOf = (path) => path.slice(path.lastIndexOf('/') + 1)
  return entries.filter((path) => path.endsWith('.seg')).toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
}

/** Inspects a sample of the segments that the round trips and Java's producer left in the agent's folder of objects. */
export const checkSegments = async (context) => {
  await context.report.run(
    'segment inspect finds intact segments, stored in the codecs that were asked for',
    async () => {
      const earlier = new Set(context.earlierSegments)
      const files = (await segmentFiles(context.objects)).filter((name) => !earlier.has(name))
      const askedFor = await codecByTopicId(context)
      const counts = Object.fromEntries(codecs.map((codec) => [codec, {}]))
      const sample = sampleOf(files)
      for (const name of sample) {
        const { stdout } = await runProgram('node', [...inspectCommand(join(context.objects, name)), '--json'])
        countRecords(JSON.parse(stdout.toString()), askedFor, counts)
      }
      checkCounts(counts)
      return `${sample.length} of ${files.length} segments: ${JSON.stringify(counts)}`
    },
  )
}
