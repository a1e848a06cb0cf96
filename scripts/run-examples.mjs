// Runs every example as its reader would, against the built packages; each has a deadline and fails the run.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const EXAMPLE_TIMEOUT_MS = 120_000
const examples = join(dirname(fileURLToPath(import.meta.url)), '..', 'examples')
let passed = 0
let failed = 0
for (const name of readdirSync(examples).filter((entry) => existsSync(join(examples, entry, 'package.json')))) {
  console.log(`--- ${name}`)
  const { status } = spawnSync('npm', ['start', '--silent'], {
    cwd: join(examples, name),
    stdio: 'inherit',
    timeout: EXAMPLE_TIMEOUT_MS,
  })
  if (status === 0) passed++
  else failed++
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0
