import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { FuzzTarget } from '../../../scripts/fuzz/target.ts'

const folder = join(import.meta.dirname, '../../../scripts/fuzz')
const names = readdirSync(join(folder, 'targets')).map((file) => file.replace('.ts', ''))

describe.each(names)('the inputs that fuzzing %s left behind', (name) => {
  it('show nothing wrong, those that once did among them', async () => {
    const { target } = (await import(join(folder, 'targets', `${name}.ts`))) as { target: FuzzTarget }
    const corpus = join(folder, 'corpus', name)
    const inputs = existsSync(corpus) ? readdirSync(corpus).toSorted() : []
    for (const file of inputs) {
      const run = () => target.run(new Uint8Array(readFileSync(join(corpus, file))))
      expect(run, file).not.toThrow()
    }
    expect(target.name).toBe(name)
  })
})
