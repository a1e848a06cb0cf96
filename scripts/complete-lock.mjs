// Lists in package-lock.json every optional dependency that a package names and npm left out.
//
// Tools ship one binary package per platform. When npm cannot see one of them while it writes the lock file, it leaves
// the entry out, and `npm ci` then refuses the file on every machine. The entry needs no more than the version, which
// the depending package pins, and the platform, which the name says. Run after `npm install`; `--check` only reports.
import { readFileSync, writeFileSync } from 'node:fs'

const SYSTEMS = { darwin: 'darwin', win32: 'win32', linux: 'linux', android: 'android', freebsd: 'freebsd' }
const MORE_SYSTEMS = { openbsd: 'openbsd', netbsd: 'netbsd', sunos: 'sunos', openharmony: 'openharmony', aix: 'aix' }
const PROCESSORS = ['arm64', 'x64', 'ia32', 'arm', 'riscv64', 'ppc64', 's390x', 'loong64', 'mips64el', 'wasm32']

/** The platform in a package's name; undefined when the name is not that of a binary package. */
function platformOf(name) {
  const words = name.replace(/^@[^/]+\//, '').split(/[-_]/)
  const os = words.map((word) => ({ ...SYSTEMS, ...MORE_SYSTEMS })[word]).find((system) => system !== undefined)
  const cpu = PROCESSORS.find((processor) => words.includes(processor))
  if (os === undefined || cpu === undefined) return undefined
  const isMusl = words.some((word) => word.startsWith('musl'))
  const isGnu = os === 'linux' && words.some((word) => word.startsWith('gnu'))
  const libc = isMusl ? { libc: ['musl'] } : isGnu ? { libc: ['glibc'] } : {}
  return { os: [os], cpu: [cpu], ...libc }
}

const file = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(file, 'utf8'))
const added = []
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const isListed = [`${path}/node_modules/${name}`, `node_modules/${name}`].some((place) => place in lock.packages)
    const platform = platformOf(name)
    if (isListed || platform === undefined || !/^\d/.test(version)) continue
    lock.packages[`node_modules/${name}`] = {
      version,
      ...(platform.cpu ? { cpu: platform.cpu } : {}),
      ...(entry.dev ? { dev: true } : {}),
      ...(platform.libc ? { libc: platform.libc } : {}),
      optional: true,
      os: platform.os,
    }
    added.push(`${name}@${version}`)
  }
}
if (process.argv.includes('--check')) {
  if (added.length > 0) console.error(`package-lock.json lacks ${added.join(', ')}: run node scripts/complete-lock.mjs`)
  process.exitCode = added.length > 0 ? 1 : 0
} else if (added.length > 0) {
  const sorted = Object.entries(lock.packages).sort(([one], [other]) => (one < other ? -1 : 1))
  lock.packages = Object.fromEntries(sorted)
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
  console.log(`added ${added.length} entries`)
}
