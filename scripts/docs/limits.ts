import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { page } from './markdown.ts'

const COLUMNS = ['limit', 'default', 'option', 'what happens at it']
const INTRO = `Everything that could grow without end has a bound with a name. This page gathers the "Limits" tables of the packages'
READMEs. Settings of the agent's command line are in [configuration.md](configuration.md).`

/** docs/limits.md, out of the READMEs of all packages. Throws when one has no table of the agreed columns. */
export function limitsPage(root: string): string {
  const packages = readdirSync(join(root, 'packages')).sort()
  const sections = packages.map((name) => {
    const readme = readFileSync(join(root, 'packages', name, 'README.md'), 'utf8')
    const section = /^## Limits\n([\s\S]*?)(?=^## |(?![\s\S]))/m.exec(readme)?.[1]
    if (section === undefined) throw new Error(`packages/${name}/README.md has no section "Limits"`)
    const text = section.trim().replaceAll('](../../docs/', '](')
    return `## @millrace/${name}\n\n${normalised(name, text)}`
  })
  return page('# Limits', INTRO, ...sections)
}

/** The section with its tables in one shape, however the README pads them. */
function normalised(name: string, section: string): string {
  const lines = section.split('\n').map((line) => {
    if (!line.startsWith('|')) return line
    const cells = line
      .replace(/^\|/, '')
      .replace(/\|\s*$/, '')
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim())
    return `| ${cells.map((cell) => (/^-+$/.test(cell) ? '---' : cell)).join(' | ')} |`
  })
  const hasTable = lines.includes(`| ${COLUMNS.join(' | ')} |`)
  if (!hasTable && lines.some((line) => line.startsWith('|')))
    throw new Error(`packages/${name}/README.md: the columns of "Limits" must be ${COLUMNS.join(', ')}`)
  return lines.join('\n')
}
