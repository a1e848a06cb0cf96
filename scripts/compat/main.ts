/** Compares our codec with kafka-clients, message by message; started by run.mjs, which prepares the Java side. */
import { parseArgs } from 'node:util'
import { compareFromJava, compareToJava, labelOf, type RunOptions } from './compare-messages.ts'
import { compareRecords } from './compare-records.ts'
import { knownVersions, type Jar } from './java.ts'
import { readSubjects, versionsOf, type SubjectVersion } from './subjects.ts'
import { createTally, type Tally } from './tally.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string' },
    instances: { type: 'string', default: '200' },
    only: { type: 'string' },
  },
})
const jars: readonly Jar[] = JSON.parse(positionals[0]!)
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31))
const options: RunOptions = { seed, instances: Number(values.instances) }
if (!Number.isSafeInteger(seed) || !(options.instances > 0)) throw new Error('--seed N --instances N: whole numbers')

const isWanted = (name: string): boolean => values.only === undefined || name.startsWith(values.only)

/** Each version goes to the newest jar that knows it. */
async function plan(subjects: readonly SubjectVersion[]): Promise<Map<Jar, SubjectVersion[]>> {
  const names = [...new Set(subjects.map(({ codec }) => codec.name))]
  const shares = new Map<Jar, SubjectVersion[]>()
  let left = subjects
  for (const jar of jars) {
    const known = await knownVersions(jar, names)
    const knows = ({ codec, version }: SubjectVersion): boolean => {
      const [first, last] = known.get(codec.name) ?? [0, -1]
      return version >= first && version <= last
    }
    shares.set(jar, left.filter(knows))
    left = left.filter((subject) => !knows(subject))
  }
  if (left.length > 0)
    console.log(`known to neither jar: ${left.map(({ codec, version }) => `${codec.name} v${version}`).join(', ')}`)
  return shares
}

async function compareMessages(tally: Tally): Promise<void> {
  const subjects = versionsOf(readSubjects()).filter(({ codec }) => isWanted(codec.name))
  for (const [jar, share] of await plan(subjects)) {
    if (share.length === 0) continue
    await compareFromJava(jar, share, options, tally)
    await compareToJava(jar, share, options, tally)
    for (const { codec, version } of share) {
      for (const direction of ['from Java', 'to Java'] as const) {
        const label = labelOf(jar, direction, codec.name, version)
        if (!tally.has(label)) tally.missing(label)
      }
    }
    console.log(`kafka-clients ${jar.version}: ${share.length} versions of messages, both directions`)
  }
}

const startedMs = performance.now()
console.log(`seed ${seed}, ${options.instances} instances of each message, version and direction`)
const tally = createTally()
await compareMessages(tally)
if (isWanted('records')) await compareRecords(jars, options, tally)
console.log(`${tally.instances} instances in ${((performance.now() - startedMs) / 1000).toFixed(0)} s, seed ${seed}`)
process.exitCode = tally.finish()
