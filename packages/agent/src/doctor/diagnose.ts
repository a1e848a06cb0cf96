import { type Finding, warning } from './failure-codes.ts'
import { showEndpoint } from './endpoint.ts'
import { judgeAdvertised } from './judge-advertised.ts'
import { judgeCoordinator, judgeData, judgeMetadata, judgeSasl, judgeTopic } from './judge-cluster.ts'
import { judgeEndpoint } from './judge-endpoint.ts'
import type { DoctorQuestion } from './question.ts'
import type { MetadataStep, SaslStep, Step } from './steps.ts'
import { type BrokerSystem, systemOf } from './system.ts'
import { type Verdict, verdictsOf } from './verdicts.ts'
import { addressWarnings, certificateWarnings, clientIdWarnings, limitWarnings, zoneWarnings } from './warnings.ts'

/** What the doctor concludes. */
export interface Diagnosis {
  readonly system: BrokerSystem
  /** Failures in the order in which a client meets them, then warnings. */
  readonly findings: readonly Finding[]
  /** The first failure's, or 0. */
  readonly exitCode: number
}

/** Decides what is wrong from what was found. Pure: equal steps give equal diagnoses. */
export function diagnose(question: DoctorQuestion, steps: readonly Step[]): Diagnosis {
  const system = systemOf(steps)
  const verdicts = verdictsOf(steps)
  const metadata = steps.find((step): step is MetadataStep => step.step === 'metadata')
  const findings = [
    ...judgeBootstrap(question, verdicts),
    ...(metadata === undefined ? [] : judgeCluster(question, steps, { system, verdicts, metadata })),
    ...clientIdWarnings(question, system),
    ...(metadata === undefined || system === 'kafka' ? [] : zoneWarnings(question, metadata)),
    ...addressWarnings(verdicts),
    ...certificateWarnings(verdicts),
    ...limitWarnings(verdicts, metadata),
  ]
  const failures = findings.filter(({ severity }) => severity === 'failure')
  const [first] = failures
  return {
    system,
    findings: [...failures, ...findings.filter(({ severity }) => severity === 'warning')],
    exitCode: first?.severity === 'failure' ? first.exitCode : 0,
  }
}

/** Clients try the entries in turn: one that works is enough, and one that does not is still to be mended. */
function judgeBootstrap(question: DoctorQuestion, verdicts: readonly Verdict[]): readonly Finding[] {
  const bootstrap = verdicts.filter(({ place }) => place === 'bootstrap')
  const findings = bootstrap.flatMap((verdict) => {
    const subject = `The bootstrap address ${verdict.shown}`
    const finding = judgeEndpoint(verdict, { question, subject, otherName: otherServerName(verdict) })
    return finding === undefined ? [] : [finding]
  })
  if (!bootstrap.some(({ usable }) => usable.length > 0)) return findings
  return findings.map(({ endpoint, cause, remedies }) =>
    warning('bootstrap-entry-fails', { endpoint, cause, remedies }),
  )
}

/** A name that the certificate does have. */
function otherServerName({ troubles }: Verdict): readonly string[] {
  const name = troubles[0]?.tls?.chain[0]?.names.find((one) => one.startsWith('DNS:') && !one.includes('*'))
  return name === undefined ? [] : [`Or bootstrap by a name that it is for, such as ${name.slice('DNS:'.length)}.`]
}

interface Known {
  readonly system: BrokerSystem
  readonly verdicts: readonly Verdict[]
  readonly metadata: MetadataStep
}

function judgeCluster(question: DoctorQuestion, steps: readonly Step[], known: Known): readonly Finding[] {
  const { system, verdicts, metadata } = known
  const sasl = steps.filter((step): step is SaslStep => step.step === 'sasl')
  const atBootstrap = sasl.find(({ place }) => place === 'bootstrap')
  const findings = [...judgeMetadata(metadata, atBootstrap, { question, system })]
  if (!metadata.isOk) return findings
  const bootstrap = verdicts.find(({ shown }) => shown === showEndpoint(metadata))!
  const shown = new Set(metadata.brokers.map((broker) => showEndpoint(broker)))
  const advertised = verdicts.filter((verdict) => shown.has(verdict.shown))
  findings.push(...judgeAdvertised({ question, system, metadata, bootstrap, advertised }))
  for (const step of sasl)
    if (step.place === 'advertised' && step.outcome === 'required') findings.push(judgeSasl(showEndpoint(step), step))
  const advice = { system, bootstrap, clientId: question.clientId }
  for (const step of steps) {
    if (step.step === 'coordinator') {
      const verdict = verdicts.find((one) => one.shown === showEndpoint(step))
      findings.push(...judgeCoordinator(step, verdict, { question, advice }))
    } else if (step.step === 'topic') findings.push(...judgeTopic(step))
    else if (step.step === 'produce' || step.step === 'fetch') findings.push(...judgeData(step))
  }
  return findings
}
