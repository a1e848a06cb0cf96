// Runs in a process of its own: `measure.mjs PEER`. Prints one line of JSON: ns of CPU time per call, by work.
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

const peer = await import(pathToFileURL(process.argv[2]).href)
const ns = {}
for (const [name, work] of Object.entries(await peer.works(sample))) ns[name] = await nsPer(work)
const digest = (bytes) => createHash('sha1').update(bytes).digest('hex')
const batch = await peer.encodedBatch(sample)
const digests = {
  // Headers differ in what is free: leader epoch, epoch and sequence of no producer, and so the CRC.
  records: digest(batch.subarray(61)),
  metadata: peer.encodedMetadata === undefined ? undefined : digest(peer.encodedMetadata(sample)),
}
if (kept === undefined) throw new Error('nothing was measured')
console.log(JSON.stringify({ ns, digests }))
