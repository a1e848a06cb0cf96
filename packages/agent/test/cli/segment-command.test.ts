import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { encodeSegment } from '@millrace/object-store'
import { encodeRecordBatch } from '@millrace/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ExitCode } from '../../src/cli/agent-command.ts'
import { segmentCommand } from '../../src/cli/segment-command.ts'
import { fakeWorld } from './fake-world.ts'

const SEGMENT_ID = '018bcfe5-6800-7abc-8def-0123456789ab'
const TOPIC_ID = 'AAAAAAAAAAAAAAAAAAAAAQ'

let folder: string
let bytes: Buffer
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'millrace-segment-'))
  const records = ['a', 'b', 'c'].map((value) => ({ value, timestamp: 1_700_000_000_000 }))
  const batch = encodeRecordBatch(records, { producerId: 7, producerEpoch: 1, baseSequence: 40 })
  const segment = encodeSegment({
    segmentId: SEGMENT_ID,
    createdAtMs: 1_700_000_000_000,
    writer: 'test',
    items: [{ topicId: TOPIC_ID, partition: 3, chunks: [batch] }],
  })
  bytes = Buffer.concat(segment.body)
  writeFileSync(join(folder, 'good file.seg'), bytes)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function run(...flags: readonly string[]) {
  const world = fakeWorld()
  const code = await segmentCommand(flags, world)
  return { code, printed: world.printed.join('\n'), errors: world.errors.join('\n') }
}

describe('millrace segment inspect', () => {
  it('prints the segment and every record batch', async () => {
    const { code, printed, errors } = await run('inspect', join(folder, 'good file.seg'))
    expect([code, errors]).toEqual([ExitCode.OK, ''])
    expect(printed).toContain(SEGMENT_ID)
    expect(printed).toContain('2023-11-14T22:13:20.000Z')
    expect(printed).toContain(`topic ${TOPIC_ID} partition 3: 1 batches`)
    expect(printed).toContain('3 records  codec=none  producer=7/1 sequence=40')
    expect(printed).toContain('crc=ok')
  })

  it('prints the same as JSON, from a file URL', async () => {
    const { code, printed } = await run('inspect', '--json', pathToFileURL(join(folder, 'good file.seg')).href)
    expect(code).toBe(ExitCode.OK)
    const shown = JSON.parse(printed)
    expect(shown).toMatchObject({ segmentId: SEGMENT_ID, writer: 'test', damage: null })
    expect(shown.runs[0]).toMatchObject({ topicId: TOPIC_ID, partition: 3 })
    expect(shown.runs[0].batches[0]).toMatchObject({ recordCount: 3, codec: 'none', isIntact: true, producerId: '7' })
  })

  it('shows what is left of a segment whose body is damaged, and exits with 1', async () => {
    const damaged = Buffer.from(bytes)
    damaged[70]! ^= 0xff
    writeFileSync(join(folder, 'damaged.seg'), damaged)
    const { code, printed, errors } = await run('inspect', join(folder, 'damaged.seg'))
    expect(code).toBe(ExitCode.FAILED)
    expect(printed).toContain('crc=WRONG')
    expect(errors).toMatch(/^millrace segment inspect: [^\n]+$/)
  })

  it.each([
    ['nothing', 'no-such-file.seg', undefined, /ENOENT/],
    ['no segment', 'text.seg', 'this is no segment, but long enough to hold a trailer', /millrace segment inspect/],
    ['half a segment', 'half.seg', 'half', /millrace segment inspect/],
    ['empty', 'empty.seg', '', /millrace segment inspect/],
  ])('of %s is one sentence and exit code 1', async (_what, name, text, pattern) => {
    if (text === 'half') writeFileSync(join(folder, name), bytes.subarray(0, bytes.length / 2))
    else if (text !== undefined) writeFileSync(join(folder, name), text)
    const { code, printed, errors } = await run('inspect', join(folder, name))
    expect([code, printed]).toEqual([ExitCode.FAILED, ''])
    expect(errors).toMatch(/^[^\n]+$/)
    expect(errors).toMatch(pattern)
  })

  it.each(['http://example.com/x.seg', 'file:///a%2Fb', 's3://bucket/%', 'mem://', 's3://b?nope=1'])(
    'of %s is one sentence and exit code 1',
    async (place) => {
      const { code, errors } = await run('inspect', place)
      expect(code).toBe(ExitCode.FAILED)
      expect(errors).toMatch(/^millrace segment inspect: [^\n]+$/)
    },
  )

  it.each([[[]], [['inspect']], [['inspect', 'a', 'b']], [['inspect', 'a', '--nope']], [['look', 'a']]])(
    'with %j prints how it is used and exits with 2',
    async (flags: readonly string[]) => {
      const { code, errors, printed } = await run(...flags)
      expect([code, printed]).toEqual([ExitCode.USAGE, ''])
      expect(errors).toMatch(/^usage: /)
    },
  )

  it('--help prints the same and exits with 0', async () => {
    const { code, printed } = await run('inspect', '--help')
    expect(code).toBe(ExitCode.OK)
    expect(printed).toMatch(/^usage: /)
  })
})
