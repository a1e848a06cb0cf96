/**
 * CreateTopics.
 *
 * - v2: throttle time. v3: like v2. v4 (KIP-464): -1 asks for the default count and factor; here in every version.
 * - v5 (KIP-525): flexible; the response has the counts and configs of the new topic. v6: like v5. v7: topic ids.
 *
 * Any positive replication factor is accepted and none is kept: the object store replicates. Manual assignments decide
 * the partition count alone.
 */
import { ErrorCode } from '@millrace/protocol'
import { createTopicsRequest, createTopicsResponse } from '@millrace/protocol/messages'
import { type AnyHandler, defineHandler } from '@millrace/server'
import { TOPIC_CONFIGS, topicConfigValues } from '../topic-configs.ts'
import type { HandlerWorld } from './handler-context.ts'

/** What Metadata shows as well: one replica, the leader. */
const REPLICATION_FACTOR = 1

/** The handler of API key 19. */
export function createTopicsHandler({ topicCreator, settings }: HandlerWorld): AnyHandler {
  return defineHandler({
    request: createTopicsRequest,
    response: createTopicsResponse,
    versionMin: 2,
    versionMax: 7,
    handle(request) {
      const wanted = request.topics.map((topic) => ({
        name: topic.name,
        partitionCount: topic.numPartitions,
        replicationFactor: topic.replicationFactor,
        assignedPartitions: topic.assignments.map(({ partitionIndex, brokerIds }) => ({
          partition: partitionIndex,
          replicaCount: brokerIds.length,
        })),
        configs: topic.configs,
      }))
      const response = topicCreator.create(wanted, { validateOnly: request.validateOnly }).then((results) => ({
        topics: results.map((result, index) => {
          const { name } = wanted[index]!
          if (!result.ok) return { name, errorCode: result.errorCode, errorMessage: result.message, configs: [] }
          const { topic } = result
          return {
            name,
            errorCode: ErrorCode.NONE,
            errorMessage: null,
            ...(request.validateOnly ? {} : { topicId: topic.topicId }),
            numPartitions: topic.partitionCount,
            replicationFactor: REPLICATION_FACTOR,
            configs: TOPIC_CONFIGS.map((config) => {
              const [{ value, source }] = topicConfigValues(config, topic.configs, settings.messageBytesMax)
              return { name: config.name, value, readOnly: false, configSource: source, isSensitive: false }
            }),
          }
        }),
      }))
      return { response }
    },
    errorResponse: (request, errorCode) => ({
      topics: request.topics.map(({ name }) => ({ name, errorCode, errorMessage: null, configs: [] })),
    }),
  })
}
