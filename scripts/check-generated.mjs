// Makes every generated file again and fails when one differs from what is committed.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const run = (command, args) =>
  spawnSync(command, args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
const before = run('git', ['diff', '--stat']).stdout

for (const name of Object.keys(scripts).filter((script) => /^generate(?::|$)/.test(script))) {
  if (run('npm', ['run', '--silent', name]).status !== 0) {
    console.error(`npm run ${name} failed`)
    process.exitCode = 1
  }
}
const after = run('git', ['diff', '--stat']).stdout
if (after !== before) {
  console.error(`generated files are not up to date:\n${after}`)
  process.exitCode = 1
}
