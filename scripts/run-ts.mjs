// Runs a TypeScript program of this repository from source: `node scripts/run-ts.mjs FILE ARGS...`.
// Node 20 cannot, so the program and the @millrace packages it imports are bundled into one file first.
import { spawn } from 'node:child_process'
import { mkdir, rm } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const [file, ...args] = process.argv.slice(2)
if (file === undefined) {
  console.error('usage: node scripts/run-ts.mjs FILE ARGS...')
  process.exit(2)
}

const root = dirname(dirname(fileURLToPath(import.meta.url)))
// Inside the repository, so that what is not bundled is found in its node_modules.
const outdir = resolve(root, '.cache', 'run-ts', String(process.pid))
const outfile = resolve(outdir, `${basename(file).replace(/\.ts$/, '')}.mjs`)

const keepOtherPackagesOutside = {
  name: 'keep-other-packages-outside',
  setup(bundler) {
    bundler.onResolve({ filter: /^[^./]/ }, ({ path, kind }) => {
      if (kind === 'entry-point' || path.startsWith('@millrace/')) return undefined
      return { path, external: true }
    })
  },
}

await mkdir(outdir, { recursive: true })
await build({
  entryPoints: [resolve(file)],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  conditions: ['@millrace/source'],
  plugins: [keepOtherPackagesOutside],
  sourcemap: 'inline',
  logLevel: 'warning',
})

const child = spawn(process.execPath, ['--enable-source-maps', outfile, ...args], { stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
const [code, signal] = await new Promise((done) => {
  child.on('exit', (...how) => done(how))
})
await rm(outdir, { recursive: true, force: true })
process.exit(code ?? (signal === null ? 1 : 130))
