import { join } from 'node:path'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'

async function bundled(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: join(import.meta.dirname, '../../..'), loader: 'ts' },
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    platform: 'browser',
    conditions: ['@millrace/source'],
    external: ['@millrace/crc32c'],
  })
  return outputFiles[0]!.text
}

describe('a bundle for a browser', () => {
  it('of one codec holds that message and no other, below 15 KB', async () => {
    const code = await bundled("export { metadataResponse } from '@millrace/protocol/messages'")
    expect(code).toContain('MetadataResponse')
    expect(code).not.toContain('FetchResponse')
    expect(code).not.toContain('ProduceRequest')
    expect(code.length).toBeLessThan(15_000)
  })

  it('of reader, writer and one codec stays below 30 KB and needs no CRC', async () => {
    const code = await bundled(`
      export { metadataResponse } from '@millrace/protocol/messages'
      export { createReader, createWriter } from '@millrace/protocol'
    `)
    expect(code.length).toBeLessThan(30_000)
    expect(code).not.toContain('crc32c')
  })

  it('of everything uses nothing of Node', async () => {
    const code = await bundled("export * from '@millrace/protocol'; export * from '@millrace/protocol/messages'")
    expect(code).not.toMatch(/\bBuffer\b|node:|\bprocess\b|require\(/)
  })
})
