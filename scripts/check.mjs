// Runs every gate, in the order in which a mistake is cheapest to find, and names each one that is red.
import { spawnSync } from 'node:child_process'

const gates = [
  'check:format',
  'check:lint',
  'check:types',
  'check:lock',
  'check:generated',
  'test',
  'build',
  'check:publint',
  'check:attw',
  'check:knip',
  'check:docs',
  'check:readme',
]
const wanted = process.argv.slice(2)
const red = []
for (const gate of wanted.length > 0 ? wanted : gates) {
  const startedMs = performance.now()
  console.log(`\n--- ${gate}`)
  const { status } = spawnSync('npm', ['run', '--silent', gate], { stdio: 'inherit' })
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1)
  console.log(`--- ${gate}: ${status === 0 ? 'green' : 'RED'} (${seconds} s)`)
  if (status !== 0) red.push(gate)
}
if (red.length > 0) {
  console.error(`\nred: ${red.join(', ')}`)
  process.exitCode = 1
}
