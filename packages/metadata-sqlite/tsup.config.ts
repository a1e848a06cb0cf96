import { packageConfig } from '../../tsup.base.ts'

export default packageConfig({
  entry: ['src/index.ts', 'src/worker.ts'],
  define: { MILLRACE_IS_BUILT: 'true' },
  // Only named in a branch that the definition above removes.
  external: [/^node:/, 'esbuild'],
})
