// Runs every test that needs a PostgreSQL server, in their long form: races of 10,000 rounds, connections cut at every
// byte. Installs Debian's PostgreSQL where there is none.
// usage: node scripts/postgres-tests.mjs [VITEST FILTER...]
import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensurePostgres } from './interop/install.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
await ensurePostgres()
const filters = process.argv.slice(2)
const tests = filters.length > 0 ? filters : ['packages/metadata-postgres', 'packages/agent/test/postgres.test.ts']
const limits = ['--testTimeout', '600000']
const { status } = spawnSync(
  process.execPath,
  [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...limits, ...tests],
  { cwd: root, stdio: 'inherit', env: { ...process.env, REQUIRE_POSTGRES: '1', POSTGRES_LONG: '1' } },
)
process.exitCode = status ?? 1
