import { build } from 'esbuild'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { createReader, createWriter, type MessageCodec } from '@millrace/protocol'
import { generateMessage } from '../protocol/generate-message.ts'
import { deadDocs, docsOf, messageDoc, type Docs } from '../protocol/message-docs.ts'
import type { SchemaField, SchemaMessage } from '../protocol/schema-types.ts'

type Value = Record<string, unknown>

const NO_DOCS: Docs = { apis: new Map(), fields: {} }

const message = (
  fields: readonly Partial<SchemaField>[],
  structs: Record<string, Partial<SchemaField>[]> = {},
): SchemaMessage => {
  const whole = (field: Partial<SchemaField>): SchemaField => ({ name: 'x', type: 'int8', versions: '0+', ...field })
  return {
    name: 'SampleRequest',
    apiKey: 7,
    kind: 'request',
    versions: '0-3',
    flexible: '2+',
    fields: fields.map(whole),
    structs: Object.fromEntries(Object.entries(structs).map(([name, list]) => [name, list.map(whole)])),
  }
}

/** Generates a module, compiles and loads it. */
async function load(sample: SchemaMessage): Promise<MessageCodec<Value>> {
  const { outputFiles } = await build({
    stdin: {
      contents: generateMessage(sample, docsOf(NO_DOCS, sample)),
      resolveDir: join(import.meta.dirname, '../../packages/protocol/src/generated'),
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'esm',
  })
  const module: { sampleRequest: MessageCodec<Value> } = await import(
    `data:text/javascript,${encodeURIComponent(outputFiles[0]!.text)}`
  )
  return module.sampleRequest
}

function encoded(codec: MessageCodec<Value>, value: Value, version: number): number[] {
  const writer = createWriter()
  codec.encode(writer, value, version)
  return writer.finish().flatMap((chunk) => [...chunk])
}

function decoded(codec: MessageCodec<Value>, bytes: readonly number[], version: number): Value {
  const reader = createReader([Uint8Array.from(bytes)])
  const value = codec.decode(reader, version)
  reader.expectEnd()
  return value
}

describe('what the generator can write beyond what Kafka 4.3 has', () => {
  it.each([
    ['bool', [true, false], [1, 0]],
    ['int8', [-1, 2], [255, 2]],
    ['int16', [258], [1, 2]],
    ['uint16', [65_535], [255, 255]],
    ['int32', [1], [0, 0, 0, 1]],
    ['uint32', [4_294_967_295], [255, 255, 255, 255]],
    ['int64', [-1], [255, 255, 255, 255, 255, 255, 255, 255]],
    ['float64', [1], [0x3f, 0xf0, 0, 0, 0, 0, 0, 0]],
    ['uuid', ['AAAAAAAAAAAAAAAAAAAAAQ'], [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]],
    ['string', ['a'], [2, 97]],
    ['bytes', [Uint8Array.of(9)], [2, 9]],
  ])('an array of %s that may be null', async (type, items, bytes) => {
    const codec = await load(message([{ name: 'list', type: `[]${type}`, nullable: '0+' }]))
    expect(encoded(codec, { list: items }, 2)).toEqual([items.length + 1, ...bytes, 0])
    expect(decoded(codec, [items.length + 1, ...bytes, 0], 2)).toEqual({ list: items, unknownTaggedFields: [] })
    expect(encoded(codec, { list: null }, 2)).toEqual([0, 0])
    expect(decoded(codec, [0, 0], 2)).toEqual({ list: null, unknownTaggedFields: [] })
    expect(encoded(codec, { list: null }, 0)).toEqual([255, 255, 255, 255])
    expect(encoded(codec, {}, 2)).toEqual([1, 0])
    expect(() => decoded(codec, [100, 0], 2)).toThrow(expect.objectContaining({ code: 'TRUNCATED' }))
  })

  it('an array of a type that the reader has no function for, null in some versions only', async () => {
    const codec = await load(message([{ name: 'list', type: '[]float64', nullable: '3+' }]))
    expect(encoded(codec, { list: null }, 3)).toEqual([0, 0])
    expect(() => encoded(codec, { list: null }, 2)).toThrow(expect.objectContaining({ path: 'list' }))
    expect(() => decoded(codec, [0, 0], 2)).toThrow(expect.objectContaining({ code: 'MALFORMED', path: 'list' }))
  })

  it('a tagged struct that may be null: a marker before it, and nothing at all for the default', async () => {
    const fields = [{ name: 'inner', type: 'Inner', versions: '2+', nullable: '2+', tag: 0, default: null }]
    const codec = await load(message(fields, { Inner: [{ name: 'id', type: 'int16' }] }))
    expect(encoded(codec, { inner: { id: 5 } }, 2)).toEqual([1, 0, 4, 1, 0, 5, 0])
    expect(decoded(codec, [1, 0, 4, 1, 0, 5, 0], 2)).toMatchObject({ inner: { id: 5 } })
    expect(encoded(codec, { inner: null }, 2)).toEqual([0])
    expect(decoded(codec, [0], 2)).toMatchObject({ inner: null })
    expect(decoded(codec, [1, 0, 1, 255], 2)).toMatchObject({ inner: null })
    expect(() => encoded(codec, { inner: {} }, 1)).toThrow(expect.objectContaining({ code: 'UNSUPPORTED_FIELD' }))
  })

  it('a tagged struct that may be null and is not by default', async () => {
    const fields = [{ name: 'inner', type: 'Inner', versions: '2+', nullable: '2+', tag: 0 }]
    const codec = await load(message(fields, { Inner: [{ name: 'id', type: 'int16' }] }))
    expect(encoded(codec, { inner: null }, 2)).toEqual([1, 0, 1, 255])
    expect(encoded(codec, { inner: { id: 0 } }, 2)).toEqual([0])
    expect(encoded(codec, { inner: { id: 5 } }, 2)).toEqual([1, 0, 4, 1, 0, 5, 0])
    expect(decoded(codec, [1, 0, 1, 255], 2)).toMatchObject({ inner: null })
    expect(decoded(codec, [0], 2)).toMatchObject({ inner: { id: 0 } })
  })

  it('fields whose names are those of the generated variables', async () => {
    const names = ['version', 'reader', 'writer', 'value', 'at', 'tag', 'flexible', 'rest', 'left', 'default', 'items']
    const codec = await load(message(names.map((name) => ({ name }))))
    const value = Object.fromEntries(names.map((name, index) => [name, index]))
    expect(decoded(codec, encoded(codec, value, 3), 3)).toEqual({ ...value, unknownTaggedFields: [] })
  })

  it('refuses what Kafka does not have', () => {
    const refused = (field: Partial<SchemaField>): (() => string) => {
      return () => generateMessage(message([field]), docsOf(NO_DOCS, message([])))
    }
    expect(refused({ type: 'int128' })).toThrow('int128 is no type')
    expect(refused({ type: 'int32', nullable: '0+' })).toThrow('no int32 may be null')
  })
})

describe('the docs of messages', () => {
  const sample = message([{ name: 'limit' }], { Part: [{ name: 'limit' }] })
  const docs: Docs = {
    apis: new Map([
      ['Sample', { request: 'Asks.', versions: { 2: 'compact (KIP-482)' }, fields: { 'Part.limit': 'The most.' } }],
    ]),
    fields: { limit: 'At most so many.' },
  }
  let code: string
  beforeAll(() => {
    code = generateMessage(sample, docsOf(docs, sample))
  })

  it('stand before types and fields, the nearer text first', () => {
    expect(messageDoc(docsOf(docs, sample), sample, 'Versions 0 to 3.')).toEqual([
      'Asks. Versions 0 to 3.',
      '',
      '- 2: compact (KIP-482)',
    ])
    expect(code).toContain(' * Asks. Versions 0 to 3.\n')
    expect(code.match(/The most\.|At most so many\./g)).toEqual(['At most so many.', 'The most.'])
  })

  it('may name what the code does without, which is not imported then', () => {
    const id = message([{ name: 'id', type: 'uuid' }])
    const naming: Docs = { apis: new Map(), fields: { id: '`ZERO_UUID` for none.' } }
    const imported = /^import .*$/m.exec(generateMessage(id, docsOf(naming, id)))![0]
    expect(imported).not.toContain('ZERO_UUID')
  })

  it('that are about nothing are found', () => {
    expect(deadDocs(docs, [sample])).toEqual([])
    const dead: Docs = {
      apis: new Map([
        ['Sample', { versions: { 4: 'never' }, fields: { nothing: 'no', 'Part.other': 'no' } }],
        ['Unknown', { request: 'no' }],
      ]),
      fields: { none: 'no' },
    }
    expect(deadDocs(dead, [sample])).toEqual([
      'Sample: nothing',
      'Sample: Part.other',
      'Sample: version 4',
      'Unknown',
      'fields: none',
    ])
  })
})
