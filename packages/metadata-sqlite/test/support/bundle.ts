import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** A program made of this package's sources, in the shape of the built package. */
export interface BundledProgram {
  /** The file to run. */
  readonly path: string
  /** Removes it. */
  remove(): Promise<void>
}

/** Bundles a program of this folder with the worker beside it, where its packages are found. */
export async function bundleProgram(name: string): Promise<BundledProgram> {
  const folder = await mkdtemp(here('../../.program-'))
  await build({
    entryPoints: { program: here(`${name}.ts`), worker: here('../../src/worker.ts') },
    outdir: folder,
    outExtension: { '.js': '.js' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: ['libsql', 'esbuild'],
    conditions: ['@millrace/source'],
    define: { MILLRACE_IS_BUILT: 'true' },
  })
  return { path: join(folder, 'program.js'), remove: () => rm(folder, { recursive: true }) }
}
