/**
 * `npm run bench:codec-java -- [ROUNDS]`: the same works by kafka-clients' own codec on the machine's Java, in the same run.
 * CPU time of one thread there, of the process here; Java's virtual machine is warm, as ours is.
 */
import { execFileSync } from 'node:child_process'
import { measurePeers } from './compare.ts'

const [jars] = execFileSync(process.execPath, [
  '--input-type=module',
  '-e',
  "import { ensureKafkaJars } from './scripts/interop/install.mjs'; console.log(await ensureKafkaJars())",
])
  .toString()
  .split('\n')

const theirs = execFileSync('java', ['-cp', jars!, 'benchmarks/codec-peers/KafkaClients.java'])
  .toString()
  .trim()
  .split('\n')
  .map((line) => line.split(' '))

/** Java hands out views; so does our cursor. */
const OURS: Readonly<Record<string, string>> = { batchDecode: 'batchCursorViews' }
const figures = await measurePeers(Number(process.argv[2] ?? 3), ['millrace'])
console.log(['| work | millrace | kafka-clients 4.3.0 | ratio |', '| --- | --- | --- | --- |'].join('\n'))
for (const [work = '', text] of theirs) {
  const ours = figures[OURS[work] ?? work]!.millrace! / 1_000
  const java = Number(text) / 1_000
  console.log(`| ${work} | ${ours.toFixed(1)} µs | ${java.toFixed(1)} µs | ${(ours / java).toFixed(2)} |`)
}
