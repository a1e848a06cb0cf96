// Runs the object store conformance suite, and what else needs a real server, against MinIO. Where it cannot be had,
// says so and does nothing, unless REQUIRE_S3=1.
// usage: node scripts/s3-conformance.mjs [VITEST FILTER...]
import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findOrBuildMinio, startMinio } from './s3-server/minio.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const binary = findOrBuildMinio()
if (binary === undefined) {
  console.log('the S3 conformance suite was not run')
  process.exit(process.env.REQUIRE_S3 === '1' ? 1 : 0)
}
const server = await startMinio(binary)
console.log(`MinIO answers at ${server.endpoint}`)
try {
  const filters = process.argv.slice(2)
  const tests = filters.length > 0 ? filters : ['packages/object-store-s3/test/real-server.test.ts']
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...tests], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...server.environment, REQUIRE_S3: '1' },
  })
  process.exitCode = status ?? 1
} finally {
  await server.stop()
}
