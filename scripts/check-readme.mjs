// Runs every block marked ```ts runnable of the READMEs and docs, each in a process of its own, against the built packages.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { transformSync } from 'esbuild'

const BLOCK_TIMEOUT_MS = 60_000
const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const documents = [
  'README.md',
  ...readdirSync(join(root, 'packages')).map((name) => `packages/${name}/README.md`),
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md') && !file.startsWith('api'))
    .map((file) => `docs/${file}`),
]
// The blocks import packages by name, as a user would, so they run beside a node_modules folder.
const folder = mkdtempSync(join(root, 'node_modules', '.readme-'))
let passed = 0
let failed = 0
try {
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  for (const document of documents) {
    const text = readFileSync(join(root, document), 'utf8')
    for (const [index, match] of [...text.matchAll(/^```ts runnable\n([\s\S]*?)^```$/gm)].entries()) {
      const file = join(folder, `${document.replaceAll(/[^a-z0-9]/gi, '-')}-${index}.mjs`)
      writeFileSync(file, transformSync(match[1], { loader: 'ts', format: 'esm', target: 'node20' }).code)
      const run = spawnSync(process.execPath, [file], { cwd: folder, encoding: 'utf8', timeout: BLOCK_TIMEOUT_MS })
      if (run.status === 0) passed++
      else {
        failed++
        console.error(`${relative(root, join(root, document))}, block ${index + 1}:\n${run.stdout}${run.stderr}`)
      }
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
console.log(`README blocks: ${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0
