import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { ResolvedSqliteMetadataOptions } from './options.ts'

/** Set to `true` by the build; absent when the sources themselves run, as they do in this repository's tests. */
declare const MILLRACE_IS_BUILT: boolean | undefined

/** Starts the thread that owns the file. */
export type SpawnWorker = (options: ResolvedSqliteMetadataOptions) => Promise<Worker>

/** Starts the worker beside this module: `worker.js` in the built package, `worker.ts` compiled on the fly otherwise. */
export const spawnWorker: SpawnWorker = async (options) => {
  // Flags of the process, such as an inspector's port, are not for its threads.
  const threadOptions = { workerData: options, execArgv: [], name: 'millrace-metadata' }
  if (typeof MILLRACE_IS_BUILT === 'undefined') {
    compiledWorker ??= compileWorker()
    return new Worker(await compiledWorker, { ...threadOptions, eval: true })
  }
  return new Worker(new URL('./worker.js', import.meta.url), threadOptions)
}

let compiledWorker: Promise<string> | undefined

/** No Node version that we support runs TypeScript in threads everywhere, so the sources are bundled first. */
async function compileWorker(): Promise<string> {
  const { build } = await import('esbuild')
  const here = fileURLToPath(new URL('./worker.ts', import.meta.url))
  const { outputFiles } = await build({
    entryPoints: [here],
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    external: ['libsql'],
    conditions: ['@millrace/source'],
    // A script from a string would look for packages from the process's folder on.
    banner: { js: `var require = require('node:module').createRequire(${JSON.stringify(here)});` },
  })
  return outputFiles[0]!.text
}
