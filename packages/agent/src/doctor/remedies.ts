import { isSelfHost } from './address-kind.ts'
import { type Endpoint, showEndpoint } from './endpoint.ts'
import type { BrokerSystem } from './system.ts'

const HOST_SETTING = 'WARPSTREAM_DISCOVERY_KAFKA_HOSTNAME_OVERRIDE'
const HOST_FLAG = '-discoveryKafkaHostnameOverride'
const PORT_SETTING = 'WARPSTREAM_DISCOVERY_KAFKA_PORT_OVERRIDE'
const PORT_FLAG = '-discoveryKafkaPortOverride'

/** What advice about advertised addresses depends on. */
export interface AdviceContext {
  readonly system: BrokerSystem
  /** The bootstrap address that works. */
  readonly bootstrap: Endpoint
  readonly clientId: string
}

/** What to change when clients should be told the bootstrap host, and its port where `advertisedPort` is another. */
export function advertiseBootstrap(context: AdviceContext, advertisedPort: number): readonly string[] {
  const { system } = context
  return [
    ...(system === 'kafka' ? [] : agentRemedies(context, advertisedPort)),
    ...(system === 'agents' ? [] : [kafkaRemedy(context)]),
  ]
}

function agentRemedies(context: AdviceContext, advertisedPort: number): readonly string[] {
  const { bootstrap } = context
  const where = context.system === 'agents' ? 'On the agents' : 'If these are Millrace or WarpStream agents, on them'
  const isOtherPort = bootstrap.port !== advertisedPort
  const port = isOtherPort ? `, and ${PORT_SETTING}=${bootstrap.port} (flag ${PORT_FLAG} ${bootstrap.port})` : ''
  const host = `${HOST_SETTING}=${bootstrap.host} (flag ${HOST_FLAG} ${bootstrap.host})`
  const forThisClient = overrideInClientId(context, advertisedPort)
  // Told to every client, localhost would send each of them to itself.
  if (isSelfHost(bootstrap.host)) return [forThisClient]
  return [`${where} set ${host}${port}.`, forThisClient]
}

function overrideInClientId({ bootstrap, clientId }: AdviceContext, advertisedPort: number): string {
  const name = clientId === '' ? 'my-client' : clientId
  const port =
    bootstrap.port === advertisedPort
      ? ''
      : `; it changes no port, so make port ${advertisedPort} of ${bootstrap.host} lead there too`
  return `For this client alone put ws_host_override=${bootstrap.host} into its client.id, such as ${name},ws_host_override=${bootstrap.host}${port}.`
}

function kafkaRemedy({ system, bootstrap }: AdviceContext): string {
  const where = system === 'kafka' ? 'In server.properties' : 'If this is Apache Kafka, in server.properties'
  return `${where} of each broker set advertised.listeners to an address of its own that clients reach, such as PLAINTEXT://${showEndpoint(bootstrap)} where there is one broker, and restart it.`
}

/** What to change when only the port is wrong. */
export function advertisePort(context: AdviceContext, host: string): readonly string[] {
  const { system, bootstrap } = context
  const agents = `set ${PORT_SETTING}=${bootstrap.port} (flag ${PORT_FLAG} ${bootstrap.port}).`
  const kafka = `set the port in advertised.listeners of each broker, such as PLAINTEXT://${showEndpoint({ host, port: bootstrap.port })}.`
  if (system === 'agents') return [`On the agents ${agents}`]
  if (system === 'kafka') return [`In server.properties ${kafka}`]
  return [`If these are Millrace or WarpStream agents, ${agents}`, `If this is Apache Kafka, ${kafka}`]
}

/** The setting's name alone, for sentences. */
export function advertisingSetting(system: BrokerSystem): string {
  if (system === 'agents') return HOST_SETTING
  if (system === 'kafka') return 'advertised.listeners'
  return `advertised.listeners (Apache Kafka) or ${HOST_SETTING} (agents)`
}
