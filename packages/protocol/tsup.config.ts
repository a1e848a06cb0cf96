import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Options } from 'tsup'
import { packageConfig } from '../../tsup.base.ts'

const messages = readdirSync(new URL('src/generated/messages', import.meta.url)).map((file) => file.slice(0, -3))

/**
 * Gives the entry of each message code of its own, and leaves the barrel in one file: in Node a file costs more to load
 * than ten codecs to parse (docs/decisions/0001-codec.md). Reader, writer and errors stay shared by all.
 */
const copyIntoEntries: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'copy-into-entries',
  setup(bundler) {
    bundler.onResolve({ filter: /^\.\.\/[a-z-]+\.ts$/ }, ({ path, importer, resolveDir }) =>
      /\/generated\/messages\/[a-z-]+\.ts$/.test(importer)
        ? { path: resolve(resolveDir, path), suffix: '?entry' }
        : undefined,
    )
  },
}

export default packageConfig({
  entry: {
    index: 'src/index.ts',
    messages: 'src/generated/messages.ts',
    registry: 'src/registry.ts',
    compression: 'src/compression/index.ts',
    node: 'src/node/index.ts',
    ...Object.fromEntries(messages.map((name) => [`messages/${name}`, `src/generated/messages/${name}.ts`])),
  },
  esbuildPlugins: [copyIntoEntries],
  // What is built reads like its sources; maps would be two thirds of the package.
  sourcemap: false,
})
