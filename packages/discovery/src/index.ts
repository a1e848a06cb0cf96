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
  type AgentDescription,
  type AgentRole,
  LISTENERS_MAX,
  type ListenerDescription,
} from './agent-description.ts'
export type {
  AdvertisedAgent,
  AssignmentStrategy,
  Discovery,
  DiscoveryQuery,
  DiscoveryView,
} from './discovery.ts'
export { HOST_LENGTH_MAX, isValidHost } from './host.ts'
export { createNodeId, NODE_ID_LIMIT } from './node-id.ts'
export { createStandaloneDiscovery, type StandaloneDiscovery, type StandaloneDiscoveryOptions } from './standalone.ts'
