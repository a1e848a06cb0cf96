import { readFileSync } from 'node:fs'
import { createServer as createHttpServer } from 'node:http'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { createServer as createTlsServer } from 'node:tls'
import { afterEach, describe, expect, it } from 'vitest'
import { doctorCommand } from '../../src/cli/doctor-command.ts'
import { FAILURES, type FailureCode } from '../../src/doctor/failure-codes.ts'
import { fakeWorld } from '../cli/fake-world.ts'
import { closeAll, createTopic, startAgent } from '../agent-client.ts'

const folder = join(import.meta.dirname, 'certificates')
const pem = (name: string) => readFileSync(join(folder, `${name}.pem`))
const CA = ['-tls', '-ca', join(folder, 'authority.pem')]

const servers: { server: Server; sockets: Set<Socket> }[] = []
afterEach(async () => {
  for (const { server, sockets } of servers.splice(0)) {
    server.close()
    for (const socket of sockets) socket.destroy()
  }
  await closeAll()
})

async function listen(server: Server): Promise<number> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => {}).on('close', () => sockets.delete(socket))
  })
  servers.push({ server, sockets })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

/** TLS before a plaintext port, as a load balancer ends it. */
function tlsBefore(port: () => number, certificate: string, more: object = {}): Promise<number> {
  const server = createTlsServer({ key: pem('server-key'), cert: pem(certificate), ...more }, (secured) => {
    const inner = connect(port(), '127.0.0.1')
    secured.on('error', () => inner.destroy()).on('close', () => inner.destroy())
    inner.on('error', () => secured.destroy())
    secured.pipe(inner).pipe(secured)
  })
  server.on('tlsClientError', () => {})
  return listen(server)
}

async function doctor(port: number, ...flags: readonly string[]) {
  const world = fakeWorld()
  const code = await doctorCommand(['-bootstrap', `127.0.0.1:${port}`, '-timeout', '2s', ...flags], world)
  return { code, printed: world.printed.join('\n'), errors: world.errors }
}

async function closedPort(): Promise<number> {
  const server = createServer()
  const port = await listen(server)
  await new Promise((resolve) => server.close(resolve))
  return port
}

function expectCode(found: { code: number; printed: string }, code: FailureCode): void {
  expect(found.printed).toContain(`failure ${code}: `)
  expect(found.code).toBe(FAILURES[code].exitCode)
}

describe('millrace doctor over loopback TCP', () => {
  it('finds an agent healthy, writes a record and reads it', async () => {
    const { agent, client } = await startAgent()
    await createTopic(client, 'orders')
    const found = await doctor(agent.port, '-topic', 'orders', '-produce')
    expect(found.printed).not.toContain('FAIL')
    expect(found.printed).toContain('orders/0: one record at offset 0')
    expect(found.printed).toContain('A client can work from here.')
    expect(found.code).toBe(0)
  })

  it('says as JSON what it says in words', async () => {
    const { agent } = await startAgent()
    const { printed, code } = await doctor(agent.port, '--json')
    expect(JSON.parse(printed)).toMatchObject({ ok: true, exitCode: 0, system: 'agents', findings: [] })
    expect(code).toBe(0)
  })

  it('finds the host that the client id asks for to be nowhere', async () => {
    const { agent } = await startAgent()
    const found = await doctor(agent.port, '-client-id', 'billing,ws_host_override=nowhere.invalid')
    expectCode(found, 'advertised-name-not-found')
    expect(found.printed).toContain('correct or remove its ws_host_override')
  })

  it('finds the port override of an agent to be wrong', async () => {
    const wrong = await closedPort()
    const { agent } = await startAgent({ discoveryKafkaPortOverride: wrong })
    const found = await doctor(agent.port)
    expectCode(found, 'advertised-wrong-port')
    expect(found.printed).toContain(`WARPSTREAM_DISCOVERY_KAFKA_PORT_OVERRIDE=${agent.port}`)
  })

  it('finds a port on which nothing listens', async () => {
    expectCode(await doctor(await closedPort()), 'connection-refused')
  })

  it('finds a listener that says nothing', async () => {
    const port = await listen(createServer())
    expectCode(await doctor(port), 'no-answer')
  })

  it('finds a listener that hangs up', async () => {
    expectCode(await doctor(await listen(createServer((socket) => socket.destroy()))), 'connection-closed')
  })

  it('finds an HTTP server, with and without TLS asked for', async () => {
    const port = await listen(createHttpServer((_request, response) => response.end('hello')))
    expectCode(await doctor(port), 'http-server')
    expectCode(await doctor(port, ...CA), 'not-kafka')
  })

  it('finds a server of another protocol that greets first', async () => {
    const port = await listen(createServer((socket) => socket.write('SSH-2.0-OpenSSH_9.2\r\n')))
    expectCode(await doctor(port), 'not-kafka')
  })

  it('finds plaintext where TLS is asked for', async () => {
    const { agent } = await startAgent()
    expectCode(await doctor(agent.port, ...CA), 'plaintext-expected')
  })

  it('finds TLS where plaintext is spoken', async () => {
    const { agent } = await startAgent()
    expectCode(await doctor(await tlsBefore(() => agent.port, 'localhost')), 'tls-expected')
  })

  it('walks through TLS to a healthy agent', async () => {
    let inner = 0
    const outer = await tlsBefore(() => inner, 'localhost')
    const { agent } = await startAgent({ discoveryKafkaPortOverride: outer })
    inner = agent.port
    const found = await doctor(outer, ...CA)
    expect(found.printed).toContain(
      'for DNS:localhost, IP Address:127.0.0.1, by Millrace test authority, until 2126-01-01',
    )
    expect(found.printed).toContain('A client can work from here.')
    expect(found.code).toBe(0)
  })

  it.each([
    ['certificate-expired', 'expired', CA],
    ['certificate-wrong-name', 'elsewhere', CA],
    ['certificate-untrusted', 'localhost', ['-tls']],
    ['certificate-wrong-name', 'localhost', [...CA, '-server-name', 'kafka.example.com']],
  ] as const)('finds %s (%s)', async (code, certificate, flags) => {
    const { agent } = await startAgent()
    expectCode(await doctor(await tlsBefore(() => agent.port, certificate), ...flags), code)
  })

  it('takes another server name for the one that the certificate has', async () => {
    let inner = 0
    const outer = await tlsBefore(() => inner, 'elsewhere')
    const { agent } = await startAgent({ discoveryKafkaPortOverride: outer })
    inner = agent.port
    expect((await doctor(outer, ...CA, '-server-name', 'internal.example.net')).code).toBe(0)
  })

  it('goes on behind a bad certificate with --insecure, and warns', async () => {
    let inner = 0
    const outer = await tlsBefore(() => inner, 'expired')
    const { agent } = await startAgent({ discoveryKafkaPortOverride: outer })
    inner = agent.port
    const found = await doctor(outer, '-tls', '-insecure')
    expect(found.printed).toContain('warning certificate-not-verified')
    expect(found.code).toBe(0)
  })

  it.each(['TLSv1.2', 'TLSv1.3'])('finds that a client certificate is wanted, with %s', async (version) => {
    const { agent } = await startAgent()
    const mutual = { requestCert: true, rejectUnauthorized: true, ca: pem('authority'), maxVersion: version }
    const port = await tlsBefore(() => agent.port, 'localhost', mutual)
    expectCode(await doctor(port, ...CA), 'client-certificate-required')
  })

  it('finds that no version of TLS is common', async () => {
    const port = await tlsBefore(() => 0, 'localhost', {
      minVersion: 'TLSv1.2',
      maxVersion: 'TLSv1.2',
      ciphers: 'ECDHE-RSA-AES128-GCM-SHA256',
    })
    expectCode(await doctor(port, ...CA), 'tls-handshake-failed')
  })

  it('finds a name that does not exist', async () => {
    const world = fakeWorld()
    const code = await doctorCommand(['-bootstrap', 'nowhere.invalid:9092'], world)
    expectCode({ code, printed: world.printed.join('\n') }, 'name-not-found')
  })
})
