// Packs every package that is published, once, and lets publint or attw look at what npm would upload.
// usage: node scripts/check-packages.mjs publint|attw [PACKAGE...]   (after npm run build)
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const [tool, ...wanted] = process.argv.slice(2)
const checks = { publint: checkWithPublint, attw: checkWithAttw }
const check = checks[tool]
if (check === undefined) {
  console.error('usage: node scripts/check-packages.mjs publint|attw [PACKAGE...]')
  process.exit(2)
}

const packages = readdirSync(join(root, 'packages'))
  .filter((name) => wanted.length === 0 || wanted.includes(name))
  .map((name) => ({ name, directory: join(root, 'packages', name) }))
  .filter(({ directory }) => existsSync(join(directory, 'package.json')))
  .map((entry) => ({ ...entry, manifest: JSON.parse(readFileSync(join(entry.directory, 'package.json'), 'utf8')) }))
  .filter(({ manifest }) => manifest.private !== true)

const temporary = mkdtempSync(join(tmpdir(), 'millrace-packages-'))
process.on('exit', () => rmSync(temporary, { recursive: true, force: true }))
let red = 0
for (const entry of packages) {
  const problems = await problemsOf(entry)
  if (problems.length > 0) red += 1
  for (const problem of problems) console.error(`${entry.name}: ${problem}`)
}
console.log(`${tool}: ${packages.length - red} of ${packages.length} packages are fine`)
if (red > 0 || packages.length === 0) process.exitCode = 1

async function problemsOf(entry) {
  if (!existsSync(join(entry.directory, 'dist/index.js')) || !existsSync(join(entry.directory, 'dist/index.d.ts'))) {
    return ['dist is missing or has no types: npm run build first']
  }
  try {
    return await check(entry, pack(entry))
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)]
  }
}

/** The tarball that npm would publish. */
function pack({ name, directory }) {
  const destination = join(temporary, name)
  mkdirSync(destination)
  const options = { cwd: directory, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }
  const output = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', destination], options)
  const [packed] = JSON.parse(output)
  return { destination, tarball: join(destination, packed.filename), paths: packed.files.map(({ path }) => path) }
}

async function checkWithPublint({ manifest }, { tarball, paths }) {
  const { buffer, byteOffset, byteLength } = readFileSync(tarball)
  const { messages } = await publint({
    pack: { tarball: buffer.slice(byteOffset, byteOffset + byteLength) },
    strict: true,
  })
  // Sources are not published; publint passes over a condition of ours that leads to them, but not over a pattern.
  const real = messages.filter(
    ({ code, path }) => code !== 'EXPORTS_GLOB_NO_MATCHED_FILES' || !path.includes('@millrace/source'),
  )
  const unwanted = paths.filter((path) => path.startsWith('test/') || path.startsWith('src/'))
  return [
    ...real.map((message) => `${message.type}: ${formatMessage(message, manifest) ?? message.code}`),
    ...unwanted.map((path) => `${path} would be published`),
  ]
}

function checkWithAttw(_, { tarball, destination }) {
  const require = createRequire(import.meta.url)
  const manifestPath = require.resolve('@arethetypeswrong/cli/package.json')
  const attw = join(dirname(manifestPath), require(manifestPath).bin.attw)
  const parameters = [attw, tarball, '--profile', 'esm-only', '--format', 'ascii', '--no-color', '--no-emoji']
  const { status, stdout, stderr } = spawnSync(process.execPath, parameters, { cwd: destination, encoding: 'utf8' })
  return status === 0 ? [] : [`attw ended with ${status}\n${stdout}${stderr}`]
}
