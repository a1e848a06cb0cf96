// Runs every example of the workspace as its reader would, against the built packages; each has a deadline and fails the
// run. Those that the workspace leaves out are installed from packed packages, by scripts of their own.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const EXAMPLE_TIMEOUT_MS = 120_000
const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const examples = join(root, 'examples')
const { workspaces } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const isExample = (name) =>
  existsSync(join(examples, name, 'package.json')) && !workspaces.includes(`!examples/${name}`)
let passed = 0
let failed = 0
for (const name of readdirSync(examples).filter(isExample)) {
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
