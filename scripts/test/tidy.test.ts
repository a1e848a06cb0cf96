import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readText, sourceFiles } from '../arrows.ts'

const root = join(import.meta.dirname, '../..')

/** Source lines without their comments, so that prose about `Date.now` is no violation. */
function codeOf(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '')
}

const sources = readdirSync(join(root, 'packages')).flatMap((name) =>
  sourceFiles(join(root, 'packages', name, 'src')).map((file) => ({
    name,
    path: relative(root, file),
    text: readText(file),
  })),
)
const handWritten = sources.filter(({ path }) => !path.includes('/generated/'))

describe('the style rules that a program can check', () => {
  it('time, randomness and console are injected outside runtime and the command line', () => {
    const impure =
      /\b(?:Date\.now|setTimeout|setInterval|Math\.random|AbortSignal\.timeout|performance\.now|console\.\w+)\(/
    const offenders = handWritten
      .filter(({ name, path }) => name !== 'runtime' && !path.startsWith('packages/agent/src/cli/'))
      .filter(({ text }) => impure.test(codeOf(text)))
    expect(offenders.map(({ path }) => path)).toEqual([])
  })

  it('no package reads process.env outside the command line', () => {
    const offenders = handWritten
      .filter(({ path }) => !path.startsWith('packages/agent/src/cli/'))
      .filter(({ text }) => /\bprocess\.env\b/.test(codeOf(text)))
    expect(offenders.map(({ path }) => path)).toEqual([])
  })

  it('no source file grows past 500 lines', () => {
    const long = handWritten.filter(({ text }) => text.split('\n').length > 500)
    expect(long.map(({ path }) => path)).toEqual([])
  })

  it('every file name is kebab-case and says what is inside', () => {
    const vague = /(?:^|\/)(?:utils?|helpers?|common|misc|manager)\.ts$/
    const offenders = sources.filter(({ path }) => vague.test(path) || !/\/[a-z0-9.-]+\.ts$/.test(path))
    expect(offenders.map(({ path }) => path)).toEqual([])
  })

  it('nothing is exported by star or by default', () => {
    const offenders = handWritten.filter(({ text }) => /^export (?:\*|default)/m.test(codeOf(text)))
    expect(offenders.map(({ path }) => path)).toEqual([])
  })

  it('a note that something is to be done names an issue', () => {
    const offenders = handWritten.filter(({ text }) => /\b(?:TODO|FIXME|XXX)\b(?!\(#\d+\))/.test(text))
    expect(offenders.map(({ path }) => path)).toEqual([])
  })
})
