import { parseClientId } from '@millrace/client-id'
import { type Finding, warning } from './failure-codes.ts'
import { ADDRESSES_PER_NAME_MAX, ADVERTISED_MAX, CERTIFICATE_DAYS_LEFT_MIN } from './limits.ts'
import type { DoctorQuestion } from './question.ts'
import type { DnsStep, MetadataStep, TlsStep } from './steps.ts'
import type { BrokerSystem } from './system.ts'
import type { Verdict } from './verdicts.ts'

/** Pieces of the client id that look like settings and have no effect. */
export function clientIdWarnings({ clientId }: DoctorQuestion, system: BrokerSystem): readonly Finding[] {
  if (system === 'kafka') return []
  return parseClientId(clientId).ignored.map(({ piece, reason }) =>
    warning('client-id-piece-ignored', {
      cause: `The piece ${JSON.stringify(piece)} of the client.id has no effect (${reason.replaceAll('_', ' ')}).`,
      remedies: ['Correct the piece, such as ws_az=us-east-1a, or take it out.'],
    }),
  )
}

/** A zone that nobody is in, or that is typed wrong. */
export function zoneWarnings({ clientId }: DoctorQuestion, { brokers }: MetadataStep): readonly Finding[] {
  const { zone } = parseClientId(clientId).features
  const racks = [...new Set(brokers.flatMap(({ rack }) => (rack === null ? [] : [rack])))].sort()
  if (zone === undefined || racks.length === 0 || racks.includes(zone)) return []
  return [
    warning('zone-not-shown', {
      cause: `The client.id says that the client is in zone ${zone}, and every broker shown is in another: ${racks.join(', ')}.`,
      remedies: [
        `Correct ws_az in the client.id, or run agents in ${zone} (WARPSTREAM_AVAILABILITY_ZONE); until then traffic crosses zones.`,
      ],
    }),
  ]
}

/** Certificates that end soon or that were let pass. */
export function certificateWarnings(verdicts: readonly Verdict[]): readonly Finding[] {
  return verdicts.flatMap(({ shown, steps }) => {
    const tls = steps.find((step): step is TlsStep => step.step === 'tls' && step.isOk)
    if (tls === undefined) return []
    if (tls.problems.length > 0)
      return [
        warning('certificate-not-verified', {
          endpoint: shown,
          cause: `The certificate of ${shown} is wrong (${tls.problems.join(', ')}), and --insecure let it pass.`,
          remedies: ['Clients refuse it: look again without --insecure.'],
        }),
      ]
    const daysLeft = tls.daysLeft ?? Number.POSITIVE_INFINITY
    if (daysLeft >= CERTIFICATE_DAYS_LEFT_MIN) return []
    return [
      warning('certificate-expires-soon', {
        endpoint: shown,
        cause: `The certificate of ${shown} ends in ${daysLeft} days.`,
        remedies: ['Renew it.'],
      }),
    ]
  })
}

/** Addresses of a name that fail beside others that do not: clients stumble over them now and then. */
export function addressWarnings(verdicts: readonly Verdict[]): readonly Finding[] {
  return verdicts
    .filter(({ usable, troubles }) => usable.length > 0 && troubles.length > 0)
    .map(({ shown, host, usable, troubles }) =>
      warning('address-fails', {
        endpoint: shown,
        cause: `${host} has ${usable.length + troubles.length} addresses, of which ${troubles.map(({ address, error }) => `${address} (${error})`).join(', ')} cannot be used.`,
        remedies: ['Take it out of the name, or listen there too; some clients try only the first address.'],
      }),
    )
}

/** Where the look was shorter than the world. */
export function limitWarnings(verdicts: readonly Verdict[], metadata: MetadataStep | undefined): readonly Finding[] {
  const names = verdicts.flatMap(({ steps }) =>
    steps.filter((step): step is DnsStep => step.step === 'dns' && step.omittedCount > 0),
  )
  const brokerCount = new Set(metadata?.brokers.map(({ host, port }) => `${host} ${port}`)).size
  return [
    ...names.map(({ host, omittedCount }) =>
      warning('limit-reached', {
        cause: `${host} has ${ADDRESSES_PER_NAME_MAX + omittedCount} addresses; the first ${ADDRESSES_PER_NAME_MAX} were tried.`,
        remedies: ['Name the others by themselves.'],
      }),
    ),
    ...(brokerCount > ADVERTISED_MAX
      ? [
          warning('limit-reached', {
            cause: `${brokerCount} addresses are advertised; the first ${ADVERTISED_MAX} were tried.`,
            remedies: ['Agents: broker_count in the client.id shows fewer.'],
          }),
        ]
      : []),
  ]
}
