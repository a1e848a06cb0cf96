/**
 * DescribeConfigs.
 *
 * - v1 (KIP-226): source and synonyms. v2: like v1. v3 (KIP-569): type and documentation. v4: flexible.
 *
 * Topics show every topic config of Kafka 4.3; which of them have an effect is in docs/topic-configs.md. Brokers show
 * the few settings that mean something here, all read-only. Documentation is always null: the texts are Kafka's own.
 */
import { ErrorCode } from '@millrace/protocol'
import {
  type DescribeConfigsRequest,
  describeConfigsRequest,
  describeConfigsResponse,
} from '@millrace/protocol/messages'
import { type AnyHandler, defineHandler } from '@millrace/server'
import { ConfigSource, ConfigType, type ConfigValue, TOPIC_CONFIGS, topicConfigValues } from '../topic-configs.ts'
import type { CatalogTopic } from '../topic-catalog.ts'
import { isValidTopicName, topicNameProblem } from '../topic-name.ts'
import type { HandlerSettings, HandlerWorld } from './handler-context.ts'

const ResourceType = { TOPIC: 2, BROKER: 4 } as const

interface ShownConfig {
  readonly name: string
  readonly value: string
  readonly configType: number
  readonly readOnly: boolean
  /** The value and where it comes from, most specific first. */
  readonly sources: readonly ConfigValue[]
}

function topicConfigs(configs: Readonly<Record<string, string>>, settings: HandlerSettings): ShownConfig[] {
  return TOPIC_CONFIGS.map((config) => {
    const sources = topicConfigValues(config, configs, settings.messageBytesMax)
    return { name: config.name, value: sources[0].value, configType: config.type, readOnly: false, sources }
  })
}

function brokerConfigs(settings: HandlerSettings, nodeId: number): ShownConfig[] {
  const rows: readonly (readonly [string, string, number])[] = [
    ['auto.create.topics.enable', String(settings.autoCreateTopics), ConfigType.BOOLEAN],
    ['broker.id', String(nodeId), ConfigType.INT],
    ['default.replication.factor', '1', ConfigType.INT],
    ['fetch.max.bytes', String(settings.fetchBytesMax), ConfigType.INT],
    ['message.max.bytes', String(settings.messageBytesMax), ConfigType.INT],
    ['min.insync.replicas', '1', ConfigType.INT],
    ['node.id', String(nodeId), ConfigType.INT],
    ['num.partitions', String(settings.numPartitions), ConfigType.INT],
    ['socket.request.max.bytes', String(settings.frameBytesMax), ConfigType.INT],
  ]
  return rows.map(([name, value, configType]) => ({
    name,
    value,
    configType,
    readOnly: true,
    sources: [{ name, value, source: ConfigSource.STATIC_BROKER }],
  }))
}

type Resource = DescribeConfigsRequest['resources'][number]

/** Each resource once: an answer is some thirty times as long as its question. */
function distinct(resources: readonly Resource[]): readonly Resource[] {
  const seen = new Map<string, Resource>()
  for (const resource of resources) {
    const key = `${resource.resourceType}/${resource.resourceName}`
    if (!seen.has(key)) seen.set(key, resource)
  }
  return [...seen.values()]
}

/** The handler of API key 32. */
export function describeConfigsHandler({ catalog, settings, views }: HandlerWorld): AnyHandler {
  type Found = {
    readonly errorCode: number
    readonly errorMessage: string | null
    readonly configs: readonly ShownConfig[]
  }
  const refuse = (errorCode: number, errorMessage: string): Found => ({ errorCode, errorMessage, configs: [] })
  const show = (configs: readonly ShownConfig[]): Found => ({ errorCode: ErrorCode.NONE, errorMessage: null, configs })

  /** All topics that the request names, in one look-up. */
  async function findTopics(request: DescribeConfigsRequest): Promise<ReadonlyMap<string, CatalogTopic | null>> {
    const names = new Set<string>()
    for (const { resourceType, resourceName } of request.resources)
      if (resourceType === ResourceType.TOPIC && isValidTopicName(resourceName)) names.add(resourceName)
    const found = await catalog.findByName([...names])
    return new Map([...names].map((name, index) => [name, found[index] ?? null]))
  }

  function find({ resourceType, resourceName }: Resource, topics: ReadonlyMap<string, CatalogTopic | null>): Found {
    if (resourceType === ResourceType.TOPIC) {
      if (!isValidTopicName(resourceName))
        return refuse(ErrorCode.INVALID_TOPIC_EXCEPTION, topicNameProblem(resourceName))
      const topic = topics.get(resourceName) ?? null
      if (topic === null) return refuse(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION, '')
      return show(topicConfigs(topic.configs, settings))
    }
    if (resourceType === ResourceType.BROKER) {
      // The empty name asks for the cluster-wide dynamic defaults, of which there are none.
      if (resourceName === '') return show([])
      const isOurs = views.isKnownNode(Number(resourceName))
      if (isOurs) return show(brokerConfigs(settings, Number(resourceName)))
      return refuse(ErrorCode.INVALID_REQUEST, `Unexpected broker id ${resourceName}, expected one of this cluster.`)
    }
    return refuse(ErrorCode.INVALID_REQUEST, `Unsupported resource type: ${resourceType}`)
  }

  return defineHandler({
    request: describeConfigsRequest,
    response: describeConfigsResponse,
    versionMin: 1,
    versionMax: 4,
    handle(request) {
      const describe = (resource: Resource, topics: ReadonlyMap<string, CatalogTopic | null>) => {
        const { resourceType, resourceName, configurationKeys } = resource
        const { errorCode, errorMessage, configs } = find(resource, topics)
        const wanted =
          configurationKeys === null ? configs : configs.filter(({ name }) => configurationKeys.includes(name))
        return {
          errorCode,
          errorMessage,
          resourceType,
          resourceName,
          configs: wanted.map(({ name, value, configType, readOnly, sources }) => ({
            name,
            value,
            readOnly,
            configSource: sources[0]!.source,
            isSensitive: false,
            synonyms: request.includeSynonyms ? [...sources] : [],
            configType,
            documentation: null,
          })),
        }
      }
      const response = findTopics(request).then((topics) => ({
        results: distinct(request.resources).map((resource) => describe(resource, topics)),
      }))
      return { response }
    },
    errorResponse: (request, errorCode) => ({
      results: request.resources.map(({ resourceType, resourceName }) => ({
        errorCode,
        errorMessage: null,
        resourceType,
        resourceName,
        configs: [],
      })),
    }),
  })
}
