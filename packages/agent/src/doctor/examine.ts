import type { Clock, Random } from '@millrace/runtime'
import { askCoordinator, askMetadata, askNode, askSasl } from './ask-cluster.ts'
import { askFetch, askProduce, askTopic } from './ask-topic.ts'
import { type Endpoint, showEndpoint } from './endpoint.ts'
import type { KafkaSession } from './kafka-session.ts'
import { ADVERTISED_AT_ONCE, ADVERTISED_MAX } from './limits.ts'
import type { DoctorNetwork, TcpConnection } from './network.ts'
import { probeEndpoint, type ProbedEndpoint, type ProbeWorld, reopenSession } from './probe-endpoint.ts'
import type { DoctorQuestion } from './question.ts'
import type { CoordinatorStep, MetadataStep, Place, SaslStep, Step, TopicStep } from './steps.ts'
import { systemOf } from './system.ts'

/** What the doctor knows the world by. */
export interface DoctorWorld {
  readonly network: DoctorNetwork
  readonly clock: Clock
  readonly random: Random
}

/** Settings of {@link examine}. */
export interface ExamineOptions {
  readonly signal: AbortSignal
  /** Called with each step when it is known. */
  readonly onStep?: ((step: Step) => void) | undefined
}

/**
 * Walks the way that a client takes, and writes down what it finds: names, connections, TLS, versions, brokers, the
 * address of each, a group's coordinator, a topic. Decides nothing; every connection is closed at the end.
 *
 * Rejects only when the signal aborts.
 */
export async function examine(
  { network, clock, random }: DoctorWorld,
  question: DoctorQuestion,
  { signal, onStep }: ExamineOptions,
): Promise<readonly Step[]> {
  const opened = new Set<TcpConnection>()
  const tracked: DoctorNetwork = {
    lookup: (host, options) => network.lookup(host, options),
    async connect(target, options) {
      const connection = await network.connect(target, options)
      opened.add(connection)
      return connection
    },
  }
  const steps: Step[] = []
  const add: AddSteps = (...more) => {
    for (const step of more) {
      steps.push(step)
      onStep?.(step)
    }
  }
  try {
    await walk({ network: tracked, clock, random, question, signal }, steps, add)
    return steps
  } finally {
    for (const connection of opened) connection.close()
  }
}

type AddSteps = (...steps: readonly Step[]) => void

async function walk(world: ProbeWorld, steps: readonly Step[], add: AddSteps): Promise<void> {
  const found = await enter(world, add)
  if (found === undefined) return
  const { metadata, session } = found
  const shown = distinctEndpoints(metadata)
  const probed = new Map(found.probed.map((one) => [showEndpoint(one.endpoint), one]))
  await followAdvertised(world, { metadata, shown, probed, isKafka: systemOf(steps) === 'kafka' }, add)

  const reach = async (place: Place, endpoint: Endpoint): Promise<ProbedEndpoint> => {
    const known = probed.get(showEndpoint(endpoint))
    if (known !== undefined) return known
    const fresh = await probeEndpoint(world, place, endpoint)
    probed.set(showEndpoint(endpoint), fresh)
    add(...fresh.steps)
    return fresh
  }
  const coordinator = await coordinatorStep(world, session, { metadata, shown, isKafka: systemOf(steps) === 'kafka' })
  add(coordinator)
  if (coordinator.outcome === 'found') await reach('coordinator', coordinator)
  if (world.question.topic === undefined) return
  const topic = await askTopic(world, session)
  add(topic)
  if (topic.isOk && topic.leaderId >= 0) await useTopic(world, topic, { metadata, reach }, add)
}

/** Tries the bootstrap addresses and asks the first that answers who is there. Undefined where the way ends. */
async function enter(world: ProbeWorld, add: AddSteps) {
  const probed: ProbedEndpoint[] = []
  for (const endpoint of world.question.bootstrap) {
    const one = await probeEndpoint(world, 'bootstrap', endpoint)
    probed.push(one)
    add(...one.steps)
  }
  const first = probed.find(({ session }) => session !== undefined)
  const session = first?.session
  if (first === undefined || session === undefined) return undefined
  const where = { place: 'bootstrap', ...first.endpoint, session } as const
  const metadata = await askMetadata(where)
  add(metadata)
  if (metadata.outcome === 'closed') add(...(await saslSteps(world, where)))
  return metadata.isOk ? { metadata, session, probed } : undefined
}

/** A listener that closes instead of answering may want SASL; that is asked on a new connection. */
async function saslSteps(
  world: ProbeWorld,
  { place, host, port, session }: { readonly place: Place; readonly session: KafkaSession } & Endpoint,
): Promise<readonly SaslStep[]> {
  const fresh = await reopenSession(world, { place, host, port, address: session.address })
  return fresh === undefined ? [] : [await askSasl({ place, host, port, session: fresh })]
}

function distinctEndpoints({ brokers }: MetadataStep): readonly Endpoint[] {
  return [...new Map(brokers.map(({ host, port }) => [showEndpoint({ host, port }), { host, port }])).values()]
}

interface Advertised {
  readonly metadata: MetadataStep
  readonly shown: readonly Endpoint[]
  readonly probed: Map<string, ProbedEndpoint>
  readonly isKafka: boolean
}

/** Tries every advertised address that was not tried yet, some at a time, and asks who answers there. */
async function followAdvertised(world: ProbeWorld, advertised: Advertised, add: AddSteps): Promise<void> {
  const { metadata, shown, probed, isKafka } = advertised
  const looked = shown.slice(0, ADVERTISED_MAX)
  for (let start = 0; start < looked.length; start += ADVERTISED_AT_ONCE) {
    const some = looked.slice(start, start + ADVERTISED_AT_ONCE)
    const found = await Promise.all(
      some.map(async (endpoint): Promise<readonly Step[]> => {
        const known = probed.get(showEndpoint(endpoint))
        const one = known ?? (await probeEndpoint(world, 'advertised', endpoint))
        probed.set(showEndpoint(endpoint), one)
        const before = known === undefined ? one.steps : []
        if (one.session === undefined) return before
        const nodeIds = metadata.brokers
          .filter((broker) => showEndpoint(broker) === showEndpoint(endpoint))
          .map(({ nodeId }) => nodeId)
        const where = { place: 'advertised', ...endpoint, session: one.session } as const
        const node = await askNode(where, { clusterId: metadata.clusterId, nodeIds, isKafka })
        return [...before, node, ...(node.outcome === 'unknown' ? await saslSteps(world, where) : [])]
      }),
    )
    add(...found.flat())
  }
}

async function coordinatorStep(
  world: ProbeWorld,
  session: KafkaSession,
  { metadata, shown, isKafka }: { metadata: MetadataStep; shown: readonly Endpoint[]; isKafka: boolean },
): Promise<CoordinatorStep> {
  const { group, mayProduce } = world.question
  const random = [...world.random.fill(new Uint8Array(6))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const groupId = group ?? `millrace-doctor-${random}`
  // Kafka creates its topic of groups for the first that asks for one, and who only looks writes nothing.
  const mayWrite = group !== undefined || mayProduce || !isKafka || metadata.hasGroupsTopic
  if (mayWrite) return askCoordinator(world, session, { groupId, shown })
  const nowhere = { nodeId: -1, host: '', port: -1, isShown: false }
  return { step: 'coordinator', groupId, ...nowhere, isOk: true, tookMs: 0, error: null, outcome: 'skipped' }
}

async function useTopic(
  world: ProbeWorld,
  topic: TopicStep,
  { metadata, reach }: { metadata: MetadataStep; reach: (place: Place, endpoint: Endpoint) => Promise<ProbedEndpoint> },
  add: AddSteps,
): Promise<void> {
  const leader = metadata.brokers.find(({ nodeId }) => nodeId === topic.leaderId)
  const session = leader === undefined ? undefined : (await reach('advertised', leader)).session
  const produce = world.question.mayProduce ? await askProduce(world, session, topic) : undefined
  if (produce !== undefined) add(produce)
  if (produce?.isOk === false) return
  add(await askFetch(world, session, { ...topic, offset: produce?.offset ?? null }))
}
