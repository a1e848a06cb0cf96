import { describeStep } from './describe-step.ts'
import type { Diagnosis } from './diagnose.ts'
import { showEndpoint } from './endpoint.ts'
import type { Finding } from './failure-codes.ts'
import type { DoctorQuestion } from './question.ts'
import type { MetadataStep, Step } from './steps.ts'

/** Version of the JSON document; grows when a field changes its meaning or goes. */
const REPORT_VERSION = 1
const NAME_WIDTH = 14

/** What control characters of a peer become, so that none reaches a terminal. */
function printable(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`)
}

/** What a step is about: the line above the first of several. */
export function stepHeading(step: Step): string {
  if ('place' in step) return printable(`${step.place} ${showEndpoint(step)}`)
  return step.step === 'coordinator' ? 'group' : `topic ${printable(step.topic)}`
}

/** One step as a line. */
export function stepLine(step: Step): string {
  const mark = step.step === 'other-protocol' ? '  note' : step.isOk ? '  ok  ' : '  FAIL'
  return printable(`${mark}  ${step.step.padEnd(NAME_WIDTH)}  ${describeStep(step)}  (${Math.round(step.tookMs)} ms)`)
}

/** The broker list, one line each, which follows a metadata step. */
export function brokerLines({ brokers }: MetadataStep): readonly string[] {
  return brokers.map((broker) => {
    const rack = broker.rack === null ? '' : `, rack ${broker.rack}`
    return printable(
      `${' '.repeat(6)}${' '.repeat(NAME_WIDTH)}  node ${broker.nodeId} at ${showEndpoint(broker)}${rack}`,
    )
  })
}

/** What is wrong and what to change, for people. */
export function conclusionText({ findings, exitCode }: Diagnosis): string {
  const blocks = findings.map((finding) => printable(head(finding)) + finding.remedies.map(remedyLine).join(''))
  const verdict =
    exitCode === 0 ? 'A client can work from here.' : `A client cannot work from here (exit code ${exitCode}).`
  return [...blocks, verdict].join('\n\n')
}

function head(finding: Finding): string {
  const kind = finding.severity === 'failure' ? 'failure' : 'warning'
  return `${kind} ${finding.code}: ${finding.cause}`
}

function remedyLine(remedy: string): string {
  return `\n  -> ${printable(remedy)}`
}

/** The same as one JSON document. Holds nothing secret: of TLS what the peer showed, of the client its id. */
export function reportJson(question: DoctorQuestion, steps: readonly Step[], diagnosis: Diagnosis): string {
  const { system, findings, exitCode } = diagnosis
  const document = {
    reportVersion: REPORT_VERSION,
    ok: exitCode === 0,
    exitCode,
    code: findings.find(({ severity }) => severity === 'failure')?.code ?? null,
    system,
    question: {
      bootstrap: question.bootstrap.map(showEndpoint),
      clientId: question.clientId,
      tls: question.tls !== undefined,
      timeoutMs: question.timeoutMs,
      group: question.group ?? null,
      topic: question.topic ?? null,
      produce: question.mayProduce,
      createTopic: question.mayCreateTopic,
    },
    findings,
    steps: steps.map((step) => ({ ...step, tookMs: Math.round(step.tookMs * 10) / 10 })),
  }
  return JSON.stringify(document, null, 2)
}
