// npm run test:proxy: examples/tcp-proxy as somebody outside this repository has it. Packs the codec, installs it in a copy
// of the example, and sends a Java producer and consumer, kcat and kafkajs through the proxy to a real Apache Kafka.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Kafka, logLevel } from 'kafkajs'
import { ensureKafkaJars, ensureKcat, rootFolder } from './interop/install.mjs'
import { createKafkaServer } from './interop/kafka-server.mjs'
import { freePort } from './interop/ports.mjs'
import { endWithUs, runProgram, stopServer } from './interop/processes.mjs'

const RECORDS = 1_000
const TOPIC = 'through-the-proxy'
/** What the package of the codec needs of ours. */
const PACKED = ['crc32c', 'protocol']

let passed = 0
let failed = 0
function check(name, isTrue, detail = '') {
  if (isTrue) passed++
  else failed++
  console.log(`${isTrue ? 'ok  ' : 'FAIL'} ${name}${isTrue || detail === '' ? '' : `: ${detail}`}`)
}

function run(command, args, cwd) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`)
  return stdout
}

/** A copy of the example with the packed codec as its only dependency. */
function install(folder) {
  const tarballs = PACKED.map((name) => {
    const out = run('npm', ['pack', '--json', '--pack-destination', folder], join(rootFolder, 'packages', name))
    return join(folder, JSON.parse(out)[0].filename)
  })
  const target = join(folder, 'example')
  cpSync(join(rootFolder, 'examples', 'tcp-proxy'), target, { recursive: true })
  const description = JSON.parse(readFileSync(join(target, 'package.json'), 'utf8'))
  // As they would come from the registry, had they been published.
  description.dependencies = Object.fromEntries(PACKED.map((name, i) => [`@millrace/${name}`, `file:${tarballs[i]}`]))
  writeFileSync(join(target, 'package.json'), JSON.stringify(description))
  run('npm', ['install', '--no-audit', '--no-fund'], target)
  return target
}

async function startProxy(folder, { port, brokerPort }) {
  const flags = ['proxy.mjs', String(port), '127.0.0.1', String(brokerPort)]
  const child = endWithUs(spawn(process.execPath, flags, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] }))
  const lines = []
  const reader = createInterface({ input: child.stdout })
  reader.on('line', (line) => lines.push(JSON.parse(line)))
  await once(reader, 'line')
  return { lines, stop: () => stopServer(child) }
}

async function javaRoundTrip(bootstrap, folder) {
  const input = join(folder, 'input')
  const values = Array.from({ length: RECORDS }, (_, i) => `record ${i}`)
  writeFileSync(input, `${values.join('\n')}\n`)
  const java = ['-Xmx256m', '-cp', await ensureKafkaJars()]
  const where = ['--bootstrap-server', bootstrap, '--topic', TOPIC]
  await runProgram('java', [...java, 'org.apache.kafka.tools.ConsoleProducer', ...where], { stdinFile: input })
  const limits = ['--from-beginning', '--max-messages', String(RECORDS), '--group', 'java-readers']
  const consumer = 'org.apache.kafka.tools.consumer.ConsoleConsumer'
  const { stdout } = await runProgram('java', [...java, consumer, ...where, ...limits])
  check('the Java client reads back what it wrote', stdout.toString() === `${values.join('\n')}\n`)
}

async function kcatRoundTrip(bootstrap) {
  await ensureKcat()
  const flags = ['-b', bootstrap, '-t', TOPIC, '-C', '-e', '-q', '-o', 'beginning']
  const { stdout } = await runProgram('kcat', flags)
  check('kcat reads it too', stdout.toString().split('\n').length === RECORDS + 1)
}

async function kafkajsRoundTrip(bootstrap) {
  const kafka = new Kafka({ brokers: [bootstrap], clientId: 'kafkajs', logLevel: logLevel.ERROR })
  const producer = kafka.producer()
  await producer.connect()
  const value = JSON.stringify({ from: 'kafkajs' })
  await producer.send({ topic: TOPIC, messages: [{ key: 'k', value, headers: { trace: 'a1b2' } }] })
  await producer.disconnect()
}

function judge(lines) {
  const errors = lines.filter(({ error }) => error !== undefined)
  check('every frame was decoded', errors.length === 0, JSON.stringify(errors[0]))
  const keyOf = ({ connection, correlationId }) => `${connection}/${correlationId}`
  const requests = lines.filter(({ name }) => name?.endsWith('Request'))
  const responses = new Map(lines.filter(({ name }) => name?.endsWith('Response')).map((line) => [keyOf(line), line]))
  // A client may go while the broker still waits for records to answer its last Fetch with.
  const open = requests.filter((request) => !responses.has(keyOf(request)) && request.name !== 'FetchRequest')
  check('every request has its response', open.length === 0, JSON.stringify(open[0]))
  const isMatched = requests.every((request) => {
    const name = responses.get(keyOf(request))?.name
    return name === undefined || name === request.name.replace('Request', 'Response')
  })
  check('and it is of the same API', isMatched)
  const names = [...new Set(requests.map(({ name }) => name))]
  const wanted = [
    'ApiVersions',
    'Metadata',
    'Produce',
    'Fetch',
    'FindCoordinator',
    'JoinGroup',
    'SyncGroup',
    'LeaveGroup',
  ]
  const missing = wanted.filter((name) => !names.includes(`${name}Request`))
  check(`${lines.length} lines, ${names.length} APIs: ${names.join(', ')}`, missing.length === 0, missing.join(', '))
  const records = requests
    .filter(({ name }) => name === 'ProduceRequest')
    .flatMap(({ body }) => body.topicData.flatMap(({ partitionData }) => partitionData))
    .flatMap((partition) => partition.records.flatMap(({ content }) => content ?? []))
  check('every record is in the print', records.length === RECORDS + 1, `${records.length} of ${RECORDS + 1}`)
  const header = records.at(-1)?.headers?.[0]
  check('keys, values and headers as text', header?.key === 'trace' && header.value === 'a1b2', JSON.stringify(header))
}

const folder = mkdtempSync(join(tmpdir(), 'millrace-proxy-'))
try {
  const example = install(folder)
  const port = await freePort()
  const kafka = await createKafkaServer(join(folder, 'kafka'), { heap: '512m', advertisedPort: port })
  const broker = await kafka.start()
  const proxy = await startProxy(example, { port, brokerPort: kafka.port })
  try {
    const bootstrap = `127.0.0.1:${port}`
    await javaRoundTrip(bootstrap, folder)
    await kcatRoundTrip(bootstrap)
    await kafkajsRoundTrip(bootstrap)
  } finally {
    await broker.stop()
    await proxy.stop()
  }
  judge(proxy.lines)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0
