// Checks every block marked ```ts runnable of the READMEs and docs: its types against the sources, all blocks in one go;
// then it is run, in a process of its own, against the built packages. What a `console.log(…) // => text` writes must be
// that text.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
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

/** Every block with where it is from and a file name of its own. */
const blocks = documents.flatMap((document) => {
  const text = readFileSync(join(root, document), 'utf8')
  return [...text.matchAll(/^```ts runnable\n([\s\S]*?)^```$/gm)].map(([, source], index) => ({
    where: `${document}, block ${index + 1}`,
    name: `${document.replaceAll(/[^a-z0-9]/gi, '-')}-${index}`,
    source,
  }))
})

/** What is wrong with the types, one string per complaint, with the block's name in place of its file's. */
function typeProblems(folder) {
  const config = {
    extends: join(root, 'tsconfig.base.json'),
    compilerOptions: { noUnusedLocals: false, noUnusedParameters: false, moduleDetection: 'force' },
    files: blocks.map(({ name }) => `${name}.ts`),
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc')
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', folder, '--pretty', 'false'], {
    cwd: folder,
    encoding: 'utf8',
  })
  // Complaints about the sources themselves are those of check:types.
  return stdout.split('\n').flatMap((line) => {
    const block = blocks.find(({ name }) => line.startsWith(`${name}.ts(`))
    return block === undefined ? [] : [line.replace(`${block.name}.ts`, block.where)]
  })
}

/** Why a block did not do what it says; undefined when it did. */
function runProblem(folder, { name, source }) {
  const file = join(folder, `${name}.mjs`)
  writeFileSync(file, transformSync(source, { loader: 'ts', format: 'esm', target: 'node20' }).code)
  const run = spawnSync(process.execPath, [file], { cwd: folder, encoding: 'utf8', timeout: BLOCK_TIMEOUT_MS })
  if (run.status !== 0) return `${run.stdout}${run.stderr}`
  const expected = [...source.matchAll(/console\.log\(.*\) \/\/ => (.*)$/gm)].map(([, text]) => text.trim())
  const written = run.stdout.trimEnd().split('\n')
  if (expected.length === 0 || JSON.stringify(expected) === JSON.stringify(written)) return undefined
  return `wrote\n${written.join('\n')}\ninstead of\n${expected.join('\n')}\n`
}

// The blocks import packages by name, as a user would, so they lie beside a node_modules folder.
const folder = mkdtempSync(join(root, 'node_modules', '.readme-'))
let failed = 0
try {
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  for (const { name, source } of blocks) writeFileSync(join(folder, `${name}.ts`), source)
  const problems = typeProblems(folder)
  for (const problem of problems) console.error(problem)
  for (const block of blocks) {
    const problem = runProblem(folder, block)
    if (problem !== undefined) console.error(`${block.where}:\n${problem}`)
    if (problem !== undefined || problems.some((line) => line.startsWith(`${block.where}(`))) failed++
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
console.log(`README blocks: ${blocks.length - failed} passed, ${failed} failed`)
process.exitCode = failed > 0 || blocks.length === 0 ? 1 : 0
