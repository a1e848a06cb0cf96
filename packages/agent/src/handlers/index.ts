import type { AnyHandler } from '@millrace/server'
import { produceHandler } from './00-produce.ts'
import { fetchHandler } from './01-fetch.ts'
import { listOffsetsHandler } from './02-list-offsets.ts'
import { metadataHandler } from './03-metadata.ts'
import { offsetCommitHandler } from './08-offset-commit.ts'
import { offsetFetchHandler } from './09-offset-fetch.ts'
import { findCoordinatorHandler } from './10-find-coordinator.ts'
import { joinGroupHandler } from './11-join-group.ts'
import { heartbeatHandler } from './12-heartbeat.ts'
import { leaveGroupHandler } from './13-leave-group.ts'
import { syncGroupHandler } from './14-sync-group.ts'
import { describeGroupsHandler } from './15-describe-groups.ts'
import { listGroupsHandler } from './16-list-groups.ts'
import { type AdvertisedApi, apiVersionsHandler } from './18-api-versions.ts'
import { createTopicsHandler } from './19-create-topics.ts'
import { deleteTopicsHandler } from './20-delete-topics.ts'
import { deleteRecordsHandler } from './21-delete-records.ts'
import { initProducerIdHandler } from './22-init-producer-id.ts'
import { describeConfigsHandler } from './32-describe-configs.ts'
import { alterConfigsHandler } from './33-alter-configs.ts'
import { createPartitionsHandler } from './37-create-partitions.ts'
import { deleteGroupsHandler } from './42-delete-groups.ts'
import { incrementalAlterConfigsHandler } from './44-incremental-alter-configs.ts'
import { offsetDeleteHandler } from './47-offset-delete.ts'
import { describeClusterHandler } from './60-describe-cluster.ts'
import type { HandlerWorld } from './handler-context.ts'

/** Every API key that the agent answers. The answer to ApiVersions and docs/protocol-support.md are this list. */
export function createHandlers(world: HandlerWorld): readonly AnyHandler[] {
  const handlers: readonly AnyHandler[] = [
    produceHandler(world),
    fetchHandler(world),
    listOffsetsHandler(world),
    metadataHandler(world),
    offsetCommitHandler(world),
    offsetFetchHandler(world),
    findCoordinatorHandler(world),
    joinGroupHandler(world),
    heartbeatHandler(world),
    leaveGroupHandler(world),
    syncGroupHandler(world),
    describeGroupsHandler(world),
    listGroupsHandler(world),
    apiVersionsHandler(() => advertised),
    createTopicsHandler(world),
    deleteTopicsHandler(world),
    deleteRecordsHandler(world),
    initProducerIdHandler(world),
    describeConfigsHandler(world),
    alterConfigsHandler(world),
    createPartitionsHandler(world),
    deleteGroupsHandler(world),
    incrementalAlterConfigsHandler(world),
    offsetDeleteHandler(world),
    describeClusterHandler(world),
  ]
  const advertised: readonly AdvertisedApi[] = handlers.map(({ request, versionMin, versionMax }) => ({
    apiKey: request.apiKey,
    minVersion: versionMin,
    maxVersion: versionMax,
  }))
  return handlers
}
