import { type Endpoint, showEndpoint } from './endpoint.ts'
import type { ApiVersionsStep, EndpointStepOf, OtherProtocolStep, Place, Step, TlsStep } from './steps.ts'

/** What stops a client at one address, in the order of how far it came. */
const TROUBLES = [
  'name-not-found',
  'dns-failed',
  'unreachable',
  'timeout',
  'refused',
  'connect-failed',
  'closed',
  'no-answer',
  'foreign',
  'http',
  'tls-failed',
  'plaintext-expected',
  'tls-expected',
  'client-certificate',
  'certificate',
  'versions-refused',
] as const

/** A kind of trouble. */
export type TroubleKind = (typeof TROUBLES)[number]

/** What stops a client at one address. */
export interface Trouble {
  readonly kind: TroubleKind
  /** Null where there is none: the name did not resolve. */
  readonly address: string | null
  /** The code behind it. */
  readonly error: string
  /** The handshake, where there was one. */
  readonly tls: TlsStep | undefined
}

/** What a client finds at a host and port. */
export interface Verdict extends Endpoint {
  readonly place: Place
  /** `host:port`. */
  readonly shown: string
  readonly addresses: readonly string[]
  /** Addresses that a client can use. */
  readonly usable: readonly string[]
  /** One for each address that it cannot use, the one that came furthest first. */
  readonly troubles: readonly Trouble[]
  readonly steps: readonly EndpointStepOf[]
}

/** Whether the network alone stopped the client, before the peer could say anything. */
export function isNetworkTrouble({ kind }: Trouble): boolean {
  return TROUBLES.indexOf(kind) < TROUBLES.indexOf('closed')
}

/** Every host and port that was tried, with what became of it. */
export function verdictsOf(steps: readonly Step[]): readonly Verdict[] {
  const groups = new Map<string, EndpointStepOf[]>()
  for (const step of steps) {
    if (!('place' in step)) continue
    const key = showEndpoint(step)
    groups.set(key, [...(groups.get(key) ?? []), step])
  }
  return [...groups].map(([shown, group]) => verdictOf(shown, group))
}

function verdictOf(shown: string, steps: readonly EndpointStepOf[]): Verdict {
  const { place, host, port } = steps[0]!
  const dns = steps.find((step) => step.step === 'dns')
  const addresses = dns?.addresses ?? []
  const troubles: Trouble[] = []
  if (dns !== undefined && !dns.isOk) {
    const kind = dns.outcome === 'not-found' ? 'name-not-found' : 'dns-failed'
    troubles.push({ kind, address: null, error: dns.error ?? dns.outcome, tls: undefined })
  }
  for (const address of addresses) {
    const trouble = troubleAt(
      address,
      steps.filter((step) => 'address' in step && step.address === address),
    )
    if (trouble !== undefined) troubles.push(trouble)
  }
  troubles.sort((one, other) => TROUBLES.indexOf(other.kind) - TROUBLES.indexOf(one.kind))
  const usable = addresses.filter((address) => !troubles.some((trouble) => trouble.address === address))
  return { place, host, port, shown, addresses, usable, troubles, steps }
}

function troubleAt(address: string, steps: readonly EndpointStepOf[]): Trouble | undefined {
  const tcp = steps.find((step) => step.step === 'tcp')
  const tls = steps.find((step) => step.step === 'tls')
  const greeting = steps.find((step) => step.step === 'api-versions')
  const other = steps.find((step) => step.step === 'other-protocol')
  const trouble = (kind: TroubleKind, error: string | null): Trouble => ({ kind, address, error: error ?? kind, tls })
  if (tcp !== undefined && !tcp.isOk && tcp.outcome !== 'connected')
    return trouble(tcp.outcome === 'failed' ? 'connect-failed' : tcp.outcome, tcp.error)
  if (tls !== undefined && !tls.isOk) return trouble(tlsTrouble(tls, other), tls.error)
  if (greeting !== undefined && !greeting.isOk) return trouble(greetingTrouble(greeting, tls, other), greeting.error)
  return undefined
}

function tlsTrouble(tls: TlsStep, other: OtherProtocolStep | undefined): TroubleKind {
  if (tls.outcome === 'bad-certificate') return 'certificate'
  if (other?.outcome === 'kafka') return 'plaintext-expected'
  if (asksForCertificate(tls.error)) return 'client-certificate'
  if (tls.outcome === 'timeout') return 'no-answer'
  // What OpenSSL says of bytes that are no TLS record.
  if (/WRONG_VERSION_NUMBER|PACKET_LENGTH|HTTP_REQUEST|UNEXPECTED_MESSAGE/.test(tls.error ?? '')) return 'foreign'
  return tls.outcome === 'closed' ? 'closed' : 'tls-failed'
}

function greetingTrouble(
  { outcome, error }: ApiVersionsStep,
  tls: TlsStep | undefined,
  other: OtherProtocolStep | undefined,
): TroubleKind {
  if (other?.outcome === 'tls') return 'tls-expected'
  if (tls !== undefined && asksForCertificate(error)) return 'client-certificate'
  switch (outcome) {
    case 'http':
      return 'http'
    case 'tls-alert':
      return 'tls-expected'
    case 'timeout':
      return 'no-answer'
    case 'closed':
      return 'closed'
    case 'refused':
    case 'unsupported':
      return 'versions-refused'
    default:
      return 'foreign'
  }
}

/** How servers say in an alert that they miss the client's certificate. */
function asksForCertificate(error: string | null): boolean {
  return /CERTIFICATE_REQUIRED|ALERT_BAD_CERTIFICATE/.test(error ?? '')
}
