import type { AdvertiseStrategy, AgentDirectory, AgentRole } from '@millrace/discovery'
import type { MetadataStore } from '@millrace/metadata'
import type { ObjectStore } from '@millrace/object-store'
import type { Clock, Logger, Random } from '@millrace/runtime'
import type { ListenerOptions } from '@millrace/server'
import type { ObjectStorePrices } from './metrics/prices.ts'

/** A Kafka listener of an agent that has several, each in a network of its own: what it listens on, and what it tells. */
export interface KafkaListenerOptions extends ListenerOptions {
  /** Host told to clients of this listener. @defaultValue `discoveryKafkaHostnameOverride` */
  readonly hostOverride?: string | undefined
  /** Port told to clients of this listener. @defaultValue `discoveryKafkaPortOverride` */
  readonly portOverride?: number | undefined
}

/** What `createAgent` takes. Everything has a default: with none given, the agent lives in memory on free ports. */
export interface AgentOptions {
  /**
   * Where segments go: `file:///folder`, `mem://` or
   * `s3://bucket?region=&prefix=&endpoint=&forcePathStyle=&signPayload=`.
   * @defaultValue `mem://`
   */
  readonly bucketURL?: string | undefined
  /**
   * Where metadata goes: `postgres://user:password@host:port/database`, `sqlite:///file` or `memory:`.
   * @defaultValue `memory:`
   */
  readonly metadataURL?: string | undefined
  /** An object store of your own instead of `bucketURL`. The agent starts it and closes it. */
  readonly objectStore?: ObjectStore | undefined
  /** A metadata store of your own instead of `metadataURL`. The agent starts it and closes it. */
  readonly metadataStore?: MetadataStore | undefined
  /**
   * Where the agents of the cluster find each other; needs `agentKey`. Neither started nor closed by the agent.
   * @defaultValue the one of a `metadataURL` that many agents can share; else none, and the agent is alone
   */
  readonly agentDirectory?: AgentDirectory | undefined
  /**
   * The key with which agents of one cluster know each other: at least 16 characters, and random ones. Needed by every
   * agent that is not alone.
   */
  readonly agentKey?: string | undefined
  /**
   * Port that the other agents connect to; 0 takes a free one. Not opened by an agent that is alone.
   * @defaultValue 0
   */
  readonly peerPort?: number | undefined
  /**
   * The group of agents that this one belongs to, of `a-z`, `0-9` and `-`: clients are shown the agents of one group.
   * @defaultValue the group without a name
   */
  readonly agentGroup?: string | undefined
  /**
   * What the agent does. It answers whatever it is asked; clients that look for a role are shown agents that have it.
   * @defaultValue everything
   */
  readonly roles?: readonly AgentRole[] | undefined
  /** The availability zone that the agent is in; clients are told it as the broker's rack. */
  readonly availabilityZone?: string | undefined
  /** The zones of clients by address: `<zone>@<cidr>[,<cidr>…]`, several joined by `<>`. */
  readonly zonedCidrBlocks?: string | undefined
  /**
   * Port of the Kafka listener; 0 takes a free one.
   * @defaultValue 0
   */
  readonly kafkaPort?: number | undefined
  /** `ListenerOptions.tls` of the listener of `kafkaPort`. @defaultValue plaintext */
  readonly kafkaTls?: ListenerOptions['tls']
  /** `ListenerOptions.proxyProtocol` of the listener of `kafkaPort`. @defaultValue no header */
  readonly kafkaProxyProtocol?: ListenerOptions['proxyProtocol']
  /** `ListenerOptions.proxyProtocolFrom` of the listener of `kafkaPort`. @defaultValue every address */
  readonly kafkaProxyProtocolFrom?: ListenerOptions['proxyProtocolFrom']
  /** Several listeners instead of the one of `kafkaPort`; the first is the one of `Agent.bootstrap`. */
  readonly kafkaListeners?: readonly KafkaListenerOptions[] | undefined
  /**
   * Address that the listeners bind; undefined binds every address.
   */
  readonly bindHost?: string | undefined
  /** Port of the HTTP listener; 0 takes a free one; undefined opens none, and nothing is counted. */
  readonly httpPort?: number | undefined
  /**
   * The one virtual cluster that this agent serves; clients see it as the cluster id.
   * @defaultValue `vci_default`
   */
  readonly virtualClusterId?: string | undefined
  /**
   * How the agent finds the host that it advertises.
   * @defaultValue `local`
   */
  readonly advertiseHostnameStrategy?: AdvertiseStrategy | undefined
  /** The host, with the strategy `custom`. */
  readonly advertiseHostnameCustom?: string | undefined
  /** Host told to Kafka clients instead of the advertised one. */
  readonly discoveryKafkaHostnameOverride?: string | undefined
  /** Port told to Kafka clients instead of the bound one. */
  readonly discoveryKafkaPortOverride?: number | undefined
  /**
   * Longest that a record waits before its batch is written, in milliseconds.
   * @defaultValue 250
   */
  readonly batchTimeoutMs?: number | undefined
  /**
   * Size at which a batch is written, in bytes.
   * @defaultValue 8388608
   */
  readonly batchMaxSizeBytes?: number | undefined
  /**
   * Appended bytes that pay one early PUT; 0 leaves the plain timer.
   * @defaultValue a quarter of `batchMaxSizeBytes`
   */
  readonly putBudgetBytes?: number | undefined
  /**
   * Whether a Metadata request may create topics. Kafka's `auto.create.topics.enable`.
   * @defaultValue true
   */
  readonly autoCreateTopics?: boolean | undefined
  /**
   * Partitions of topics that are created without a number. Kafka's `num.partitions`.
   * @defaultValue 1
   */
  readonly numPartitions?: number | undefined
  /**
   * Largest record batch in bytes where the topic's `max.message.bytes` does not say. Kafka's `message.max.bytes`.
   * @defaultValue 1048588
   */
  readonly messageBytesMax?: number | undefined
  /**
   * Most partitions that one topic may have.
   * @defaultValue 10000
   */
  readonly partitionsPerTopicMax?: number | undefined
  /**
   * Longest request in bytes. Kafka's `socket.request.max.bytes`.
   * @defaultValue 104857600
   */
  readonly frameBytesMax?: number | undefined
  /**
   * Bytes of requests in memory at a time, over all connections; above it, sockets are not read.
   * @defaultValue 268435456
   */
  readonly requestBudgetBytes?: number | undefined
  /**
   * Most bytes of records in one Fetch response, whatever the client asks. Kafka's `fetch.max.bytes`.
   * @defaultValue 57671680
   */
  readonly fetchBytesMax?: number | undefined
  /**
   * Bytes of records in Fetch responses that clients have not taken yet, over all connections; above it, a Fetch waits,
   * and is then answered without records.
   * @defaultValue 268435456
   */
  readonly fetchBudgetBytes?: number | undefined
  /**
   * Longest that a Fetch waits for records, in milliseconds, whatever the client asks.
   * @defaultValue 300000
   */
  readonly fetchWaitMsMax?: number | undefined
  /**
   * Bytes of segments kept in memory for readers; 0 keeps none. Not used on stores whose calls cost nothing: the system
   * keeps files, and a store in memory is memory already.
   * @defaultValue 134217728
   */
  readonly cacheBytesMax?: number | undefined
  /**
   * Bytes of memory for answers to consumers that are kept for the next ones instead of given back to the system.
   * @defaultValue 33554432
   */
  readonly readBufferBytesMax?: number | undefined
  /**
   * How long to go on serving, in milliseconds, after `close()` has taken the agent out of discovery.
   * @defaultValue 0
   */
  readonly gracefulShutdownMs?: number | undefined
  /**
   * How long `close()` may take after that, in milliseconds, before connections are cut. What was appended is still
   * decided or left undecided; nothing acknowledged is lost either way.
   * @defaultValue 30000
   */
  readonly closeTimeoutMs?: number | undefined
  /**
   * Most difference between the agent's clock and the metadata store's, in milliseconds, at which it starts.
   * @defaultValue 60000
   */
  readonly clockSkewMsMax?: number | undefined
  /**
   * Topics that the agent remembers between requests.
   * @defaultValue 10000
   */
  readonly topicsRememberedMax?: number | undefined
  /**
   * How long a topic is remembered before it is read again, in milliseconds.
   * @defaultValue 10000
   */
  readonly topicAgeMsMax?: number | undefined
  /**
   * What the object store charges for requests, for the metrics. Default: `S3_STANDARD_US_EAST_1` on stores whose PUTs
   * cost, else `NO_PRICES`.
   */
  readonly objectStorePrices?: ObjectStorePrices | undefined
  /**
   * Shortest session timeout of a group's member, in milliseconds. Kafka's `group.min.session.timeout.ms`.
   * @defaultValue 6000
   */
  readonly groupMinSessionTimeoutMs?: number | undefined
  /**
   * Longest session timeout of a group's member, in milliseconds. Kafka's `group.max.session.timeout.ms`.
   * @defaultValue 1800000
   */
  readonly groupMaxSessionTimeoutMs?: number | undefined
  /**
   * How long an empty group waits for more members before its first rebalance ends, in milliseconds. Kafka's
   * `group.initial.rebalance.delay.ms`; 0 is a good value for tests.
   * @defaultValue 3000
   */
  readonly groupInitialRebalanceDelayMs?: number | undefined
  /**
   * Most members of a group. Kafka's `group.max.size`, where the default is no bound.
   * @defaultValue 10000
   */
  readonly groupMaxSize?: number | undefined
  /**
   * Longest text that a client may store with an offset, in UTF-16 code units. Kafka's `offset.metadata.max.bytes`.
   * @defaultValue 4096
   */
  readonly offsetMetadataMaxBytes?: number | undefined
  /**
   * How long offsets of a group without members are kept, in minutes. Kafka's `offsets.retention.minutes`.
   * @defaultValue 10080
   */
  readonly offsetsRetentionMinutes?: number | undefined
  /** Where the agent logs. Default: nowhere. */
  readonly logger?: Logger | undefined
  /** Time. Default: the machine's. */
  readonly clock?: Clock | undefined
  /** Randomness. Default: the machine's. */
  readonly random?: Random | undefined
}

/** A Kafka listener that is bound. */
export interface AgentListener {
  /** Its name. */
  readonly name: string
  /** Address it is bound to. */
  readonly address: string
  /** Port it is bound to. */
  readonly port: number
  /** `host:port` that clients are told. An IPv6 host stands in brackets. */
  readonly advertised: string
}

/** A started agent. */
export interface Agent {
  /** Host that is advertised to clients. */
  readonly host: string
  /** Port that the Kafka listener is bound to. */
  readonly port: number
  /** `host:port`, as clients want it for `bootstrap.servers`. An IPv6 host stands in brackets. */
  readonly bootstrap: string
  /** Port that the HTTP listener is bound to; undefined without one. */
  readonly httpPort: number | undefined
  /** Every Kafka listener. */
  readonly listeners: readonly AgentListener[]
  /** Port that other agents connect to; undefined for an agent that is alone. */
  readonly peerPort: number | undefined
  /** What clients call this agent. */
  readonly nodeId: number
  /**
   * Leaves discovery, serves on for `gracefulShutdownMs`, answers what is under way, writes what was appended, closes.
   * Idempotent.
   */
  close(): Promise<void>
  /** Settles when the agent is closed; rejects with the reason when it failed by itself. */
  readonly closed: Promise<void>
  /** The same as {@link Agent.close}, for `await using`. */
  [Symbol.asyncDispose](): Promise<void>
}
