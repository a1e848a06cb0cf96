import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { conditions: ['@millrace/source', 'node', 'import', 'default'] },
  ssr: { resolve: { conditions: ['@millrace/source', 'node', 'import', 'default'] } },
  test: {
    include: ['packages/*/test/**/*.test.ts', 'scripts/test/**/*.test.ts', 'examples/*/test/**/*.test.ts'],
    pool: 'forks',
    testTimeout: 60_000,
  },
})
