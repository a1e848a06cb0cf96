import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import {
  decodeSegmentFooter,
  type ObjectStore,
  ObjectStoreError,
  SegmentFormatError,
  type SegmentIndex,
  verifySegment,
} from '@millrace/object-store'
import { isRecordBatchIntact, readRecordBatchHeaders } from '@millrace/protocol'
import { noopLogger, systemClock, systemRandom } from '@millrace/runtime'
import { AgentError } from '../errors.ts'
import { openObjectStore } from '../stores.ts'
import { type CommandWorld, ExitCode } from './agent-command.ts'

const USAGE = `usage: millrace segment inspect [--json] FILE|URL

FILE is a segment on this machine; URL is file:///path/segment.seg or
s3://bucket/key?region=&endpoint=&forcePathStyle=. Prints what the segment says of
itself and the header of every record batch, after checking every checksum.`

/** One record batch of a segment, as `--json` prints it. */
interface InspectedBatch {
  readonly byteOffset: number
  readonly byteLength: number
  readonly recordCount: number
  readonly codec: string
  readonly isIntact: boolean
  readonly producerId: string
  readonly producerEpoch: number
  readonly baseSequence: number
  readonly maxTimestamp: string
}

/** `millrace segment inspect`: prints a segment; resolves with the exit code. */
export async function segmentCommand(flags: readonly string[], world: CommandWorld): Promise<number> {
  if (flags.some((flag) => /^(?:--?help|-h)$/.test(flag))) {
    world.print(USAGE)
    return ExitCode.OK
  }
  const [verb, ...rest] = flags
  const isJson = rest.some((flag) => /^--?json$/.test(flag))
  const places = rest.filter((flag) => !flag.startsWith('-'))
  const unknown = rest.filter((flag) => flag.startsWith('-') && !/^--?json$/.test(flag))
  if (verb !== 'inspect' || places.length !== 1 || unknown.length > 0) {
    world.printError(USAGE)
    return ExitCode.USAGE
  }
  try {
    const bytes = await readPlace(places[0]!)
    // First the footer alone: a damaged body should still show what it was meant to be.
    const index = decodeSegmentFooter(bytes, bytes.length)
    const damage = damageOf(bytes)
    const shown = inspect(index, bytes)
    world.print(
      isJson ? JSON.stringify({ ...index, damage: damage ?? null, runs: shown }, null, 2) : asText(index, shown),
    )
    if (damage === undefined) return ExitCode.OK
    world.printError(`millrace segment inspect: ${damage}`)
  } catch (error) {
    if (!isExpected(error)) throw error
    world.printError(`millrace segment inspect: ${error.message}`)
  }
  return ExitCode.FAILED
}

function damageOf(bytes: Uint8Array): string | undefined {
  try {
    verifySegment(bytes)
    return undefined
  } catch (error) {
    if (SegmentFormatError.is(error)) return error.message
    throw error
  }
}

function isExpected(error: unknown): error is Error {
  const isFileError = error instanceof Error && 'syscall' in error
  return isFileError || ObjectStoreError.is(error) || SegmentFormatError.is(error) || AgentError.is(error)
}

async function readPlace(place: string): Promise<Uint8Array> {
  if (!/^[a-z0-9]+:\/\//.test(place)) return readFile(place)
  const { url, path, key } = parsePlace(place)
  if (path !== undefined) return readFile(path)
  const world = { clock: systemClock, random: systemRandom, logger: noopLogger }
  const store: ObjectStore = await openObjectStore(url.href, world)
  try {
    await store.start()
    return await store.get(key)
  } finally {
    await store.close()
  }
}

/** Takes a URL apart: a path on this machine, or the URL of a store and a key in it. */
function parsePlace(place: string): { readonly url: URL; readonly path?: string; readonly key: string } {
  try {
    const url = new URL(place)
    if (url.protocol === 'file:') return { url, path: fileURLToPath(url), key: '' }
    const key = decodeURIComponent(url.pathname.slice(1))
    url.pathname = ''
    return { url, key }
  } catch (error) {
    throw new AgentError('INVALID_OPTION', `${place} is no URL of a segment`, { cause: error })
  }
}

function inspect(index: SegmentIndex, bytes: Uint8Array) {
  return index.runs.map(({ items, ...run }) => ({
    ...run,
    batches: items.flatMap(({ byteOffset, byteLength }): InspectedBatch[] => {
      const { batches } = readRecordBatchHeaders(bytes.subarray(byteOffset, byteOffset + byteLength))
      return batches.map((batch) => ({
        byteOffset: byteOffset + batch.position,
        byteLength: batch.byteLength,
        recordCount: batch.recordCount,
        codec: batch.codec,
        isIntact: isRecordBatchIntact(batch),
        producerId: String(batch.producerId),
        producerEpoch: batch.producerEpoch,
        baseSequence: batch.baseSequence,
        maxTimestamp: String(batch.maxTimestamp),
      }))
    }),
  }))
}

function asText(index: SegmentIndex, runs: ReturnType<typeof inspect>): string {
  const head = [
    `segment    ${index.segmentId}`,
    `format     ${index.formatVersion}`,
    `created    ${new Date(index.createdAtMs).toISOString()}`,
    `writer     ${index.writer === '' ? '(not named)' : index.writer}`,
    `bytes      ${index.byteLength}, of them ${index.itemBytes} of record batches`,
    `runs       ${runs.length}`,
  ]
  const body = runs.flatMap((run) => [
    '',
    `topic ${run.topicId} partition ${run.partition}: ${run.batches.length} batches, ${run.byteLength} bytes at ${run.byteOffset}`,
    ...run.batches.map(
      (batch) =>
        `  at ${batch.byteOffset}  ${batch.byteLength} bytes  ${batch.recordCount} records  codec=${batch.codec}` +
        `  producer=${batch.producerId}/${batch.producerEpoch} sequence=${batch.baseSequence}` +
        `  maxTimestamp=${batch.maxTimestamp}  crc=${batch.isIntact ? 'ok' : 'WRONG'}`,
    ),
  ])
  return [...head, ...body].join('\n')
}
