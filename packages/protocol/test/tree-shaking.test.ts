import { build, type Plugin } from 'esbuild'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSchema } from '../../../scripts/protocol/schema-types.ts'
import { entriesOf } from '../../../scripts/protocol/generate-entries.ts'
import { lowerFirst } from '../../../scripts/protocol/message-names.ts'

const BYTES_MAX = 15_000
const root = join(import.meta.dirname, '../../..')

/** Bundles programs given as text, minified, for a browser; all in one go, so that no file is parsed twice. */
async function bundled(programs: ReadonlyMap<string, string>): Promise<Map<string, string>> {
  const virtual: Plugin = {
    name: 'programs-given-as-text',
    setup(bundler) {
      bundler.onResolve({ filter: /^program:/ }, ({ path }) => ({ path, namespace: 'program' }))
      bundler.onLoad({ filter: /.*/, namespace: 'program' }, ({ path }) => {
        return { contents: programs.get(path.slice('program:'.length))!, resolveDir: root, loader: 'ts' }
      })
    },
  }
  const names = [...programs.keys()]
  const { outputFiles } = await build({
    entryPoints: names.map((name, index) => ({ in: `program:${name}`, out: String(index) })),
    bundle: true,
    write: false,
    outdir: '/',
    minify: true,
    format: 'esm',
    platform: 'browser',
    conditions: ['@millrace/source'],
    external: ['@millrace/crc32c'],
    plugins: [virtual],
  })
  return new Map(outputFiles.map(({ path, text }) => [names[Number(/(\d+)\.js$/.exec(path)![1])]!, text]))
}

async function bundle(program: string): Promise<string> {
  return (await bundled(new Map([['one', program]]))).get('one')!
}

describe('a bundle for a browser', () => {
  const entries = entriesOf(readSchema(join(import.meta.dirname, '../schema')))
  const messages = entries.flatMap(({ name: entry, messages: list }) => list.map(({ name }) => ({ name, entry })))

  it.each(['the barrel', 'its own entry'])('of any one codec, by %s, is below 15,000 bytes', async (by) => {
    const programs = messages.map(({ name, entry }): [string, string] => {
      const from = by === 'the barrel' ? 'messages' : `messages/${entry}`
      return [name, `export { ${lowerFirst(name)} } from '@millrace/protocol/${from}'`]
    })
    const bundles = await bundled(new Map(programs))
    expect(bundles.size).toBe(messages.length)
    expect(messages.length).toBeGreaterThan(160)
    const tooLarge = [...bundles].filter(([, code]) => code.length >= BYTES_MAX)
    expect(tooLarge.map(([name, code]) => `${name}: ${code.length}`)).toEqual([])
    for (const [name, code] of bundles) expect(code).toContain(`name:"${name}"`)
  })

  it('of one codec holds no other', async () => {
    const code = await bundle("export { metadataResponse } from '@millrace/protocol/messages'")
    expect(code.match(/name:"\w+(?:Request|Response)"/g)).toEqual(['name:"MetadataResponse"'])
  })

  it('of names and kinds of errors has no texts', async () => {
    const names = await bundle("export { errorName, isRetriable, ErrorCode } from '@millrace/protocol'")
    expect(names).not.toContain('the client')
    const texts = await bundle("export { errorText } from '@millrace/protocol'")
    expect(texts).toContain('the client')
    expect(texts).not.toContain('NOT_LEADER_OR_FOLLOWER')
  })

  it('of reader, writer and one codec stays below 30 KB and needs no CRC', async () => {
    const code = await bundle(`
      export { fetchResponse } from '@millrace/protocol/messages'
      export { createReader, createWriter } from '@millrace/protocol'
    `)
    expect(code.length).toBeLessThan(30_000)
    expect(code).not.toContain('crc32c')
  })

  it('of what reads batches stays below 12 KB, compression below 8 KB', async () => {
    const records = await bundle("export { readRecordBatchHeaders, createRecordCursor } from '@millrace/protocol'")
    expect(records.length).toBeLessThan(12_000)
    const compression = await bundle("export * from '@millrace/protocol/compression'")
    expect(compression.length).toBeLessThan(8_000)
  })

  it('of everything uses nothing of Node', async () => {
    const code = await bundle(`
      export * from '@millrace/protocol'
      export * from '@millrace/protocol/messages'
      export * from '@millrace/protocol/registry'
      export * from '@millrace/protocol/compression'
    `)
    expect(code).not.toMatch(/\bBuffer\b|node:|\bprocess\b|require\(/)
  })
})
