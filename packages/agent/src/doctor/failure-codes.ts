/** Every class of failure: its exit code, and what it means. Codes and numbers are stable: scripts may switch on them. */
export const FAILURES = {
  'name-not-found': { exitCode: 10, meaning: 'the bootstrap name does not resolve here' },
  'dns-failed': { exitCode: 11, meaning: 'the resolver gave no answer for the bootstrap name' },
  'connection-refused': { exitCode: 12, meaning: 'nothing listens at the bootstrap address' },
  'connection-timeout': { exitCode: 13, meaning: 'the bootstrap address does not answer: firewall or route' },
  'no-route': { exitCode: 14, meaning: 'this machine has no way to the bootstrap address' },
  'connection-failed': { exitCode: 15, meaning: 'the connection failed in another way' },
  'tls-expected': { exitCode: 20, meaning: 'the port speaks TLS and the client does not' },
  'plaintext-expected': { exitCode: 21, meaning: 'the client speaks TLS and the port does not' },
  'http-server': { exitCode: 22, meaning: 'the port is an HTTP server’s' },
  'not-kafka': { exitCode: 23, meaning: 'the port speaks another protocol' },
  'no-answer': { exitCode: 24, meaning: 'the port takes the connection and says nothing' },
  'connection-closed': { exitCode: 25, meaning: 'the connection is closed before the first answer' },
  'tls-handshake-failed': { exitCode: 26, meaning: 'the two sides agree on no TLS' },
  'client-certificate-required': { exitCode: 27, meaning: 'the listener wants a certificate of the client (mTLS)' },
  'certificate-expired': { exitCode: 30, meaning: 'a certificate of the chain has expired' },
  'certificate-not-yet-valid': { exitCode: 31, meaning: 'a certificate is not valid yet, or this clock is wrong' },
  'certificate-wrong-name': { exitCode: 32, meaning: 'the certificate is for other names' },
  'certificate-untrusted': { exitCode: 33, meaning: 'the authority of the certificate is not trusted here' },
  'sasl-required': { exitCode: 40, meaning: 'the listener wants clients to authenticate by SASL' },
  'version-unsupported': { exitCode: 41, meaning: 'the broker refuses the versions of the protocol that are spoken' },
  'metadata-failed': { exitCode: 42, meaning: 'the broker does not say who is there' },
  'no-brokers': { exitCode: 43, meaning: 'the list of brokers is empty' },
  'advertised-name-not-found': { exitCode: 50, meaning: 'an advertised name does not resolve here' },
  'advertised-local': { exitCode: 51, meaning: 'localhost or 0.0.0.0 is advertised to a client elsewhere' },
  'advertised-private': { exitCode: 52, meaning: 'a private address is advertised and cannot be reached' },
  'advertised-wrong-port': { exitCode: 53, meaning: 'the advertised host is right and its port is not' },
  'advertised-refused': { exitCode: 54, meaning: 'an advertised address refuses connections' },
  'advertised-timeout': { exitCode: 55, meaning: 'an advertised address does not answer' },
  'broker-down': { exitCode: 56, meaning: 'one broker cannot be reached while others like it can' },
  'advertised-other-cluster': { exitCode: 57, meaning: 'another cluster answers at an advertised address' },
  'advertised-other-node': { exitCode: 58, meaning: 'another broker answers at an advertised address' },
  'coordinator-unavailable': { exitCode: 60, meaning: 'no coordinator of the group is named' },
  'coordinator-unreachable': { exitCode: 61, meaning: 'the coordinator is at an address of its own that fails' },
  'topic-missing': { exitCode: 70, meaning: 'the topic does not exist' },
  'topic-not-created': { exitCode: 71, meaning: 'the topic could not be created or described' },
  'no-leader': { exitCode: 72, meaning: 'no partition of the topic has a leader' },
  'produce-failed': { exitCode: 73, meaning: 'the record was not written' },
  'fetch-failed': { exitCode: 74, meaning: 'the topic could not be read' },
} as const satisfies Readonly<Record<string, { readonly exitCode: number; readonly meaning: string }>>

/** A class of failure. */
export type FailureCode = keyof typeof FAILURES

/** What is odd and stops no client; never changes the exit code. */
export const WARNINGS = {
  'bootstrap-entry-fails': 'an entry of the bootstrap list fails while another works',
  'address-fails': 'a name has several addresses and one of them fails',
  'certificate-expires-soon': 'a certificate ends within two weeks',
  'certificate-not-verified': 'a certificate is wrong and --insecure let it pass',
  'client-id-piece-ignored': 'a piece of the client id looks like a setting and has no effect',
  'zone-not-shown': 'the client id names a zone that no broker shown is in',
  'coordinator-not-shown': 'the coordinator’s address works and is none of those that Metadata shows',
  'limit-reached': 'there is more than is looked at',
} as const

/** A class of oddity. */
export type WarningCode = keyof typeof WARNINGS

/** One thing that is wrong, and how to mend it. */
export type Finding = {
  /** `host:port` that it is about; null for the cluster. */
  readonly endpoint: string | null
  /** One sentence. */
  readonly cause: string
  /** What to change, the likeliest first. */
  readonly remedies: readonly string[]
} & (
  | { readonly severity: 'failure'; readonly code: FailureCode; readonly exitCode: number }
  | { readonly severity: 'warning'; readonly code: WarningCode }
)

/** A failure. */
export function failure(
  code: FailureCode,
  { endpoint = null, cause, remedies }: { endpoint?: string | null; cause: string; remedies: readonly string[] },
): Finding {
  return { severity: 'failure', code, exitCode: FAILURES[code].exitCode, endpoint, cause, remedies }
}

/** A warning. */
export function warning(
  code: WarningCode,
  { endpoint = null, cause, remedies }: { endpoint?: string | null; cause: string; remedies: readonly string[] },
): Finding {
  return { severity: 'warning', code, endpoint, cause, remedies }
}
