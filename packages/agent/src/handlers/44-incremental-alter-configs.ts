/**
 * IncrementalAlterConfigs: some configs of a topic, each set, deleted, or changed as a list (KIP-339).
 *
 * - v0: first version. v1: flexible.
 *
 * All changes of one topic take place or none. Two admins who change the same topic lose nothing of one another: what was
 * read is compared when it is written. Only topics have configs that can be changed; brokers, loggers (KIP-412), client
 * metrics (KIP-714) and groups (KIP-848) are answered INVALID_REQUEST with a sentence.
 */
import { incrementalAlterConfigsRequest, incrementalAlterConfigsResponse } from '@millrace/protocol/messages'
import { type AnyHandler, defineHandler } from '@millrace/server'
import { createConfigChanger } from '../config-changer.ts'
import { changeConfigs } from '../config-operations.ts'
import type { HandlerWorld } from './handler-context.ts'

/** The handler of API key 44. */
export function incrementalAlterConfigsHandler(world: HandlerWorld): AnyHandler {
  const changer = createConfigChanger(world, world.settings)
  return defineHandler({
    request: incrementalAlterConfigsRequest,
    response: incrementalAlterConfigsResponse,
    versionMin: 0,
    versionMax: 1,
    handle({ resources, validateOnly }) {
      const wanted = resources.map(({ resourceType, resourceName, configs }) => ({
        resourceType,
        resourceName,
        changes: configs.map(({ name, value, configOperation }) => ({ name, value, operation: configOperation })),
      }))
      const response = changer.change(wanted, { validateOnly, apply: changeConfigs }).then((answers) => ({
        responses: resources.map(({ resourceType, resourceName }, index) => ({
          ...answers[index]!,
          resourceType,
          resourceName,
        })),
      }))
      return { response }
    },
    errorResponse: ({ resources }, errorCode) => ({
      responses: resources.map(({ resourceType, resourceName }) => ({
        errorCode,
        errorMessage: null,
        resourceType,
        resourceName,
      })),
    }),
  })
}
