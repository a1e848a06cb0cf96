// Looks at the system calls of a real put into the file store: every write synced before the link, every folder after
// it, and only then "stored". Says so and does nothing where strace cannot run, unless REQUIRE_STRACE=1.
// usage: node scripts/strace-file-store.mjs
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const KEY = 'segments/3f/object'

/** The calls that make a put durable, in the only order that does. `$` stands for the store's folder. */
const EXPECTED = [
  'write(stdout, started)',
  'mkdir($/segments)',
  'fsync($)',
  'mkdir($/segments/3f)',
  'fsync($/segments)',
  'create(TEMP)',
  'write(TEMP)',
  'fsync(TEMP)',
  'link(TEMP, $/segments/3f/object)',
  'fsync($/segments/3f)',
  'unlink(TEMP)',
  'write(stdout, stored)',
]

if (spawnSync('strace', ['-o', '/dev/null', 'true']).status !== 0) {
  console.log('strace is missing or not allowed here: the order of system calls of the file store was not checked')
  process.exit(process.env.REQUIRE_STRACE === '1' ? 1 : 0)
}

const folder = mkdtempSync(join(tmpdir(), 'millrace-strace-'))
try {
  const seen = putUnderStrace(join(folder, 'objects'), join(folder, 'trace'))
  // A file may be written in several calls; what counts is that none comes after its fsync.
  const calls = seen.filter((call, index) => call !== seen[index - 1])
  console.log(calls.join('\n'))
  if (JSON.stringify(calls) !== JSON.stringify(EXPECTED)) {
    console.error(`\nThe order that keeps an object through a power cut is:\n${EXPECTED.join('\n')}`)
    process.exitCode = 1
  } else {
    console.log('\nok: written, synced, linked, folders synced, and only then stored')
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** The calls that touch the store's folder or standard output, from the start of the store to the end of the put. */
function putUnderStrace(directory, traceFile) {
  const traced = 'trace=openat,write,writev,pwrite64,pwritev,fsync,fdatasync,link,linkat,unlink,unlinkat,mkdir,mkdirat'
  const program = [join(here, 'run-ts.mjs'), join(here, 'strace/put-one-object.ts'), directory, KEY]
  const result = spawnSync(
    'strace',
    ['-f', '-y', '-s', '200', '-e', traced, '-o', traceFile, process.execPath, ...program],
    {
      encoding: 'utf8',
      // Calls through io_uring would not be seen.
      env: { ...process.env, UV_USE_IO_URING: '0' },
    },
  )
  if (result.status !== 0) throw new Error(`the traced program failed: ${result.stderr}`)
  const calls = completedCalls(readFileSync(traceFile, 'utf8')).map((call) => shorten(call, directory))
  const from = calls.indexOf('write(stdout, started)')
  return calls.slice(from, calls.indexOf('write(stdout, stored)') + 1).filter((call) => call !== undefined)
}

/** One line per call in the order in which they were done; strace splits calls that another thread interrupts. */
function completedCalls(trace) {
  const unfinished = new Map()
  const calls = []
  for (const line of trace.split('\n')) {
    const [, pid, rest] = /^(\d+)\s+(.*)$/.exec(line) ?? []
    if (rest === undefined) continue
    const begun = /^(.*) <unfinished \.\.\.>$/.exec(rest)
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest)
    if (begun) unfinished.set(pid, begun[1])
    else calls.push(resumed ? `${unfinished.get(pid)}${resumed[1]}` : rest)
  }
  return calls
}

/** A call in the words of EXPECTED; undefined when it failed or is about something else. */
function shorten(call, directory) {
  if (/= -1 /.test(call)) return undefined
  const said = /^write\(1<.*, "(started|stored)\\n"/.exec(call)
  if (said) return `write(stdout, ${said[1]})`
  if (!call.includes(directory)) return undefined
  const paths = [...call.matchAll(/["<]([^"<>]*)[">]/g)]
    .map(([, path]) => path)
    .filter((path) => path.startsWith(directory))
  const names = paths.map((path) => path.replace(directory, '$').replace(/^\$\/\.millrace-tmp\/.*$/, 'TEMP'))
  const name = call.slice(0, call.indexOf('('))
  if (name === 'openat') return call.includes('O_CREAT') ? `create(${names[0]})` : undefined
  const plain = {
    writev: 'write',
    pwrite64: 'write',
    pwritev: 'write',
    fdatasync: 'fsync',
    linkat: 'link',
    unlinkat: 'unlink',
    mkdirat: 'mkdir',
  }
  return `${plain[name] ?? name}(${names.join(', ')})`
}
