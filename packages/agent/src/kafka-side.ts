import type { GroupCoordinator } from '@millrace/coordinator'
import { createUuidV7, type ByteBudget, createByteBudget } from '@millrace/runtime'
import type { AgentDirectory, Discovery } from '@millrace/discovery'
import type { MetadataStore } from '@millrace/metadata'
import type { ObjectStore } from '@millrace/object-store'
import { type BoundListener, createKafkaServer, type KafkaServer, type ServerObserver } from '@millrace/server'
import { createClientViews } from './client-views.ts'
import { createCommitNotices, readCommitNotice } from './cluster/commit-notices.ts'
import { createGroupSide, GROUP_CALL, type GroupSide } from './cluster/group-side.ts'
import { createMembership, type Membership } from './cluster/membership.ts'
import { type PeerNetwork, startPeerNetwork } from './cluster/peer-network.ts'
import { PING, type PeerWatch, startPeerWatch } from './cluster/peer-watch.ts'
import { createDataPath, type DataPath } from './data-path.ts'
import { requestErrorToKafka } from './error-mapping.ts'
import { AgentError } from './errors.ts'
import { createHandlers } from './handlers/index.ts'
import { sendingHome } from './handlers/interzone.ts'
import { movingMembers } from './handlers/moving-members.ts'
import type { SegmentMetrics } from './metrics/segment-metrics.ts'
import type { AgentListener } from './options.ts'
import type { StartWorld } from './start-stores.ts'
import { createTopicCatalog } from './topic-catalog.ts'
import { createTopicCreator } from './topic-creator.ts'

/** Kind of the notices that name partitions with new records. */
const COMMIT_NOTICE = 'commits'

/** What the Kafka side stands on. */
export interface KafkaSideCollaborators {
  readonly objectStore: ObjectStore
  readonly metadata: MetadataStore
  /** Where agents find each other; undefined when this one is alone. */
  readonly directory: AgentDirectory | undefined
  /** Aborts when the agent closes. */
  readonly closing: AbortSignal
  /** Who counts; undefined when nobody asks. */
  readonly observers: { readonly requests: ServerObserver; readonly segments: SegmentMetrics } | undefined
}

/** What clients reach: the listeners and everything behind them. */
export interface KafkaSide {
  readonly data: DataPath
  readonly server: KafkaServer
  readonly requestBudget: ByteBudget
  readonly membership: Membership
  /** Who else is there and can be reached; undefined when the agent is alone. */
  readonly peerWatch: PeerWatch | undefined
  /** The way to the others; undefined when the agent is alone. */
  readonly network: PeerNetwork | undefined
  readonly coordinator: GroupCoordinator
  /** Host that is advertised by the first listener. */
  readonly host: string
  /** Every listener, in the order asked for. */
  readonly listeners: readonly AgentListener[]
}

/** Puts discovery, data path, groups and handlers together, binds the listeners, and joins the other agents. */
export async function startKafkaSide(world: StartWorld, collaborators: KafkaSideCollaborators): Promise<KafkaSide> {
  const { resolved, clock, logger, closers } = world
  const { bindHost } = resolved
  const { objectStore, metadata, directory, closing, observers } = collaborators
  const agentId = createUuidV7(clock.nowMs(), world.random)
  const data = createDataPath(world, { objectStore, metadata, closing, segmentMetrics: observers?.segments })
  const late: LateParts = { groups: undefined, commits: data.commits }
  const network = directory && (await startNetwork(world, agentId, late))
  const membership = createMembership(world, network && directory && { agentId, directory, peerPort: network.port })
  const { discovery, cluster, nodeId } = membership
  network?.follow(() => cluster?.peers() ?? [])
  const others = network && cluster && { network, cluster }
  const groups = createGroupSide(world, { metadata, agentId, nodeId, others, closing })
  late.groups = groups
  const views = createClientViews(membership, resolved.zoneMap)
  const handlers = createHandlers({
    ...data,
    ...createTopics(world, metadata),
    ...groups,
    settings: { ...resolved, clusterId: resolved.virtualClusterId },
    metadata,
    views,
    clock,
    logger,
    closing,
  })
  const requestBudget = createByteBudget(resolved.requestBudgetBytes)
  const server = createKafkaServer(
    {
      handlers: sendingHome(movingMembers(handlers, { views }), { views, clock }),
      budget: requestBudget,
      clock,
      logger,
      errorCodeOf: requestErrorToKafka,
      observer: observers?.requests,
    },
    { frameBytesMax: resolved.frameBytesMax },
  )
  const bound = await server.start(
    resolved.kafkaListeners.map((listener) => ({ ...listener, host: listener.host ?? bindHost })),
  )
  closers.defer('kafka listeners', () => server.close())
  for (const { name, port } of bound) membership.listening(name, port)
  const listeners = bound.map((listener): AgentListener => {
    const { name, address, port } = listener
    return { name, address, port, advertised: advertisedOf(discovery, listener) }
  })
  const { host } = ownAddress(discovery, bound[0]!)
  await membership.join()
  const peerWatch = others && startTelling(world, { ...others, metadata })
  void groups.coordinator.adopt()
  return {
    data,
    server,
    requestBudget,
    membership,
    peerWatch,
    network,
    coordinator: groups.coordinator,
    host,
    listeners,
  }
}

/** Parts that exist only after the port that needs them is open. */
interface LateParts {
  groups: GroupSide | undefined
  readonly commits: DataPath['commits']
}

function startNetwork(world: StartWorld, agentId: string, late: LateParts): Promise<PeerNetwork> {
  const key = world.resolved.agentKey
  if (key === undefined)
    throw new AgentError('INVALID_OPTION', 'agentKey is needed: agents that share a store know each other by it')
  return startPeerNetwork(world, {
    agentId,
    key,
    handlers: {
      calls: {
        [PING]: () => Promise.resolve([]),
        async [GROUP_CALL](payload, { signal }) {
          const router = late.groups?.router
          if (router === undefined) throw new Error('the agent is still starting')
          return [await router.answer(payload, { signal })]
        },
      },
      notices: { [COMMIT_NOTICE]: (payload) => late.commits.notify(readCommitNotice(payload)) },
    },
  })
}

/** Tells the other agents of commits, and looks whether they can be told. */
function startTelling(
  { clock, logger, closers }: StartWorld,
  {
    network,
    cluster,
    metadata,
  }: {
    readonly network: PeerNetwork
    readonly cluster: NonNullable<Membership['cluster']>
    readonly metadata: MetadataStore
  },
): PeerWatch {
  const notices = createCommitNotices(clock, (notice) => network.tellAll(COMMIT_NOTICE, [notice]))
  closers.defer('commit notices', () => notices.close())
  closers.defer('commits to tell of', metadata.onCommit(notices.add))
  const watch = startPeerWatch(cluster, { network, clock, logger })
  closers.defer('peer watch', () => watch.close())
  return watch
}

/** Where clients of a listener are told to find this agent, whatever else they are told. */
function ownAddress(discovery: Discovery, { name }: BoundListener) {
  const [self] = discovery.discover({ listener: name }).agents
  // An agent that serves no clients is shown to none, but has an address all the same.
  const [worker] = discovery.discover({ listener: name, role: 'jobs' }).agents
  return (self ?? worker)!
}

function advertisedOf(discovery: Discovery, listener: BoundListener): string {
  const { host, port } = ownAddress(discovery, listener)
  return `${host.includes(':') ? `[${host}]` : host}:${port}`
}

/** The topics' side of the handlers. */
function createTopics({ resolved, clock, random }: StartWorld, store: MetadataStore) {
  const clusterId = resolved.virtualClusterId
  const catalog = createTopicCatalog(
    { store, clock },
    {
      clusterId,
      batchBytesMaxDefault: resolved.messageBytesMax,
      topicsMax: resolved.topicsRememberedMax,
      topicAgeMsMax: resolved.topicAgeMsMax,
    },
  )
  const { numPartitions, partitionsPerTopicMax } = resolved
  const topicCreator = createTopicCreator(
    { store, catalog, random },
    { clusterId, numPartitions, partitionsPerTopicMax },
  )
  return { catalog, topicCreator }
}
