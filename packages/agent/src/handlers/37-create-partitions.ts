/**
 * CreatePartitions: more partitions for topics that exist (KIP-195).
 *
 * - v0: first version. v1: like v0. v2: flexible. v3 (KIP-599): may be answered THROTTLING_QUOTA_EXCEEDED; never is here.
 *
 * Partitions are never taken away. Assignments are checked for their form and then forgotten, because any agent serves
 * any partition and the object store replicates. The new partitions can be written to once the answer is there.
 */
import type { Topic } from '@millrace/metadata'
import { ErrorCode } from '@millrace/protocol'
import {
  type CreatePartitionsRequest,
  createPartitionsRequest,
  createPartitionsResponse,
} from '@millrace/protocol/messages'
import { type AnyHandler, defineHandler } from '@millrace/server'
import type { HandlerWorld } from './handler-context.ts'

type Wanted = CreatePartitionsRequest['topics'][number]

/** What the answer says of one topic. */
interface Result {
  readonly name: string
  readonly errorCode: number
  readonly errorMessage: string | null
}

const refuse = (name: string, errorCode: number, errorMessage: string | null): Result => ({
  name,
  errorCode,
  errorMessage,
})

function countProblem({ name, count }: Wanted, current: number): string | undefined {
  if (count === current) return `Topic already has ${current} partition(s).`
  if (count > current) return undefined
  return `The topic ${name} currently has ${current} partition(s); ${count} would not be an increase.`
}

/** Only the form of an assignment means something here. */
function assignmentProblem({ count, assignments }: Wanted, current: number): string | undefined {
  if (assignments === null) return undefined
  const added = count - current
  if (assignments.length !== added)
    return `Attempted to add ${added} additional partition(s), but only ${assignments.length} assignment(s) were specified.`
  for (const { brokerIds } of assignments) {
    if (brokerIds.length === 0) return 'The manual partition assignment includes an empty replica list.'
    const twice = brokerIds.find((brokerId, index) => brokerIds.indexOf(brokerId) < index)
    if (twice !== undefined) return `The manual partition assignment includes the broker ${twice} more than once.`
  }
  return undefined
}

/** The handler of API key 37. */
export function createPartitionsHandler({ metadata, catalog, settings }: HandlerWorld): AnyHandler {
  function check(wanted: Wanted, topic: Topic | null): Result | undefined {
    const { name } = wanted
    if (topic === null) return refuse(name, ErrorCode.UNKNOWN_TOPIC_OR_PARTITION, null)
    const { partitionCount } = topic
    const count = countProblem(wanted, partitionCount)
    if (count !== undefined) return refuse(name, ErrorCode.INVALID_PARTITIONS, count)
    if (wanted.count > settings.partitionsPerTopicMax) {
      const message = `A topic may have at most ${settings.partitionsPerTopicMax} partitions.`
      return refuse(name, ErrorCode.INVALID_PARTITIONS, message)
    }
    const assignment = assignmentProblem(wanted, partitionCount)
    return assignment === undefined ? undefined : refuse(name, ErrorCode.INVALID_REPLICA_ASSIGNMENT, assignment)
  }

  async function createPartitions({ topics, validateOnly }: CreatePartitionsRequest): Promise<readonly Result[]> {
    const byName = new Map<string, Wanted[]>()
    for (const each of topics) byName.set(each.name, [...(byName.get(each.name) ?? []), each])
    // Whoever names a topic twice may not mean it: the name is answered once, and nothing is done.
    const results: Result[] = []
    const once: Wanted[] = []
    for (const [name, [first, ...others]] of byName) {
      if (others.length === 0) once.push(first!)
      else results.push(refuse(name, ErrorCode.INVALID_REQUEST, 'Duplicate topic name.'))
    }
    // Asked afresh: another admin may have added partitions.
    const names = once.map(({ name }) => name)
    const found = once.length === 0 ? [] : await metadata.findTopicsByName(settings.clusterId, names)
    const passed: { readonly wanted: Wanted; readonly topicId: string }[] = []
    for (const [index, wanted] of once.entries()) {
      const topic = found[index] ?? null
      const problem = check(wanted, topic)
      if (problem === undefined) passed.push({ wanted, topicId: topic!.topicId })
      else results.push(problem)
    }
    if (validateOnly) return [...results, ...passed.map(({ wanted }) => refuse(wanted.name, ErrorCode.NONE, null))]

    const increases = passed.map(({ wanted, topicId }) => ({ topicId, partitionCount: wanted.count }))
    const outcomes = increases.length === 0 ? [] : await metadata.createPartitions(settings.clusterId, increases)
    for (const [index, { wanted }] of passed.entries()) {
      const outcome = outcomes[index]!
      if (outcome.ok || outcome.code === 'TOO_FEW') catalog.remember(outcome.topic)
      if (outcome.ok) results.push(refuse(wanted.name, ErrorCode.NONE, null))
      else if (outcome.code === 'GONE') results.push(refuse(wanted.name, ErrorCode.UNKNOWN_TOPIC_OR_PARTITION, null))
      else {
        const message = countProblem(wanted, outcome.topic.partitionCount) ?? null
        results.push(refuse(wanted.name, ErrorCode.INVALID_PARTITIONS, message))
      }
    }
    return results
  }

  return defineHandler({
    request: createPartitionsRequest,
    response: createPartitionsResponse,
    versionMin: 0,
    versionMax: 3,
    handle: (request) => ({ response: createPartitions(request).then((results) => ({ results: [...results] })) }),
    errorResponse: ({ topics }, errorCode) => ({
      results: [...new Set(topics.map(({ name }) => name))].map((name) => refuse(name, errorCode, null)),
    }),
  })
}
