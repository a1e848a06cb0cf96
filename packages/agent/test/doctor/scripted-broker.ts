import { ApiKey, ErrorCode, kafkaVersionRanges } from '@millrace/protocol'
import { encodeResponseFrame, type RequestFrame } from '@millrace/protocol/registry'

/** A broker, or an agent, that answers what the doctor asks. */
export interface ScriptedBroker {
  readonly clusterId: string | null
  readonly nodeId: number
  readonly brokers: readonly { nodeId: number; host: string; port: number; rack?: string | null }[]
  /** Whether it has the features of Apache Kafka. */
  readonly isKafka?: boolean
  readonly topics?: readonly string[]
  /** Mechanisms of a listener that wants SASL: it closes at everything else. */
  readonly sasl?: readonly string[]
  readonly coordinator?: { readonly nodeId: number; readonly host: string; readonly port: number }
  /** Error codes in place of answers, by API key; `closes` for a connection that is closed. */
  readonly errors?: Readonly<Record<number, number | 'closes'>>
  /** Error codes that are given once, before the broker answers. */
  readonly firstErrors?: Map<number, number>
  /** Newest version of ApiVersions that it knows. */
  readonly apiVersionsMax?: number
  /** APIs that it does not have. */
  readonly lacks?: readonly number[]
  /** What was written to its topics. */
  readonly written?: Uint8Array[]
  /** Whether its partitions have no leader. */
  readonly leaderless?: boolean
  /** Whether it forgets what is written. */
  readonly forgets?: boolean
}

const FEATURES = ['kraft.version', 'metadata.version'].map((name) => ({ name, minVersion: 1, maxVersion: 27 }))

/** The chunks of an answer, or undefined to close the connection. */
export function answer(broker: ScriptedBroker, frame: RequestFrame): Uint8Array[] | undefined {
  const { requestApiVersion: apiVersion, correlationId } = frame.header
  const header = { correlationId }
  const error = broker.firstErrors?.get(frame.apiKey) ?? broker.errors?.[frame.apiKey] ?? ErrorCode.NONE
  broker.firstErrors?.delete(frame.apiKey)
  const isOpen = frame.apiKey === ApiKey.API_VERSIONS || frame.apiKey === ApiKey.SASL_HANDSHAKE
  if (error === 'closes' || (broker.sasl !== undefined && !isOpen)) return undefined
  const reply = { header, apiVersion }
  switch (frame.apiKey) {
    case ApiKey.API_VERSIONS: {
      if (apiVersion > (broker.apiVersionsMax ?? 4)) {
        const body = { errorCode: ErrorCode.UNSUPPORTED_VERSION }
        return encodeResponseFrame({ apiKey: frame.apiKey, header, apiVersion: 0, body })
      }
      const apiKeys = kafkaVersionRanges
        .filter(({ apiKey }) => broker.lacks?.includes(apiKey) !== true)
        .map(({ apiKey, min, max }) => ({ apiKey, minVersion: min, maxVersion: max }))
      const supportedFeatures = broker.isKafka === true && apiVersion >= 3 ? FEATURES : []
      return encodeResponseFrame({
        apiKey: frame.apiKey,
        ...reply,
        body: { errorCode: error, apiKeys, supportedFeatures },
      })
    }
    case ApiKey.SASL_HANDSHAKE: {
      const errorCode = broker.sasl === undefined ? ErrorCode.ILLEGAL_SASL_STATE : ErrorCode.UNSUPPORTED_SASL_MECHANISM
      const body = { errorCode, mechanisms: [...(broker.sasl ?? [])] }
      return encodeResponseFrame({ apiKey: frame.apiKey, ...reply, body })
    }
    case ApiKey.METADATA: {
      const { clusterId, nodeId } = broker
      const wanted =
        frame.body.topics === null ? (broker.topics ?? []) : frame.body.topics.map(({ name }) => name ?? '')
      const topics = wanted.map((name) => metadataTopic(broker, name))
      const brokers = broker.brokers.map((one) => ({ rack: null, ...one }))
      const refusal = apiVersion >= 13 ? { errorCode: error } : {}
      const body = { brokers, clusterId, controllerId: nodeId, topics, ...refusal }
      return encodeResponseFrame({ apiKey: frame.apiKey, ...reply, body })
    }
    case ApiKey.DESCRIBE_CONFIGS: {
      const isSelf = frame.body.resources[0]?.resourceName === String(broker.nodeId)
      const results = [{ errorCode: isSelf ? ErrorCode.NONE : ErrorCode.INVALID_REQUEST }]
      return encodeResponseFrame({ apiKey: frame.apiKey, ...reply, body: { results } })
    }
    case ApiKey.FIND_COORDINATOR: {
      const [first] = broker.brokers
      const { nodeId = -1, host = '', port = -1 } = error === 0 ? (broker.coordinator ?? first ?? {}) : {}
      const coordinators = frame.body.coordinatorKeys.map((key) => ({ key, nodeId, host, port, errorCode: error }))
      return encodeResponseFrame({ apiKey: frame.apiKey, ...reply, body: { coordinators } })
    }
    default:
      return answerAboutTopic(broker, frame, error)
  }
}

function metadataTopic(broker: ScriptedBroker, name: string) {
  const isThere = broker.topics?.includes(name) === true
  if (!isThere) return { name, errorCode: ErrorCode.UNKNOWN_TOPIC_OR_PARTITION }
  const leaderId = broker.leaderless === true ? -1 : (broker.brokers[0]?.nodeId ?? -1)
  return { name, partitions: [{ partitionIndex: 0, leaderId, replicaNodes: [leaderId], isrNodes: [leaderId] }] }
}

function answerAboutTopic(broker: ScriptedBroker, frame: RequestFrame, errorCode: number): Uint8Array[] | undefined {
  const { requestApiVersion: apiVersion, correlationId } = frame.header
  const reply = { header: { correlationId }, apiVersion }
  switch (frame.apiKey) {
    case ApiKey.CREATE_TOPICS: {
      const topics = frame.body.topics.map(({ name }) => ({ name, errorCode }))
      if (errorCode === ErrorCode.NONE) (broker.topics as string[]).push(...topics.map(({ name }) => name))
      return encodeResponseFrame({ apiKey: frame.apiKey, ...reply, body: { topics } })
    }
    case ApiKey.PRODUCE: {
      const [topic] = frame.body.topicData
      const [chunk] = topic?.partitionData[0]?.records ?? []
      if (chunk !== undefined && broker.forgets !== true) broker.written?.push(Uint8Array.from(chunk))
      const partitionResponses = [{ index: 0, errorCode, baseOffset: 7 }]
      return encodeResponseFrame({
        apiKey: frame.apiKey,
        ...reply,
        body: { responses: [{ name: topic?.name ?? '', partitionResponses }] },
      })
    }
    case ApiKey.LIST_OFFSETS: {
      const partitions = [{ partitionIndex: 0, errorCode, timestamp: -1, offset: 3 }]
      const name = frame.body.topics[0]?.name ?? ''
      return encodeResponseFrame({ apiKey: frame.apiKey, ...reply, body: { topics: [{ name, partitions }] } })
    }
    case ApiKey.FETCH: {
      const topic = frame.body.topics[0]?.topic ?? ''
      const records = broker.written ?? []
      const partitions = [{ partitionIndex: 0, errorCode, highWatermark: 8, records: [...records] }]
      return encodeResponseFrame({ apiKey: frame.apiKey, ...reply, body: { responses: [{ topic, partitions }] } })
    }
    default:
      throw new Error(`the scripted broker has no answer to ${frame.name}`)
  }
}
