// Runs a TypeScript program of this repository on any supported Node: bundles it with esbuild, workspace packages from their sources.
// usage: node scripts/run-ts.mjs FILE [ARGUMENT...]
import { mkdtempSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const [file, ...rest] = process.argv.slice(2)
if (file === undefined) {
  console.error('usage: node scripts/run-ts.mjs FILE [ARGUMENT...]')
  process.exit(2)
}
// Inside node_modules, so that packages left external still resolve from the bundle.
const directory = mkdtempSync(join(root, 'node_modules', '.run-ts-'))
process.on('exit', () => rmSync(directory, { recursive: true, force: true }))
const outfile = join(directory, 'program.mjs')
await build({
  entryPoints: [resolve(file)],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  conditions: ['@millrace/source'],
  logLevel: 'error',
  define: { 'import.meta.dirname': JSON.stringify(dirname(resolve(file))) },
  plugins: [
    {
      name: 'registry packages stay external',
      setup(builder) {
        builder.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
          kind === 'entry-point' || path.startsWith('@millrace/') ? undefined : { path, external: true },
        )
      },
    },
  ],
})
process.argv = [process.argv[0], resolve(file), ...rest]
await import(pathToFileURL(outfile).href)
