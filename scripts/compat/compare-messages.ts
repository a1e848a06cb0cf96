/** Compares messages with one jar, in both directions. */
import { createReader, createWriter } from '../../packages/protocol/src/index.ts'
import type { Block } from './block.ts'
import { canonical } from './canonical.ts'
import { blocksFromJava, judgedByJava, type Jar } from './java.ts'
import { randomInstance } from './random-instance.ts'
import { createRandom } from './random.ts'
import type { Instance, SubjectVersion } from './subjects.ts'
import type { Tally } from './tally.ts'

/** What decides the instances. */
export interface RunOptions {
  readonly seed: number
  readonly instances: number
}

/** The name of a count. */
export function labelOf(jar: Jar, direction: 'from Java' | 'to Java', name: string, version: number): string {
  return `${name} v${version} ${direction} ${jar.version}`
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/** Encodes into one piece. */
export function encoded({ codec, version }: SubjectVersion, value: Instance): Uint8Array {
  const writer = createWriter()
  codec.encode(writer, value, version)
  return Buffer.concat(writer.finish())
}

/** Decodes what Java wrote: the values must be Java's, and encoding them must give Java's bytes. */
function problemWith(subject: SubjectVersion, bytes: Uint8Array, wanted: string): string | undefined {
  try {
    const reader = createReader([bytes])
    const value = subject.codec.decode(reader, subject.version)
    reader.expectEnd()
    const ours = canonical(subject.schema, value, subject.version)
    if (ours !== wanted) return `read as ${ours} where Java has ${wanted}`
    const again = encoded(subject, value)
    return Buffer.compare(again, bytes) === 0 ? undefined : `written again as ${hex(again)}`
  } catch (error) {
    return String(error)
  }
}

/** Instances that Java made. */
export async function compareFromJava(
  jar: Jar,
  subjects: readonly SubjectVersion[],
  { seed, instances }: RunOptions,
  tally: Tally,
): Promise<void> {
  const byLine = new Map(subjects.map((subject) => [`${subject.codec.name} ${subject.version}`, subject]))
  const blocks = blocksFromJava(jar, ['write', String(seed), String(instances)], [...byLine.keys()])
  for await (const { name, version, instances: made } of blocks) {
    const subject = byLine.get(`${name} ${version}`)!
    const problems = made.flatMap(({ bytes, canonical: wanted }) => {
      const problem = problemWith(subject, bytes, wanted)
      return problem === undefined ? [] : [`${problem} from ${hex(bytes)}`]
    })
    const result = { instances: made.length, failed: problems.length, detail: problems[0] ?? '' }
    tally.add(labelOf(jar, 'from Java', name, version), result)
  }
}

function blockOf(subject: SubjectVersion, { seed, instances }: RunOptions): Block {
  const { schema, codec, version } = subject
  const random = createRandom(seed, `${codec.name} ${version}`)
  const made = Array.from({ length: instances }, () => {
    const instance = randomInstance(random, subject)
    return { bytes: encoded(subject, instance), canonical: canonical(schema, instance, version) }
  })
  return { name: codec.name, version, instances: made }
}

function* blocksOf(subjects: readonly SubjectVersion[], options: RunOptions, tally: Tally, jar: Jar): Generator<Block> {
  for (const subject of subjects) {
    try {
      yield blockOf(subject, options)
    } catch (error) {
      const label = labelOf(jar, 'to Java', subject.codec.name, subject.version)
      tally.add(label, { instances: 1, failed: 1, detail: `not encoded: ${String(error)}` })
    }
  }
}

/** Instances that we made: Java must read the same values, and write the same bytes. */
export async function compareToJava(
  jar: Jar,
  subjects: readonly SubjectVersion[],
  options: RunOptions,
  tally: Tally,
): Promise<void> {
  for (const { name, version, ...result } of await judgedByJava(jar, 'read', blocksOf(subjects, options, tally, jar)))
    tally.add(labelOf(jar, 'to Java', name, version), result)
}
