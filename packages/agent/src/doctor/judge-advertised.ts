import { parseClientId } from '@millrace/client-id'
import { addressKind, describeAddressKind, isLocalKind, isSelfHost } from './address-kind.ts'
import { type Endpoint, showEndpoint } from './endpoint.ts'
import { failure, type FailureCode, type Finding } from './failure-codes.ts'
import { judgeEndpoint } from './judge-endpoint.ts'
import type { DoctorQuestion } from './question.ts'
import { type AdviceContext, advertiseBootstrap, advertisePort, advertisingSetting } from './remedies.ts'
import type { MetadataStep, NodeStep } from './steps.ts'
import type { BrokerSystem } from './system.ts'
import { isNetworkTrouble, type Trouble, type TroubleKind, type Verdict } from './verdicts.ts'

/** What is known when advertised addresses are judged. */
export interface AdvertisedContext {
  readonly question: DoctorQuestion
  readonly system: BrokerSystem
  readonly metadata: MetadataStep
  /** The bootstrap address that Metadata came from. */
  readonly bootstrap: Verdict
  /** Every advertised address. */
  readonly advertised: readonly Verdict[]
}

/** Endpoints that a sentence names before it counts the rest. */
const NAMED_MAX = 4

/** One failure for each way in which advertised addresses fail. */
export function judgeAdvertised(context: AdvertisedContext): readonly Finding[] {
  const groups = new Map<FailureCode, Verdict[]>()
  const single: Finding[] = []
  for (const verdict of context.advertised) {
    const code = codeOf(verdict, context)
    if (code === 'by-itself') {
      const finding = judgeEndpoint(verdict, {
        question: context.question,
        subject: `The address ${verdict.shown}, as which ${brokersAt(verdict, context)} advertised,`,
        otherName: advertiseBootstrap(adviceOf(context), verdict.port),
      })
      if (finding !== undefined) single.push(finding)
    } else if (code !== undefined) groups.set(code, [...(groups.get(code) ?? []), verdict])
  }
  const grouped = [...groups].map(([code, verdicts]) => describeGroup(code, verdicts, context))
  return [...grouped, ...single, ...judgeNodes(context)]
}

function codeOf(verdict: Verdict, context: AdvertisedContext): FailureCode | 'by-itself' | undefined {
  const [trouble] = verdict.troubles
  if (verdict.usable.length > 0 || trouble === undefined) return undefined
  // The bootstrap address is judged as such.
  if (verdict.shown === context.bootstrap.shown) return undefined
  const { bootstrap } = context
  if (isSelfHost(verdict.host) && !isAtHome(bootstrap)) return 'advertised-local'
  if (isSameHost(verdict, bootstrap) && verdict.port !== bootstrap.port && trouble.kind !== 'certificate')
    return 'advertised-wrong-port'
  if (trouble.kind === 'name-not-found' || trouble.kind === 'dns-failed') return 'advertised-name-not-found'
  if (!isNetworkTrouble(trouble)) return isStranger(verdict, trouble, context) ? 'advertised-private' : 'by-itself'
  if (hasLivingNeighbour(verdict, context)) return 'broker-down'
  if (verdict.addresses.some(isLocalAddress)) return 'advertised-private'
  return trouble.kind === 'refused' ? 'advertised-refused' : 'advertised-timeout'
}

/** What a machine that is no broker does. */
const STRANGE: readonly TroubleKind[] = ['http', 'foreign', 'closed', 'no-answer']

/** Whether the private address leads to some other machine, there being one of that address in this network too. */
function isStranger({ addresses }: Verdict, { kind }: Trouble, { bootstrap }: AdvertisedContext): boolean {
  return STRANGE.includes(kind) && addresses.some(isLocalAddress) && !bootstrap.usable.some(isLocalAddress)
}

/** Whether the bootstrap address leads to this very machine. */
function isAtHome({ host, usable }: Verdict): boolean {
  return isSelfHost(host) || usable.some(isSelfHost)
}

function isSameHost(one: Verdict, other: Verdict): boolean {
  return (
    one.host.toLowerCase() === other.host.toLowerCase() ||
    one.addresses.some((address) => other.usable.includes(address))
  )
}

function isLocalAddress(address: string): boolean {
  const kind = addressKind(address)
  return kind !== undefined && isLocalKind(kind)
}

/** Whether another broker that is advertised in the same manner can be reached: then the manner is not at fault. */
function hasLivingNeighbour(verdict: Verdict, { advertised }: AdvertisedContext): boolean {
  const manner = ({ host, addresses }: Verdict) =>
    `${addressKind(host) === undefined ? 'name' : 'address'} ${addresses.every(isLocalAddress)}`
  return advertised.some((other) => other.usable.length > 0 && manner(other) === manner(verdict))
}

function adviceOf({ system, bootstrap, question }: AdvertisedContext): AdviceContext {
  return { system, bootstrap, clientId: question.clientId }
}

function brokersAt(endpoint: Endpoint, { metadata, system }: AdvertisedContext): string {
  const word = system === 'agents' ? 'agent' : 'broker'
  const ids = metadata.brokers.filter((one) => showEndpoint(one) === showEndpoint(endpoint)).map(({ nodeId }) => nodeId)
  return ids.length === 1 ? `${word} ${ids[0]} is` : `${word}s ${ids.join(', ')} are`
}

function describeGroup(code: FailureCode, verdicts: readonly Verdict[], context: AdvertisedContext): Finding {
  const [first] = verdicts as readonly [Verdict, ...Verdict[]]
  const { bootstrap, question } = context
  const named = verdicts
    .slice(0, NAMED_MAX)
    .map((verdict) => `${brokersAt(verdict, context)} advertised as ${verdict.shown}`)
    .join(', ')
  const more = verdicts.length > NAMED_MAX ? ` and ${verdicts.length - NAMED_MAX} more likewise` : ''
  const works = `The bootstrap address ${bootstrap.shown} works, but ${named}${more}`
  const what = symptom(first, question)
  const finding = (cause: string, remedies: readonly string[]) =>
    failure(code, { endpoint: first.shown, cause, remedies: [...ownOverride(first, question), ...remedies] })
  const tellBootstrap = advertiseBootstrap(adviceOf(context), first.port)
  switch (code) {
    case 'advertised-local':
      return finding(`${works}: on every client that is the client itself (${what}).`, tellBootstrap)
    case 'advertised-wrong-port':
      return finding(
        `${works}: the host is right, and the port is not the one that leads to it, ${bootstrap.port} (${what}).`,
        advertisePort(adviceOf(context), first.host),
      )
    case 'advertised-name-not-found':
      return finding(`${works}, a name that does not resolve on this machine (${what}).`, [
        ...tellBootstrap,
        `Or make ${first.host} known to the resolver of every client.`,
      ])
    case 'advertised-private':
      return finding(`${works}, ${kindOf(first)} that cannot be reached from here (${what}).`, tellBootstrap)
    case 'broker-down':
      return finding(
        `${works} and cannot be reached (${what}), while ${context.advertised.filter(({ usable }) => usable.length > 0).length} of ${context.advertised.length} advertised addresses can.`,
        [
          context.system === 'agents'
            ? 'Start that agent again, or wait: one that is dead leaves the list once it has missed its heartbeats.'
            : 'Start that broker again, or let its port through the firewall as for the others.',
        ],
      )
    default:
      return finding(`${works}, which cannot be reached from here (${what}).`, [
        `Open that port to clients (security group, firewall, node port), or advertise another address by ${advertisingSetting(context.system)}.`,
        ...tellBootstrap,
      ])
  }
}

/** The client asked for this host itself. */
function ownOverride({ host }: Verdict, { clientId }: DoctorQuestion): readonly string[] {
  const { hostOverride } = parseClientId(clientId).features
  if (hostOverride?.toLowerCase() !== host.toLowerCase()) return []
  return [`The client.id itself asks for ${host}: correct or remove its ws_host_override.`]
}

function kindOf({ host, addresses }: Verdict): string {
  const address = addresses.find(isLocalAddress) ?? host
  const words = describeAddressKind(addressKind(address) ?? 'private')
  return address === host ? words : `a name of ${address}, ${words},`
}

function symptom({ troubles, addresses }: Verdict, { timeoutMs }: DoctorQuestion): string {
  const [trouble] = troubles
  if (trouble?.kind === 'timeout') return `no connection within ${timeoutMs} ms`
  if (trouble?.kind === 'refused') return 'connection refused'
  if (trouble !== undefined && STRANGE.includes(trouble.kind))
    return `what answers here is another machine of that address: ${trouble.error}`
  return `${trouble?.error ?? 'unknown'}${addresses.length > 1 ? ` at ${trouble?.address ?? ''}` : ''}`
}

function judgeNodes(context: AdvertisedContext): readonly Finding[] {
  const nodes = context.advertised.flatMap(({ steps }) =>
    steps.filter((step): step is NodeStep => step.step === 'node'),
  )
  return nodes.flatMap((node) => {
    const endpoint = showEndpoint(node)
    const remedies = advertiseBootstrap(adviceOf(context), node.port)
    if (node.outcome === 'other-cluster') {
      const isLocal = isSelfHost(node.host) && !isAtHome(context.bootstrap)
      const cause = `${brokersAt(node, context)} advertised as ${endpoint}, where cluster ${node.clusterId ?? '(unnamed)'} answers instead of ${context.metadata.clusterId ?? '(unnamed)'}.`
      return [
        failure(isLocal ? 'advertised-local' : 'advertised-other-cluster', {
          endpoint,
          cause: capital(cause),
          remedies,
        }),
      ]
    }
    if (node.outcome !== 'other-node') return []
    const who = node.nodeIds.length > 1 ? 'one broker' : 'another broker of the cluster'
    const cause = `${brokersAt(node, context)} advertised as ${endpoint}, where ${who} answers.`
    return [
      failure('advertised-other-node', {
        endpoint,
        cause: capital(cause),
        remedies: [
          'Give each broker of Apache Kafka an address of its own in advertised.listeners: partitions are led by one broker, so a load balancer before several does not do.',
        ],
      }),
    ]
  })
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
