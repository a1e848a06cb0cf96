import type { MetadataStore, Topic } from '@millrace/metadata'
import { ErrorCode } from '@millrace/protocol'
import type { Random } from '@millrace/runtime'
import type { TopicCatalog } from './topic-catalog.ts'
import { topicConfigProblem, topicConfigsProblem } from './topic-configs.ts'
import { isValidTopicName, topicCollisionKey, topicNameProblem } from './topic-name.ts'

/** A topic that somebody wants, as CreateTopics states it. -1 asks for the default. */
interface WantedTopic {
  readonly name: string
  readonly partitionCount: number
  readonly replicationFactor: number
  /** Partition indexes that were assigned by hand; empty when they were not. */
  readonly assignedPartitions: readonly { readonly partition: number; readonly replicaCount: number }[]
  readonly configs: readonly { readonly name: string; readonly value: string | null }[]
}

/** What became of it. With `validateOnly` the topic is what it would have been. */
type CreationResult =
  | { readonly ok: true; readonly topic: Topic }
  | { readonly ok: false; readonly errorCode: number; readonly message: string }

/** Creates topics by Kafka's rules. */
export interface TopicCreator {
  /** Each topic on its own; the results are in the order of `wanted`. */
  create(
    wanted: readonly WantedTopic[],
    options?: { readonly validateOnly?: boolean },
  ): Promise<readonly CreationResult[]>
}

/** Most partitions in one request, over all its topics, unless one topic may have more; Kafka has the same bound. */
const PARTITIONS_PER_REQUEST_MAX = 10_000
/** Bytes of a topic id. */
const TOPIC_ID_BYTES = 16

/** A new topic id: a random UUID that Kafka has not reserved, in unpadded base64url. */
function createTopicId(random: Random): string {
  const bytes = random.fill(new Uint8Array(TOPIC_ID_BYTES))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const text = Buffer.from(bytes).toString('base64url')
  // Kafka draws again for a leading dash, which command lines take for a flag.
  return text.startsWith('-') ? createTopicId(random) : text
}

/** A creator that writes to `store` and tells `catalog`. */
export function createTopicCreator(
  {
    store,
    catalog,
    random,
  }: { readonly store: MetadataStore; readonly catalog: TopicCatalog; readonly random: Random },
  options: { readonly clusterId: string; readonly numPartitions: number; readonly partitionsPerTopicMax: number },
): TopicCreator {
  function check(wanted: WantedTopic): CreationResult {
    const refuse = (errorCode: number, message: string): CreationResult => ({ ok: false, errorCode, message })
    if (!isValidTopicName(wanted.name)) return refuse(ErrorCode.INVALID_TOPIC_EXCEPTION, topicNameProblem(wanted.name))
    const shape = wanted.assignedPartitions.length > 0 ? assignmentProblem(wanted) : countProblem(wanted)
    if (shape !== undefined) return shape
    for (const { name, value } of wanted.configs) {
      const problem = topicConfigProblem(name, value)
      if (problem !== undefined) return refuse(ErrorCode.INVALID_CONFIG, problem)
    }
    const configs = Object.fromEntries(wanted.configs.map(({ name, value }) => [name, value ?? '']))
    const together = topicConfigsProblem(configs)
    if (together !== undefined) return refuse(ErrorCode.INVALID_CONFIG, together)
    const assigned = wanted.assignedPartitions.length
    const partitionCount =
      assigned > 0 ? assigned : wanted.partitionCount === -1 ? options.numPartitions : wanted.partitionCount
    if (partitionCount > options.partitionsPerTopicMax)
      return refuse(
        ErrorCode.INVALID_PARTITIONS,
        `A topic may have at most ${options.partitionsPerTopicMax} partitions.`,
      )
    return { ok: true, topic: { topicId: createTopicId(random), name: wanted.name, partitionCount, configs } }
  }

  /** Refuses names that another topic, existing or wanted, would share a metric name with. */
  async function refuseCollisions(wanted: readonly WantedTopic[], results: CreationResult[]): Promise<void> {
    if (!wanted.some(({ name }) => /[._]/.test(name))) return
    const taken = new Map((await catalog.list()).map(({ name }) => [topicCollisionKey(name), name]))
    for (const [index, { name }] of wanted.entries()) {
      if (!results[index]!.ok) continue
      const other = taken.get(topicCollisionKey(name))
      if (other !== undefined && other !== name)
        results[index] = {
          ok: false,
          errorCode: ErrorCode.INVALID_TOPIC_EXCEPTION,
          message: `Topic '${name}' collides with existing topic: ${other}`,
        }
      else taken.set(topicCollisionKey(name), name)
    }
  }

  async function create(
    wanted: readonly WantedTopic[],
    { validateOnly = false }: { readonly validateOnly?: boolean } = {},
  ): Promise<readonly CreationResult[]> {
    const partitionsMax = Math.max(PARTITIONS_PER_REQUEST_MAX, options.partitionsPerTopicMax)
    if (countPartitions(wanted, options.numPartitions) > partitionsMax) {
      const message = `A request may create at most ${partitionsMax} partitions.`
      return wanted.map(() => ({ ok: false, errorCode: ErrorCode.POLICY_VIOLATION, message }))
    }
    const results = wanted.map(check)
    const counts = new Map<string, number>()
    for (const { name } of wanted) counts.set(name, (counts.get(name) ?? 0) + 1)
    for (const [index, { name }] of wanted.entries())
      if (counts.get(name)! > 1)
        results[index] = { ok: false, errorCode: ErrorCode.INVALID_REQUEST, message: 'Duplicate topic name.' }
    await refuseCollisions(wanted, results)

    const passed = results.flatMap((result, index) => (result.ok ? [{ index, topic: result.topic }] : []))
    if (passed.length === 0) return results
    if (validateOnly) {
      const existing = await catalog.findByName(passed.map(({ topic }) => topic.name))
      for (const [order, { index }] of passed.entries())
        if (existing[order] !== null) results[index] = alreadyExists(wanted[index]!.name)
      return results
    }
    const outcomes = await store.createTopics(
      options.clusterId,
      passed.map(({ topic }) => topic),
    )
    for (const [order, { index }] of passed.entries()) {
      const outcome = outcomes[order]!
      catalog.remember(outcome.topic)
      if (!outcome.ok) results[index] = alreadyExists(wanted[index]!.name)
    }
    return results
  }

  return { create }
}

function countPartitions(wanted: readonly WantedTopic[], numPartitions: number): number {
  let count = 0
  for (const { assignedPartitions, partitionCount } of wanted) {
    if (assignedPartitions.length > 0) count += assignedPartitions.length
    else count += partitionCount === -1 ? numPartitions : Math.max(0, partitionCount)
  }
  return count
}

function alreadyExists(name: string): CreationResult {
  return { ok: false, errorCode: ErrorCode.TOPIC_ALREADY_EXISTS, message: `Topic '${name}' already exists.` }
}

function countProblem({ partitionCount, replicationFactor }: WantedTopic): CreationResult | undefined {
  if (partitionCount === 0 || partitionCount < -1)
    return {
      ok: false,
      errorCode: ErrorCode.INVALID_PARTITIONS,
      message: 'Number of partitions was set to an invalid non-positive value.',
    }
  // Any positive factor is as good as met: the object store replicates.
  if (replicationFactor === 0 || replicationFactor < -1)
    return {
      ok: false,
      errorCode: ErrorCode.INVALID_REPLICATION_FACTOR,
      message: 'Replication factor must be larger than 0, or -1 to use the default value.',
    }
  return undefined
}

function assignmentProblem({
  partitionCount,
  replicationFactor,
  assignedPartitions,
}: WantedTopic): CreationResult | undefined {
  if (partitionCount !== -1 || replicationFactor !== -1)
    return {
      ok: false,
      errorCode: ErrorCode.INVALID_REQUEST,
      message: 'A manual partition assignment was given, so the partition count and replication factor must be -1.',
    }
  const indexes = assignedPartitions.map(({ partition }) => partition).sort((one, other) => one - other)
  if (indexes.some((partition, position) => partition !== position))
    return {
      ok: false,
      errorCode: ErrorCode.INVALID_REPLICA_ASSIGNMENT,
      message: 'Partitions should be a consecutive 0-based integer sequence.',
    }
  if (assignedPartitions.some(({ replicaCount }) => replicaCount === 0))
    return {
      ok: false,
      errorCode: ErrorCode.INVALID_REPLICA_ASSIGNMENT,
      message: 'The manual partition assignment includes an empty replica list.',
    }
  return undefined
}
