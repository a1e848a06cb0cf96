/**
 * AlterConfigs: every config of a topic anew.
 *
 * - v0: first version. v1: like v0. v2: flexible.
 *
 * What is not named goes back to its default; tools since Kafka 2.3 use IncrementalAlterConfigs instead. Only topics have
 * configs that can be changed; brokers, loggers, client metrics and groups are answered INVALID_REQUEST with a sentence.
 */
import { alterConfigsRequest, alterConfigsResponse } from '@millrace/protocol/messages'
import { type AnyHandler, defineHandler } from '@millrace/server'
import { createConfigChanger } from '../config-changer.ts'
import { ConfigOperation, replaceConfigs } from '../config-operations.ts'
import type { HandlerWorld } from './handler-context.ts'

/** The handler of API key 33. */
export function alterConfigsHandler(world: HandlerWorld): AnyHandler {
  const changer = createConfigChanger(world, world.settings)
  return defineHandler({
    request: alterConfigsRequest,
    response: alterConfigsResponse,
    versionMin: 0,
    versionMax: 2,
    handle({ resources, validateOnly }) {
      const wanted = resources.map(({ resourceType, resourceName, configs }) => ({
        resourceType,
        resourceName,
        changes: configs.map(({ name, value }) => ({ name, value, operation: ConfigOperation.SET })),
      }))
      const apply = (_current: unknown, changes: Parameters<typeof replaceConfigs>[0]) => replaceConfigs(changes)
      const response = changer.change(wanted, { validateOnly, apply }).then((answers) => ({
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
