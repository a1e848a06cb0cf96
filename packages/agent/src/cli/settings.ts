import type { ValueKind } from './values.ts'

/** One thing that can be configured, under one name in every spelling. */
export interface Setting {
  /** Flag name without dashes; the variables' names follow from it. */
  readonly name: string
  /** How its text is read. */
  readonly kind: ValueKind
  /** Text used when nothing is given; undefined: not set. */
  readonly defaultText?: string | undefined
  /** What holds when nothing is given and there is no default text, in words. */
  readonly whenUnset?: string | undefined
  /** One line for `--help`. */
  readonly help: string
  /** Whether its text must not be printed. */
  readonly isSecret?: boolean | undefined
  /** Further names that the system we re-create gives it, as variables without prefix. */
  readonly variableAliases?: readonly string[] | undefined
}

/** The settings of `millrace agent`, in the order in which `--help` and `--print-config` show them. */
export const AGENT_SETTINGS: readonly Setting[] = [
  {
    name: 'bucketURL',
    kind: { kind: 'bucketUrl' },
    help: 'file:///folder, mem://, or s3://bucket?region=&prefix=&endpoint=&forcePathStyle=&signPayload=',
  },
  {
    name: 'metadataURL',
    kind: { kind: 'metadataUrl' },
    help: 'postgres://user:password@host:port/database for many agents, sqlite:///file for one, or memory:',
  },
  {
    name: 'kafkaPort',
    kind: { kind: 'port' },
    defaultText: '9092',
    help: 'port of the Kafka listener; 0 takes a free one',
  },
  {
    name: 'httpPort',
    kind: { kind: 'port' },
    defaultText: '8080',
    help: 'port of the HTTP listener; 0 takes a free one',
  },
  {
    name: 'defaultVirtualClusterID',
    kind: { kind: 'clusterId' },
    defaultText: 'vci_default',
    help: 'id of the virtual cluster that clients see',
  },
  {
    name: 'agentKey',
    kind: { kind: 'text', min: 16, max: 1_024 },
    isSecret: true,
    variableAliases: ['API_KEY'],
    help: 'key by which the agents of a cluster know each other; needed with postgres://',
  },
  {
    name: 'peerPort',
    kind: { kind: 'port' },
    defaultText: '8081',
    help: 'port that the other agents connect to; not opened by an agent that is alone',
  },
  {
    name: 'agentGroup',
    kind: { kind: 'agentGroup' },
    help: 'group of agents that clients of this one are shown',
  },
  {
    name: 'roles',
    kind: { kind: 'roles' },
    defaultText: 'proxy,jobs',
    variableAliases: ['AGENT_ROLES'],
    help: 'what the agent does: proxy, or proxy-produce and proxy-consume, and jobs',
  },
  {
    name: 'availabilityZone',
    kind: { kind: 'zone' },
    help: 'zone that the agent is in',
  },
  {
    name: 'zonedCIDRBlocks',
    kind: { kind: 'zonedBlocks' },
    help: 'zones of clients by address: zone@cidr,cidr<>zone@cidr',
  },
  {
    name: 'kafkaListeners',
    kind: { kind: 'listeners' },
    help: 'several listeners instead of kafkaPort: name://host:port?hostOverride=&portOverride=&tls=&proxyProtocol=v2,...',
  },
  {
    name: 'kafkaProxyProtocol',
    kind: { kind: 'boolean' },
    defaultText: 'false',
    help: 'whether a load balancer begins every connection with a PROXY protocol header, version 2',
  },
  {
    name: 'kafkaProxyProtocolFrom',
    kind: { kind: 'blocks' },
    whenUnset: 'anywhere',
    help: 'addresses and CIDR blocks of the load balancers that may send it, joined by commas',
  },
  {
    name: 'kafkaTLS',
    kind: { kind: 'boolean' },
    defaultText: 'false',
    variableAliases: ['TLS_ENABLED'],
    help: 'TLS for Kafka clients',
  },
  { name: 'tlsServerCertFile', kind: { kind: 'file' }, help: 'certificate chain, PEM' },
  { name: 'tlsServerPrivateKeyFile', kind: { kind: 'file' }, help: 'private key, PEM' },
  {
    name: 'advertiseHostnameStrategy',
    kind: { kind: 'oneOf', values: ['auto-ip4', 'auto-ip6', 'hostname', 'local', 'custom'] },
    defaultText: 'auto-ip4',
    help: 'how the agent finds the host that it tells clients',
  },
  { name: 'advertiseHostnameCustom', kind: { kind: 'host' }, help: 'the host, with the strategy custom' },
  {
    name: 'discoveryKafkaHostnameOverride',
    kind: { kind: 'host' },
    help: 'host told to Kafka clients instead, such as a load balancer',
  },
  {
    name: 'discoveryKafkaPortOverride',
    kind: { kind: 'integer', min: 1, max: 65_535 },
    help: 'port told to Kafka clients instead',
  },
  {
    name: 'batchTimeout',
    kind: { kind: 'duration', minMs: 1, maxMs: 60_000 },
    defaultText: '250ms',
    help: 'longest that a record waits before its batch is written',
  },
  {
    name: 'batchMaxSizeBytes',
    kind: { kind: 'integer', min: 1_024, max: 1_073_741_824 },
    defaultText: '8388608',
    help: 'size at which a batch is written',
  },
  {
    name: 'putBudgetBytes',
    kind: { kind: 'integer', min: 0, max: 1_073_741_824 },
    whenUnset: 'a quarter of batchMaxSizeBytes',
    help: 'appended bytes that pay one early PUT; 0: the plain timer',
  },
  {
    name: 'autoCreateTopicsEnable',
    kind: { kind: 'boolean' },
    defaultText: 'true',
    help: "Kafka's auto.create.topics.enable",
  },
  {
    name: 'numPartitions',
    kind: { kind: 'integer', min: 1, max: 10_000 },
    defaultText: '1',
    help: "Kafka's num.partitions: partitions of topics created without a number",
  },
  {
    name: 'messageMaxBytes',
    kind: { kind: 'integer', min: 1_024, max: 104_857_600 },
    defaultText: '1048588',
    help: "Kafka's message.max.bytes: largest record batch, where the topic does not say",
  },
  {
    name: 'socketRequestMaxBytes',
    kind: { kind: 'integer', min: 1_024, max: 2_147_483_647 },
    defaultText: '104857600',
    help: "Kafka's socket.request.max.bytes: longest request",
  },
  {
    name: 'requestBudgetBytes',
    kind: { kind: 'integer', min: 1_048_576, max: 1_099_511_627_776 },
    defaultText: '268435456',
    help: 'bytes of requests held in memory at a time; above it, sockets are not read',
  },
  {
    name: 'fetchBudgetBytes',
    kind: { kind: 'integer', min: 57_671_680, max: 1_099_511_627_776 },
    defaultText: '268435456',
    help: 'bytes of answers to consumers held in memory at a time; above it, a Fetch waits',
  },
  {
    name: 'cacheSizeBytes',
    kind: { kind: 'integer', min: 0, max: 1_099_511_627_776 },
    defaultText: '134217728',
    help: 'bytes of segments kept in memory for readers',
  },
  {
    name: 'groupMinSessionTimeoutMs',
    kind: { kind: 'integer', min: 20, max: 2_147_483_647 },
    defaultText: '6000',
    help: "Kafka's group.min.session.timeout.ms: shortest session that a group's member may ask for",
  },
  {
    name: 'groupMaxSessionTimeoutMs',
    kind: { kind: 'integer', min: 1, max: 2_147_483_647 },
    defaultText: '1800000',
    help: "Kafka's group.max.session.timeout.ms: longest session that a group's member may ask for",
  },
  {
    name: 'groupInitialRebalanceDelayMs',
    kind: { kind: 'integer', min: 0, max: 3_600_000 },
    defaultText: '3000',
    help: "Kafka's group.initial.rebalance.delay.ms: how long an empty group waits for more members",
  },
  {
    name: 'groupMaxSize',
    kind: { kind: 'integer', min: 1, max: 1_000_000 },
    defaultText: '10000',
    help: "Kafka's group.max.size: most members of a group",
  },
  {
    name: 'offsetMetadataMaxBytes',
    kind: { kind: 'integer', min: 0, max: 10_922 },
    defaultText: '4096',
    help: "Kafka's offset.metadata.max.bytes: longest text that is stored with an offset",
  },
  {
    name: 'offsetsRetentionMinutes',
    kind: { kind: 'integer', min: 1, max: 2_147_483_647 },
    defaultText: '10080',
    help: "Kafka's offsets.retention.minutes: how long offsets of a group without members are kept",
  },
  {
    name: 'gracefulShutdownDuration',
    kind: { kind: 'duration', minMs: 0, maxMs: 3_600_000 },
    defaultText: '0s',
    help: 'how long to go on serving after SIGTERM while clients turn to other agents',
  },
  {
    name: 'logLevel',
    kind: { kind: 'oneOf', values: ['debug', 'info', 'warn', 'error'] },
    defaultText: 'info',
    help: 'least level of log lines',
  },
]

/** A setting that exists in the system we re-create and that this agent must not silently leave out. */
export interface RefusedSetting {
  /** Flag name, when there is a flag. */
  readonly name?: string | undefined
  /** Variables without prefix. */
  readonly variables: readonly string[]
  /** Values that ask for nothing and are therefore accepted. */
  readonly harmless: readonly string[]
}

const OFF = ['', 'false', '0', 'f', 'F', 'FALSE', 'False']

/** Security settings that are not built yet: an agent that ignored one would be open where its owner thinks it closed. */
export const REFUSED_SETTINGS: readonly RefusedSetting[] = [
  {
    name: 'requireSASLAuthentication',
    variables: ['REQUIRE_SASL_AUTHENTICATION', 'REQUIRE_AUTHENTICATION'],
    harmless: OFF,
  },
  { name: 'requireMTLSAuthentication', variables: ['REQUIRE_MTLS_AUTHENTICATION'], harmless: OFF },
  { name: 'tlsClientCACertFile', variables: ['TLS_CLIENT_CA_CERT_FILE'], harmless: [''] },
  { name: 'tlsPrincipalMappingRule', variables: ['TLS_PRINCIPAL_MAPPING_RULE'], harmless: [''] },
  { name: 'tlsProfile', variables: ['TLS_PROFILE'], harmless: [''] },
  { name: 'tlsBlobURL', variables: ['TLS_BLOB_URL'], harmless: [''] },
  { name: 'enableACLs', variables: ['ENABLE_ACLS'], harmless: OFF },
]

/** `discoveryKafkaHostnameOverride` -> `DISCOVERY_KAFKA_HOSTNAME_OVERRIDE`, `bucketURL` -> `BUCKET_URL`. */
export function variableName(flagName: string): string {
  return flagName
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toUpperCase()
}

/** Prefixes of variables, the first wins. */
export const VARIABLE_PREFIXES = ['MILLRACE_', 'WARPSTREAM_'] as const
