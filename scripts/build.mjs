// Builds every package with tsup, two at a time. `--js` leaves the type declarations out: enough to run, and ten times faster.
import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const JOBS = 2
const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const tsup = join(dirname(createRequire(import.meta.url).resolve('tsup/package.json')), 'dist/cli-default.js')
const jsOnly = process.argv.includes('--js')
const queue = readdirSync(join(root, 'packages'))
  .map((name) => join(root, 'packages', name))
  .filter((directory) => existsSync(join(directory, 'tsup.config.ts')))

function build(directory) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [tsup, '--silent', ...(jsOnly ? ['--no-dts'] : [])], { cwd: directory })
    const output = []
    child.stdout.on('data', (chunk) => output.push(chunk))
    child.stderr.on('data', (chunk) => output.push(chunk))
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve()
      else reject(new Error(`build of ${directory} failed:\n${Buffer.concat(output).toString()}`))
    })
  })
}

async function worker() {
  for (let directory = queue.shift(); directory !== undefined; directory = queue.shift()) await build(directory)
}

try {
  await Promise.all(Array.from({ length: JOBS }, worker))
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}
