export type { AddressFamily } from './address-rank.ts'
export {
  ADVERTISE_STRATEGY_DEFAULT,
  type AdvertisedHost,
  type AdvertisedHostFound,
  type AdvertisedHostMissing,
  type AdvertiseFailureCode,
  type AdvertiseSources,
  type AdvertiseStrategy,
  advertiseStrategies,
  type InterfaceAddress,
  resolveAdvertisedHost,
} from './advertise.ts'
export {
  AGENT_LABELS_MAX,
  type AgentDescription,
  type AgentProfile,
  type AgentRole,
  type InternalAddress,
  LISTENERS_MAX,
  type ListenerDescription,
  PROFILE_TEXT_LENGTH_MAX,
  type ResolvedInternalAddress,
} from './agent-description.ts'
export {
  AGENT_ID_LENGTH_MAX,
  type AgentDirectory,
  type AgentHeartbeat,
  type AgentRegistered,
  type AgentRegistration,
  type AgentStatus,
  type DirectoryCallOptions,
  type DirectoryEntry,
  EXPIRY_MS_MAX,
  NODE_ID_KEPT_MS,
  type NodeIdTaken,
} from './agent-directory.ts'
export { checkHeartbeat, checkRegistration } from './check-directory-call.ts'
export {
  createDirectoryDiscovery,
  type DirectoryDiscovery,
  type DirectoryDiscoveryCollaborators,
  type DirectoryDiscoveryStatus,
} from './directory-discovery.ts'
export type { DirectoryDiscoveryOptions } from './directory-options.ts'
export {
  type AdvertisedAgent,
  ASSIGNMENT_STRATEGY_DEFAULT,
  type AssignmentStrategy,
  assignmentStrategies,
  type Discovery,
  type DiscoveryQuery,
  type DiscoveryView,
  INTERZONE_CHECK_INTERVAL_MS,
} from './discovery.ts'
export { DirectoryError, type DirectoryErrorCode } from './errors.ts'
export { HOST_LENGTH_MAX, isValidHost } from './host.ts'
export { createMemoryAgentDirectory, type MemoryAgentDirectoryOptions } from './memory-directory.ts'
export { createNodeId, NODE_ID_LIMIT } from './node-id.ts'
export type { OwnerScope, PeerAgent } from './peer-agent.ts'
export { HOT_BUSY_SHARE_MIN, HOT_RATIO, SHED_SHARE_MAX } from './shedding.ts'
export { createStandaloneDiscovery, type StandaloneDiscovery, type StandaloneDiscoveryOptions } from './standalone.ts'
export {
  type ClientPlace,
  parseZonedCidrBlocks,
  ZONE_LENGTH_MAX,
  ZONED_BLOCKS_MAX,
  type ZoneMap,
  type ZoneMapParsed,
  type ZoneMapRefused,
  zoneOfClient,
} from './zone-map.ts'
