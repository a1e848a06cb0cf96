import { parseClientId } from '@millrace/client-id'
import { showEndpoint } from './endpoint.ts'
import { failure, type Finding, warning } from './failure-codes.ts'
import { judgeEndpoint } from './judge-endpoint.ts'
import { type AdviceContext, advertiseBootstrap } from './remedies.ts'
import type { DoctorQuestion } from './question.ts'
import type { CoordinatorStep, FetchStep, MetadataStep, ProduceStep, SaslStep, TopicStep } from './steps.ts'
import type { BrokerSystem } from './system.ts'
import type { Verdict } from './verdicts.ts'

/** The failure that keeps the list of brokers from being known. */
export function judgeMetadata(
  metadata: MetadataStep,
  sasl: SaslStep | undefined,
  { question, system }: { readonly question: DoctorQuestion; readonly system: BrokerSystem },
): readonly Finding[] {
  const endpoint = showEndpoint(metadata)
  if (metadata.isOk) return []
  if (sasl?.outcome === 'required') return [judgeSasl(endpoint, sasl)]
  if (metadata.outcome === 'answered') return [judgeNoBrokers(endpoint, question, system)]
  const cause = `The address ${endpoint} answers ApiVersions and not Metadata (${metadata.error ?? metadata.outcome}).`
  const remedies =
    metadata.outcome === 'closed'
      ? ['Look into the broker’s log for the reason; a proxy on the way may also let only some requests through.']
      : ['Look into the broker’s log for the reason.']
  return [failure('metadata-failed', { endpoint, cause, remedies })]
}

/** A listener that wants SASL. */
export function judgeSasl(endpoint: string, { mechanisms }: SaslStep): Finding {
  const list = mechanisms.length === 0 ? 'no mechanism is named' : mechanisms.join(', ')
  return failure('sasl-required', {
    endpoint,
    cause: `The listener ${endpoint} wants clients to authenticate by SASL (${list}): it answers ApiVersions and closes the connection at the next request.`,
    remedies: [
      'Set security.protocol to SASL_PLAINTEXT or SASL_SSL, sasl.mechanism and the credentials in the client. Up to here the way is free; the doctor cannot authenticate yet, so the advertised addresses are not looked at.',
    ],
  })
}

function judgeNoBrokers(endpoint: string, { clientId }: DoctorQuestion, system: BrokerSystem): Finding {
  const { agentGroup, role } = parseClientId(clientId).features
  const asked = [
    agentGroup === undefined ? '' : `agent group ${agentGroup}`,
    role === undefined ? '' : `role ${role}`,
  ].filter((text) => text !== '')
  if (asked.length > 0 && system !== 'kafka')
    return failure('no-brokers', {
      endpoint,
      cause: `The address ${endpoint} shows no agent at all: the client.id asks for ${asked.join(' and ')}, and no agent of that kind is alive.`,
      remedies: [
        'Correct ws_ag (warpstream_agent_group) or ws_pt (warpstream_proxy_target) in the client.id.',
        'Or start agents with that -agentGroup (WARPSTREAM_AGENT_GROUP) and -roles (WARPSTREAM_AGENT_ROLES).',
      ],
    })
  return failure('no-brokers', {
    endpoint,
    cause: `The address ${endpoint} answers with an empty list of brokers.`,
    remedies: [
      system === 'kafka'
        ? 'Wait until brokers have registered with the controller; look into their logs.'
        : 'Wait while agents start or leave; check that they share one metadata store (-metadataURL) and one -agentGroup.',
    ],
  })
}

/** What is wrong with the coordinator, beyond what is wrong with an address that Metadata shows too. */
export function judgeCoordinator(
  step: CoordinatorStep,
  verdict: Verdict | undefined,
  { question, advice }: { readonly question: DoctorQuestion; readonly advice: AdviceContext },
): readonly Finding[] {
  if (step.outcome === 'skipped') return []
  if (step.outcome !== 'found') {
    const cause = `No coordinator of group ${step.groupId} is named (${step.error ?? step.outcome}).`
    const kafka =
      'Apache Kafka: check that __consumer_offsets can be created (offsets.topic.replication.factor is at most the number of brokers) and is online.'
    const agents = 'Agents: check that one of role proxy or proxy-consume is alive, and the metadata store.'
    const remedies = advice.system === 'kafka' ? [kafka] : advice.system === 'agents' ? [agents] : [agents, kafka]
    return [failure('coordinator-unavailable', { cause, remedies })]
  }
  if (step.isShown) return []
  const endpoint = showEndpoint(step)
  const subject = `The coordinator of group ${step.groupId} (node ${step.nodeId}) is at ${endpoint}, which Metadata does not show,`
  const remedies = advertiseBootstrap(advice, step.port)
  if (verdict !== undefined && verdict.usable.length > 0)
    return [warning('coordinator-not-shown', { endpoint, cause: `${subject} and which can be reached.`, remedies })]
  const inner = verdict === undefined ? undefined : judgeEndpoint(verdict, { question, subject: 'It', otherName: [] })
  const cause = `${subject} and which cannot be used, so no consumer group works.${inner === undefined ? '' : ` ${inner.cause}`}`
  return [failure('coordinator-unreachable', { endpoint, cause, remedies })]
}

/** What is wrong with the topic. */
export function judgeTopic(step: TopicStep): readonly Finding[] {
  const { topic, error } = step
  const why = error === null ? step.outcome : error
  if (step.isOk && step.leaderId >= 0) return []
  if (step.outcome === 'missing')
    return [
      failure('topic-missing', {
        cause: `There is no topic ${topic} (${why}).`,
        remedies: ['Correct --topic, create the topic, or add --create-topic.'],
      }),
    ]
  if (step.outcome === 'no-leader' || step.outcome === 'created')
    return [
      failure('no-leader', {
        cause: `No partition of topic ${topic} has a leader (${why}).`,
        remedies: [
          'Check that the brokers that hold its partitions (agents: of role proxy or proxy-produce) are alive.',
        ],
      }),
    ]
  const remedies = [
    isDenied(why) ? `Allow this client to describe or create ${topic} (ACLs).` : 'Look into the broker’s log.',
  ]
  return [
    failure('topic-not-created', { cause: `Topic ${topic} could not be looked at or created (${why}).`, remedies }),
  ]
}

/** What is wrong with writing or reading. */
export function judgeData(step: ProduceStep | FetchStep): readonly Finding[] {
  if (step.isOk) return []
  const { topic, partition, leaderId, error } = step
  const where = `partition ${partition} of topic ${topic}, led by node ${leaderId}`
  const code = step.step === 'produce' ? 'produce-failed' : 'fetch-failed'
  const verb = step.step === 'produce' ? 'written to' : 'read from'
  if (step.outcome === 'unreachable')
    return [
      failure(code, {
        cause: `Nothing could be ${verb} ${where}: that node cannot be reached.`,
        remedies: ['Mend what is said about its advertised address.'],
      }),
    ]
  const why = step.outcome === 'not-there' ? 'the record that was written is not there' : (error ?? step.outcome)
  const remedies = [
    isDenied(why)
      ? `Allow this client to ${step.step === 'produce' ? 'write' : 'read'} ${topic} (ACLs).`
      : 'Look into the log of that node.',
  ]
  return [failure(code, { cause: `Nothing could be ${verb} ${where}: ${why}.`, remedies })]
}

function isDenied(error: string): boolean {
  return error.endsWith('_AUTHORIZATION_FAILED')
}
