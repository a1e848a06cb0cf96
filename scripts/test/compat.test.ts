import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { type Block, readBlocks, writeBlock } from '../compat/block.ts'
import { canonical } from '../compat/canonical.ts'
import { encoded } from '../compat/compare-messages.ts'
import { randomInstance } from '../compat/random-instance.ts'
import { createRandom } from '../compat/random.ts'
import { readSubjects, versionsOf } from '../compat/subjects.ts'
import { createReader } from '../../packages/protocol/src/index.ts'

const root = new URL('../..', import.meta.url).pathname
const subjects = readSubjects(root)
const named = (name: string) => subjects.find(({ codec }) => codec.name === name)!

describe('the text that values are compared by', () => {
  it('tells apart what two fields of one type hold when it is swapped', () => {
    const { schema } = named('ListOffsetsRequest')
    const one = canonical(schema, { replicaId: 1, topics: [] }, 1)
    expect(one).toBe('{replicaId:1,topics:[],}')
    const { schema: fetch } = named('FetchResponse')
    const texts = [
      { lastStableOffset: 1, logStartOffset: 2 },
      { lastStableOffset: 2, logStartOffset: 1 },
    ].map((partition) => canonical(fetch, { responses: [{ partitions: [partition] }] }, 12))
    expect(texts[0]).not.toBe(texts[1])
  })

  it('leaves tagged fields out that are at their default, unless something unknown is in them', () => {
    const { schema } = named('FetchResponse')
    const text = (divergingEpoch: unknown) =>
      canonical(schema, { responses: [{ partitions: [{ divergingEpoch }] }] }, 12)
    expect(text({ epoch: -1, endOffset: -1 })).toBe(text(undefined))
    expect(text({ epoch: -1, unknownTaggedFields: [{ tag: 99, data: new Uint8Array(0) }] })).toContain(
      'divergingEpoch:',
    )
  })

  it('is the same for an instance and for what its encoding decodes to', () => {
    for (const subject of versionsOf(subjects)) {
      const random = createRandom(1, `${subject.codec.name} ${subject.version}`)
      const instance = randomInstance(random, subject)
      const back = subject.codec.decode(createReader([encoded(subject, instance)]), subject.version)
      expect(canonical(subject.schema, back, subject.version)).toBe(
        canonical(subject.schema, instance, subject.version),
      )
    }
  })
})

describe('blocks', () => {
  it('come out of a stream as they went in, however it is cut', async () => {
    const blocks: Block[] = [0, 1, 2].map((version) => ({
      name: 'FetchRequest',
      version,
      instances: Array.from({ length: version }, (_, index) => ({
        bytes: Buffer.alloc(index, 7),
        canonical: `{é${index}}`,
      })),
    }))
    const stream = new PassThrough()
    for (const block of blocks) await writeBlock(stream, block)
    const cut = new PassThrough()
    for (const byte of stream.read() as Buffer) cut.write(Buffer.of(byte))
    cut.end()
    const read: Block[] = []
    for await (const block of readBlocks(cut)) read.push(block)
    expect(read).toEqual(blocks)
  })
})
