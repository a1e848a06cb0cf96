import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DatasetRecord, decodeDataset, writeDataset } from '../interop/dataset.mjs'
import { createComparer } from '../interop/kcat-comparer.mjs'

const folder = mkdtempSync(join(tmpdir(), 'millrace-dataset-'))
let files: Buffer[] = []

beforeAll(async () => {
  await writeDataset(folder, { flavour: 'rich', records: 600, partitions: 2, seed: 5 })
  files = [0, 1].map((partition) => readFileSync(join(folder, `partition-${partition}.bin`)))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** What kcat prints for a record in the comparer's format. */
function printed(record: DatasetRecord, partition: number, offset: number): Buffer {
  const lengths = [record.key, record.value].map((bytes) => bytes?.length ?? -1)
  const headers: DatasetRecord['headers'] = [
    ...record.headers,
    ['run', Buffer.from('t')],
    ['partition', Buffer.from(String(partition))],
  ]
  const shown = headers.flatMap(([name, content], i) => [
    Buffer.from(`${i === 0 ? '' : ','}${name}=`),
    content ?? Buffer.from('NULL'),
  ])
  const start = Buffer.from(`${partition} ${offset} ${lengths.join(' ')}\n`)
  return Buffer.concat([start, record.key ?? Buffer.of(), record.value ?? Buffer.of(), ...shown, Buffer.from('\n')])
}

function printedAll(change?: (record: DatasetRecord, offset: number) => DatasetRecord | null): Buffer {
  const pieces = files.flatMap((file, partition) =>
    [...decodeDataset(file)].map((record, offset) => {
      const changed = change === undefined ? record : change(record, offset)
      return changed === null ? Buffer.of() : printed(changed, partition, offset)
    }),
  )
  return Buffer.concat(pieces)
}

function compare(output: Buffer, pieceBytes = output.length): number {
  const comparer = createComparer(files, 't')
  for (let start = 0; start < output.length; start += pieceBytes)
    comparer.add(output.subarray(start, start + pieceBytes))
  return comparer.finish()
}

describe('the dataset of the interop run and its comparison', () => {
  it('has everything that the record format allows', () => {
    const records = files.flatMap((file) => [...decodeDataset(file)])
    expect(records).toHaveLength(600)
    expect(records.some(({ key }) => key === null)).toBe(true)
    expect(records.some(({ key }) => key?.length === 0)).toBe(true)
    expect(records.some(({ value }) => value === null)).toBe(true)
    expect(records.some(({ value }) => value?.length === 0)).toBe(true)
    expect(records.some(({ headers }) => headers.some(([, content]) => content === null))).toBe(true)
    expect(records.some(({ value }) => (value?.length ?? 0) > 2_000)).toBe(true)
  })

  it('accepts what was written, in one piece and cut anywhere', () => {
    expect(compare(printedAll())).toBe(600)
    expect(compare(printedAll(), 997)).toBe(600)
  })

  it.each([
    ['another value', { value: Buffer.from('other') }],
    ['null instead of a value', { value: null }],
    ['another key', { key: Buffer.from('other') }],
    ['a header more', { headers: [['more', Buffer.from('1')]] }],
  ] as [string, Partial<DatasetRecord>][])('refuses %s', (_, part) => {
    const output = printedAll((record, offset) => (offset === 77 ? { ...record, ...part } : record))
    expect(() => compare(output)).toThrow(/partition 0 offset 77/)
  })

  it('refuses a record that is missing in the middle, at the end, or that is there twice', () => {
    expect(() => compare(printedAll((record, offset) => (offset === 5 ? null : record)))).toThrow(/offset 5 was due/)
    expect(() => compare(printedAll((record, offset) => (offset === 299 ? null : record)))).toThrow(/ends at 299/)
    const first = [...decodeDataset(files[0]!)][0]!
    expect(() => compare(Buffer.concat([printedAll(), printed(first, 0, 300)]))).toThrow(/more was read than written/)
  })
})
