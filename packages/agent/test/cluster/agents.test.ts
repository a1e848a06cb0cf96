import { readFileSync } from 'node:fs'
import { createMemoryAgentDirectory } from '@millrace/discovery'
import { createMemoryMetadataStore } from '@millrace/metadata'
import { createMemoryObjectStore } from '@millrace/object-store'
import { ErrorCode, readRecordBatchHeaders, readRecords } from '@millrace/protocol'
import {
  describeClusterRequest,
  describeClusterResponse,
  describeConfigsRequest,
  describeConfigsResponse,
  findCoordinatorRequest,
  findCoordinatorResponse,
  heartbeatRequest,
  heartbeatResponse,
  joinGroupRequest,
  joinGroupResponse,
  leaveGroupRequest,
  leaveGroupResponse,
  listGroupsRequest,
  listGroupsResponse,
  offsetCommitRequest,
  offsetCommitResponse,
  syncGroupRequest,
  syncGroupResponse,
} from '@millrace/protocol/messages'
import { type Clock, systemClock } from '@millrace/runtime'
import { afterEach, describe, expect, it } from 'vitest'
import type { AgentOptions } from '../../src/index.ts'
import {
  type AgentClient,
  batchOf,
  closeAll,
  connectClient,
  createTopic,
  fetch,
  metadata,
  newClient,
  produce,
  startAgent,
} from '../agent-client.ts'
import { ip4, proxyHeader } from '../../../server/test/proxy-encoder.ts'

afterEach(closeAll)

/** Agents that share stores and find each other in one directory. */
function createCluster() {
  const metadataStore = createMemoryMetadataStore({ clock: systemClock })
  const objectStore = createMemoryObjectStore({ clock: systemClock })
  // Whoever closes first must not close what the others still use.
  const shared = {
    metadataStore: { ...metadataStore, close: () => Promise.resolve() },
    objectStore: { ...objectStore, close: () => Promise.resolve() },
    agentDirectory: createMemoryAgentDirectory({ clock: systemClock }),
    agentKey: 'a key that only these agents know',
    groupInitialRebalanceDelayMs: 0,
  }
  return { start: (options: AgentOptions = {}) => startAgent({ ...shared, ...options }) }
}

type Brokers = Awaited<ReturnType<typeof metadata>>['brokers']

/** Asks again until a client is shown what it waits for: how long that takes is the directory's affair. */
async function brokersOnce(isThere: (brokers: Brokers) => boolean, client: AgentClient): Promise<Brokers> {
  for (;;) {
    const { brokers } = await metadata(client, [])
    if (isThere(brokers)) return brokers
  }
}

const brokersOnceThereAre = (count: number, client: AgentClient) =>
  brokersOnce((brokers) => brokers.length === count, client)

/** The machine's time, but that a timer of `delayMs` is over when the test says so. */
function clockThatHolds(delayMs: number) {
  let finish: () => void = () => {}
  const clock: Clock = {
    ...systemClock,
    setTimer(ms, callback) {
      if (ms !== delayMs) return systemClock.setTimer(ms, callback)
      finish = callback
      return { cancel() {} }
    },
  }
  return { clock, finish: () => finish() }
}

/** What agents behind a load balancer listen at. */
const BEHIND_ONE_ADDRESS = [{ name: 'kafka', port: 0, hostOverride: 'lb.example.com', portOverride: 9092 }]

/** Two agents, the first of which stays in its grace period, once it closes, until the test finishes it. */
async function startWithLeaver(options: AgentOptions = {}) {
  const cluster = createCluster()
  const gracefulShutdownMs = 61_234
  const { clock, finish } = clockThatHolds(gracefulShutdownMs)
  const a = await cluster.start({ ...options, gracefulShutdownMs, clock })
  return { a, b: await cluster.start(options), finish }
}

function valuesOf(records: readonly Uint8Array[] | null): string[] {
  return readRecordBatchHeaders(records ?? []).batches.flatMap((batch) =>
    [...readRecords(batch)].map(({ value }) => Buffer.from(value ?? []).toString()),
  )
}

async function coordinatorOf(client: AgentClient, groupId: string) {
  const answer = await client.call([findCoordinatorRequest, findCoordinatorResponse], 4, {
    keyType: 0,
    coordinatorKeys: [groupId],
  })
  return answer.coordinators[0]!
}

const listGroups = [listGroupsRequest, listGroupsResponse] as const

const join = (client: AgentClient, memberId = '') =>
  client.call([joinGroupRequest, joinGroupResponse], 9, {
    groupId: 'readers',
    sessionTimeoutMs: 10_000,
    rebalanceTimeoutMs: 10_000,
    memberId,
    protocolType: 'consumer',
    protocols: [{ name: 'range', metadata: Buffer.from('about me') }],
  })

/** Makes the one member of a stable group. */
async function becomeMember(client: AgentClient) {
  const { memberId } = await join(client)
  const { generationId } = await join(client, memberId)
  const sync = await client.call([syncGroupRequest, syncGroupResponse], 5, {
    groupId: 'readers',
    generationId,
    memberId,
    protocolType: 'consumer',
    protocolName: 'range',
    assignments: [{ memberId, assignment: Buffer.from('all of it') }],
  })
  return { memberId, generationId, assignment: Buffer.from(sync.assignment).toString() }
}

async function heartbeat(client: AgentClient, member: { readonly memberId: string; readonly generationId: number }) {
  const answer = await client.call([heartbeatRequest, heartbeatResponse], 4, { groupId: 'readers', ...member })
  return answer.errorCode
}

interface Committer {
  readonly groupId?: string
  readonly memberId: string
  readonly generationId: number
}

async function commit(client: AgentClient, topic: string, committer: Committer) {
  const partitions = [{ partitionIndex: 0, committedOffset: 1 }]
  const { groupId = 'readers', memberId, generationId: generationIdOrMemberEpoch } = committer
  const request = { groupId, memberId, generationIdOrMemberEpoch, topics: [{ name: topic, partitions }] }
  const answer = await client.call([offsetCommitRequest, offsetCommitResponse], 9, request)
  return answer.topics[0]!.partitions[0]!.errorCode
}

async function leave(client: AgentClient, { memberId }: { readonly memberId: string }) {
  const answer = await client.call([leaveGroupRequest, leaveGroupResponse], 5, {
    groupId: 'readers',
    members: [{ memberId }],
  })
  return answer.errorCode || answer.members[0]!.errorCode
}

describe('agents of one cluster', () => {
  it('are shown to clients of each, with the same leaders and node ids of their own', async () => {
    const cluster = createCluster()
    const [a, b] = [await cluster.start(), await cluster.start()]
    await createTopic(a.client, 'spread', { partitions: 32 })
    const shown = await brokersOnceThereAre(2, a.client)
    expect(await brokersOnceThereAre(2, b.client)).toEqual(shown)
    expect(shown.map(({ nodeId, port }) => ({ nodeId, port })).sort((x, y) => x.port - y.port)).toEqual(
      [a, b].map(({ agent: { nodeId, port } }) => ({ nodeId, port })).sort((x, y) => x.port - y.port),
    )
    const leaders = async (client: AgentClient) =>
      (await metadata(client, ['spread'])).topics[0]!.partitions.map(({ leaderId }) => leaderId)
    const leadersByA = await leaders(a.client)
    expect(await leaders(b.client)).toEqual(leadersByA)
    expect(new Set(leadersByA)).toEqual(new Set([a.agent.nodeId, b.agent.nodeId]))
    const described = await b.client.call([describeClusterRequest, describeClusterResponse], 2, {})
    expect(described.brokers).toHaveLength(2)
  })

  it('a fetch that waits at one of them is answered when another one commits', async () => {
    const cluster = createCluster()
    const [a, b] = [await cluster.start(), await cluster.start()]
    await createTopic(a.client, 'tail')
    await brokersOnceThereAre(2, a.client)
    // Longer than this test may take: without the other's notice nothing would end the wait.
    const waiting = fetch(b.client, 'tail', 0, { maxWaitMs: 60_000 })
    // It is at work before the next request of another connection is answered.
    await metadata(await newClient(b.agent), [])
    await produce(a.client, 'tail', batchOf(['news']))
    expect(valuesOf((await waiting).records)).toEqual(['news'])
  })

  it('any of them takes the requests of a group that another one holds, and names the holder', async () => {
    const cluster = createCluster()
    const [a, b] = [await cluster.start(), await cluster.start()]
    for (const { client } of [a, b]) await brokersOnceThereAre(2, client)
    // While nobody holds it, whoever is asked would: of the others one may have died that is still shown.
    for (const { client, agent } of [a, b])
      expect(await coordinatorOf(client, 'readers')).toMatchObject({ nodeId: agent.nodeId, port: agent.port })
    const member = await becomeMember(a.client)
    expect(member.assignment).toBe('all of it')
    for (const { client } of [a, b]) {
      expect(await heartbeat(client, member)).toBe(ErrorCode.NONE)
      expect(await coordinatorOf(client, 'readers')).toMatchObject({ nodeId: a.agent.nodeId, port: a.agent.port })
    }
  })

  it('each group is listed by one of them: its holder, or else one that is shown', async () => {
    const cluster = createCluster()
    const agents = [await cluster.start(), await cluster.start(), await cluster.start()]
    await createTopic(agents[0]!.client, 'read')
    for (const { client } of agents) await brokersOnceThereAre(3, client)
    const ids = Array.from({ length: 12 }, (_, index) => `group-${index}`)
    for (const [index, groupId] of ids.entries())
      await commit(agents[index % 3]!.client, 'read', { groupId, memberId: '', generationId: -1 })
    const lists = async () => {
      const answers = await Promise.all(agents.map(({ client }) => client.call(listGroups, 5, {})))
      return answers.map(({ groups }) => groups.map(({ groupId }) => groupId))
    }
    expect(await lists()).toEqual([0, 1, 2].map((agent) => ids.filter((_, index) => index % 3 === agent).sort()))
    await agents[0]!.agent.close()
    agents.shift()
    for (const { client } of agents) await brokersOnceThereAre(2, client)
    const both = await lists()
    expect(both.flat().sort()).toEqual([...ids].sort())
    expect(both.every((listed) => listed.length >= 4)).toBe(true)
  })

  it('every group is listed by each of them to a client that is shown one address for all', async () => {
    const cluster = createCluster()
    const balanced = { kafkaListeners: BEHIND_ONE_ADDRESS }
    const [a, b] = [await cluster.start(balanced), await cluster.start(balanced)]
    await createTopic(a.client, 'read')
    const ids = ['one', 'two', 'three', 'four', 'five'].sort()
    for (const groupId of ids) await commit(a.client, 'read', { groupId, memberId: '', generationId: -1 })
    for (const { client } of [a, b])
      expect((await client.call(listGroups, 5, {})).groups.map(({ groupId }) => groupId)).toEqual(ids)
  })

  it('a group goes on in its generation when its holder closes', async () => {
    const cluster = createCluster()
    const [a, b] = [await cluster.start(), await cluster.start()]
    for (const { client } of [a, b]) await brokersOnceThereAre(2, client)
    const member = await becomeMember(a.client)
    expect(await heartbeat(b.client, member)).toBe(ErrorCode.NONE)
    await a.agent.close()
    expect(await heartbeat(b.client, member)).toBe(ErrorCode.NONE)
    expect(await coordinatorOf(b.client, 'readers')).toMatchObject({ nodeId: b.agent.nodeId, port: b.agent.port })
  })

  it('one that is about to close serves on and is shown no longer', async () => {
    const { a, b, finish } = await startWithLeaver()
    await createTopic(a.client, 'kept')
    await brokersOnceThereAre(2, a.client)
    await brokersOnceThereAre(2, b.client)
    void a.agent.close()
    const [left] = await brokersOnceThereAre(1, b.client)
    expect(left!.nodeId).toBe(b.agent.nodeId)
    expect(await brokersOnceThereAre(1, a.client)).toEqual([left])
    expect(await produce(a.client, 'kept', batchOf(['late']))).toMatchObject({ errorCode: ErrorCode.NONE })
    finish()
  })

  it('one that is about to close sends members on, and carries out what they had begun', async () => {
    const { a, b, finish } = await startWithLeaver()
    await createTopic(a.client, 'read')
    for (const { client } of [a, b]) await brokersOnceThereAre(2, client)
    const member = await becomeMember(a.client)
    void a.agent.close()
    await brokersOnceThereAre(1, b.client)
    expect(await heartbeat(a.client, member)).toBe(ErrorCode.NOT_COORDINATOR)
    expect(await join(a.client, member.memberId)).toMatchObject({ errorCode: ErrorCode.NOT_COORDINATOR })
    expect(await commit(a.client, 'read', member)).toBe(ErrorCode.NONE)
    expect(await coordinatorOf(a.client, 'readers')).toMatchObject({ nodeId: b.agent.nodeId, port: b.agent.port })
    // Still held by the one that closes, which answers other agents.
    expect(await heartbeat(b.client, member)).toBe(ErrorCode.NONE)
    expect(await leave(a.client, member)).toBe(ErrorCode.NONE)
    expect(await heartbeat(b.client, member)).toBe(ErrorCode.UNKNOWN_MEMBER_ID)
    finish()
  })

  it('one that is about to close keeps the members that would only come back, behind one address say', async () => {
    const { a, b, finish } = await startWithLeaver({ kafkaListeners: BEHIND_ONE_ADDRESS })
    await createTopic(a.client, 'read')
    const member = await becomeMember(a.client)
    void a.agent.close()
    await brokersOnce(([broker]) => broker!.nodeId === b.agent.nodeId, a.client)
    expect(await heartbeat(a.client, member)).toBe(ErrorCode.NONE)
    finish()
  })

  it('need a key to know each other by', async () => {
    await expect(createCluster().start({ agentKey: undefined })).rejects.toThrow(/agentKey is needed/)
  })
})

describe('agent groups', () => {
  it('are shown apart, and share topics, records and consumer groups', async () => {
    const cluster = createCluster()
    const one = await cluster.start({ agentGroup: 'one' })
    const two = await cluster.start({ agentGroup: 'two' })
    const other = await cluster.start({ agentGroup: 'two' })
    const shownByTwo = await brokersOnceThereAre(2, two.client)
    expect(new Set(shownByTwo.map(({ nodeId }) => nodeId))).toEqual(new Set([two.agent.nodeId, other.agent.nodeId]))
    expect((await metadata(one.client, [])).brokers.map(({ nodeId }) => nodeId)).toEqual([one.agent.nodeId])
    const chosen = await newClient(one.agent, 'tool,ws_ag=two')
    expect(await brokersOnceThereAre(2, chosen)).toHaveLength(2)

    // What an agent's settings are can be asked of any other, also of one that clients are not shown beside it.
    const resources = [one, two].map(({ agent }) => ({ resourceType: 4, resourceName: String(agent.nodeId) }))
    const { results } = await one.client.call([describeConfigsRequest, describeConfigsResponse], 4, { resources })
    expect(results.map(({ errorCode }) => errorCode)).toEqual([ErrorCode.NONE, ErrorCode.NONE])

    await createTopic(one.client, 'common')
    await produce(one.client, 'common', batchOf(['from one']))
    expect(valuesOf((await fetch(two.client, 'common', 0)).records)).toEqual(['from one'])
    const member = await becomeMember(two.client)
    expect(await heartbeat(one.client, member)).toBe(ErrorCode.NONE)
    // Its clients cannot be sent to an agent of another group, wherever the group is held.
    expect(await coordinatorOf(one.client, 'readers')).toMatchObject({ nodeId: one.agent.nodeId })
    expect(await coordinatorOf(other.client, 'readers')).toMatchObject({ nodeId: two.agent.nodeId })
  })
})

describe('zones', () => {
  it('a client is shown the agents of its own zone, by what it says or by where it comes from', async () => {
    const cluster = createCluster()
    const map = { zonedCidrBlocks: 'right@127.0.0.0/8,::1/128' }
    const left = await cluster.start({ availabilityZone: 'left', ...map })
    const right = await cluster.start({ availabilityZone: 'right', ...map })
    const isRight = ([only]: Brokers) => only!.nodeId === right.agent.nodeId
    expect(await brokersOnce(isRight, left.client)).toMatchObject([{ rack: 'right' }])
    const said = await newClient(right.agent, 'app,ws_az=left')
    expect((await metadata(said, [])).brokers).toMatchObject([{ nodeId: left.agent.nodeId, rack: 'left' }])
    const elsewhere = await newClient(right.agent, 'app,ws_az=nowhere')
    expect((await metadata(elsewhere, [])).brokers).toHaveLength(2)
  })
})

describe('roles', () => {
  it('a client that looks for one is shown agents that have it', async () => {
    const cluster = createCluster()
    const writer = await cluster.start({ roles: ['proxy-produce'] })
    const reader = await cluster.start({ roles: ['proxy-consume'] })
    const worker = await cluster.start({ roles: ['jobs'] })
    expect(await brokersOnceThereAre(2, worker.client)).toHaveLength(2)
    const producing = await newClient(reader.agent, 'app,ws_pt=proxy-produce')
    expect((await metadata(producing, [])).brokers).toMatchObject([{ nodeId: writer.agent.nodeId }])
    const consuming = await newClient(worker.agent, 'app,warpstream_proxy_target=proxy-consume')
    expect((await metadata(consuming, [])).brokers).toMatchObject([{ nodeId: reader.agent.nodeId }])
  })
})

describe('several listeners of one agent', () => {
  const kafkaListeners = [
    { name: 'inside', port: 0 },
    { name: 'vpc', port: 0, hostOverride: 'lb.vpc.example', portOverride: 19_093 },
    { name: 'internet', port: 0, hostOverride: 'kafka.example.com' },
  ]

  it('each shows its own address to the clients that came by it', async () => {
    const cluster = createCluster()
    const { agent } = await cluster.start({ kafkaListeners, discoveryKafkaPortOverride: 9_999 })
    expect(agent.listeners.map(({ advertised }) => advertised)).toEqual([
      '127.0.0.1:9999',
      'lb.vpc.example:19093',
      'kafka.example.com:9999',
    ])
    const shown: string[] = []
    for (const { port } of agent.listeners) {
      const client = await connectClient(port)
      const [broker] = (await metadata(client, [])).brokers
      const coordinator = await coordinatorOf(client, 'g')
      expect(coordinator).toMatchObject({ host: broker!.host, port: broker!.port })
      shown.push(`${broker!.host}:${broker!.port}`)
      client.close()
    }
    expect(shown).toEqual(agent.listeners.map(({ advertised }) => advertised))
  })

  it('agents reach each other whatever clients are told', async () => {
    const cluster = createCluster()
    const override = { discoveryKafkaHostnameOverride: 'lb.example.com', discoveryKafkaPortOverride: 443 }
    const [a, b] = [await cluster.start(override), await cluster.start(override)]
    // Both are behind one address, so one of them stands for both.
    const nodeId = Math.min(a.agent.nodeId, b.agent.nodeId)
    for (const { client } of [a, b]) {
      const brokers = await brokersOnce(([broker]) => broker?.nodeId === nodeId, client)
      expect(brokers).toMatchObject([{ nodeId, host: 'lb.example.com', port: 443 }])
    }
    const member = await becomeMember(a.client)
    expect(await heartbeat(b.client, member)).toBe(ErrorCode.NONE)
  })

  it('may speak TLS, and may be told by a proxy where a client is, whose zone that decides', async () => {
    const file = (name: string) =>
      readFileSync(new URL(`../../../server/test/certificates/${name}.pem`, import.meta.url))
    const cluster = createCluster()
    await cluster.start({ availabilityZone: 'left' })
    const { agent } = await cluster.start({
      availabilityZone: 'right',
      zonedCidrBlocks: 'left@10.1.0.0/16<>right@10.2.0.0/16',
      kafkaListeners: [
        { name: 'kafka', port: 0, proxyProtocol: 'v2' },
        { name: 'secure', port: 0, tls: { cert: file('first'), key: file('first-key') } },
      ],
    })
    const [proxied, secure] = agent.listeners
    const zones = [
      [10, 1, 0, 7],
      [10, 2, 0, 7],
    ].map(async (address, at) => {
      const preamble = proxyHeader({ addresses: ip4(address, 4711) })
      const client = await connectClient(proxied!.port, { preamble })
      const rack = ['left', 'right'][at]
      await brokersOnce((brokers) => brokers.length === 1 && brokers[0]!.rack === rack, client)
      client.close()
    })
    await Promise.all(zones)
    const client = await connectClient(secure!.port, { ca: file('authority') })
    expect((await metadata(client, [])).brokers).toMatchObject([{ port: secure!.port }])
    client.close()
  })

  it('are not what the one of kafkaPort is', async () => {
    await expect(startAgent({ kafkaListeners, kafkaPort: 9092 })).rejects.toThrow(/kafkaPort is of the one listener/)
    await expect(startAgent({ kafkaListeners: [] })).rejects.toThrow(/at least one listener/)
  })
})

describe('the status of an agent', () => {
  it('says which other agents there are, and whether they can be reached', async () => {
    const cluster = createCluster()
    const a = await cluster.start({ httpPort: 0, agentGroup: 'one', availabilityZone: 'left' })
    const b = await cluster.start({ agentGroup: 'two', availabilityZone: 'right' })
    const status = async () =>
      (await (await globalThis.fetch(`http://127.0.0.1:${a.agent.httpPort}/v1/status`)).json()) as Record<
        string,
        unknown
      >
    for (let now = await status(); ; now = await status()) {
      const [peer] = now['peers'] as readonly Record<string, unknown>[]
      if (peer?.['isReachable'] !== true) continue
      expect(now).toMatchObject({ agentGroup: 'one', zone: 'left', nodeId: a.agent.nodeId })
      expect(now['discovery']).toMatchObject({ isRegistered: true, isGone: false, agentCount: 2 })
      expect(peer).toMatchObject({ agentGroup: 'two', zone: 'right', nodeId: b.agent.nodeId, problem: null })
      return
    }
  })
})
