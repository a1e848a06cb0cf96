// Starts the agent as a newcomer does, talks to it, stops it in every way, and reads back what was acknowledged.
// `node scripts/start-check.mjs` after `npm ci`. Nothing but Node and npm is needed; everything is written to a temporary folder.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { CompressionTypes, Kafka, logLevel } from 'kafkajs'

const START_DEADLINE_MS = 300_000
const STOP_DEADLINE_MS = 30_000
/** Far below the grace period that the second signal cuts short. */
const AT_ONCE_MS = 10_000
const GRACE = '60s'
const TOPIC = 'start-check'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const millrace = join(root, 'packages/agent/bin/millrace.js')
const folder = mkdtempSync(join(tmpdir(), 'millrace-start-'))
const running = new Set()
let passed = 0
let failed = 0

function check(name, isTrue, detail = '') {
  if (isTrue) passed++
  else failed++
  console.log(`${isTrue ? 'ok  ' : 'FAIL'} ${name}${isTrue || detail === '' ? '' : `: ${detail}`}`)
}

/** A process whose output is kept by the line and can be waited for. */
function launch(command, args, { cwd = folder, env = {} } = {}) {
  const clean = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(MILLRACE|WARPSTREAM)_/.test(name)),
  )
  const child = spawn(command, args, {
    cwd,
    env: { ...clean, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  running.add(child)
  const lines = { out: [], error: [] }
  const waiting = new Set()
  const take = (into) => (line) => {
    into.push(line)
    for (const waiter of waiting) waiter()
  }
  createInterface({ input: child.stdout }).on('line', take(lines.out))
  createInterface({ input: child.stderr }).on('line', take(lines.error))
  const ended = once(child, 'close').then(([code, signal]) => {
    running.delete(child)
    for (const waiter of waiting) waiter()
    return { code, signal }
  })
  const events = () => lines.out.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line))
  const tail = () => [...lines.out, ...lines.error].slice(-10).join(' / ')

  function event(name, deadlineMs = START_DEADLINE_MS) {
    return new Promise((resolve, reject) => {
      const settle = (how, value) => {
        clearTimeout(timer)
        waiting.delete(look)
        how(value)
      }
      const timer = setTimeout(() => settle(reject, new Error(`no ${name} in time: ${tail()}`)), deadlineMs)
      const look = () => {
        const found = events().find((line) => line.event === name)
        if (found !== undefined) settle(resolve, found)
        else if (!running.has(child)) settle(reject, new Error(`ended before ${name}: ${tail()}`))
      }
      waiting.add(look)
      look()
    })
  }

  /** How the process ended, or undefined when it did not in time. */
  async function end(deadlineMs = STOP_DEADLINE_MS) {
    let timer
    const late = new Promise((resolve) => {
      timer = setTimeout(resolve, deadlineMs)
    })
    const how = await Promise.race([ended, late])
    clearTimeout(timer)
    return how
  }

  return { child, lines, events, event, end, tail }
}

const agent = (flags, options) => launch(process.execPath, [millrace, 'agent', ...flags], options)
const FREE_PORTS = ['--kafkaPort', '0', '--httpPort', '0']

/** Writes one record with kafkajs and gives back where it is. */
async function produce(bootstrap, value) {
  const kafka = new Kafka({ brokers: [bootstrap], clientId: 'start-check', logLevel: logLevel.NOTHING })
  const producer = kafka.producer({ allowAutoTopicCreation: true })
  await producer.connect()
  try {
    const [{ baseOffset }] = await producer.send({
      topic: TOPIC,
      acks: -1,
      compression: CompressionTypes.GZIP,
      messages: [{ key: 'k', value }],
    })
    return Number(baseOffset)
  } finally {
    await producer.disconnect()
  }
}

/** Reads the topic from its start, without a group, which no client that is here can do. */
async function fetchValues(bootstrap) {
  const { createReader, createWriter, decodeResponseHeader, encodeRequestHeader, readRecordBatchHeaders, readRecords } =
    await import('@millrace/protocol')
  const { fetchRequest, fetchResponse } = await import('@millrace/protocol/messages')
  const { gunzipSync } = await import('node:zlib')
  const version = 11
  const writer = createWriter()
  writer.startFrame()
  encodeRequestHeader(writer, {
    requestApiKey: fetchRequest.apiKey,
    requestApiVersion: version,
    correlationId: 1,
    clientId: 'start-check',
  })
  const partitions = [{ partition: 0, fetchOffset: 0, partitionMaxBytes: 1_000_000 }]
  fetchRequest.encode(
    writer,
    { maxWaitMs: 1_000, minBytes: 1, maxBytes: 1_000_000, sessionEpoch: -1, topics: [{ topic: TOPIC, partitions }] },
    version,
  )

  const { hostname: host, port } = new URL(`tcp://${bootstrap}`)
  const socket = connect({ host: host.replace(/^\[|\]$/g, ''), port: Number(port) })
  try {
    socket.write(Buffer.concat(writer.finish()))
    let received = Buffer.alloc(0)
    for await (const chunk of socket) {
      received = Buffer.concat([received, chunk])
      if (received.length >= 4 && received.length >= 4 + received.readInt32BE(0)) break
    }
    const reader = createReader([received.subarray(4)])
    decodeResponseHeader(reader, 0)
    const [{ records, errorCode }] = fetchResponse.decode(reader, version).responses[0].partitions
    if (errorCode !== 0) throw new Error(`fetch: error ${errorCode}`)
    const decompress = { gzip: (bytes) => gunzipSync(bytes) }
    return readRecordBatchHeaders(records ?? []).batches.flatMap((batch) =>
      [...readRecords(batch, { decompress })].map((record) => Buffer.from(record.value).toString()),
    )
  } finally {
    socket.destroy()
  }
}

async function status(httpPort) {
  const response = await fetch(`http://127.0.0.1:${httpPort}/v1/status`)
  return `${response.status} ${(await response.json()).status}`
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other)
const ended = (how, code) => how?.code === code
const shown = (how) => JSON.stringify(how ?? 'still running')

/** A command that ends by itself: exit code and one sentence on standard error. */
async function expectSentence(name, run, pattern) {
  const how = await run.end()
  const isOneSentence = run.lines.error.length === 1 && pattern.test(run.lines.error[0])
  check(`${name}: one sentence, exit 1`, ended(how, 1) && isOneSentence, `${shown(how)} ${run.lines.error.join(' / ')}`)
}

/** `npm start`, on the stores that the later starts find by default. */
async function npmStart(signal) {
  const data = `${pathToFileURL(folder).pathname}/.millrace`
  const env = { MILLRACE_BUCKET_URL: `file://${data}/objects`, MILLRACE_METADATA_URL: `sqlite://${data}/metadata.db` }
  const first = launch('npm', ['start', '--', ...FREE_PORTS], { cwd: root, env })
  const started = await first.event('agent.started')
  check(`npm start: builds and starts at ${started.bootstrap}`, true)
  check(
    '  it says where it stores things, and how long the start took',
    /file:/.test(started.objectStore) && /sqlite:/.test(started.metadataStore) && Number.isInteger(started.startMs),
    JSON.stringify(started),
  )
  check('  GET /v1/status says OK', (await status(started.httpPort)) === '200 OK', await status(started.httpPort))
  await signal({ ...first, started })
}

async function firstRun() {
  await npmStart(async ({ child, started, event, end }) => {
    check('  kafkajs writes a record', (await produce(started.bootstrap, 'first')) === 0)
    check('  which comes back', same(await fetchValues(started.bootstrap), ['first']))
    child.kill('SIGTERM')
    const how = await end()
    check('  SIGTERM to npm ends the agent with exit code 0', ended(how, 0), shown(how))
    check('  after it has closed', (await event('agent.closed', STOP_DEADLINE_MS)) !== undefined)
  })
}

async function interruptedRun() {
  await npmStart(async ({ child, end, event, tail }) => {
    // As a terminal does it: to every process of the group, of which npm passes it on.
    process.kill(-child.pid, 'SIGINT')
    const how = await end()
    check(
      '  Ctrl-C closes the agent in order',
      ended(how, 0) && (await event('agent.closed', STOP_DEADLINE_MS)) !== undefined,
      `${shown(how)} ${tail()}`,
    )
  })
}

async function secondRun() {
  const run = agent(FREE_PORTS)
  const { bootstrap, httpPort } = await run.event('agent.started')
  check('millrace agent: the same folder, found by default', true)
  check('  the record is still there', same(await fetchValues(bootstrap), ['first']))
  check('  the next one goes after it', (await produce(bootstrap, 'second')) === 1)

  await expectSentence('  a second agent on the same metadata file', agent(FREE_PORTS), /metadata\.db/)
  const kafkaPort = new URL(`tcp://${bootstrap}`).port
  const elsewhere = ['--bucketURL', 'mem://', '--metadataURL', 'memory:']
  await expectSentence(
    '  a Kafka port that is taken',
    agent([...elsewhere, '--kafkaPort', kafkaPort, '--httpPort', '0']),
    new RegExp(kafkaPort),
  )
  await expectSentence(
    '  an HTTP port that is taken',
    agent([...elsewhere, '--kafkaPort', '0', '--httpPort', String(httpPort)]),
    new RegExp(httpPort),
  )
  const nowhere = pathToFileURL(join(folder, '.millrace/metadata.db/objects')).href
  await expectSentence(
    '  a bucket that cannot exist',
    agent([...FREE_PORTS, '--bucketURL', nowhere, '--metadataURL', 'memory:']),
    /metadata\.db\/objects/,
  )

  run.child.kill('SIGTERM')
  const how = await run.end()
  check('  SIGTERM: exit code 0', ended(how, 0), shown(how))
}

async function secondSignal() {
  const run = agent([...FREE_PORTS, '--gracefulShutdownDuration', GRACE])
  const { bootstrap, httpPort } = await run.event('agent.started')
  check('millrace agent with a grace period', (await produce(bootstrap, 'third')) === 2)
  run.child.kill('SIGTERM')
  await run.event('agent.closing')
  check(
    '  it goes on serving and is not ready any more',
    (await status(httpPort)) === '503 closing',
    await status(httpPort),
  )
  run.child.kill('SIGTERM')
  const how = await run.end(AT_ONCE_MS)
  check('  a second SIGTERM ends it at once, not with exit code 0', how !== undefined && how.code !== 0, shown(how))

  const next = agent(FREE_PORTS)
  const started = await next.event('agent.started')
  const values = await fetchValues(started.bootstrap)
  check('  and nothing acknowledged is lost', same(values, ['first', 'second', 'third']), values.join(' '))
  next.child.kill('SIGTERM')
  await next.end()
}

async function commandLine() {
  const wrong = agent(['--kafkaPort', 'x', '--nope', '--batchTimeout=soon'], {
    env: { WARPSTREAM_REQUIRE_SASL_AUTHENTICATION: 'true' },
  })
  const how = await wrong.end()
  const named = ['--kafkaPort', '--nope', '--batchTimeout', 'WARPSTREAM_REQUIRE_SASL_AUTHENTICATION']
  const text = wrong.lines.error.join('\n')
  check(
    'four bad settings: each named in one message, exit 2',
    ended(how, 2) && wrong.lines.error.length === 5 && named.every((name) => text.includes(name)),
    `${shown(how)} ${text}`,
  )

  const help = launch('npx', ['millrace', '--help'], { cwd: root })
  const helped = await help.end()
  check(
    'npx millrace --help lists the commands',
    ended(helped, 0) && /playground/.test(help.lines.out.join('\n')),
    help.tail(),
  )

  const config = agent(['--print-config', '-kafkaPort', '1234'], { env: { WARPSTREAM_BATCH_TIMEOUT: '1s' } })
  const printed = await config.end()
  const rows = config.lines.out.join('\n')
  const hasOrigins = [
    /kafkaPort +1234 +\(flag -kafkaPort\)/,
    /batchTimeout +1000ms +\(variable WARPSTREAM_BATCH_TIMEOUT\)/,
    /httpPort +8080 +\(default\)/,
  ].every((row) => row.test(rows))
  check('--print-config shows values and origins', ended(printed, 0) && hasOrigins, rows)

  const objects = join(folder, '.millrace/objects')
  const segment = readdirSync(objects, { recursive: true, encoding: 'utf8' }).find((name) => name.endsWith('.seg'))
  const inspected = launch(process.execPath, [
    millrace,
    'segment',
    'inspect',
    '--json',
    join(objects, segment ?? 'none'),
  ])
  const looked = await inspected.end()
  const isRead = ended(looked, 0) && JSON.parse(inspected.lines.out.join('\n')).runs[0].batches[0].recordCount === 1
  check('millrace segment inspect reads a segment that was written', isRead, inspected.tail())
}

async function playground() {
  const run = launch(process.execPath, [millrace, 'playground', ...FREE_PORTS])
  const { bootstrap } = await run.event('agent.started')
  check(
    `millrace playground at ${bootstrap}`,
    bootstrap.startsWith('127.0.0.1:') && (await produce(bootstrap, 'toy')) === 0,
  )
  run.child.kill('SIGINT')
  const how = await run.end()
  check('  SIGINT: exit code 0', ended(how, 0), shown(how))
}

try {
  for (const part of [firstRun, interruptedRun, secondRun, secondSignal, commandLine, playground]) await part()
} catch (error) {
  check('the check itself', false, error.stack)
} finally {
  for (const child of running) {
    try {
      process.kill(-child.pid, 'SIGKILL')
    } catch {
      // It has ended in the meantime.
    }
  }
  rmSync(folder, { recursive: true, force: true })
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
