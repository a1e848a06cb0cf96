import { defineConfig, type Options } from 'tsup'

/** What every package's build shares: ESM for Node 20, types beside it, nothing bundled in from other packages. */
export function packageConfig(overrides: Options = {}) {
  return defineConfig((flags) => ({
    entry: ['src/index.ts'],
    format: ['esm'],
    target: 'node20',
    platform: 'neutral',
    external: [/^node:/],
    clean: true,
    sourcemap: true,
    treeshake: true,
    dts: flags.dts === false ? false : { compilerOptions: { ignoreDeprecations: '6.0' } },
    ...overrides,
  }))
}
