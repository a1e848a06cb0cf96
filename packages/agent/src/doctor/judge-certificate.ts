import type { TlsFacts } from './network.ts'
import type { CertificateProblem } from './steps.ts'

const DAY_MS = 86_400_000
const TIME_ERRORS = ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID']

/**
 * What is wrong with the certificate that a peer showed, everything that is, where a library names the first thing only.
 *
 * @param facts - The handshake.
 * @param nowMs - The time by which it must be valid.
 */
export function judgeCertificate(
  { chain, chainError, isForName }: TlsFacts,
  nowMs: number,
): { readonly problems: readonly CertificateProblem[]; readonly daysLeft: number | null } {
  const problems: CertificateProblem[] = []
  const isExpired = chain.some(({ validToMs }) => validToMs < nowMs)
  if (isExpired || chainError === 'CERT_HAS_EXPIRED') problems.push('expired')
  if (chain.some(({ validFromMs }) => validFromMs > nowMs) || chainError === 'CERT_NOT_YET_VALID')
    problems.push('not-yet-valid')
  if (!isForName) problems.push('wrong-name')
  if (chainError !== null && !TIME_ERRORS.includes(chainError)) problems.push('untrusted')
  const ends = chain.map(({ validToMs }) => validToMs)
  return { problems, daysLeft: ends.length === 0 ? null : Math.floor((Math.min(...ends) - nowMs) / DAY_MS) }
}
