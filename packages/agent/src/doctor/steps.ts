import type { Endpoint } from './endpoint.ts'
import type { CertificateFacts } from './network.ts'

/** How an address came up. */
export type Place = 'bootstrap' | 'advertised' | 'coordinator'

/** What every step has. */
interface StepBase {
  /** Whether a client could go on from here. */
  readonly isOk: boolean
  readonly tookMs: number
  /** The network's or the broker's own word for what went wrong, as a code; null for nothing. */
  readonly error: string | null
}

/** A step that is about one host and port. */
interface EndpointStep extends StepBase, Endpoint {
  readonly place: Place
}

/** A step that is about one address of a host. */
interface AddressStep extends EndpointStep {
  readonly address: string
}

/** The addresses of a host. */
export interface DnsStep extends EndpointStep {
  readonly step: 'dns'
  readonly outcome: 'literal' | 'resolved' | 'not-found' | 'failed' | 'timeout'
  /** In the resolver's order; the first ones. */
  readonly addresses: readonly string[]
  /** Addresses past the limit. */
  readonly omittedCount: number
}

/** A connection to one address. */
export interface TcpStep extends AddressStep {
  readonly step: 'tcp'
  readonly outcome: 'connected' | 'refused' | 'timeout' | 'unreachable' | 'failed'
}

/** What can be wrong with a certificate. */
export type CertificateProblem = 'expired' | 'not-yet-valid' | 'wrong-name' | 'untrusted'

/** A handshake with one address. */
export interface TlsStep extends AddressStep {
  readonly step: 'tls'
  readonly outcome: 'secured' | 'bad-certificate' | 'failed' | 'closed' | 'timeout'
  /** The name that the certificate was checked for. */
  readonly serverName: string
  readonly protocol: string | null
  readonly cipher: string | null
  readonly chain: readonly CertificateFacts[]
  readonly problems: readonly CertificateProblem[]
  /** Days until the certificate ends. */
  readonly daysLeft: number | null
}

/** Why a request got no answer. */
export type CallFailure =
  | 'closed'
  | 'timeout'
  | 'http'
  | 'tls-alert'
  | 'foreign'
  | 'malformed'
  | 'too-large'
  | 'unsupported'

/** What an address says of itself. */
export interface ApiVersionsStep extends AddressStep {
  readonly step: 'api-versions'
  readonly outcome: 'answered' | 'refused' | CallFailure
  readonly apiCount: number
  /** Features that the broker names; Apache Kafka has some, agents have none. */
  readonly features: readonly string[]
  /** Whether it has APIs that only brokers of Apache Kafka with ZooKeeper have. */
  readonly hasZooKeeperApis: boolean
}

/** What the address speaks, when it does not speak what was expected. */
export interface OtherProtocolStep extends AddressStep {
  readonly step: 'other-protocol'
  readonly outcome: 'tls' | 'kafka' | 'neither'
}

/** Whether a listener wants clients to authenticate. */
export interface SaslStep extends AddressStep {
  readonly step: 'sasl'
  readonly outcome: 'required' | 'not-required' | 'unknown'
  readonly mechanisms: readonly string[]
}

/** A broker as clients are shown it. */
export interface ShownBroker extends Endpoint {
  readonly nodeId: number
  readonly rack: string | null
}

/** Who is there, by the first address that answers. */
export interface MetadataStep extends AddressStep {
  readonly step: 'metadata'
  readonly outcome: 'answered' | 'refused' | CallFailure
  readonly clusterId: string | null
  readonly controllerId: number
  readonly brokers: readonly ShownBroker[]
  /** Null when it is not known. */
  readonly topicCount: number | null
  /** Whether Apache Kafka's topic of groups is there. */
  readonly hasGroupsTopic: boolean
}

/** Whether who answers at an advertised address is who it should be. */
export interface NodeStep extends AddressStep {
  readonly step: 'node'
  readonly outcome: 'same' | 'other-cluster' | 'other-node' | 'unknown'
  readonly nodeIds: readonly number[]
  readonly clusterId: string | null
}

/** Who coordinates a group. */
export interface CoordinatorStep extends StepBase {
  readonly step: 'coordinator'
  readonly outcome: 'found' | 'refused' | 'skipped' | CallFailure
  readonly groupId: string
  readonly nodeId: number
  readonly host: string
  readonly port: number
  /** Whether Metadata shows the same address. */
  readonly isShown: boolean
}

/** The topic to be read and written. */
export interface TopicStep extends StepBase {
  readonly step: 'topic'
  readonly outcome: 'found' | 'created' | 'missing' | 'refused' | 'no-leader' | CallFailure
  readonly topic: string
  readonly partitionCount: number
  /** The partition that is used, and its leader. */
  readonly partition: number
  readonly leaderId: number
}

/** One record written. */
export interface ProduceStep extends StepBase {
  readonly step: 'produce'
  readonly outcome: 'written' | 'refused' | 'unreachable' | CallFailure
  readonly topic: string
  readonly partition: number
  readonly leaderId: number
  readonly offset: string | null
}

/** Records read. */
export interface FetchStep extends StepBase {
  readonly step: 'fetch'
  readonly outcome: 'read' | 'not-there' | 'refused' | 'unreachable' | CallFailure
  readonly topic: string
  readonly partition: number
  readonly leaderId: number
  readonly offset: string | null
  readonly byteCount: number
}

/** Everything that one look has found out, in order. */
export type Step =
  | DnsStep
  | TcpStep
  | TlsStep
  | ApiVersionsStep
  | OtherProtocolStep
  | SaslStep
  | MetadataStep
  | NodeStep
  | CoordinatorStep
  | TopicStep
  | ProduceStep
  | FetchStep

/** A step about an address of a host. */
export type EndpointStepOf = Extract<Step, { readonly place: Place }>
