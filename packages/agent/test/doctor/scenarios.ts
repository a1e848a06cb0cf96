import { ApiKey, ErrorCode } from '@millrace/protocol'
import type { FailureCode } from '../../src/doctor/failure-codes.ts'
import type { DoctorQuestion } from '../../src/doctor/question.ts'
import { TODAY_MS } from './run-scripted.ts'
import type { ScriptedBroker } from './scripted-broker.ts'
import type { ScriptedCertificate, ScriptedPort, ScriptedWorld } from './scripted-network.ts'

/** A world in which exactly one class of failure happens. */
export interface Scenario {
  /** What is the matter, as a sentence's beginning. */
  readonly title: string
  readonly code: FailureCode | null
  readonly question?: Partial<DoctorQuestion>
  readonly world: ScriptedWorld
  /** What its advice must name. */
  readonly names: RegExp
}

const HOST = 'kafka.example.com'
const LB = '203.0.113.7'
const names = { [HOST]: [LB] }
const DAY_MS = 86_400_000

/** An agent that is alone in its cluster and advertised as `host:port`. */
export function agentAt(host: string, port = 9092, more: Partial<ScriptedBroker> = {}): ScriptedBroker {
  return { clusterId: 'vci_default', nodeId: 412873211, brokers: [{ nodeId: 412873211, host, port }], ...more }
}

/** A broker of Apache Kafka that is alone in its cluster. */
export function kafkaAt(host: string, port = 9092, more: Partial<ScriptedBroker> = {}): ScriptedBroker {
  const brokers = [{ nodeId: 1, host, port }]
  const topics = ['__consumer_offsets', 'orders']
  return { clusterId: 'bWlsbHJhY2UtaW50ZXJvcA', nodeId: 1, brokers, isKafka: true, topics, ...more }
}

/** A certificate, good for `kafka.example.com` unless told otherwise. */
export function certificate(more: Partial<ScriptedCertificate> = {}, certNames = [`DNS:${HOST}`]): ScriptedCertificate {
  const [validFromMs, validToMs] = [TODAY_MS - 30 * DAY_MS, TODAY_MS + 60 * DAY_MS]
  const leaf = { subject: HOST, issuer: 'Example CA', names: certNames, validFromMs, validToMs }
  return { protocol: 'TLSv1.3', cipher: 'TLS_AES_256_GCM_SHA384', chain: [leaf], chainError: null, ...more }
}

function dated(validFromMs: number, validToMs: number, chainError: string | null): ScriptedCertificate {
  const [leaf] = certificate().chain
  return certificate({ chain: [{ ...leaf!, validFromMs, validToMs }], chainError })
}

function kafka(broker: ScriptedBroker, cert?: ScriptedCertificate): ScriptedPort {
  return { kind: 'kafka', broker, certificate: cert }
}

function only(port: ScriptedPort): ScriptedWorld {
  return { names, ports: { [`${LB}:9092`]: port } }
}

const TLS = { tls: { ca: undefined, serverName: undefined, isInsecure: false } }
const PRIVATE = '10.212.2.26'

const bootstrapScenarios: readonly Scenario[] = [
  { title: 'the bootstrap name does not exist', code: 'name-not-found', world: {}, names: /bootstrap\.servers/ },
  {
    title: 'the resolver does not answer',
    code: 'dns-failed',
    world: { names: { [HOST]: null } },
    names: /resolv\.conf/,
  },
  { title: 'nothing listens', code: 'connection-refused', world: { names }, names: /WARPSTREAM_KAFKA_PORT/ },
  {
    title: 'a firewall drops the packets',
    code: 'connection-timeout',
    world: only({ kind: 'dropped' }),
    names: /firewall/,
  },
  {
    title: 'there is no route',
    code: 'no-route',
    world: only({ kind: 'failing', code: 'ENETUNREACH' }),
    names: /route/,
  },
  {
    title: 'connecting fails oddly',
    code: 'connection-failed',
    world: only({ kind: 'failing', code: 'EACCES' }),
    names: /EACCES/,
  },
  {
    title: 'the listener speaks TLS and the client does not',
    code: 'tls-expected',
    world: only(kafka(agentAt(HOST), certificate())),
    names: /security\.protocol to SSL.*--tls/,
  },
  {
    title: 'the client speaks TLS and the listener does not',
    code: 'plaintext-expected',
    question: TLS,
    world: only(kafka(agentAt(HOST))),
    names: /security\.protocol to PLAINTEXT/,
  },
  {
    title: 'the port is an HTTP server’s',
    code: 'http-server',
    world: only({
      kind: 'talking',
      text: 'HTTP/1.1 400 Bad Request\r\n\r\n',
      tlsError: 'ERR_SSL_WRONG_VERSION_NUMBER',
    }),
    names: /-kafkaPort/,
  },
  {
    title: 'the port is an SSH server’s',
    code: 'not-kafka',
    world: only({ kind: 'talking', text: 'SSH-2.0-OpenSSH_9.2\r\n', tlsError: 'ERR_SSL_WRONG_VERSION_NUMBER' }),
    names: /Kafka listener/,
  },
  { title: 'the listener says nothing', code: 'no-answer', world: only({ kind: 'mute' }), names: /--timeout/ },
  {
    title: 'the listener hangs up',
    code: 'connection-closed',
    world: only({ kind: 'closing' }),
    names: /load balancer/,
  },
  {
    title: 'there is no TLS in common',
    code: 'tls-handshake-failed',
    question: TLS,
    world: only({ kind: 'tls-refusing', tlsError: 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION' }),
    names: /ssl\.enabled\.protocols/,
  },
  {
    title: 'the listener wants a client certificate',
    code: 'client-certificate-required',
    question: TLS,
    world: only({
      kind: 'closing',
      certificate: certificate(),
      closeCode: 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED',
    }),
    names: /ssl\.keystore/,
  },
  {
    title: 'the certificate has expired',
    code: 'certificate-expired',
    question: TLS,
    world: only(kafka(agentAt(HOST), dated(TODAY_MS - 90 * DAY_MS, TODAY_MS - DAY_MS, 'CERT_HAS_EXPIRED'))),
    names: /Renew/,
  },
  {
    title: 'the certificate is of tomorrow',
    code: 'certificate-not-yet-valid',
    question: TLS,
    world: only(kafka(agentAt(HOST), dated(TODAY_MS + DAY_MS, TODAY_MS + 90 * DAY_MS, 'CERT_NOT_YET_VALID'))),
    names: /clock/,
  },
  {
    title: 'the certificate is for another name',
    code: 'certificate-wrong-name',
    question: TLS,
    world: only(kafka(agentAt(HOST), certificate({}, ['DNS:internal.example.net']))),
    names: /subjectAltName/,
  },
  {
    title: 'nobody here knows the authority',
    code: 'certificate-untrusted',
    question: TLS,
    world: only(kafka(agentAt(HOST), certificate({ chainError: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }))),
    names: /--ca FILE/,
  },
]

const clusterScenarios: readonly Scenario[] = [
  {
    title: 'the listener wants SASL',
    code: 'sasl-required',
    world: only(kafka(kafkaAt(HOST, 9092, { sasl: ['SCRAM-SHA-512', 'PLAIN'] }))),
    names: /sasl\.mechanism/,
  },
  {
    title: 'the broker refuses every version of ApiVersions',
    code: 'version-unsupported',
    world: only(kafka(agentAt(HOST, 9092, { apiVersionsMax: -1 }))),
    names: /ApiVersions/,
  },
  {
    title: 'the broker hangs up at Metadata',
    code: 'metadata-failed',
    world: only(kafka(agentAt(HOST, 9092, { errors: { [ApiKey.METADATA]: 'closes' } }))),
    names: /log/,
  },
  {
    title: 'the agent group of the client id is empty',
    code: 'no-brokers',
    question: { clientId: 'billing,ws_ag=vpc' },
    world: only(kafka(agentAt(HOST, 9092, { brokers: [] }))),
    names: /-agentGroup/,
  },
]

const advertisedScenarios: readonly Scenario[] = [
  {
    title: 'an advertised name does not exist here',
    code: 'advertised-name-not-found',
    world: only(kafka(agentAt('agent-0.millrace.svc.cluster.local'))),
    names: /WARPSTREAM_DISCOVERY_KAFKA_HOSTNAME_OVERRIDE=kafka\.example\.com/,
  },
  {
    title: 'localhost is advertised to a client elsewhere',
    code: 'advertised-local',
    world: only(kafka(kafkaAt('localhost'))),
    names: /advertised\.listeners/,
  },
  {
    title: 'an agent behind a load balancer advertises its private address',
    code: 'advertised-private',
    world: { names, ports: { [`${LB}:9092`]: kafka(agentAt(PRIVATE)), [`${PRIVATE}:9092`]: { kind: 'dropped' } } },
    names:
      /WARPSTREAM_DISCOVERY_KAFKA_HOSTNAME_OVERRIDE=kafka\.example\.com \(flag -discoveryKafkaHostnameOverride kafka\.example\.com\)/,
  },
  {
    title: 'a load balancer has another port than the agents behind it',
    code: 'advertised-wrong-port',
    question: { bootstrap: [{ host: HOST, port: 443 }] },
    world: { names, ports: { [`${LB}:443`]: kafka(agentAt(HOST)), [`${LB}:9092`]: { kind: 'dropped' } } },
    names: /WARPSTREAM_DISCOVERY_KAFKA_PORT_OVERRIDE=443/,
  },
  {
    title: 'a public address refuses',
    code: 'advertised-refused',
    world: only(kafka(agentAt('198.51.100.20'))),
    names: /Open that port/,
  },
  {
    title: 'a public address does not answer',
    code: 'advertised-timeout',
    world: {
      names,
      ports: { [`${LB}:9092`]: kafka(agentAt('198.51.100.20')), '198.51.100.20:9092': { kind: 'dropped' } },
    },
    names: /security group/,
  },
  {
    title: 'one agent of three is dead',
    code: 'broker-down',
    question: { bootstrap: [{ host: '10.0.0.5', port: 9092 }] },
    world: { ports: threeAgents('10.0.0.6') },
    names: /Start that agent again/,
  },
  {
    title: 'another cluster answers at the advertised address',
    code: 'advertised-other-cluster',
    world: {
      names,
      ports: {
        [`${LB}:9092`]: kafka(agentAt('192.168.1.4')),
        '192.168.1.4:9092': kafka(agentAt('192.168.1.4', 9092, { clusterId: 'vci_other' })),
      },
    },
    names: /HOSTNAME_OVERRIDE/,
  },
  {
    title: 'two brokers of Apache Kafka are advertised as one load balancer',
    code: 'advertised-other-node',
    world: only(kafka(kafkaAt(HOST, 9092, { brokers: [1, 2].map((nodeId) => ({ nodeId, host: HOST, port: 9092 })) }))),
    names: /advertised\.listeners/,
  },
  {
    title: 'nobody coordinates groups',
    code: 'coordinator-unavailable',
    world: only(
      kafka(kafkaAt(HOST, 9092, { errors: { [ApiKey.FIND_COORDINATOR]: ErrorCode.COORDINATOR_NOT_AVAILABLE } })),
    ),
    names: /offsets\.topic\.replication\.factor/,
  },
  {
    title: 'the coordinator is at an address of its own',
    code: 'coordinator-unreachable',
    world: only(kafka(agentAt(HOST, 9092, { coordinator: { nodeId: 5, host: PRIVATE, port: 9092 } }))),
    names: /HOSTNAME_OVERRIDE/,
  },
]

function threeAgents(deadHost: string): Readonly<Record<string, ScriptedPort>> {
  const hosts = ['10.0.0.5', '10.0.0.6', '10.0.0.7']
  const brokers = hosts.map((host, index) => ({ nodeId: index + 1, host, port: 9092, rack: `zone-${index + 1}` }))
  const live = hosts.filter((host) => host !== deadHost)
  return Object.fromEntries(
    live.map((host) => [`${host}:9092`, kafka({ clusterId: 'vci_default', nodeId: hosts.indexOf(host) + 1, brokers })]),
  )
}

const orders = { topic: 'orders' }
const writing = { ...orders, mayProduce: true }

function withTopic(more: Partial<ScriptedBroker>): ScriptedWorld {
  return only(kafka(agentAt(HOST, 9092, { topics: ['orders'], written: [], ...more })))
}

const topicScenarios: readonly Scenario[] = [
  {
    title: 'the topic does not exist',
    code: 'topic-missing',
    question: writing,
    world: withTopic({ topics: [] }),
    names: /--create-topic/,
  },
  {
    title: 'the topic may not be created',
    code: 'topic-not-created',
    question: { ...writing, mayCreateTopic: true },
    world: withTopic({ topics: [], errors: { [ApiKey.CREATE_TOPICS]: ErrorCode.TOPIC_AUTHORIZATION_FAILED } }),
    names: /ACLs/,
  },
  {
    title: 'no partition has a leader',
    code: 'no-leader',
    question: orders,
    world: withTopic({ leaderless: true }),
    names: /alive/,
  },
  {
    title: 'writing is forbidden',
    code: 'produce-failed',
    question: writing,
    world: withTopic({ errors: { [ApiKey.PRODUCE]: ErrorCode.TOPIC_AUTHORIZATION_FAILED } }),
    names: /write orders \(ACLs\)/,
  },
  {
    title: 'what was written is not there',
    code: 'fetch-failed',
    question: writing,
    world: withTopic({ forgets: true }),
    names: /log of that node/,
  },
]

/** A client and a cluster that get on with each other. */
export const healthy: Scenario = {
  title: 'an agent behind a load balancer, advertised as it',
  code: null,
  question: writing,
  world: withTopic({}),
  names: /^/,
}

/** A client and an Apache Kafka that get on with each other. */
export const kafkaHealthy: Scenario = {
  title: 'a healthy Apache Kafka',
  code: null,
  question: writing,
  world: only(kafka(kafkaAt(HOST, 9092, { written: [] }))),
  names: /^/,
}

/** One world for each class of failure, in the order of the exit codes. */
export const scenarios: readonly Scenario[] = [
  ...bootstrapScenarios,
  ...clusterScenarios,
  ...advertisedScenarios,
  ...topicScenarios,
]
