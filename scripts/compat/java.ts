/** Runs the Java side. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import { readBlocks, writeBlock, type Block } from './block.ts'

/** A version of kafka-clients with the Java side compiled against it. */
export interface Jar {
  readonly version: string
  readonly classPath: string
}

/** What Java found in the instances of one block. */
export interface Verdict {
  readonly name: string
  readonly version: number
  readonly instances: number
  readonly failed: number
  /** About the first that failed; empty when none did. */
  readonly detail: string
}

const JAVA_OPTIONS = ['-Xmx700m', '-XX:+UseSerialGC', '-XX:-UsePerfData']

function start(
  { classPath }: Jar,
  args: readonly string[],
): { stdin: Writable; stdout: Readable; ended: Promise<void> } {
  const java = [...JAVA_OPTIONS, '-cp', classPath, 'Compat', ...args]
  const child = spawn('java', java, { stdio: ['pipe', 'pipe', 'inherit'] })
  return { stdin: child.stdin, stdout: child.stdout, ended: endOf(child, args[0]!) }
}

async function endOf(child: ChildProcess, what: string): Promise<void> {
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`java ${what} ended with code ${code}`)
}

/** The lowest and highest version that a jar knows of each message; messages that it does not know are missing. */
export async function knownVersions(jar: Jar, names: readonly string[]): Promise<Map<string, [number, number]>> {
  const { stdin, stdout, ended } = start(jar, ['versions'])
  stdin.end(names.join('\n'))
  let text = ''
  for await (const chunk of stdout as AsyncIterable<Buffer>) text += chunk.toString()
  await ended
  const lines = text.split('\n').filter((line) => line !== '')
  return new Map(lines.map((line) => [line.split(' ')[0]!, [Number(line.split(' ')[1]), Number(line.split(' ')[2])]]))
}

/** Blocks that Java writes; `lines` is what it reads. */
export async function* blocksFromJava(
  jar: Jar,
  args: readonly string[],
  lines: readonly string[],
): AsyncGenerator<Block> {
  const { stdin, stdout, ended } = start(jar, args)
  stdin.end(lines.join('\n'))
  yield* readBlocks(stdout)
  await ended
}

/** Hands blocks to Java and answers its verdicts. */
export async function judgedByJava(jar: Jar, mode: string, blocks: Iterable<Block>): Promise<readonly Verdict[]> {
  const { stdin, stdout, ended } = start(jar, [mode])
  // A machine that ended early is reported by its exit code, not by the pipe that it left.
  stdin.on('error', () => undefined)
  const written = (async () => {
    for (const block of blocks) await writeBlock(stdin, block)
    stdin.end()
  })()
  let text = ''
  for await (const chunk of stdout as AsyncIterable<Buffer>) text += chunk.toString()
  await Promise.all([ended, written])
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [name, version, instances, failed, ...detail] = line.split('\t')
      const counts = { version: Number(version), instances: Number(instances), failed: Number(failed) }
      return { name: name!, ...counts, detail: detail.join(' ') }
    })
}
