import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Which package may import which, as ARCHITECTURE.md draws it. Arrows are transitive. Every package may import
 * `runtime`, but for the three that promise to run in a browser.
 */
export const ARROWS: Readonly<Record<string, readonly string[]>> = {
  runtime: [],
  crc32c: [],
  protocol: ['crc32c'],
  'client-id': [],
  'object-store': ['runtime', 'crc32c'],
  server: ['runtime', 'protocol'],
  discovery: ['runtime'],
  'peer-link': ['runtime'],
  metadata: ['runtime'],
  'object-store-s3': ['runtime', 'object-store'],
  'metadata-sqlite': ['runtime', 'metadata'],
  'metadata-postgres': ['runtime', 'metadata', 'discovery'],
  batcher: ['runtime', 'object-store', 'metadata'],
  'peer-cache': ['runtime', 'object-store', 'discovery'],
  coordinator: ['runtime', 'metadata', 'protocol'],
  agent: [
    'protocol',
    'client-id',
    'object-store-s3',
    'server',
    'discovery',
    'metadata-sqlite',
    'metadata-postgres',
    'batcher',
    'peer-cache',
    'peer-link',
    'coordinator',
  ],
  testkit: [
    'batcher',
    'protocol',
    'client-id',
    'object-store-s3',
    'server',
    'metadata-sqlite',
    'metadata-postgres',
    'peer-cache',
    'coordinator',
    'agent',
  ],
}

/** Packages whose core must run in a browser: no module of Node's, by any spelling. */
export const BROWSER_PACKAGES: readonly string[] = ['protocol', 'client-id', 'crc32c']

/** Folders of them that only an entry for Node.js reaches. */
const NODE_FOLDERS: readonly string[] = ['packages/protocol/src/node/']

/** Whether a file, named from the root, must run in a browser. */
function runsInBrowsers(packageName: string, file: string): boolean {
  return BROWSER_PACKAGES.includes(packageName) && !NODE_FOLDERS.some((folder) => file.startsWith(folder))
}

/** What a package may import: its arrows and, through them, theirs. */
export function reachable(name: string, arrows: Readonly<Record<string, readonly string[]>> = ARROWS): Set<string> {
  const found = new Set<string>()
  const pending = [...(arrows[name] ?? [])]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (found.has(next)) continue
    found.add(next)
    pending.push(...(arrows[next] ?? []))
  }
  return found
}

/** The module names that a source text imports, exports from, or loads with `import()` and `require()`. */
export function importedModules(source: string): string[] {
  const pattern = /(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*|\bgetBuiltinModule\s*\(\s*)['"]([^'"\n]+)['"]/g
  return [...source.matchAll(pattern)].map((match) => match[1]!)
}

/** What is wrong with one source file's imports, in sentences; empty when nothing is. `file` is named from the root. */
export function arrowViolations(packageName: string, source: string, file = ''): string[] {
  const allowed = reachable(packageName)
  const violations: string[] = []
  for (const module of importedModules(source)) {
    const other = /^@millrace\/([^/]+)/.exec(module)?.[1]
    if (other !== undefined && !allowed.has(other)) violations.push(`${packageName} must not import ${other}`)
    if (module.includes('/packages/') || /^(?:\.\.\/){2,}[a-z-]+\/src\//.test(module))
      violations.push(`${packageName} reaches into another package by path: ${module}`)
    if (runsInBrowsers(packageName, file) && module.startsWith('node:') && module !== 'node:module')
      violations.push(`${packageName} runs in browsers and must not import ${module}`)
  }
  return violations
}

/** Every TypeScript file below a folder. */
export function sourceFiles(directory: string): string[] {
  if (!existsSync(directory)) return []
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.includes('node_modules'))
    .map((file) => join(directory, file))
}

/** The text of a file. */
export function readText(file: string): string {
  return readFileSync(file, 'utf8')
}
