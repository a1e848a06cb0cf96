import { ApiKey, ErrorCode } from '@millrace/protocol'
import { describe, expect, it } from 'vitest'
import type { DoctorQuestion } from '../../src/doctor/question.ts'
import { runScripted } from './run-scripted.ts'
import { agentAt, certificate, kafkaAt } from './scenarios.ts'
import type { ScriptedBroker } from './scripted-broker.ts'
import type { ScriptedPort, ScriptedWorld } from './scripted-network.ts'

const LB = '203.0.113.7'
const names = { 'kafka.example.com': [LB] }
const dropped: ScriptedPort = { kind: 'dropped' }

function kafka(broker: ScriptedBroker): ScriptedPort {
  return { kind: 'kafka', broker }
}

function behind(broker: ScriptedBroker, more: Readonly<Record<string, ScriptedPort>> = {}): ScriptedWorld {
  return { names, ports: { [`${LB}:9092`]: kafka(broker), ...more } }
}

async function adviceFor(world: ScriptedWorld, question: Partial<DoctorQuestion> = {}) {
  const { findings } = await runScripted(world, question)
  return { codes: findings.map(({ code }) => code), remedies: findings[0]?.remedies ?? [], cause: findings[0]?.cause }
}

describe('the advice for an address that cannot be reached', () => {
  it.each([
    ['10.212.2.26', 'a private address (RFC 1918)'],
    ['172.31.0.9', 'a private address (RFC 1918)'],
    ['192.168.7.7', 'a private address (RFC 1918)'],
    ['100.64.1.1', 'an address of a provider behind NAT (RFC 6598)'],
    ['169.254.3.3', 'a link-local address'],
    ['fd12::5', 'a private IPv6 address (RFC 4193)'],
    ['fe80::5', 'a link-local address'],
  ])('names the kind of %s', async (host, words) => {
    const { codes, cause } = await adviceFor(behind(agentAt(host), { [`${host}:9092`]: dropped }))
    expect(codes).toEqual(['advertised-private'])
    expect(cause).toContain(words)
  })

  it('names the kind behind a name', async () => {
    const world = {
      names: { ...names, 'agent-0.internal': ['10.1.2.3'] },
      ports: behind(agentAt('agent-0.internal')).ports!,
    }
    const { codes, cause } = await adviceFor(world)
    expect(codes).toEqual(['advertised-private'])
    expect(cause).toContain('a name of 10.1.2.3, a private address (RFC 1918), that cannot be reached')
  })

  it('knows that another machine may have the private address in this network', async () => {
    const router: ScriptedPort = { kind: 'talking', text: 'HTTP/1.1 400 Bad Request\r\n\r\n', tlsError: 'EPROTO' }
    const { codes, cause } = await adviceFor(behind(agentAt('192.168.1.1'), { '192.168.1.1:9092': router }))
    expect(codes).toEqual(['advertised-private'])
    expect(cause).toContain('another machine of that address: HTTP')
  })

  it('is about the broker itself where both addresses are private', async () => {
    const world = { ports: { '10.0.0.1:9092': kafka(agentAt('10.0.0.9')), '10.0.0.9:9092': { kind: 'mute' } as const } }
    const { codes } = await adviceFor(world, { bootstrap: [{ host: '10.0.0.1', port: 9092 }] })
    expect(codes).toEqual(['no-answer'])
  })

  it('is advertised.listeners for Apache Kafka, with KRaft', async () => {
    const { remedies } = await adviceFor(behind(kafkaAt('10.0.0.9')))
    expect(remedies.join()).toContain('advertised.listeners')
    expect(remedies.join()).not.toContain('WARPSTREAM')
  })

  it('is both where nothing tells the two apart', async () => {
    const { remedies } = await adviceFor(behind({ ...agentAt('10.0.0.9'), clusterId: 'lkc-abc', isKafka: false }))
    expect(remedies.join()).toContain('advertised.listeners')
    expect(remedies.join()).toContain('WARPSTREAM_DISCOVERY_KAFKA_HOSTNAME_OVERRIDE=kafka.example.com')
  })

  it('of a port-forward is the client id alone, because localhost must be told to nobody else', async () => {
    const world = { names: { localhost: ['127.0.0.1'] }, ports: { '127.0.0.1:19092': kafka(agentAt('10.0.0.9')) } }
    const { codes, remedies } = await adviceFor(world, { bootstrap: [{ host: 'localhost', port: 19_092 }] })
    expect(codes).toEqual(['advertised-private'])
    expect(remedies).toEqual([expect.stringContaining('ws_host_override=localhost')])
    expect(remedies[0]).toContain('make port 9092 of localhost lead there too')
  })

  it('says both overrides where the port differs as well', async () => {
    const world = { names, ports: { [`${LB}:443`]: kafka(agentAt('10.0.0.9')) } }
    const { remedies } = await adviceFor(world, { bootstrap: [{ host: 'kafka.example.com', port: 443 }] })
    expect(remedies[0]).toContain('HOSTNAME_OVERRIDE=kafka.example.com')
    expect(remedies[0]).toContain('WARPSTREAM_DISCOVERY_KAFKA_PORT_OVERRIDE=443')
  })

  it('begins with the client’s own override when that is what does not resolve', async () => {
    const { codes, remedies } = await adviceFor(behind(agentAt('nowhere.example')), {
      clientId: 'billing,ws_host_override=nowhere.example',
    })
    expect(codes).toEqual(['advertised-name-not-found'])
    expect(remedies[0]).toContain('correct or remove its ws_host_override')
  })

  it('is to set the override when one agent of several lacks it', async () => {
    const brokers = [
      { nodeId: 1, host: 'kafka.example.com', port: 9092 },
      { nodeId: 2, host: '10.0.0.9', port: 9092 },
    ]
    const { codes, cause } = await adviceFor(behind(agentAt('', 0, { brokers }), { '10.0.0.9:9092': dropped }))
    expect(codes).toEqual(['advertised-private'])
    expect(cause).toContain('agent 2 is advertised as 10.0.0.9:9092')
  })

  it('counts agents that fail alike in one finding', async () => {
    const brokers = [4, 5, 6, 7, 8, 9].map((nodeId) => ({ nodeId, host: `10.0.0.${nodeId}`, port: 9092 }))
    const { codes, cause } = await adviceFor(behind(agentAt('', 0, { brokers })))
    expect(codes).toEqual(['advertised-private'])
    expect(cause).toContain('and 2 more likewise')
  })

  it('does not mind localhost where the client is at home', async () => {
    const world = { names: { localhost: ['127.0.0.1'] }, ports: { '127.0.0.1:9092': kafka(agentAt('127.0.0.1')) } }
    const { codes } = await adviceFor(world, { bootstrap: [{ host: 'localhost', port: 9092 }] })
    expect(codes).toEqual([])
  })

  it('is localhost’s when another cluster happens to run on the client’s own machine', async () => {
    const own = kafka(agentAt('127.0.0.1', 9092, { clusterId: 'vci_laptop' }))
    const { codes, cause } = await adviceFor(behind(agentAt('127.0.0.1'), { '127.0.0.1:9092': own }))
    expect(codes).toEqual(['advertised-local'])
    expect(cause).toContain('cluster vci_laptop answers instead of vci_default')
  })

  it('about a certificate that lacks the advertised address is to issue it, or to advertise what it has', async () => {
    const broker = agentAt('10.0.0.9')
    const port: ScriptedPort = { kind: 'kafka', broker, certificate: certificate() }
    const world = { names, ports: { [`${LB}:9092`]: port, '10.0.0.9:9092': port } }
    const tls = { ca: undefined, serverName: undefined, isInsecure: false }
    const { codes, cause, remedies } = await adviceFor(world, { tls })
    expect(codes).toEqual(['certificate-wrong-name'])
    expect(cause).toContain('The address 10.0.0.9:9092, as which agent 412873211 is advertised, shows a certificate')
    expect(remedies[0]).toContain('IP:10.0.0.9')
    expect(remedies[1]).toContain('HOSTNAME_OVERRIDE=kafka.example.com')
  })

  it('names every fault of a certificate, the first being the failure', async () => {
    const port: ScriptedPort = {
      kind: 'kafka',
      broker: agentAt('kafka.example.com'),
      certificate: certificate({ chainError: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, ['DNS:other']),
    }
    const tls = { ca: undefined, serverName: undefined, isInsecure: false }
    const { codes, cause } = await adviceFor({ names, ports: { [`${LB}:9092`]: port } }, { tls })
    expect(codes).toEqual(['certificate-wrong-name'])
    expect(cause).toContain('Also: certificate-untrusted.')
  })

  it('tells that SASL is wanted at the advertised address alone', async () => {
    const world = behind(agentAt('198.51.100.9'), {
      '198.51.100.9:9092': kafka(agentAt('198.51.100.9', 9092, { sasl: ['PLAIN'] })),
    })
    expect((await adviceFor(world)).codes).toEqual(['sasl-required'])
  })
})

describe('what stops nobody is a warning, and the exit code stays 0', () => {
  const ok = agentAt('kafka.example.com', 9092)
  const cases: readonly (readonly [string, ScriptedWorld, Partial<DoctorQuestion>, RegExp])[] = [
    [
      'bootstrap-entry-fails',
      behind(ok),
      {
        bootstrap: [
          { host: 'gone.example.com', port: 9092 },
          { host: 'kafka.example.com', port: 9092 },
        ],
      },
      /gone\.example\.com/,
    ],
    [
      'address-fails',
      { ...behind(ok), names: { 'kafka.example.com': [LB, '203.0.113.8'] } },
      {},
      /203\.0\.113\.8 \(ECONNREFUSED\)/,
    ],
    ['client-id-piece-ignored', behind(ok), { clientId: 'billing,ws_az=us east' }, /"ws_az=us east"/],
    [
      'zone-not-shown',
      behind(agentAt('', 0, { brokers: [{ nodeId: 1, host: 'kafka.example.com', port: 9092, rack: 'us-east-1a' }] })),
      { clientId: 'billing,ws_az=us-east-1z' },
      /us-east-1z.*us-east-1a/,
    ],
    [
      'coordinator-not-shown',
      behind(agentAt('kafka.example.com', 9092, { coordinator: { nodeId: 2, host: LB, port: 9092 } })),
      {},
      /can be reached/,
    ],
    [
      'limit-reached',
      {
        names: { 'kafka.example.com': [LB, ...Array.from({ length: 9 }, (_, index) => `203.0.113.${index + 8}`)] },
        ports: Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`203.0.113.${index + 7}:9092`, kafka(ok)])),
      },
      {},
      /10 addresses; the first 8/,
    ],
  ]
  it.each(cases)('%s', async (code, world, question, cause) => {
    const { findings, exitCode } = await runScripted(world, question)
    expect(findings.map((finding) => [finding.code, finding.severity])).toEqual([[code, 'warning']])
    expect(findings[0]!.cause).toMatch(cause)
    expect(exitCode).toBe(0)
  })

  it('certificate-expires-soon and, with --insecure, certificate-not-verified', async () => {
    const soon = certificate()
    const chain = [{ ...soon.chain[0]!, validToMs: Date.UTC(2026, 11, 3) }]
    const port = (more: object): ScriptedPort => ({ kind: 'kafka', broker: ok, certificate: { ...soon, ...more } })
    const tls = { ca: undefined, serverName: undefined, isInsecure: false }
    const first = await runScripted({ names, ports: { [`${LB}:9092`]: port({ chain }) } }, { tls })
    expect([first.findings.map(({ code }) => code), first.exitCode]).toEqual([['certificate-expires-soon'], 0])
    const untrusted = port({ chainError: 'SELF_SIGNED_CERT_IN_CHAIN' })
    const second = await runScripted(
      { names, ports: { [`${LB}:9092`]: untrusted } },
      { tls: { ...tls, isInsecure: true } },
    )
    expect([second.findings.map(({ code }) => code), second.exitCode]).toEqual([['certificate-not-verified'], 0])
  })

  it('pieces of a client id mean nothing to Apache Kafka', async () => {
    const { findings } = await runScripted(behind(kafkaAt('kafka.example.com')), { clientId: 'a,ws_az=us east' })
    expect(findings).toEqual([])
  })
})

describe('the look itself', () => {
  const writes: number[] = [ApiKey.PRODUCE, ApiKey.CREATE_TOPICS]

  it('writes nothing without --produce and --create-topic', async () => {
    const broker = agentAt('kafka.example.com', 9092, { topics: ['orders'] })
    const { network, lines, exitCode } = await runScripted(behind(broker), { topic: 'orders' })
    expect(network.asked.filter((apiKey) => writes.includes(apiKey))).toEqual([])
    expect(exitCode).toBe(0)
    expect(lines).toContain('orders/0: empty')
  })

  it('asks an Apache Kafka without groups for no coordinator, which would create their topic', async () => {
    const world = behind(kafkaAt('kafka.example.com', 9092, { topics: ['orders'] }))
    const { network, lines } = await runScripted(world)
    expect(network.asked).not.toContain(ApiKey.FIND_COORDINATOR)
    expect(lines).toContain('skipped: to ask would create __consumer_offsets')
    expect((await runScripted(world, { group: 'billing' })).network.asked).toContain(ApiKey.FIND_COORDINATOR)
  })

  it('asks again for a coordinator that is not there yet', async () => {
    const firstErrors = new Map([[ApiKey.FIND_COORDINATOR as number, ErrorCode.COORDINATOR_NOT_AVAILABLE as number]])
    const { findings, tookMs } = await runScripted(behind(kafkaAt('kafka.example.com', 9092, { firstErrors })))
    expect(findings).toEqual([])
    expect(tookMs).toBeGreaterThanOrEqual(500)
  })

  it('creates the topic when it may, and writes to it', async () => {
    const broker = agentAt('kafka.example.com', 9092, { topics: [], written: [] })
    const question = { topic: 'orders', mayProduce: true, mayCreateTopic: true }
    const { lines, exitCode } = await runScripted(behind(broker), question)
    expect(exitCode).toBe(0)
    expect(lines).toContain('orders: created, 1 partition')
    expect(broker.written).toHaveLength(1)
  })

  it('greets an old broker again in version 0, and does without the APIs that it lacks', async () => {
    const lacks = [ApiKey.SASL_HANDSHAKE, ApiKey.DESCRIBE_CONFIGS]
    const broker = kafkaAt('kafka.example.com', 9092, { apiVersionsMax: 0, lacks })
    const { findings, lines } = await runScripted(behind(broker))
    expect(findings).toEqual([])
    expect(lines).toContain('A client can work from here.')
  })

  it('tries every address of a name, IPv6 too, and goes on with the first that works', async () => {
    const world = {
      names: { 'kafka.example.com': ['2001:db8::7', LB] },
      ports: { '2001:db8::7:9092': { kind: 'dropped' } as const, [`${LB}:9092`]: kafka(agentAt('kafka.example.com')) },
    }
    const { lines, exitCode } = await runScripted(world)
    expect(lines).toContain('[2001:db8::7]:9092: timeout')
    expect(exitCode).toBe(0)
  })

  it('looks at no more than fifty advertised addresses, eight at a time', async () => {
    const brokers = Array.from({ length: 60 }, (_, index) => ({ nodeId: index, host: `10.0.1.${index}`, port: 9092 }))
    const ports = Object.fromEntries(brokers.map(({ host }) => [`${host}:9092`, dropped]))
    const { findings, tookMs } = await runScripted(behind(agentAt('', 0, { brokers }), ports))
    expect(findings.map(({ code }) => code)).toEqual(['advertised-private', 'limit-reached'])
    expect(tookMs).toBeLessThan(7 * 5_000 + 1_000)
  })

  it('stops at once when its signal aborts, and leaves no connection open', async () => {
    const controller = new AbortController()
    const run = runScripted(
      {
        names,
        ports: {
          get [`${LB}:9092`]() {
            controller.abort(new Error('enough'))
            return dropped
          },
        },
      },
      {},
      { signal: controller.signal },
    )
    await expect(run).rejects.toThrow('enough')
  })

  it('prints no control character that a peer sent', async () => {
    const broker = agentAt('kafka.example.com', 9092, { clusterId: 'vci_\u001b[31mred' })
    const { lines } = await runScripted(behind(broker))
    expect(lines).toContain('vci_\\x1b[31mred')
    expect(lines).not.toContain('\u001b')
  })

  it('gives the same facts as one JSON document', async () => {
    const world = behind(agentAt('10.0.0.9'), { '10.0.0.9:9092': dropped })
    const tls = { ca: '-----BEGIN CERTIFICATE-----', serverName: undefined, isInsecure: false }
    const text = await runScripted(world, {}, { isJson: true })
    const shown = JSON.parse(text.lines)
    expect(shown).toMatchObject({
      reportVersion: 1,
      ok: false,
      exitCode: 52,
      code: 'advertised-private',
      system: 'agents',
    })
    expect(shown.steps.map(({ step }: { step: string }) => step)).toEqual([
      'dns',
      'tcp',
      'api-versions',
      'metadata',
      'dns',
      'tcp',
      'coordinator',
    ])
    expect(shown.findings[0]).toMatchObject({ code: 'advertised-private', exitCode: 52, endpoint: '10.0.0.9:9092' })
    expect((await runScripted(world, { tls }, { isJson: true })).lines).not.toContain('BEGIN CERTIFICATE')
  })
})
