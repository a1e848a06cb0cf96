import { isIP } from 'node:net'
import { addressKind, describeAddressKind, isLocalKind } from './address-kind.ts'
import { failure, type FailureCode, type Finding } from './failure-codes.ts'
import type { DoctorQuestion } from './question.ts'
import type { CertificateProblem, TlsStep } from './steps.ts'
import type { Trouble, TroubleKind, Verdict } from './verdicts.ts'

/** What the sentences about one endpoint need. */
export interface JudgeContext {
  readonly question: DoctorQuestion
  /** How the endpoint is called at the beginning of a sentence: `The bootstrap address a:1`. */
  readonly subject: string
  /** What mends a name that certificates lack; added to the advice about certificates. */
  readonly otherName: readonly string[]
}

type Judge = (verdict: Verdict, trouble: Trouble, context: JudgeContext) => Finding

/** The failure that keeps a client from using an endpoint, by the address at which it came furthest. */
export function judgeEndpoint(verdict: Verdict, context: JudgeContext): Finding | undefined {
  const [trouble] = verdict.troubles
  if (trouble === undefined || verdict.usable.length > 0) return undefined
  return JUDGES[trouble.kind](verdict, trouble, context)
}

const FIX_LIST = 'correct the address in the client’s bootstrap.servers'

const JUDGES: Readonly<Record<TroubleKind, Judge>> = {
  'name-not-found': ({ host, shown }, { error }, { subject }) =>
    failure('name-not-found', {
      endpoint: shown,
      cause: `${subject} has a name that does not resolve on this machine: ${host} (${error}).`,
      remedies: [
        `Correct the name in bootstrap.servers, or make ${host} known to the resolver of this machine (DNS zone, search domain, /etc/hosts).`,
        ...clusterInternalAdvice(host),
      ],
    }),
  'dns-failed': ({ host, shown }, { error }, { subject }) =>
    failure('dns-failed', {
      endpoint: shown,
      cause: `${subject} could not be looked up: this machine’s resolver gave no answer for ${host} (${error}).`,
      remedies: ['Check the name servers of this machine (/etc/resolv.conf) and whether they can be reached.'],
    }),
  refused: ({ port, shown }, { address }, { subject }) =>
    failure('connection-refused', {
      endpoint: shown,
      cause: `${subject} refuses connections: nothing listens on port ${port} of ${address}.`,
      remedies: [
        `Start the broker there, or ${FIX_LIST}: agents listen on -kafkaPort (WARPSTREAM_KAFKA_PORT, 9092 unless set), a load balancer on a port of its own.`,
      ],
    }),
  timeout: (verdict, trouble, context) =>
    failure('connection-timeout', {
      endpoint: verdict.shown,
      cause: `${context.subject} does not answer: no connection to ${inWords(trouble.address)} within ${context.question.timeoutMs} ms.`,
      remedies: ['Let the port through every firewall and security group on the way, or correct the route.'],
    }),
  unreachable: (verdict, trouble, { subject }) =>
    failure('no-route', {
      endpoint: verdict.shown,
      cause: `${subject} cannot be reached: this machine has no way to ${inWords(trouble.address)} (${trouble.error}).`,
      remedies: ['Connect this machine to that network (route, VPN, peering), or use an address that it can reach.'],
    }),
  'connect-failed': ({ shown }, { address, error }, { subject }) =>
    failure('connection-failed', {
      endpoint: shown,
      cause: `${subject} cannot be connected to: ${address} gives ${error}.`,
      remedies: [`Look ${error} up for this system, or ${FIX_LIST}.`],
    }),
  closed: ({ shown }, { error }, { subject, question }) =>
    failure('connection-closed', {
      endpoint: shown,
      cause: `${subject} takes the connection and closes it before the first answer${error === 'closed' ? '' : ` (${error})`}.`,
      remedies: [
        'Behind a load balancer: check that it has a healthy target, and that it passes TCP on as it is.',
        'Check whether the listener expects the PROXY protocol, or refuses clients by their address.',
        ...(question.tls === undefined ? [] : ['Check that the listener speaks TLS.']),
      ],
    }),
  'no-answer': ({ shown }, _trouble, { subject, question }) =>
    failure('no-answer', {
      endpoint: shown,
      cause: `${subject} takes the connection and says nothing for ${question.timeoutMs} ms.`,
      remedies: [
        `Check that the port is a Kafka listener, and that the process behind it is alive; else ${FIX_LIST}.`,
        'A slow broker answers with a longer --timeout.',
      ],
    }),
  foreign: ({ shown }, { error }, { subject }) =>
    failure('not-kafka', {
      endpoint: shown,
      cause: `${subject} speaks another protocol than Kafka’s (${error}).`,
      remedies: [`Name the port of a Kafka listener: ${FIX_LIST}.`],
    }),
  http: ({ shown, port }, _trouble, { subject }) =>
    failure('http-server', {
      endpoint: shown,
      cause: `${subject} is an HTTP server, not a Kafka listener.`,
      remedies: [
        `Name the Kafka port instead of ${port}: agents have -kafkaPort (9092 unless set) for Kafka and -httpPort (8080) for HTTP.`,
      ],
    }),
  'tls-failed': ({ shown }, { error }, { subject }) =>
    failure('tls-handshake-failed', {
      endpoint: shown,
      cause: `${subject} and this client agree on no TLS (${error}).`,
      remedies: [
        'Let the listener offer TLS 1.2 or 1.3 with a common cipher (Kafka: ssl.enabled.protocols, ssl.cipher.suites).',
      ],
    }),
  'plaintext-expected': ({ shown }, _trouble, { subject }) =>
    failure('plaintext-expected', {
      endpoint: shown,
      cause: `${subject} speaks Kafka in plaintext, and the client speaks TLS.`,
      remedies: [
        'Set the client’s security.protocol to PLAINTEXT (here: leave --tls away), or name the port of a TLS listener.',
      ],
    }),
  'tls-expected': ({ shown }, _trouble, { subject }) =>
    failure('tls-expected', {
      endpoint: shown,
      cause: `${subject} speaks TLS, and the client speaks plaintext.`,
      remedies: [
        'Set the client’s security.protocol to SSL (here: add --tls), or name the port of a plaintext listener.',
      ],
    }),
  'client-certificate': ({ shown }, { error }, { subject }) =>
    failure('client-certificate-required', {
      endpoint: shown,
      cause: `${subject} wants a certificate of the client (mTLS), and none was shown (${error}).`,
      remedies: [
        'Give the client a certificate (Java: ssl.keystore.*; librdkafka: ssl.certificate.location, ssl.key.location); the doctor has none to show yet.',
      ],
    }),
  certificate: (verdict, trouble, context) => judgeCertificate(verdict, trouble.tls!, context),
  'versions-refused': ({ shown }, { error }, { subject }) =>
    failure('version-unsupported', {
      endpoint: shown,
      cause: `${subject} answers ApiVersions with ${error}.`,
      remedies: ['Update the broker: it must answer ApiVersions, as Kafka does since 0.10.'],
    }),
}

const CERTIFICATE_CODES: Readonly<Record<CertificateProblem, FailureCode>> = {
  expired: 'certificate-expired',
  'not-yet-valid': 'certificate-not-yet-valid',
  'wrong-name': 'certificate-wrong-name',
  untrusted: 'certificate-untrusted',
}

function judgeCertificate({ shown }: Verdict, tls: TlsStep, context: JudgeContext): Finding {
  const { subject } = context
  const [problem = 'untrusted'] = tls.problems
  const leaf = tls.chain[0]
  const others = tls.problems.slice(1).map((one) => CERTIFICATE_CODES[one])
  const also = others.length === 0 ? '' : ` Also: ${others.join(', ')}.`
  const finding = (cause: string, remedies: readonly string[]) =>
    failure(CERTIFICATE_CODES[problem], { endpoint: shown, cause: `${cause}${also}`, remedies })
  switch (problem) {
    case 'expired': {
      const old = tls.chain.reduce((least, one) => (one.validToMs < least.validToMs ? one : least), leaf!)
      return finding(`${subject} shows a certificate that expired on ${day(old.validToMs)} (${old.subject}).`, [
        'Renew the certificate of the listener (agents: -tlsServerCertFile) and check that it is loaded again.',
      ])
    }
    case 'not-yet-valid':
      return finding(`${subject} shows a certificate that is valid from ${day(leaf?.validFromMs ?? 0)} only.`, [
        'Check this machine’s clock, then the certificate.',
      ])
    case 'wrong-name':
      return finding(
        `${subject} shows a certificate that is not for ${tls.serverName}, but for ${leaf === undefined || leaf.names.length === 0 ? `no name at all (subject ${leaf?.subject ?? 'missing'})` : leaf.names.join(', ')}.`,
        [
          `Issue the certificate with ${isIP(tls.serverName) === 0 ? `DNS:${tls.serverName}` : `IP:${tls.serverName}`} among its subjectAltName.`,
          ...context.otherName,
        ],
      )
    default:
      return finding(
        `${subject} shows a certificate whose authority is not trusted here: issued by ${leaf?.issuer ?? 'nobody'} (${tls.error ?? 'unknown'}).`,
        [
          'Give the client the authority’s certificate (Java: ssl.truststore.location; librdkafka: ssl.ca.location; here: --ca FILE).',
          'If the authority is known, let the listener send its intermediate certificates too.',
        ],
      )
  }
}

function day(ms: number): string {
  return Number.isFinite(ms) ? new Date(ms).toISOString().slice(0, 10) : 'an unknown day'
}

/** An address with its kind where that explains something. */
function inWords(address: string | null): string {
  const kind = address === null ? undefined : addressKind(address)
  if (address === null) return 'no address'
  return kind !== undefined && isLocalKind(kind) ? `${address}, ${describeAddressKind(kind)},` : address
}

/** Names that exist inside of one cluster or machine only. */
function clusterInternalAdvice(host: string): readonly string[] {
  const isKubernetes = /\.svc(?:\.cluster\.local)?\.?$/i.test(host)
  if (isKubernetes)
    return [
      `${host} exists inside of its Kubernetes cluster only: from outside use the load balancer’s name, or a port-forward with ws_host_override=localhost in the client.id.`,
    ]
  return host.includes('.')
    ? []
    : [`${host} is a short name: outside of its Docker network or search domain use the full one.`]
}
