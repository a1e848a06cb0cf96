import { createMemoryMetadataStore, MetadataError, type MetadataStore } from '@millrace/metadata'
import { ErrorCode, writeConsumerAssignment, writeConsumerSubscription, ZERO_UUID } from '@millrace/protocol'
import {
  deleteGroupsRequest,
  deleteGroupsResponse,
  describeGroupsRequest,
  describeGroupsResponse,
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
  offsetDeleteRequest,
  offsetDeleteResponse,
  offsetFetchRequest,
  offsetFetchResponse,
  syncGroupRequest,
  syncGroupResponse,
} from '@millrace/protocol/messages'
import { systemClock } from '@millrace/runtime'
import { afterEach, describe, expect, it } from 'vitest'
import type { AgentOptions } from '../src/index.ts'
import { type AgentClient, closeAll, createTopic, newClient, startAgent } from './agent-client.ts'

afterEach(closeAll)

const versions = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index)
const start = (options: AgentOptions = {}) => startAgent({ groupInitialRebalanceDelayMs: 0, ...options })

const join = [joinGroupRequest, joinGroupResponse] as const
const sync = [syncGroupRequest, syncGroupResponse] as const
const heartbeat = [heartbeatRequest, heartbeatResponse] as const
const leave = [leaveGroupRequest, leaveGroupResponse] as const
const commit = [offsetCommitRequest, offsetCommitResponse] as const
const fetchOffsets = [offsetFetchRequest, offsetFetchResponse] as const
const list = [listGroupsRequest, listGroupsResponse] as const
const describeGroups = [describeGroupsRequest, describeGroupsResponse] as const
const deleteGroups = [deleteGroupsRequest, deleteGroupsResponse] as const
const deleteOffsets = [offsetDeleteRequest, offsetDeleteResponse] as const

const SUBSCRIPTION = writeConsumerSubscription({ topics: ['orders'] })
const ASSIGNMENT = writeConsumerAssignment({ assignedPartitions: [{ topic: 'orders', partitions: [0] }] })

const joinBody = {
  groupId: 'g',
  sessionTimeoutMs: 10_000,
  rebalanceTimeoutMs: 10_000,
  protocolType: 'consumer',
  protocols: [{ name: 'range', metadata: SUBSCRIPTION }],
}

/** Joins group g, with an id of its own when the version asks for one. */
async function joinGroup(client: AgentClient, apiVersion: number) {
  const first = await client.call(join, apiVersion, joinBody)
  if (first.errorCode !== ErrorCode.MEMBER_ID_REQUIRED) return first
  return client.call(join, apiVersion, { ...joinBody, memberId: first.memberId })
}

/** Makes group g stable with this client as its only member. */
async function stableGroup(client: AgentClient) {
  const { memberId, generationId } = await joinGroup(client, 9)
  const synced = await client.call(sync, 5, {
    groupId: 'g',
    generationId,
    memberId,
    protocolType: 'consumer',
    protocolName: 'range',
    assignments: [{ memberId, assignment: ASSIGNMENT }],
  })
  expect(synced.errorCode).toBe(0)
  return { memberId, generationId }
}

describe('a member of a group', () => {
  it.each(versions(0, 9))('joins, syncs, lives and leaves, with JoinGroup in version %i', async (apiVersion) => {
    const { client } = await start()
    const joined = await joinGroup(client, apiVersion)
    expect(joined).toMatchObject({
      errorCode: 0,
      generationId: 1,
      protocolName: 'range',
      protocolType: apiVersion >= 7 ? 'consumer' : null,
      leader: joined.memberId,
      skipAssignment: false,
    })
    expect(joined.memberId).toMatch(/^test-/)
    expect(joined.members.map(({ metadata }) => Buffer.from(metadata))).toEqual([Buffer.from(SUBSCRIPTION)])
    const { memberId, generationId } = joined
    const syncVersion = Math.min(5, apiVersion)
    const synced = await client.call(sync, syncVersion, {
      groupId: 'g',
      generationId,
      memberId,
      ...(syncVersion >= 5 ? { protocolType: 'consumer', protocolName: 'range' } : {}),
      assignments: [{ memberId, assignment: ASSIGNMENT }],
    })
    expect(synced).toMatchObject({ errorCode: 0, protocolName: syncVersion >= 5 ? 'range' : null })
    expect(Buffer.from(synced.assignment)).toEqual(Buffer.from(ASSIGNMENT))
    const beat = await client.call(heartbeat, Math.min(4, apiVersion), { groupId: 'g', generationId, memberId })
    expect(beat.errorCode).toBe(0)
    const leaveVersion = Math.min(5, apiVersion)
    const left = await client.call(
      leave,
      leaveVersion,
      leaveVersion >= 3 ? { groupId: 'g', members: [{ memberId }] } : { groupId: 'g', memberId },
    )
    expect([left.errorCode, left.members.map(({ errorCode }) => errorCode)]).toEqual([0, leaveVersion >= 3 ? [0] : []])
    expect((await client.call(heartbeat, 4, { groupId: 'g', generationId, memberId })).errorCode).toBe(
      ErrorCode.UNKNOWN_MEMBER_ID,
    )
  })

  it.each([
    [6, ''],
    [7, null],
  ])('is told of an error without a protocol, in version %i', async (apiVersion, protocolName) => {
    const { client } = await start()
    const answer = await client.call(join, apiVersion, { ...joinBody, sessionTimeoutMs: 1 })
    expect(answer).toMatchObject({ errorCode: ErrorCode.INVALID_SESSION_TIMEOUT, protocolName, generationId: -1 })
  })

  it('says from SyncGroup v5 on which protocol it takes the group for', async () => {
    const { client } = await start()
    const { memberId, generationId } = await joinGroup(client, 9)
    const body = { groupId: 'g', generationId, memberId }
    expect((await client.call(sync, 5, body)).errorCode).toBe(ErrorCode.INCONSISTENT_GROUP_PROTOCOL)
  })

  it('that leaves a group which there is not is told so, in every shape', async () => {
    const { client } = await start()
    const old = await client.call(leave, 2, { groupId: 'none', memberId: 'm' })
    expect(old.errorCode).toBe(ErrorCode.UNKNOWN_MEMBER_ID)
    const { errorCode, members } = await client.call(leave, 5, { groupId: 'none', members: [{ memberId: 'm' }] })
    expect([errorCode, members[0]!.errorCode]).toEqual([0, ErrorCode.UNKNOWN_MEMBER_ID])
  })

  it('that waits does not hold up what else its connection asks, and is answered first', async () => {
    const { agent, client } = await start()
    const { memberId, generationId } = await stableGroup(client)
    const other = await newClient(agent)
    const parked = joinGroup(other, 3)
    const behind = other.call(list, 5, {})
    await expect
      .poll(async () => (await client.call(heartbeat, 4, { groupId: 'g', generationId, memberId })).errorCode)
      .toBe(ErrorCode.REBALANCE_IN_PROGRESS)
    const rejoined = await client.call(join, 9, { ...joinBody, memberId })
    expect(rejoined).toMatchObject({ errorCode: 0, generationId: 2 })
    expect(await parked).toMatchObject({ errorCode: 0, generationId: 2 })
    expect((await behind).groups).toMatchObject([{ groupId: 'g', groupState: 'PreparingRebalance' }])
  })

  it('that waits when its connection ends is not waited for, if it never heard its id', async () => {
    const { agent, client } = await start()
    const { memberId, generationId } = await stableGroup(client)
    const beat = async () => (await client.call(heartbeat, 4, { groupId: 'g', generationId, memberId })).errorCode
    const other = await newClient(agent)
    other.send(joinGroupRequest, 3, joinBody)
    await expect.poll(beat).toBe(ErrorCode.REBALANCE_IN_PROGRESS)
    other.close()
    await expect
      .poll(async () => {
        const { groups } = await client.call(describeGroups, 6, { groups: ['g'] })
        return groups[0]!.members.length
      })
      .toBe(1)
    const rejoined = await client.call(join, 9, { ...joinBody, memberId })
    expect(rejoined.members).toHaveLength(1)
  })

  it('that waits when the agent closes is told to look for another one', async () => {
    const { agent, client } = await start()
    const { memberId, generationId } = await stableGroup(client)
    const other = await newClient(agent)
    const parked = joinGroup(other, 3)
    await expect
      .poll(async () => (await client.call(heartbeat, 4, { groupId: 'g', generationId, memberId })).errorCode)
      .toBe(ErrorCode.REBALANCE_IN_PROGRESS)
    await Promise.all([
      agent.close(),
      expect(parked).resolves.toMatchObject({ errorCode: ErrorCode.COORDINATOR_NOT_AVAILABLE }),
    ])
  })
})

describe('offsets', () => {
  const partition = (partitionIndex: number, committedOffset: number, committedMetadata: string | null = 'note') => ({
    partitionIndex,
    committedOffset,
    committedMetadata,
  })

  it.each(versions(2, 10))('are committed in version %i', async (apiVersion) => {
    const { client } = await start()
    const topicId = await createTopic(client, 'orders', { partitions: 2 })
    const topic = apiVersion >= 10 ? { topicId } : { name: 'orders' }
    const leader = apiVersion >= 6 ? { committedLeaderEpoch: 4 } : {}
    const { topics } = await client.call(commit, apiVersion, {
      groupId: 'g',
      topics: [{ ...topic, partitions: [{ ...partition(0, 7), ...leader }, partition(2, 1), partition(1, 8, null)] }],
    })
    expect(topics).toMatchObject([
      {
        name: apiVersion >= 10 ? '' : 'orders',
        topicId: apiVersion >= 10 ? topicId : ZERO_UUID,
        partitions: [
          { partitionIndex: 0, errorCode: 0 },
          { partitionIndex: 2, errorCode: ErrorCode.UNKNOWN_TOPIC_OR_PARTITION },
          { partitionIndex: 1, errorCode: 0 },
        ],
      },
    ])
    const { groups } = await client.call(fetchOffsets, 9, { groups: [{ groupId: 'g', topics: null }] })
    expect(groups).toMatchObject([
      {
        groupId: 'g',
        errorCode: 0,
        topics: [
          {
            name: 'orders',
            partitions: [
              {
                partitionIndex: 0,
                committedOffset: 7,
                committedLeaderEpoch: apiVersion >= 6 ? 4 : -1,
                metadata: 'note',
                errorCode: 0,
              },
              { partitionIndex: 1, committedOffset: 8, metadata: '', errorCode: 0 },
            ],
          },
        ],
      },
    ])
  })

  it.each(versions(1, 10))('are fetched in version %i', async (apiVersion) => {
    const { client } = await start()
    const topicId = await createTopic(client, 'orders', { partitions: 2 })
    await client.call(commit, 8, { groupId: 'g', topics: [{ name: 'orders', partitions: [partition(1, 5)] }] })
    const wanted = [
      { name: 'unknown', topicId: 'bm9zdWNodG9waWNhbnl3aA', partitionIndexes: [0] },
      { name: 'orders', topicId, partitionIndexes: [1, 0, 9] },
    ]
    const named = wanted.map((topic) =>
      apiVersion >= 10
        ? { topicId: topic.topicId, partitionIndexes: topic.partitionIndexes }
        : { name: topic.name, partitionIndexes: topic.partitionIndexes },
    )
    const answer = await client.call(
      fetchOffsets,
      apiVersion,
      apiVersion >= 8 ? { groups: [{ groupId: 'g', topics: named }] } : { groupId: 'g', topics: named },
    )
    const { errorCode, topics } = apiVersion >= 8 ? answer.groups[0]! : answer
    expect(errorCode).toBe(0)
    const shown = topics.map(({ partitions }) =>
      partitions.map((each) => [each.partitionIndex, each.committedOffset, each.metadata, each.errorCode]),
    )
    expect(shown).toEqual([
      [[0, -1, '', apiVersion >= 10 ? ErrorCode.UNKNOWN_TOPIC_ID : 0]],
      [
        [1, 5, 'note', 0],
        [0, -1, '', 0],
        [9, -1, '', 0],
      ],
    ])
  })

  it('of several groups are fetched at once, and of a group that there is not are none', async () => {
    const { client } = await start()
    await createTopic(client, 'orders')
    for (const [groupId, offset] of [
      ['a', 1],
      ['b', 2],
    ] as const)
      await client.call(commit, 8, { groupId, topics: [{ name: 'orders', partitions: [partition(0, offset)] }] })
    const { groups } = await client.call(fetchOffsets, 8, {
      requireStable: true,
      groups: ['b', 'none', 'a'].map((groupId) => ({ groupId, topics: null })),
    })
    const offsets = groups.map(({ topics }) => topics[0]?.partitions[0]!.committedOffset)
    expect(offsets).toEqual([2, undefined, 1])
  })

  it.each([
    [8, ErrorCode.ILLEGAL_GENERATION],
    [9, ErrorCode.GROUP_ID_NOT_FOUND],
  ])('of a member of a group that there is not are refused, in version %i', async (apiVersion, errorCode) => {
    const { client } = await start()
    await createTopic(client, 'orders')
    const topics = [{ name: 'orders', partitions: [partition(0, 1)] }]
    const body = { groupId: 'g', memberId: 'm', generationIdOrMemberEpoch: 3, topics }
    expect((await client.call(commit, apiVersion, body)).topics[0]!.partitions[0]!.errorCode).toBe(errorCode)
  })

  it('of topics that there are not are refused, by name and by id', async () => {
    const { client } = await start()
    const partitions = [partition(0, 1)]
    const byName = await client.call(commit, 9, { groupId: 'g', topics: [{ name: 'unknown', partitions }] })
    expect(byName.topics[0]!.partitions[0]!.errorCode).toBe(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION)
    const topics = [{ topicId: 'bm9zdWNodG9waWNhbnl3aA', partitions }]
    const byId = await client.call(commit, 10, { groupId: 'g', topics })
    expect(byId.topics[0]!.partitions[0]!.errorCode).toBe(ErrorCode.UNKNOWN_TOPIC_ID)
  })

  it('of members need the generation, and too long a note is refused alone', async () => {
    const { client } = await start({ offsetMetadataMaxBytes: 4 })
    await createTopic(client, 'orders', { partitions: 2 })
    const { memberId, generationId } = await stableGroup(client)
    const topics = [{ name: 'orders', partitions: [partition(0, 1, 'short'), partition(1, 1, 'note')] }]
    const codes = async (generationIdOrMemberEpoch: number, id = memberId) => {
      const answer = await client.call(commit, 9, { groupId: 'g', generationIdOrMemberEpoch, memberId: id, topics })
      return answer.topics[0]!.partitions.map(({ errorCode }) => errorCode)
    }
    expect(await codes(generationId)).toEqual([ErrorCode.OFFSET_METADATA_TOO_LARGE, 0])
    expect(await codes(generationId - 1)).toEqual([ErrorCode.ILLEGAL_GENERATION, ErrorCode.ILLEGAL_GENERATION])
    expect(await codes(-1, '')).toEqual([ErrorCode.UNKNOWN_MEMBER_ID, ErrorCode.UNKNOWN_MEMBER_ID])
  })

  it('past what is stored exactly are refused', async () => {
    const { client } = await start()
    await createTopic(client, 'orders')
    const partitions = [{ ...partition(0, 0), committedOffset: 2n ** 60n }]
    const { topics } = await client.call(commit, 9, { groupId: 'g', topics: [{ name: 'orders', partitions }] })
    expect(topics[0]!.partitions[0]!.errorCode).toBe(ErrorCode.INVALID_REQUEST)
  })

  it('of a store that is away come later', async () => {
    const memory = createMemoryMetadataStore({ clock: systemClock })
    let isAway = false
    const metadataStore: MetadataStore = {
      ...memory,
      commitOffsets: (...call) =>
        isAway ? Promise.reject(new MetadataError('UNAVAILABLE', 'away')) : memory.commitOffsets(...call),
      readOffsets: (...call) =>
        isAway ? Promise.reject(new MetadataError('UNAVAILABLE', 'away')) : memory.readOffsets(...call),
    }
    const { client } = await start({ metadataStore })
    await createTopic(client, 'orders')
    isAway = true
    const topics = [{ name: 'orders', partitions: [partition(0, 1)] }]
    const committed = await client.call(commit, 9, { groupId: 'g', topics })
    expect(committed.topics[0]!.partitions[0]!.errorCode).toBe(ErrorCode.COORDINATOR_NOT_AVAILABLE)
    const wanted = [{ name: 'orders', partitionIndexes: [0] }]
    for (const apiVersion of [1, 7, 8]) {
      const body = apiVersion >= 8 ? { groups: [{ groupId: 'g', topics: wanted }] } : { groupId: 'g', topics: wanted }
      const answer = await client.call(fetchOffsets, apiVersion, body)
      const errorCode =
        apiVersion >= 8
          ? answer.groups[0]!.errorCode
          : apiVersion >= 2
            ? answer.errorCode
            : answer.topics[0]!.partitions[0]!.errorCode
      expect(errorCode).toBe(ErrorCode.COORDINATOR_NOT_AVAILABLE)
    }
  })
})

describe('administration', () => {
  it.each(versions(0, 5))('ListGroups shows every group, in version %i', async (apiVersion) => {
    const { client } = await start()
    await createTopic(client, 'orders')
    await stableGroup(client)
    const partitions = [{ partitionIndex: 0, committedOffset: 1 }]
    await client.call(commit, 8, { groupId: 'by hand', topics: [{ name: 'orders', partitions }] })
    const shown = (groupState: string) => ({
      ...(apiVersion >= 4 ? { groupState } : {}),
      ...(apiVersion >= 5 ? { groupType: 'classic' } : {}),
    })
    const { errorCode, groups } = await client.call(list, apiVersion, {})
    expect(errorCode).toBe(0)
    expect(groups).toMatchObject([
      { groupId: 'by hand', protocolType: '', ...shown('Empty') },
      { groupId: 'g', protocolType: 'consumer', ...shown('Stable') },
    ])
  })

  it('ListGroups filters by state and type, whatever their case', async () => {
    const { client } = await start()
    await stableGroup(client)
    const count = async (filters: { statesFilter?: string[]; typesFilter?: string[] }) =>
      (await client.call(list, 5, filters)).groups.length
    expect(await count({ statesFilter: ['stable'] })).toBe(1)
    expect(await count({ statesFilter: ['Empty', 'Dead'] })).toBe(0)
    expect(await count({ typesFilter: ['Classic'] })).toBe(1)
    expect(await count({ typesFilter: ['consumer'] })).toBe(0)
  })

  it.each(versions(0, 6))('DescribeGroups shows members, in version %i', async (apiVersion) => {
    const { client } = await start()
    const { memberId } = await stableGroup(client)
    const { groups } = await client.call(describeGroups, apiVersion, {
      groups: ['g', 'none'],
      ...(apiVersion >= 3 ? { includeAuthorizedOperations: true } : {}),
    })
    const authorizedOperations = apiVersion >= 3 ? 3_400 : -2_147_483_648
    const isMissing = apiVersion >= 6
    expect(groups).toMatchObject([
      {
        errorCode: 0,
        errorMessage: null,
        groupId: 'g',
        groupState: 'Stable',
        protocolType: 'consumer',
        protocolData: 'range',
        members: [{ memberId, groupInstanceId: null, clientId: 'test', clientHost: '/127.0.0.1' }],
        authorizedOperations,
      },
      {
        errorCode: isMissing ? ErrorCode.GROUP_ID_NOT_FOUND : 0,
        errorMessage: isMissing ? expect.stringContaining('none') : null,
        groupId: 'none',
        groupState: 'Dead',
        members: [],
      },
    ])
    const [member] = groups[0]!.members
    expect(Buffer.from(member!.memberMetadata)).toEqual(Buffer.from(SUBSCRIPTION))
    expect(Buffer.from(member!.memberAssignment)).toEqual(Buffer.from(ASSIGNMENT))
  })

  it('DescribeGroups hides metadata while a group rebalances', async () => {
    const { client } = await start()
    await joinGroup(client, 9)
    const { groups } = await client.call(describeGroups, 5, { groups: ['g'] })
    expect(groups[0]).toMatchObject({
      groupState: 'CompletingRebalance',
      protocolData: '',
      members: [{ memberMetadata: Buffer.alloc(0) }],
      authorizedOperations: -2_147_483_648,
    })
  })

  it.each(versions(0, 2))('DeleteGroups deletes what is empty, in version %i', async (apiVersion) => {
    const { client } = await start()
    await createTopic(client, 'orders')
    await stableGroup(client)
    const partitions = [{ partitionIndex: 0, committedOffset: 1 }]
    await client.call(commit, 8, { groupId: 'by hand', topics: [{ name: 'orders', partitions }] })
    const groupsNames = ['g', 'by hand', 'none', 'by hand']
    const { results } = await client.call(deleteGroups, apiVersion, { groupsNames })
    expect(results.map(({ groupId, errorCode }) => [groupId, errorCode])).toEqual([
      ['g', ErrorCode.NON_EMPTY_GROUP],
      ['by hand', 0],
      ['none', ErrorCode.GROUP_ID_NOT_FOUND],
      ['by hand', 0],
    ])
    expect((await client.call(list, 0, {})).groups.map(({ groupId }) => groupId)).toEqual(['g'])
  })

  it('OffsetDelete keeps what members read', async () => {
    const { client } = await start()
    for (const name of ['orders', 'users']) {
      await createTopic(client, name)
      const partitions = [{ partitionIndex: 0, committedOffset: 1 }]
      await client.call(commit, 8, { groupId: 'g', topics: [{ name, partitions }] })
    }
    await stableGroup(client)
    const names = ['orders', 'users', 'unknown']
    const answer = await client.call(deleteOffsets, 0, {
      groupId: 'g',
      topics: names.map((name) => ({ name, partitions: [{ partitionIndex: 0 }, { partitionIndex: 1 }] })),
    })
    const { UNKNOWN_TOPIC_OR_PARTITION, GROUP_SUBSCRIBED_TO_TOPIC } = ErrorCode
    expect(answer.errorCode).toBe(0)
    expect(answer.topics.map(({ partitions }) => partitions.map(({ errorCode }) => errorCode))).toEqual([
      [GROUP_SUBSCRIBED_TO_TOPIC, UNKNOWN_TOPIC_OR_PARTITION],
      [0, UNKNOWN_TOPIC_OR_PARTITION],
      [UNKNOWN_TOPIC_OR_PARTITION, UNKNOWN_TOPIC_OR_PARTITION],
    ])
    const { groups } = await client.call(fetchOffsets, 8, { groups: [{ groupId: 'g', topics: null }] })
    expect(groups[0]!.topics.map(({ name }) => name)).toEqual(['orders'])
    const missing = await client.call(deleteOffsets, 0, { groupId: 'none', topics: [] })
    expect(missing.errorCode).toBe(ErrorCode.GROUP_ID_NOT_FOUND)
  })

  it('FindCoordinator shows the coordinator at the address that the client is shown', async () => {
    const { agent } = await start()
    const client = await newClient(agent, 'me,ws_host_override=elsewhere.example')
    const body = { coordinatorKeys: ['g', 'h'] }
    const { coordinators } = await client.call([findCoordinatorRequest, findCoordinatorResponse], 6, body)
    expect(coordinators.map(({ key, host, errorCode }) => [key, host, errorCode])).toEqual([
      ['g', 'elsewhere.example', 0],
      ['h', 'elsewhere.example', 0],
    ])
  })
})
