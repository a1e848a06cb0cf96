import type { MetadataStore, Topic, TopicConfigUpdate, UpdateTopicConfigsOutcome } from '@millrace/metadata'
import { ErrorCode } from '@millrace/protocol'
import type { ClientViews } from './client-views.ts'
import { type ConfigChange, ConfigOperation, type ConfigResult } from './config-operations.ts'
import type { TopicCatalog } from './topic-catalog.ts'
import { isValidTopicName, topicNameProblem } from './topic-name.ts'

/** Kafka's kinds of things that have configs. */
const ResourceType = { TOPIC: 2, BROKER: 4, BROKER_LOGGER: 8, CLIENT_METRICS: 16, GROUP: 32 } as const

/** What somebody wants of the configs of one thing. */
interface WantedChange {
  /** One of {@link ResourceType}. */
  readonly resourceType: number
  /** Its name. */
  readonly resourceName: string
  /** The changes as they were asked for. */
  readonly changes: readonly ConfigChange[]
}

/** What the answer says of it. */
interface ConfigAnswer {
  readonly errorCode: number
  readonly errorMessage: string | null
}

/** How configs are changed. */
interface ConfigChangeOptions {
  /** Whether everything is only checked. */
  readonly validateOnly: boolean
  /** The configs of a topic once the changes have taken place. */
  apply(current: Readonly<Record<string, string>>, changes: readonly ConfigChange[]): ConfigResult
}

/** Changes configs of topics, and says of everything else why it cannot be changed. */
export interface ConfigChanger {
  /** Each on its own; the answers are in the order of `wanted`. */
  change(wanted: readonly WantedChange[], options: ConfigChangeOptions): Promise<readonly ConfigAnswer[]>
}

/** How often a change begins again because another admin has changed the same topic meanwhile. */
const CONFIG_CHANGE_ATTEMPTS_MAX = 20

const NO_ERROR: ConfigAnswer = Object.freeze({ errorCode: ErrorCode.NONE, errorMessage: null })

const refuse = (errorCode: number, errorMessage: string): ConfigAnswer => ({ errorCode, errorMessage })

/** What takes the place of a topic's configs. */
interface PlannedUpdate {
  readonly index: number
  readonly wanted: WantedChange
  readonly update: TopicConfigUpdate
}

/** A changer that writes to `metadata` and tells `catalog`. */
export function createConfigChanger(
  {
    metadata,
    catalog,
    views,
  }: { readonly metadata: MetadataStore; readonly catalog: TopicCatalog; readonly views: ClientViews },
  { clusterId }: { readonly clusterId: string },
): ConfigChanger {
  /** Answers everything that needs no look at a topic; undefined for what does. */
  function answerEarly(wanted: WantedChange, isTwice: boolean): ConfigAnswer | undefined {
    if (isTwice) return refuse(ErrorCode.INVALID_REQUEST, 'Each resource must appear at most once.')
    const problem = changesProblem(wanted.changes)
    if (problem !== undefined) return refuse(ErrorCode.INVALID_REQUEST, problem)
    if (wanted.resourceType !== ResourceType.TOPIC) return answerOther(wanted, views)
    if (wanted.resourceName === '') return refuse(ErrorCode.INVALID_REQUEST, 'Default topic resources are not allowed.')
    if (isValidTopicName(wanted.resourceName)) return undefined
    return refuse(ErrorCode.INVALID_TOPIC_EXCEPTION, topicNameProblem(wanted.resourceName))
  }

  async function change(
    wanted: readonly WantedChange[],
    { validateOnly, apply }: ConfigChangeOptions,
  ): Promise<readonly ConfigAnswer[]> {
    const keyOf = ({ resourceType, resourceName }: WantedChange) => `${resourceType}/${resourceName}`
    const counts = new Map<string, number>()
    for (const each of wanted) counts.set(keyOf(each), (counts.get(keyOf(each)) ?? 0) + 1)
    const answers = wanted.map((each) => answerEarly(each, counts.get(keyOf(each))! > 1))

    const asked = wanted.flatMap((each, index) => (answers[index] === undefined ? [{ index, wanted: each }] : []))
    const names = asked.map((each) => each.wanted.resourceName)
    // Asked afresh: what is remembered may be older than another admin's change.
    const topics = names.length === 0 ? [] : await metadata.findTopicsByName(clusterId, names)
    let planned: PlannedUpdate[] = []

    function plan(index: number, topic: Topic | null): void {
      const each = wanted[index]!
      // Names and values are checked before the topic is looked for, as in Kafka.
      const result = apply(topic?.configs ?? {}, each.changes)
      if (!result.ok) answers[index] = refuse(result.errorCode, result.message)
      else if (topic === null) answers[index] = unknownTopic(each.resourceName)
      else {
        const update = { topicId: topic.topicId, expected: topic.configs, configs: result.configs }
        planned.push({ index, wanted: each, update })
      }
    }

    function settle({ index, wanted: { resourceName } }: PlannedUpdate, outcome: UpdateTopicConfigsOutcome): void {
      if (outcome.ok) catalog.remember(outcome.topic)
      if (outcome.ok) answers[index] = NO_ERROR
      else if (outcome.code === 'CONFLICT') plan(index, outcome.topic)
      else answers[index] = unknownTopic(resourceName)
    }

    for (const [order, { index }] of asked.entries()) plan(index, topics[order] ?? null)
    for (let attempt = 0; !validateOnly && planned.length > 0 && attempt < CONFIG_CHANGE_ATTEMPTS_MAX; attempt++) {
      const current = planned
      planned = []
      const updates = current.map(({ update }) => update)
      const outcomes = await metadata.updateTopicConfigs(clusterId, updates)
      for (const [order, each] of current.entries()) settle(each, outcomes[order]!)
    }
    const left = validateOnly ? NO_ERROR : refuse(ErrorCode.REQUEST_TIMED_OUT, 'Others change the topic all the time.')
    return answers.map((answer) => answer ?? left)
  }

  return { change }
}

function unknownTopic(name: string): ConfigAnswer {
  return refuse(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION, `The topic '${name}' does not exist.`)
}

/** What contradicts itself in changes, whatever they are of. */
function changesProblem(changes: readonly ConfigChange[]): string | undefined {
  if (new Set(changes.map(({ name }) => name)).size < changes.length) return 'Error due to duplicate config keys'
  const unknown = changes.find(({ operation }) => !Object.values<number>(ConfigOperation).includes(operation))
  if (unknown !== undefined) return `Unknown operations type ${unknown.operation}`
  const nulls = changes.filter(({ operation, value }) => operation !== ConfigOperation.DELETE && value === null)
  if (nulls.length > 0) return `Null value not supported for : ${nulls.map(({ name }) => name).join(', ')}`
  return undefined
}

/** What is said of things that are no topics: there is nothing of theirs that could be changed. */
function answerOther({ resourceType, resourceName, changes }: WantedChange, views: ClientViews): ConfigAnswer {
  const invalid = (message: string) => refuse(ErrorCode.INVALID_REQUEST, message)
  if (resourceType === ResourceType.BROKER) {
    if (resourceName !== '' && !/^-?\d+$/.test(resourceName))
      return invalid(`Node id must be an integer, but it is: ${resourceName}`)
    if (resourceName !== '' && !views.isKnownNode(Number(resourceName)))
      return invalid(`Unexpected broker id ${resourceName}, expected one of this cluster.`)
    // Nothing is set at run time, so there is nothing to delete, and a full replacement by nothing changes nothing.
    const set = changes.filter(({ operation }) => operation !== ConfigOperation.DELETE).map(({ name }) => name)
    if (set.length === 0) return NO_ERROR
    return invalid(
      `Cannot update these configs dynamically: [${set.join(', ')}]. They are given to the agent at start.`,
    )
  }
  if (resourceType === ResourceType.BROKER_LOGGER) return invalid('The levels of loggers cannot be changed here.')
  if (resourceType === ResourceType.CLIENT_METRICS) return invalid('Client metrics cannot be subscribed to here.')
  if (resourceType === ResourceType.GROUP) return invalid('Groups have no configs of their own here.')
  return invalid(`Unknown resource type ${resourceType}`)
}
