import { addressKind, shortAddressKind } from './address-kind.ts'
import { showEndpoint } from './endpoint.ts'
import type { FetchStep, MetadataStep, Step, TlsStep } from './steps.ts'

/** Racks that a line names. */
const RACKS_MAX = 6

/** What a step found, in a line, without its name and its time. */
export function describeStep(step: Step): string {
  switch (step.step) {
    case 'dns':
      if (!step.isOk) return `${step.host}: ${step.error ?? step.outcome}`
      return step.outcome === 'literal' ? `${step.host} is an address` : `${step.host} is ${step.addresses.join(', ')}`
    case 'tcp':
      return `${at(step)}${kindNote(step.address)}: ${step.isOk ? 'connected' : failedAs(step.outcome, step.error)}`
    case 'tls':
      return `${at(step)}: ${describeTls(step)}`
    case 'api-versions':
      if (!step.isOk) return `${at(step)}: ${failedAs(step.outcome, step.error)}`
      return `${at(step)}: ${step.apiCount} APIs${step.features.length === 0 ? '' : `, ${counted(step.features.length, 'feature')}`}`
    case 'other-protocol':
      return `${at(step)}: ${{ tls: 'speaks TLS', kafka: 'speaks Kafka in plaintext', neither: 'neither TLS nor plaintext' }[step.outcome]}`
    case 'sasl':
      return `${at(step)}: ${step.outcome}${step.mechanisms.length === 0 ? '' : `, ${step.mechanisms.join(', ')}`}`
    case 'metadata':
      return step.outcome === 'answered' ? describeMetadata(step) : `${at(step)}: ${failedAs(step.outcome, step.error)}`
    case 'node':
      return `${at(step)}: ${describeNode(step.outcome, step.nodeIds, step.clusterId)}`
    case 'coordinator':
      if (step.outcome === 'found')
        return `of group ${step.groupId}: node ${step.nodeId}, ${showEndpoint(step)}${step.isShown ? '' : ', not among the brokers shown'}`
      if (step.outcome === 'skipped')
        return 'skipped: to ask would create __consumer_offsets; --group or --produce asks'
      return `of group ${step.groupId}: ${failedAs(step.outcome, step.error)}`
    case 'topic':
      if (!step.isOk) return `${step.topic}: ${failedAs(step.outcome, step.error)}`
      return `${step.topic}: ${step.outcome}, ${counted(step.partitionCount, 'partition')}, partition ${step.partition} led by node ${step.leaderId}`
    case 'produce':
      return `${step.topic}/${step.partition}: ${step.isOk ? `one record at offset ${step.offset}` : failedAs(step.outcome, step.error)}`
    case 'fetch':
      return `${step.topic}/${step.partition}: ${describeFetch(step)}`
  }
}

function at({ address, port }: { readonly address: string; readonly port: number }): string {
  return showEndpoint({ host: address, port })
}

function failedAs(outcome: string, error: string | null): string {
  return error === null || error === outcome ? outcome : `${outcome} (${error})`
}

function kindNote(address: string): string {
  const kind = addressKind(address)
  return kind === undefined || kind === 'public' ? '' : ` (${shortAddressKind(kind)})`
}

function describeTls(step: TlsStep): string {
  const [leaf] = step.chain
  if (leaf === undefined) return failedAs(step.outcome, step.error)
  const ends = Number.isFinite(leaf.validToMs) ? new Date(leaf.validToMs).toISOString().slice(0, 10) : 'unknown'
  const names = leaf.names.length === 0 ? `subject ${leaf.subject}` : leaf.names.join(', ')
  const problems = step.problems.length === 0 ? '' : `${step.problems.join(', ')}; `
  return `${problems}${step.protocol}, for ${names}, by ${leaf.issuer}, until ${ends}`
}

function describeMetadata(step: MetadataStep): string {
  const racks = [...new Set(step.brokers.flatMap(({ rack }) => (rack === null ? [] : [rack])))].sort()
  const inRacks = racks.length === 0 ? '' : ` in ${racks.slice(0, RACKS_MAX).join(', ')}`
  const topics = step.topicCount === null ? 'topics not counted' : counted(step.topicCount, 'topic')
  const head = `cluster ${step.clusterId ?? '(unnamed)'}, ${counted(step.brokers.length, 'broker')}${inRacks}`
  return `${head}, controller ${step.controllerId}, ${topics}`
}

function describeNode(outcome: string, nodeIds: readonly number[], clusterId: string | null): string {
  const who = `${nodeIds.length === 1 ? 'node' : 'nodes'} ${nodeIds.join(', ')}`
  if (outcome === 'same') return `${who} of cluster ${clusterId ?? '(unnamed)'}`
  if (outcome === 'other-cluster') return `cluster ${clusterId ?? '(unnamed)'} instead of ${who}`
  return outcome === 'other-node' ? `another node than ${who}` : `who answers does not say whether it is ${who}`
}

function describeFetch(step: FetchStep): string {
  if (!step.isOk) return failedAs(step.outcome, step.error)
  return step.byteCount === 0 ? 'empty' : `${step.byteCount} bytes from offset ${step.offset}`
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
