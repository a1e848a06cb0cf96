import { isIP } from 'node:net'
import { errorName } from '@millrace/protocol'
import type { Clock, Random } from '@millrace/runtime'
import type { Endpoint } from './endpoint.ts'
import { createKafkaSession, type KafkaSession } from './kafka-session.ts'
import { ADDRESSES_PER_NAME_MAX } from './limits.ts'
import type { ByteStream, DoctorNetwork, TcpConnection } from './network.ts'
import type { DoctorQuestion } from './question.ts'
import type { ApiVersionsStep, DnsStep, EndpointStepOf, OtherProtocolStep, Place, TcpStep, TlsStep } from './steps.ts'
import { type Tried, tryFor } from './stopwatch.ts'
import { judgeCertificate } from './judge-certificate.ts'

/** What a look at the world needs. */
export interface ProbeWorld {
  readonly network: DoctorNetwork
  readonly clock: Clock
  readonly random: Random
  readonly question: DoctorQuestion
  readonly signal: AbortSignal
}

/** What was found at an endpoint. */
export interface ProbedEndpoint {
  readonly endpoint: Endpoint
  readonly steps: readonly EndpointStepOf[]
  /** A session with the first address that a client could use; whoever has it closes it. */
  readonly session: KafkaSession | undefined
}

interface ProbedAddress {
  readonly steps: readonly EndpointStepOf[]
  readonly session: KafkaSession | undefined
}

/** APIs that brokers answered to their controller while there was ZooKeeper. */
const ZOOKEEPER_APIS = [4, 5, 6, 7]
const NO_CHAIN = { protocol: null, cipher: null, chain: [], problems: [], daysLeft: null } as const

function limitsOf({ clock, question, signal }: ProbeWorld) {
  return { clock, timeoutMs: question.timeoutMs, signal }
}

/** Looks a host up, then connects, secures and greets at every address. */
export async function probeEndpoint(
  world: ProbeWorld,
  place: Place,
  { host, port }: Endpoint,
): Promise<ProbedEndpoint> {
  // Brokers and coordinators are endpoints too, and have more than steps may take over.
  const endpoint = { host, port }
  const dns = await lookUp(world, place, endpoint)
  const probed = await Promise.all(dns.addresses.map((address) => probeAddress(world, { place, ...endpoint, address })))
  const sessions = probed.flatMap(({ session }) => (session === undefined ? [] : [session]))
  for (const spare of sessions.slice(1)) spare.close()
  return { endpoint, steps: [dns, ...probed.flatMap(({ steps }) => steps)], session: sessions[0] }
}

async function lookUp(world: ProbeWorld, place: Place, { host, port }: Endpoint): Promise<DnsStep> {
  const base = { step: 'dns', place, host, port } as const
  if (isIP(host) !== 0)
    return { ...base, isOk: true, tookMs: 0, error: null, outcome: 'literal', addresses: [host], omittedCount: 0 }
  const tried = await tryFor(limitsOf(world), (signal) => world.network.lookup(host, { signal }))
  const { tookMs } = tried
  if (tried.ok && tried.value.length > 0) {
    const unique = [...new Set(tried.value)]
    const addresses = unique.slice(0, ADDRESSES_PER_NAME_MAX)
    const omittedCount = unique.length - addresses.length
    return { ...base, isOk: true, tookMs, error: null, outcome: 'resolved', addresses, omittedCount }
  }
  const error = tried.ok ? 'ENODATA' : tried.error
  return { ...base, isOk: false, tookMs, error, outcome: lookUpOutcome(tried, error), addresses: [], omittedCount: 0 }
}

function lookUpOutcome(tried: Tried<unknown>, error: string): DnsStep['outcome'] {
  if (!tried.ok && tried.isTimeout) return 'timeout'
  return ['ENOTFOUND', 'ENODATA', 'EAI_NONAME', 'EAI_NODATA'].includes(error) ? 'not-found' : 'failed'
}

interface Target extends Endpoint {
  readonly place: Place
  readonly address: string
}

async function probeAddress(world: ProbeWorld, target: Target): Promise<ProbedAddress> {
  const { question } = world
  const tcp = await connect(world, target)
  if (tcp.connection === undefined) return { steps: [tcp.step], session: undefined }
  const secured = question.tls === undefined ? undefined : await secure(world, target, tcp.connection)
  const before = secured === undefined ? [tcp.step] : [tcp.step, secured.step]
  if (secured !== undefined && secured.stream === undefined) {
    tcp.connection.close()
    const isMute = secured.step.outcome !== 'bad-certificate'
    const other = isMute ? [await tryOtherProtocol(world, target)] : []
    return { steps: [...before, ...other], session: undefined }
  }
  const stream = secured?.stream ?? tcp.connection.plain()
  const session = sessionOn(world, stream, target.address)
  const greeted = await greet(session, target)
  if (greeted.isOk) return { steps: [...before, greeted], session }
  session.close()
  const other = mayBeOther(greeted, question) ? [await tryOtherProtocol(world, target)] : []
  return { steps: [...before, greeted, ...other], session: undefined }
}

/** A new session with an address that was found good; undefined when it is not any more. */
export async function reopenSession(world: ProbeWorld, target: Target): Promise<KafkaSession | undefined> {
  const { session } = await probeAddress(world, target)
  return session
}

/** Whether what happened may mean that the port wants TLS. */
function mayBeOther({ outcome }: ApiVersionsStep, question: DoctorQuestion): boolean {
  return question.tls === undefined && ['closed', 'timeout', 'tls-alert', 'foreign'].includes(outcome)
}

async function connect(
  world: ProbeWorld,
  target: Target,
): Promise<{ readonly step: TcpStep; readonly connection: TcpConnection | undefined }> {
  const { address, port } = target
  const tried = await tryFor(limitsOf(world), (signal) => world.network.connect({ address, port }, { signal }))
  const { tookMs } = tried
  const base = { step: 'tcp', ...target, tookMs } as const
  if (tried.ok) return { step: { ...base, isOk: true, error: null, outcome: 'connected' }, connection: tried.value }
  const outcome = tried.isTimeout ? 'timeout' : connectOutcome(tried.error)
  return { step: { ...base, isOk: false, error: tried.error, outcome }, connection: undefined }
}

function connectOutcome(code: string): TcpStep['outcome'] {
  if (code === 'ECONNREFUSED') return 'refused'
  if (code === 'ETIMEDOUT') return 'timeout'
  return ['EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL', 'EINVAL'].includes(code) ? 'unreachable' : 'failed'
}

async function secure(
  world: ProbeWorld,
  target: Target,
  connection: TcpConnection,
): Promise<{ readonly step: TlsStep; readonly stream: ByteStream | undefined }> {
  const { ca, serverName: asked, isInsecure = false } = world.question.tls ?? {}
  const serverName = asked ?? target.host
  const tried = await tryFor(limitsOf(world), (signal) => connection.secure({ serverName, ca }, { signal }))
  const { tookMs } = tried
  const base = { step: 'tls', ...target, serverName, tookMs } as const
  if (!tried.ok) {
    const isClosed = ['ECONNRESET', 'EPIPE', 'closed'].includes(tried.error)
    const outcome = tried.isTimeout ? 'timeout' : isClosed ? 'closed' : 'failed'
    return { step: { ...base, ...NO_CHAIN, isOk: false, error: tried.error, outcome }, stream: undefined }
  }
  const { stream, facts } = tried.value
  const { problems, daysLeft } = judgeCertificate(facts, world.clock.nowMs())
  const { protocol, cipher, chain, chainError } = facts
  const isOk = problems.length === 0 || isInsecure
  if (!isOk) stream.close()
  const outcome = problems.length === 0 ? 'secured' : 'bad-certificate'
  const error = problems.length === 0 ? null : (chainError ?? 'ERR_TLS_CERT_ALTNAME_INVALID')
  const step: TlsStep = { ...base, isOk, error, outcome, protocol, cipher, chain, problems, daysLeft }
  return { step, stream: isOk ? stream : undefined }
}

function sessionOn({ clock, question, signal }: ProbeWorld, stream: ByteStream, address: string): KafkaSession {
  const { clientId, timeoutMs } = question
  return createKafkaSession(stream, address, { clock, clientId, timeoutMs, signal })
}

async function greet(session: KafkaSession, target: Target): Promise<ApiVersionsStep> {
  const outcome = await session.apiVersions()
  const { tookMs } = outcome
  const base = { step: 'api-versions', ...target, tookMs } as const
  if (!outcome.ok) {
    const { why, error } = outcome
    return { ...base, isOk: false, error, outcome: why, apiCount: 0, features: [], hasZooKeeperApis: false }
  }
  const { errorCode, apiKeys, supportedFeatures, finalizedFeatures } = outcome.body
  const isOk = errorCode === 0
  const names = new Set([...supportedFeatures, ...finalizedFeatures].map(({ name }) => name))
  return {
    ...base,
    isOk,
    error: isOk ? null : errorName(errorCode),
    outcome: isOk ? 'answered' : 'refused',
    apiCount: apiKeys.length,
    features: [...names].sort(),
    hasZooKeeperApis: apiKeys.some(({ apiKey }) => ZOOKEEPER_APIS.includes(apiKey)),
  }
}

/** Greets the way that was not asked for, on a new connection, to find out whether the two sides are mixed up. */
async function tryOtherProtocol(world: ProbeWorld, target: Target): Promise<OtherProtocolStep> {
  const { address, port, host } = target
  const { question } = world
  const tried = await tryFor(limitsOf(world), async (signal): Promise<OtherProtocolStep['outcome']> => {
    const connection = await world.network.connect({ address, port }, { signal })
    try {
      if (question.tls !== undefined) {
        const session = sessionOn(world, connection.plain(), address)
        return (await greet(session, target)).isOk ? 'kafka' : 'neither'
      }
      const { stream } = await connection.secure({ serverName: host, ca: undefined }, { signal })
      stream.close()
      return 'tls'
    } finally {
      connection.close()
    }
  })
  const outcome = tried.ok ? tried.value : 'neither'
  return { step: 'other-protocol', ...target, tookMs: tried.tookMs, isOk: false, error: null, outcome }
}
