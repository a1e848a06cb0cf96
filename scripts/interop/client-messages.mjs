// node scripts/interop/client-messages.mjs [--print]: whether clients print what docs/troubleshooting.md says they print.
//
// Brings about each situation of scripts/docs/client-messages.json on this machine, lets four clients produce a record
// into it, and looks for the written messages in what they print (`…` stands for what differs from run to run) and for
// the class in what `millrace doctor` says. --print shows everything that was printed. The situation that needs packets
// to be dropped is made in a network namespace, and skipped, with a line that says so, without root.
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer as createTlsServer } from 'node:tls'
import { promisify } from 'node:util'
import { ensureAgentBuilt, ensureFranz, ensureKafkaJars, ensureKcat, rootFolder } from './install.mjs'
import { spawnAgent } from './millrace-server.mjs'
import { createKafkaServer } from './kafka-server.mjs'
import { freePort } from './ports.mjs'
import { endWithUs } from './processes.mjs'

const isPrinting = process.argv.includes('--print')
const certificates = join(rootFolder, 'packages', 'agent', 'test', 'doctor', 'certificates')
const authority = join(certificates, 'authority.pem')
const namespace = `millrace-${process.pid}`
const privateAddress = '10.212.2.26'
const CLIENT_TIMEOUT_MS = 60_000
const run = promisify(execFile)
const log4j = `
Configuration:
  Appenders:
    Console:
      name: out
      target: SYSTEM_OUT
      PatternLayout:
        pattern: "%m%n"
  Loggers:
    Root:
      level: INFO
      AppenderRef:
        - ref: out
`

const expected = JSON.parse(await readFile(join(rootFolder, 'scripts', 'docs', 'client-messages.json'), 'utf8'))
const closers = []

const listen = async (server) => {
  const sockets = new Set()
  server.on('connection', (socket) => sockets.add(socket.on('error', () => {})))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closers.push(() => {
    server.close()
    for (const socket of sockets) socket.destroy()
  })
  return server.address().port
}

const agent = async (flags = [], wrap = []) => {
  const cli = join(rootFolder, 'packages', 'agent', 'bin', 'millrace.js')
  const port = flags.includes('--kafkaPort') ? [] : ['--kafkaPort', '0']
  const args = [cli, 'playground', ...port, '--httpPort', '0', ...flags]
  const [command, ...rest] = [...wrap, 'node', ...args]
  if (wrap.length === 0) {
    const started = await spawnAgent(args)
    closers.push(() => started.stop())
    const status = started.logTail.map((line) => (line.startsWith('{') ? JSON.parse(line) : {}))
    return status.find(({ event }) => event === 'agent.started').bootstrap
  }
  const child = endWithUs(spawn(command, rest, { stdio: ['ignore', 'pipe', 'inherit'] }))
  closers.push(() => child.kill('SIGTERM'))
  await once(child.stdout, 'data')
  child.stdout.resume()
  return undefined
}

const tlsBefore = async (port, certificate) => {
  const [key, cert] = await Promise.all(
    ['server-key', certificate].map((name) => readFile(join(certificates, `${name}.pem`))),
  )
  const server = createTlsServer({ key, cert }, (secured) => {
    const inner = connect(port, '127.0.0.1').on('error', () => secured.destroy())
    secured.on('error', () => inner.destroy()).on('close', () => inner.destroy())
    secured.pipe(inner).pipe(secured)
  })
  server.on('tlsClientError', () => {})
  return `127.0.0.1:${await listen(server)}`
}

/** Answers the first request of a connection and closes at the second, as Kafka does where SASL is wanted. */
const closingAfterOne = async (port) => {
  const server = createServer((socket) => {
    const inner = connect(port, '127.0.0.1').on('error', () => {})
    inner.pipe(socket)
    let requestCount = 0
    socket.on('data', (chunk) => {
      requestCount++
      if (requestCount === 1) inner.write(chunk)
      else socket.destroy()
    })
    socket.on('close', () => inner.destroy())
  })
  return `127.0.0.1:${await listen(server)}`
}

const portOf = (bootstrap) => Number(bootstrap.split(':').at(-1))

/** A namespace whose only way out is a device that drops everything. */
const withDroppedPackets = async () => {
  if (process.getuid() !== 0) return undefined
  const inside = ['ip', '-n', namespace]
  await run('ip', ['netns', 'add', namespace])
  closers.push(() => run('ip', ['netns', 'delete', namespace]))
  const lines = [
    'link set lo up',
    'link add out type veth peer name hole',
    'addr add 10.212.2.1/24 dev out',
    'link set out up',
    'link set hole up',
    // Without an address in the table the system would find out that nobody is there, and say so.
    `neigh add ${privateAddress} lladdr 02:00:00:00:00:01 dev out`,
  ]
  for (const line of lines) await run(inside[0], [...inside.slice(1), ...line.split(' ')])
  const wrap = ['ip', 'netns', 'exec', namespace]
  const custom = ['--advertiseHostnameStrategy', 'custom', '--advertiseHostnameCustom', privateAddress]
  await agent([...custom, '--kafkaPort', '9092'], wrap)
  return wrap
}

const apacheKafka = async (options) => {
  const server = await createKafkaServer(join(folder, `kafka-${options.advertisedPort ?? 'well'}`), {
    heap: '384m',
    ...options,
  })
  const { stop } = await server.start()
  closers.push(stop)
  return { bootstrap: server.bootstrap }
}

const situations = {
  'a private address is advertised and packets to it are dropped': async () => {
    const wrap = await withDroppedPackets()
    return wrap === undefined ? undefined : { bootstrap: '127.0.0.1:9092', wrap }
  },
  'an advertised address refuses connections': async () => {
    const closed = await freePort()
    const port = await freePort()
    await agent(['--kafkaPort', String(port), '--discoveryKafkaPortOverride', String(closed)])
    return { bootstrap: `127.0.0.1:${port}` }
  },
  'an advertised name does not resolve': async () => {
    const port = await freePort()
    await agent(['--kafkaPort', String(port), '--discoveryKafkaHostnameOverride', 'agent-0.millrace.invalid'])
    return { bootstrap: `127.0.0.1:${port}` }
  },
  'the bootstrap name does not resolve': async () => ({ bootstrap: 'my-kafka.invalid:9092' }),
  'nothing listens at the bootstrap address': async () => ({ bootstrap: `127.0.0.1:${await freePort()}` }),
  'the listener speaks TLS and the client does not': async () => ({
    bootstrap: await tlsBefore(portOf(await agent()), 'localhost'),
  }),
  'the client speaks TLS and the listener does not': async () => ({ bootstrap: await agent(), ca: authority }),
  'the certificate is for another name': async () => ({
    bootstrap: `localhost:${portOf(await tlsBefore(portOf(await agent()), 'elsewhere'))}`,
    ca: authority,
  }),
  'the certificate has expired': async () => ({
    bootstrap: await tlsBefore(portOf(await agent()), 'expired'),
    ca: authority,
  }),
  'the authority of the certificate is not trusted': async () => ({
    bootstrap: await tlsBefore(portOf(await agent()), 'localhost'),
    ca: '/etc/ssl/certs/ca-certificates.crt',
  }),
  'Apache Kafka advertises another port than it listens on': async () =>
    apacheKafka({ advertisedPort: await freePort() }),
  'Apache Kafka is well': () => apacheKafka({}),
  'the listener wants SASL': async () => ({ bootstrap: await closingAfterOne(portOf(await agent())) }),
}

const kafkajsProgram = `
import { readFileSync } from 'node:fs'
import kafkajs from 'kafkajs'
const [bootstrap, ca] = process.argv.slice(1)
const ssl = ca === undefined ? undefined : { ca: readFileSync(ca) }
const kafka = new kafkajs.Kafka({ brokers: [bootstrap], ssl, retry: { retries: 1 }, connectionTimeout: 2000, logCreator: () => ({ log }) =>
  console.log(log.message, log.error ?? '', log.broker ?? '') })
const producer = kafka.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner })
try {
  await producer.connect()
  await producer.send({ topic: 'orders', messages: [{ value: 'x' }] })
} catch (error) {
  console.log(error.name + ': ' + error.message)
}
process.exit()`

const clientsOf = ({ classPath, franz, logging }) => ({
  kcat: ({ bootstrap, ca }) => {
    const tls = ca === undefined ? [] : ['-X', 'security.protocol=ssl', '-X', `ssl.ca.location=${ca}`]
    const limits = ['-X', 'message.timeout.ms=8000', '-X', 'socket.connection.setup.timeout.ms=2000']
    return ['kcat', '-b', bootstrap, '-P', '-t', 'orders', ...limits, ...tls]
  },
  kafkajs: ({ bootstrap, ca }) => [
    'node',
    '--input-type=module',
    '-e',
    kafkajsProgram,
    bootstrap,
    ...(ca === undefined ? [] : [ca]),
  ],
  java: ({ bootstrap, ca }) => {
    const settings = {
      'max.block.ms': 6_000,
      'delivery.timeout.ms': 8_000,
      'request.timeout.ms': 4_000,
      'linger.ms': 5,
      'socket.connection.setup.timeout.ms': 2_000,
      ...(ca === undefined
        ? {}
        : { 'security.protocol': 'SSL', 'ssl.truststore.type': 'PEM', 'ssl.truststore.location': ca }),
    }
    const properties = Object.entries(settings).flatMap(([name, value]) => ['--command-property', `${name}=${value}`])
    const tool = 'org.apache.kafka.tools.ConsoleProducer'
    const java = [`-Dlog4j2.configurationFile=${logging}`, '-cp', classPath, tool]
    return ['java', ...java, '--bootstrap-server', bootstrap, '--topic', 'orders', ...properties]
  },
  franz: ({ bootstrap, ca }) => [franz, 'reach', '-bootstrap', bootstrap, ...(ca === undefined ? [] : ['-ca', ca])],
})

/** Everything that a client prints while it tries to produce one record. */
const outputOf = async (argv, wrap = []) => {
  const [command, ...args] = [...wrap, ...argv]
  const child = endWithUs(spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'], cwd: rootFolder }))
  const timer = setTimeout(() => child.kill('SIGKILL'), CLIENT_TIMEOUT_MS)
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk))
  child.stdin.on('error', () => {})
  child.stdin.end('x\n')
  await once(child, 'close')
  clearTimeout(timer)
  return text
}

const doctorOf = ({ bootstrap, ca }) => {
  const cli = join(rootFolder, 'packages', 'agent', 'bin', 'millrace.js')
  const tls = ca === undefined ? [] : ['--tls', '--ca', ca]
  return ['node', cli, 'doctor', '--json', '--timeout', '2s', '--bootstrap', bootstrap, ...tls]
}

const patternOf = (message) =>
  new RegExp(
    message
      .split('…')
      .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
      .join('[^\\n]*?'),
  )

const folder = await mkdtemp(join(tmpdir(), 'millrace-messages-'))
let [passed, failed, skipped] = [0, 0, 0]
try {
  await Promise.all([ensureKcat(), ensureAgentBuilt()])
  const classPath = await ensureKafkaJars()
  const { newest } = await ensureFranz(['newest'])
  // A copy: another run may build it again meanwhile.
  const franz = join(folder, 'franz')
  await copyFile(newest, franz)
  const logging = join(folder, 'log4j2.yaml')
  await writeFile(logging, log4j)
  const clients = clientsOf({ classPath, franz, logging })
  for (const { situation, codes, advice = '', messages } of expected) {
    const place = await situations[situation]?.()
    if (place === undefined) {
      skipped++
      console.log(`skipped: ${situation}: needs root, for a network namespace`)
      continue
    }
    const outputs = await Promise.all(
      Object.entries(messages.length === 0 ? {} : clients).map(async ([name, argv]) => [
        name,
        await outputOf(argv(place), place.wrap),
      ]),
    )
    const report = JSON.parse(await outputOf(doctorOf(place), place.wrap))
    for (const close of closers.splice(0)) await close()
    const remedies = report.findings.flatMap((finding) => finding.remedies).join(' ')
    const isRight = codes.includes(report.code) && remedies.includes(advice)
    if (isRight) passed++
    else failed++
    console.log(`${isRight ? 'passed' : 'FAILED'}: ${situation}: millrace doctor: ${report.code}`)
    for (const [name, output] of outputs) {
      if (isPrinting) console.log(`\n##### ${situation} / ${name}\n${output.slice(0, 6_000)}`)
      for (const { message } of messages.filter(({ program }) => program === name)) {
        const isThere = patternOf(message).test(output)
        if (isThere) passed++
        else failed++
        console.log(`${isThere ? 'passed' : 'FAILED'}: ${situation}: ${name}: ${message}`)
        if (!isThere) console.log(output.slice(-3_000))
      }
    }
  }
} finally {
  for (const close of closers.splice(0)) await close()
  await rm(folder, { recursive: true, force: true })
}
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`)
process.exitCode = failed > 0 ? 1 : 0
