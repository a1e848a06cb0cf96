import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ARROWS, arrowViolations, importedModules, reachable, readText, sourceFiles } from '../arrows.ts'

const root = join(import.meta.dirname, '../..')
const packages = readdirSync(join(root, 'packages'))

describe('the import directions', () => {
  it.each(packages)('%s imports only what its arrows reach', (name) => {
    expect(ARROWS, `${name} has no arrows`).toHaveProperty(name)
    const violations = sourceFiles(join(root, 'packages', name, 'src')).flatMap((file) =>
      arrowViolations(name, readText(file), relative(root, file)).map((violation) => `${file}: ${violation}`),
    )
    expect(violations).toEqual([])
  })

  it.each(packages)('%s declares only packages that its arrows reach', (name) => {
    const manifest = JSON.parse(readText(join(root, 'packages', name, 'package.json')))
    const allowed = reachable(name)
    const declared = Object.keys(manifest.dependencies ?? {})
      .filter((dependency) => dependency.startsWith('@millrace/'))
      .map((dependency) => dependency.slice('@millrace/'.length))
    expect(declared.filter((dependency) => !allowed.has(dependency))).toEqual([])
  })

  it('have no cycle', () => {
    for (const name of Object.keys(ARROWS)) expect(reachable(name).has(name), `${name} reaches itself`).toBe(false)
  })
})

describe('the check of import directions', () => {
  it('reports an import against an arrow', () => {
    expect(arrowViolations('batcher', `import { decode } from '@millrace/protocol'`)).toEqual([
      'batcher must not import protocol',
    ])
  })

  it('reports a re-export, a dynamic import, a type import and a require alike', () => {
    const source = `
      export { a } from '@millrace/agent'
      const b = await import('@millrace/server')
      import type { C } from "@millrace/discovery"
      const d = require('@millrace/batcher')`
    expect(arrowViolations('metadata', source)).toHaveLength(4)
  })

  it('follows arrows transitively', () => {
    expect(arrowViolations('agent', `import { createByteBudget } from '@millrace/runtime'`)).toEqual([])
    expect(arrowViolations('object-store-s3', `import { crc32c } from '@millrace/crc32c'`)).toEqual([])
  })

  it('reports a module of Node in a package for browsers', () => {
    expect(arrowViolations('protocol', `import { readFileSync } from 'node:fs'`)).toHaveLength(1)
    expect(arrowViolations('server', `import net from 'node:net'`)).toEqual([])
    const [forNode, forAll] = ['node/gzip.ts', 'compression/lz4.ts'].map((file) => `packages/protocol/src/${file}`)
    expect(arrowViolations('protocol', `import zlib from 'node:zlib'`, forNode)).toEqual([])
    expect(arrowViolations('protocol', `import zlib from 'node:zlib'`, forAll)).toHaveLength(1)
  })

  it('reports a path into another package', () => {
    expect(arrowViolations('server', `import { x } from '../../protocol/src/reader.ts'`)).toHaveLength(1)
  })

  it('sees side-effect imports', () => {
    expect(importedModules(`import './register.ts'`)).toEqual(['./register.ts'])
  })
})
