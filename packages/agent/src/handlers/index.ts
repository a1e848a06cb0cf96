import type { AnyHandler } from '@millrace/server'
import { produceHandler } from './00-produce.ts'
import { fetchHandler } from './01-fetch.ts'
import { listOffsetsHandler } from './02-list-offsets.ts'
import { metadataHandler } from './03-metadata.ts'
import { findCoordinatorHandler } from './10-find-coordinator.ts'
import { type AdvertisedApi, apiVersionsHandler } from './18-api-versions.ts'
import { createTopicsHandler } from './19-create-topics.ts'
import { deleteTopicsHandler } from './20-delete-topics.ts'
import { initProducerIdHandler } from './22-init-producer-id.ts'
import { describeConfigsHandler } from './32-describe-configs.ts'
import { describeClusterHandler } from './60-describe-cluster.ts'
import type { HandlerWorld } from './handler-context.ts'

/** Every API key that the agent answers. The answer to ApiVersions and docs/protocol-support.md are this list. */
export function createHandlers(world: HandlerWorld): readonly AnyHandler[] {
  const handlers: readonly AnyHandler[] = [
    produceHandler(world),
    fetchHandler(world),
    listOffsetsHandler(world),
    metadataHandler(world),
    findCoordinatorHandler(),
    apiVersionsHandler(() => advertised),
    createTopicsHandler(world),
    deleteTopicsHandler(world),
    initProducerIdHandler(world),
    describeConfigsHandler(world),
    describeClusterHandler(world),
  ]
  const advertised: readonly AdvertisedApi[] = handlers.map(({ request, versionMin, versionMax }) => ({
    apiKey: request.apiKey,
    minVersion: versionMin,
    maxVersion: versionMax,
  }))
  return handlers
}
