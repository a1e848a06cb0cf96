import { type MessageCodec, writeConsumerAssignment, writeConsumerSubscription } from '@millrace/protocol'
import * as messages from '@millrace/protocol/messages'
import { type AgentClient, createTopic } from './agent-client.ts'

type Body = Readonly<Record<string, unknown>>

interface Answer {
  readonly errorCode: number
  readonly memberId: string
  readonly generationId: number
  readonly leader: string
}

const SUBSCRIPTION = writeConsumerSubscription({ topics: ['orders'] })
const ASSIGNMENT = writeConsumerAssignment({ assignedPartitions: [{ topic: 'orders', partitions: [0] }] })
const UNKNOWN_TOPIC_ID = 'bm9zdWNodG9waWNhbnl3aA'
const MEMBER_ID_REQUIRED = 79
const ZERO = 'AAAAAAAAAAAAAAAAAAAAAA'

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index)

/** Gives what differs between runs names, and lists that have no order one. */
function createNormaliser() {
  const memberIds = new Map<string, string>()

  function memberName(id: string): string {
    if (!/-[0-9a-f]{8}-[0-9a-f-]{27}$/.test(id)) return id
    const known = memberIds.get(id) ?? `${id.slice(0, -37)} #${memberIds.size + 1}`
    memberIds.set(id, known)
    return known
  }

  function one(key: string, value: unknown): unknown {
    if (value instanceof Uint8Array) return Buffer.from(value).toString('hex')
    if (typeof value === 'bigint') return String(value)
    if (key === 'memberId' || key === 'leader') return memberName(String(value))
    if ((key === 'nodeId' || key === 'port') && Number(value) > 0) return key
    if (key === 'topicId' && value !== ZERO) return key
    // Errors of a whole group or type are told in each server's own words.
    if (key === 'errorMessage' && String(value).length > 4) return 'in words'
    return value
  }

  function tidy(key: string, value: unknown): unknown {
    if (Array.isArray(value)) {
      const items = value.map((item) => tidy('', item))
      const hasOrder = typeof items[0] !== 'object' || key === 'topics'
      return hasOrder ? items : items.toSorted((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1))
    }
    const plain = one(key, value)
    if (plain === null || typeof plain !== 'object') return plain
    const fields = Object.entries(plain).filter(([name]) => name !== 'throttleTimeMs' && name !== 'unknownTaggedFields')
    return Object.fromEntries(fields.map(([name, field]) => [name, tidy(name, field)]))
  }

  return (value: unknown): string => JSON.stringify(tidy('', value))
}

/** Says to a server, over three connections, much of what can be said about groups, and writes its answers down. */
export async function runGroupScript(clients: readonly [AgentClient, AgentClient, AgentClient]): Promise<string[]> {
  const [first, second, third] = clients
  const lines: string[] = []
  const normalised = createNormaliser()
  const all: Readonly<Record<string, MessageCodec<unknown>>> = messages

  async function quietly(client: AgentClient, api: string, version: number, body: Body): Promise<Answer> {
    const name = api.charAt(0).toLowerCase() + api.slice(1)
    const codecs = [all[`${name}Request`]!, all[`${name}Response`]!] as const
    return (await client.call(codecs, version, body)) as Answer
  }

  function write(label: string, answer: unknown): void {
    lines.push(`${label}: ${normalised(answer)}`)
  }

  async function ask(api: string, version: number, body: Body, label = ''): Promise<Answer> {
    const answer = await quietly(first, api, version, body)
    write(`${api} v${version}${label === '' ? '' : ` ${label}`}`, answer)
    return answer
  }

  const joinBody = (groupId: string, more: Body = {}) => ({
    groupId,
    sessionTimeoutMs: 10_000,
    rebalanceTimeoutMs: 10_000,
    protocolType: 'consumer',
    protocols: [{ name: 'range', metadata: SUBSCRIPTION }],
    ...more,
  })

  async function join(client: AgentClient, version: number, body: Body): Promise<Answer> {
    const answer = await quietly(client, 'JoinGroup', version, body)
    if (answer.errorCode !== MEMBER_ID_REQUIRED) return answer
    return quietly(client, 'JoinGroup', version, { ...body, memberId: answer.memberId })
  }

  const topicId = await createTopic(first, 'orders', { partitions: 3 })
  const topicBody = (byId: boolean, name: string, rest: Body) =>
    byId ? { topicId: name === 'orders' ? topicId : UNKNOWN_TOPIC_ID, ...rest } : { name, ...rest }
  const oneOffset = [{ name: 'orders', partitions: [{ partitionIndex: 0, committedOffset: 1, committedMetadata: '' }] }]

  async function coordinators(): Promise<void> {
    for (const version of range(0, 6))
      for (const keyType of version === 0 ? [0] : [0, 9]) {
        const key = version >= 4 ? { coordinatorKeys: ['a', 'b'] } : { key: 'a' }
        await ask('FindCoordinator', version, version === 0 ? key : { keyType, ...key }, `of type ${keyType}`)
      }
  }

  async function life(version: number): Promise<void> {
    const groupId = `life ${version}`
    const joined = await join(first, version, joinBody(groupId))
    write(`JoinGroup v${version}`, joined)
    const { memberId, generationId } = joined
    const [syncVersion, leaveVersion] = [Math.min(5, version), Math.min(5, version)]
    const syncBody = {
      groupId,
      generationId,
      memberId,
      assignments: [{ memberId, assignment: ASSIGNMENT }],
      ...(syncVersion >= 5 ? { protocolType: 'consumer', protocolName: 'range' } : {}),
    }
    await ask('DescribeGroups', 6, { groups: [groupId], includeAuthorizedOperations: true }, 'before SyncGroup')
    await ask('SyncGroup', syncVersion, { ...syncBody, generationId: 77 }, 'of another generation')
    await ask('SyncGroup', syncVersion, { ...syncBody, memberId: 'who' }, 'of nobody')
    if (syncVersion >= 5) {
      await ask('SyncGroup', 5, { ...syncBody, protocolType: null }, 'without a protocol type')
      await ask('SyncGroup', 5, { ...syncBody, protocolName: 'other' }, 'of another protocol')
    }
    const commitBody = { groupId, generationIdOrMemberEpoch: generationId, memberId, topics: oneOffset }
    await ask('OffsetCommit', 8, commitBody, 'before SyncGroup')
    await ask('SyncGroup', syncVersion, syncBody)
    await ask('SyncGroup', syncVersion, syncBody, 'again')
    const beat = { groupId, generationId, memberId }
    await ask('Heartbeat', Math.min(4, version), beat)
    await ask('Heartbeat', Math.min(4, version), { ...beat, generationId: 99 }, 'of another generation')
    await ask('Heartbeat', Math.min(4, version), { ...beat, memberId: 'who' }, 'of nobody')
    await ask('JoinGroup', version, joinBody(groupId, { memberId: 'who' }), 'of nobody')
    await ask('JoinGroup', version, joinBody(groupId, { protocolType: 'connect' }), 'of another type')
    await ask('JoinGroup', version, joinBody(groupId, { protocols: [] }), 'without protocols')
    await ask('JoinGroup', version, joinBody(groupId, { sessionTimeoutMs: 1 }), 'with a short session')
    await ask('JoinGroup', version, joinBody(''), 'of a group without a name')
    await ask('DeleteGroups', 2, { groupsNames: [groupId, 'none', ''] }, 'with members')
    if (version === 9) await looks(groupId)
    const leaving = (id: string, group: string) =>
      leaveVersion >= 3 ? { groupId: group, members: [{ memberId: id }] } : { groupId: group, memberId: id }
    for (const [id, group] of [
      ['who', groupId],
      [memberId, groupId],
      ['who', 'none'],
      ['who', ''],
    ] as const)
      await ask('LeaveGroup', leaveVersion, leaving(id, group), `of ${id === 'who' ? 'nobody' : 'a member'}`)
    await ask('DescribeGroups', 6, { groups: [groupId] }, 'when empty')
    await ask('Heartbeat', Math.min(4, version), beat, 'when empty')
    await ask('SyncGroup', syncVersion, syncBody, 'when empty')
    await ask('JoinGroup', version, joinBody(groupId, { memberId }), 'when empty')
    await ask('ListGroups', 5, { statesFilter: ['EMPTY'], typesFilter: ['Classic'] }, 'when empty')
    await ask('DeleteGroups', Math.min(2, version), { groupsNames: [groupId] }, 'when empty')
  }

  async function looks(groupId: string): Promise<void> {
    for (const version of range(0, 6)) {
      const operations = version >= 3 ? { includeAuthorizedOperations: version % 2 === 0 } : {}
      await ask('DescribeGroups', version, { groups: [groupId, 'none'], ...operations }, 'of a stable group')
    }
    for (const version of range(0, 5)) await ask('ListGroups', version, {}, 'of a stable group')
    await ask('ListGroups', 5, { typesFilter: ['none'] }, 'of another type')
    await ask('ListGroups', 5, { statesFilter: ['none'] }, 'in another state')
  }

  async function nowhere(): Promise<void> {
    for (const groupId of ['none', '']) {
      const member = { groupId, generationId: 0, memberId: 'who' }
      await ask('Heartbeat', 4, member, 'of no group')
      await ask('SyncGroup', 5, { ...member, protocolType: 'consumer', protocolName: 'range' }, 'of no group')
      await ask('JoinGroup', 9, joinBody(groupId, { memberId: 'who' }), 'of no group')
      await ask('OffsetDelete', 0, { groupId, topics: [] }, 'of no group')
    }
  }

  async function commits(version: number): Promise<void> {
    const groupId = `offsets ${version}`
    const partition = (partitionIndex: number, committedOffset: number, committedMetadata: string | null) => ({
      partitionIndex,
      committedOffset,
      committedMetadata,
      ...(version >= 6 ? { committedLeaderEpoch: 0 } : {}),
    })
    const topic = (name: string, partitions: readonly Body[]) => topicBody(version >= 10, name, { partitions })
    const member = {
      groupId,
      generationIdOrMemberEpoch: 5,
      memberId: 'who',
      topics: [topic('orders', [partition(0, 1, '')])],
    }
    await ask('OffsetCommit', version, member, 'of a member of no group')
    const partitions = [partition(0, 10 + version, 'hi'), partition(1, 3, null), partition(7, 1, '')]
    const topics = [
      topic('orders', [...partitions, partition(2, 4, 'x'.repeat(5_000))]),
      topic('none', [partition(0, 1, '')]),
    ]
    await ask('OffsetCommit', version, { groupId, topics })
    await ask('OffsetCommit', version, member, 'of a member of an empty group')
    await ask('OffsetCommit', version, { groupId, topics: [topic('orders', [partition(1, -1, '')])] }, 'below 0')
    await ask(
      'OffsetCommit',
      version,
      { groupId: '', topics: [topic('orders', [partition(1, 2, '')])] },
      'without a name',
    )
  }

  async function fetches(version: number): Promise<void> {
    const topic = (name: string, partitionIndexes: readonly number[]) =>
      topicBody(version >= 10, name, { partitionIndexes })
    const wanted = [[topic('orders', [0, 1, 9]), topic('none', [0])], [], ...(version >= 2 ? [null] : [])]
    for (const groupId of ['offsets 3', 'none', ''])
      for (const topics of wanted) {
        const groups = [
          { groupId, topics },
          { groupId: 'offsets 5', topics: null },
        ]
        await ask('OffsetFetch', version, version >= 8 ? { groups } : { groupId, topics }, `of ${groupId}`)
      }
  }

  /** A static member starts again, a second member comes, and the static one is removed by an operator. */
  async function statics(version: number): Promise<void> {
    const groupId = `static ${version}`
    const groupInstanceId = 'instance'
    const own = joinBody(groupId, { groupInstanceId })
    const before = await ask('JoinGroup', version, own, 'of a static member')
    const member = (memberId: string, more: Body = {}) => ({
      groupId,
      generationId: before.generationId,
      memberId,
      groupInstanceId,
      ...more,
    })
    const protocol = { protocolType: 'consumer', protocolName: 'range' }
    const plan = { ...protocol, assignments: [{ memberId: before.memberId, assignment: ASSIGNMENT }] }
    await ask('SyncGroup', 5, member(before.memberId, plan))
    const { memberId } = await ask('JoinGroup', version, own, 'of a static member again')
    await ask('Heartbeat', 4, member(before.memberId), 'of its old self')
    await ask('Heartbeat', 4, member(before.memberId, { groupInstanceId: null }), 'of its old self')
    await ask('Heartbeat', 4, member(memberId, { groupInstanceId: 'other' }), 'of another instance')
    await ask('JoinGroup', version, { ...own, memberId: before.memberId }, 'of its old self')
    await ask('SyncGroup', 5, member(memberId, protocol), 'of its new self')
    await ask('OffsetDelete', 0, { groupId, topics: [{ name: 'orders', partitions: [{ partitionIndex: 0 }] }] })
    const parked = join(second, version, joinBody(groupId))
    await untilRebalancing(member(memberId))
    await ask('SyncGroup', 5, member(memberId, protocol), 'during a rebalance')
    await ask('Heartbeat', 4, member(memberId), 'during a rebalance')
    const { generationId, ...identity } = member(memberId)
    const commitBody = { ...identity, generationIdOrMemberEpoch: generationId, topics: oneOffset }
    await ask('OffsetCommit', 8, commitBody, 'during a rebalance')
    const rejoined = await quietly(third, 'JoinGroup', version, { ...own, memberId })
    write(`JoinGroup v${version} that ends a rebalance`, rejoined)
    write(`JoinGroup v${version} that waited for it`, await parked)
    await ask('DescribeGroups', 6, { groups: [groupId] }, 'before SyncGroup')
    const removed = [{ memberId: '' }, { memberId: 'who' }].map((each) => ({ ...each, groupInstanceId }))
    await ask('LeaveGroup', 5, { groupId, members: [...removed, { memberId: '', groupInstanceId: 'other' }] })
    await ask('DescribeGroups', 6, { groups: [groupId] }, 'during a rebalance')
  }

  async function untilRebalancing(member: Body): Promise<void> {
    const REBALANCE_IN_PROGRESS = 27
    for (;;) {
      const { errorCode } = await quietly(first, 'Heartbeat', 4, member)
      if (errorCode === REBALANCE_IN_PROGRESS) return
    }
  }

  await coordinators()
  for (const version of range(0, 9)) await life(version)
  await nowhere()
  for (const version of range(2, 10)) await commits(version)
  for (const version of range(1, 10)) await fetches(version)
  for (const version of [5, 7, 8, 9]) await statics(version)
  return lines
}
