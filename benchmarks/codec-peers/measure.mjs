// `measure.mjs PEER` prints what there is to be measured, and digests of what the peer writes; `measure.mjs PEER WORK`
// the ns of CPU time that a call takes, the median of some rounds. One line of JSON each, each in a process of its own.
import { createHash } from 'node:crypto'
import { pathToFileURL } from 'node:url'
import * as sample from './samples.mjs'

const ROUNDS = 15
const ROUND_NS = 20_000_000

/** CPU time of the process, not the clock: other work on the machine must not count. */
function cpuNs() {
  const { user, system } = process.cpuUsage()
  return (user + system) * 1_000
}

let kept

async function runTimes(work, count) {
  const begin = cpuNs()
  for (let index = 0; index < count; index++) {
    kept = work()
    if (kept instanceof Promise) kept = await kept
  }
  return cpuNs() - begin
}

async function nsPer(work) {
  let count = 1
  while ((await runTimes(work, count)) < ROUND_NS) count *= 2
  const rounds = []
  for (let round = 0; round < ROUNDS; round++) rounds.push((await runTimes(work, count)) / count)
  return rounds.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)]
}

const [file, work] = process.argv.slice(2)
const peer = await import(pathToFileURL(file).href)
const works = await peer.works(sample)
if (work === undefined) console.log(JSON.stringify({ works: Object.keys(works), digests: await digests() }))
else console.log(JSON.stringify({ ns: await nsPer(works[work]), isKept: kept !== undefined }))

/** Headers differ in what is free: leader epoch, epoch and sequence of no producer, and so the CRC. */
async function digests() {
  const digest = (bytes) => createHash('sha1').update(bytes).digest('hex')
  const batch = await peer.encodedBatch(sample)
  return {
    records: digest(batch.subarray(61)),
    metadata: peer.encodedMetadata === undefined ? undefined : digest(peer.encodedMetadata(sample)),
  }
}
