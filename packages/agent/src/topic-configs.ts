/** Kafka's types of configs, as DescribeConfigs numbers them (KIP-569). */
export const ConfigType = { BOOLEAN: 1, STRING: 2, INT: 3, LONG: 5, DOUBLE: 6, LIST: 7 } as const

/** Where a config's value comes from, as DescribeConfigs numbers it (KIP-226). */
export const ConfigSource = { TOPIC: 1, STATIC_BROKER: 4, DEFAULT: 5 } as const

/** One topic config of Kafka 4.3. */
export interface TopicConfig {
  /** Kafka's name. */
  readonly name: string
  /** One of {@link ConfigType}. */
  readonly type: number
  /** Value when it is not set, as Kafka prints it. */
  readonly defaultValue: string
  /** Lowest value of a number. */
  readonly min?: number | undefined
  /** Highest value of a number. */
  readonly max?: number | undefined
  /** Allowed values of a string, or of a list's items. */
  readonly oneOf?: readonly string[] | undefined
  /** Whether setting it changes what this agent does. The others are kept and shown. */
  readonly hasEffect: boolean
}

const INT_MAX = 2_147_483_647
const LONG_MAX = '9223372036854775807'

const inert = { hasEffect: false }
const int = (name: string, defaultValue: string, min: number, max = INT_MAX): TopicConfig => ({
  name,
  type: ConfigType.INT,
  defaultValue,
  min,
  max,
  ...inert,
})
const long = (name: string, defaultValue: string, min?: number): TopicConfig => ({
  name,
  type: ConfigType.LONG,
  defaultValue,
  min,
  ...inert,
})
const boolean = (name: string): TopicConfig => ({
  name,
  type: ConfigType.BOOLEAN,
  defaultValue: 'false',
  oneOf: ['true', 'false'],
  ...inert,
})
const replicas = (name: string): TopicConfig => ({ name, type: ConfigType.LIST, defaultValue: '', ...inert })

/** Every topic config that Kafka 4.3 has, in its order. */
export const TOPIC_CONFIGS: readonly TopicConfig[] = [
  {
    name: 'cleanup.policy',
    type: ConfigType.LIST,
    defaultValue: 'delete',
    oneOf: ['compact', 'delete'],
    hasEffect: true,
  },
  { ...int('compression.gzip.level', '-1', -1, 9) },
  int('compression.lz4.level', '9', 1, 17),
  {
    name: 'compression.type',
    type: ConfigType.STRING,
    defaultValue: 'producer',
    oneOf: ['uncompressed', 'zstd', 'lz4', 'snappy', 'gzip', 'producer'],
    ...inert,
  },
  int('compression.zstd.level', '3', -131_072, 22),
  long('delete.retention.ms', '86400000', 0),
  long('file.delete.delay.ms', '60000', 0),
  long('flush.messages', LONG_MAX, 1),
  long('flush.ms', LONG_MAX, 0),
  replicas('follower.replication.throttled.replicas'),
  int('index.interval.bytes', '4096', 0),
  replicas('leader.replication.throttled.replicas'),
  long('local.retention.bytes', '-2', -2),
  long('local.retention.ms', '-2', -2),
  long('max.compaction.lag.ms', LONG_MAX, 1),
  { ...int('max.message.bytes', '1048588', 0), hasEffect: true },
  { ...long('message.timestamp.after.max.ms', '3600000', 0), hasEffect: true },
  { ...long('message.timestamp.before.max.ms', LONG_MAX, 0), hasEffect: true },
  {
    name: 'message.timestamp.type',
    type: ConfigType.STRING,
    defaultValue: 'CreateTime',
    oneOf: ['CreateTime', 'LogAppendTime'],
    hasEffect: true,
  },
  { name: 'min.cleanable.dirty.ratio', type: ConfigType.DOUBLE, defaultValue: '0.5', min: 0, max: 1, ...inert },
  long('min.compaction.lag.ms', '0', 0),
  int('min.insync.replicas', '1', 1),
  boolean('preallocate'),
  boolean('remote.log.copy.disable'),
  boolean('remote.log.delete.on.disable'),
  boolean('remote.storage.enable'),
  long('retention.bytes', '-1'),
  long('retention.ms', '604800000', -1),
  int('segment.bytes', '1073741824', 1_048_576),
  int('segment.index.bytes', '10485760', 4),
  long('segment.jitter.ms', '0', 0),
  long('segment.ms', '604800000', 1),
  boolean('unclean.leader.election.enable'),
]

const byName = new Map(TOPIC_CONFIGS.map((config) => [config.name, config]))

/** A value of a config and where it comes from. */
export interface ConfigValue {
  /** Name by which it is set there. */
  readonly name: string
  /** The value. */
  readonly value: string
  /** One of {@link ConfigSource}. */
  readonly source: number
}

/** Where a topic config gets its value from, most specific first. `messageBytesMax` is the broker's `message.max.bytes`. */
export function topicConfigValues(
  config: TopicConfig,
  configs: Readonly<Record<string, string>>,
  messageBytesMax: number,
): readonly [ConfigValue, ...ConfigValue[]] {
  const { name, defaultValue } = config
  const values: [ConfigValue, ...ConfigValue[]] = [{ name, value: defaultValue, source: ConfigSource.DEFAULT }]
  const brokerValue = String(messageBytesMax)
  if (name === 'max.message.bytes' && brokerValue !== defaultValue)
    values.unshift({ name: 'message.max.bytes', value: brokerValue, source: ConfigSource.STATIC_BROKER })
  const set = configs[name]
  if (set !== undefined) values.unshift({ name, value: set, source: ConfigSource.TOPIC })
  return values
}

/** What is wrong with a topic config, in the words that a client gets; undefined when it may be set. */
export function topicConfigProblem(name: string, value: string | null): string | undefined {
  const config = byName.get(name)
  if (config === undefined) return `Unknown topic config name: ${name}`
  if (value === null) return `Null value not supported for topic configs: ${name}`
  if (!isValid(config, value)) return `Invalid value ${value} for configuration ${name}`
  return undefined
}

/** What is wrong with the configs of a topic, each and together; undefined when they may be set. */
export function topicConfigsProblem(configs: Readonly<Record<string, string>>): string | undefined {
  for (const [name, value] of Object.entries(configs)) {
    const problem = topicConfigProblem(name, value)
    if (problem !== undefined) return problem
  }
  const [min, max] = ['min.compaction.lag.ms', 'max.compaction.lag.ms'].map((name) => configs[name])
  if (BigInt(min ?? topicConfigDefault('min.compaction.lag.ms')) <= BigInt(max ?? LONG_MAX)) return undefined
  return `conflict topic config setting min.compaction.lag.ms (${min}) > max.compaction.lag.ms (${max ?? LONG_MAX})`
}

/** Whether a topic config is a list, whose items can be added and taken away one by one. */
export function isListConfig(name: string): boolean {
  return byName.get(name)?.type === ConfigType.LIST
}

/** The value of a topic config that is not set; empty for one that does not exist. */
export function topicConfigDefault(name: string): string {
  return byName.get(name)?.defaultValue ?? ''
}

/** The items of a list, without the blanks around them and without empty ones, each once. */
export function listItems(value: string): readonly string[] {
  const items = value.split(',').map((item) => item.trim())
  return [...new Set(items)].filter((item) => item !== '')
}

/** Whether `cleanup.policy` lets records be deleted from the start of a log: all but what is only compacted. */
export function isDeletionAllowed(configs: Readonly<Record<string, string>>): boolean {
  const policy = listItems(configs['cleanup.policy'] ?? topicConfigDefault('cleanup.policy'))
  return policy.includes('delete') || !policy.includes('compact')
}

/** Kafka takes no notice of blanks around a value, nor of a plus sign before a number. */
function isValid(config: TopicConfig, untrimmed: string): boolean {
  const value = untrimmed.trim()
  switch (config.type) {
    case ConfigType.BOOLEAN:
      return /^(?:true|false)$/i.test(value)
    case ConfigType.STRING:
      return config.oneOf?.includes(value) ?? true
    case ConfigType.LIST:
      return isValidList(config, value)
    case ConfigType.DOUBLE:
      return isWithin(config, /^[-+]?\d+(?:\.\d+)?$/.test(value) ? Number(value) : Number.NaN)
    default:
      return /^[-+]?\d{1,19}$/.test(value) && isInLong(value) && isWithin(config, Number(value))
  }
}

function isValidList(config: TopicConfig, value: string): boolean {
  const items = listItems(value)
  if (config.oneOf === undefined) return items.every((item) => item === '*' || /^\d+:\d+$/.test(item))
  return items.every((item) => config.oneOf!.includes(item))
}

function isInLong(value: string): boolean {
  return BigInt.asIntN(64, BigInt(value)) === BigInt(value)
}

function isWithin(config: TopicConfig, value: number): boolean {
  return value >= (config.min ?? Number.NEGATIVE_INFINITY) && value <= (config.max ?? Number.POSITIVE_INFINITY)
}

/** The topic configs that produce looks at, as numbers. */
export interface AppendRules {
  /** `max.message.bytes`. */
  readonly batchBytesMax: number
  /** Whether `message.timestamp.type` is LogAppendTime. */
  readonly logAppendTime: boolean
  /** `message.timestamp.after.max.ms`. */
  readonly timestampAfterMsMax: number
  /** `message.timestamp.before.max.ms`. */
  readonly timestampBeforeMsMax: number
}

/** Reads the {@link AppendRules} of a topic. `batchBytesMaxDefault` is the broker's `message.max.bytes`. */
export function appendRules(configs: Readonly<Record<string, string>>, batchBytesMaxDefault: number): AppendRules {
  const value = (name: string) => (configs[name] ?? byName.get(name)!.defaultValue).trim()
  return {
    batchBytesMax: Number(configs['max.message.bytes'] ?? batchBytesMaxDefault),
    logAppendTime: value('message.timestamp.type') === 'LogAppendTime',
    timestampAfterMsMax: Number(value('message.timestamp.after.max.ms')),
    timestampBeforeMsMax: Number(value('message.timestamp.before.max.ms')),
  }
}
