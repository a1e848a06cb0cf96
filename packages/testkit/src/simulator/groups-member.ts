import type { JoinAnswer } from '@millrace/coordinator'
import { ErrorCode } from '@millrace/protocol'
import { sleep } from '@millrace/runtime'
import type { GroupsCluster } from './groups-cluster.ts'
import type { CommitAttempt } from './groups-commit-watch.ts'
import { type GroupsWorld, GROUPS_TOPIC_ID, REBALANCE_TIMEOUT_MS, SESSION_TIMEOUT_MS } from './groups-world.ts'

/** A consumer of a group, with the eager protocol: whenever a rebalance begins it gives up everything. */
export interface GroupsMember {
  /** What it owns, and since which generation; undefined while it has to join or to sync. */
  readonly assignment: { readonly generation: number; readonly partitions: readonly number[] } | undefined
}

const HEARTBEAT_MS = 1_500
const REQUEST_TIMEOUT_MS = 4_000
const RETRY_MS = 100
const COMMIT_MS = 500
const AWAY_MS = 5_000

/** Codes after which a request is made again, of another agent perhaps. */
const COME_AGAIN: ReadonlySet<number> = new Set([
  ErrorCode.NOT_COORDINATOR,
  ErrorCode.COORDINATOR_NOT_AVAILABLE,
  ErrorCode.COORDINATOR_LOAD_IN_PROGRESS,
])
/** Codes after which a member joins again. */
const JOIN_AGAIN: ReadonlySet<number> = new Set([ErrorCode.REBALANCE_IN_PROGRESS, ErrorCode.ILLEGAL_GENERATION])

/** Where the next commit's offset comes from: one for all members. */
export interface OffsetSource {
  next(): number
}

/** Starts a consumer, which does what Kafka's do. */
export function createGroupsMember(
  world: GroupsWorld,
  cluster: GroupsCluster,
  { groupId, name, offsets }: { readonly groupId: string; readonly name: string; readonly offsets: OffsetSource },
): GroupsMember {
  const { clock, random, events, watch, shape } = world
  let memberId = ''
  let assignment: GroupsMember['assignment']
  /** When it sent the last request whose answer said that it is a member and no rebalance has begun. */
  let lastGoodMs = 0
  let commits = Promise.resolve()

  const pause = (ms: number) => sleep(clock, ms)
  const own = () => ({ groupId, memberId, instanceId: null })

  /** Whoever shows that it lives within its session's time is a member until it is told of a rebalance, whoever has the group. */
  function forgotten(what: string): void {
    const silentMs = clock.monotonicMs() - lastGoodMs
    if (assignment !== undefined && silentMs < SESSION_TIMEOUT_MS)
      world.violate(`${memberId} is unknown to a ${what} ${silentMs.toFixed(0)} ms after it was a member of ${groupId}`)
    memberId = ''
    assignment = undefined
  }

  /** Nothing but what tells a client to come again. */
  function unexpected(what: string, errorCode: number): void {
    if (!COME_AGAIN.has(errorCode))
      world.violate(`a ${what} of ${memberId} of ${groupId} is answered with ${errorCode}`)
  }

  /** Joins until it is a member of a generation. */
  async function join(): Promise<JoinAnswer> {
    for (;;) {
      const sentMs = clock.monotonicMs()
      const answer = await cluster.ask(REBALANCE_TIMEOUT_MS + 3_000, (router, signal) =>
        router.joinGroup(
          {
            ...own(),
            protocolType: 'consumer',
            protocols: [{ name: 'range', metadata: new Uint8Array(0) }],
            sessionTimeoutMs: SESSION_TIMEOUT_MS,
            rebalanceTimeoutMs: REBALANCE_TIMEOUT_MS,
            clientId: name,
            clientHost: 'simulated',
            needsMemberId: true,
            canSkipAssignment: true,
          },
          { signal },
        ),
      )
      const errorCode = answer?.errorCode
      if (answer !== undefined && errorCode === ErrorCode.NONE) {
        lastGoodMs = sentMs
        watch.joined(groupId, answer)
        return answer
      }
      if (errorCode === ErrorCode.MEMBER_ID_REQUIRED) memberId = answer!.memberId
      else if (errorCode === ErrorCode.UNKNOWN_MEMBER_ID) memberId = ''
      else if (errorCode !== undefined && !JOIN_AGAIN.has(errorCode)) unexpected('join', errorCode)
      if (errorCode !== ErrorCode.MEMBER_ID_REQUIRED) await pause(RETRY_MS * (0.5 + random.next()))
    }
  }

  /** What the leader gives to whom: another each time that it is asked, so that two answers never agree by chance. */
  function assignAnew({ members }: JoinAnswer) {
    const first = Math.floor(random.next() * members.length)
    return members.map((member, index) => {
      const partitions = Array.from({ length: shape.partitionCount }, (_, partition) => partition)
      const mine = partitions.filter((partition) => (partition + first) % members.length === index)
      return { memberId: member.memberId, assignment: Uint8Array.from(mine) }
    })
  }

  /** Asks for its assignment; false when it has to join again. */
  async function sync(joined: JoinAnswer): Promise<boolean> {
    for (;;) {
      const { generation } = joined
      const assignments = joined.leaderId === memberId ? assignAnew(joined) : []
      const sentMs = clock.monotonicMs()
      const request = { ...own(), generation, protocolType: null, protocolName: null, assignments }
      const answer = await cluster.ask(REBALANCE_TIMEOUT_MS + 3_000, (router, signal) =>
        router.syncGroup(request, { signal }),
      )
      const errorCode = answer?.errorCode
      if (answer !== undefined && errorCode === ErrorCode.NONE) {
        lastGoodMs = sentMs
        assignment = { generation, partitions: [...answer.assignment] }
        watch.assigned(groupId, { generation, memberId }, assignment.partitions)
        world.trace(() => `${memberId} owns ${assignment!.partitions.join(' ')} in ${groupId}/${generation}`)
        return true
      }
      if (errorCode === ErrorCode.UNKNOWN_MEMBER_ID) memberId = ''
      else if (errorCode !== undefined && !JOIN_AGAIN.has(errorCode)) unexpected('sync', errorCode)
      if (errorCode === ErrorCode.UNKNOWN_MEMBER_ID || JOIN_AGAIN.has(errorCode ?? 0)) return false
      // Some clients join again, others ask again.
      if (random.next() < 0.5) return false
      await pause(RETRY_MS)
    }
  }

  /** Where to go on: nothing that was acknowledged is forgotten. */
  async function fetchOffsets(): Promise<void> {
    const wanted = assignment!.partitions
    const floors = wanted.map((partition) => watch.commits.floor(groupId, partition))
    const partitions = wanted.map((partition) => ({ topicId: GROUPS_TOPIC_ID, partition }))
    const answer = await cluster.ask(REQUEST_TIMEOUT_MS, (router) => router.fetchOffsets([{ groupId, partitions }]))
    if (answer?.errorCode !== ErrorCode.NONE) return
    for (const [index, partition] of wanted.entries())
      watch.commits.seen({ groupId, partition }, answer.groups[0]![index]?.offset ?? null, floors[index]!)
  }

  /** Commits of what it owns, as long as it is this assignment. */
  async function commitNowAndThen(held: NonNullable<GroupsMember['assignment']>): Promise<void> {
    while (assignment === held) {
      await pause(random.next() * 2 * COMMIT_MS)
      if (assignment !== held || held.partitions.length === 0) return
      const partition = held.partitions[Math.floor(random.next() * held.partitions.length)]!
      await commit(held.generation, { groupId, partition, offset: offsets.next() })
    }
  }

  async function commit(generation: number, attempt: CommitAttempt): Promise<void> {
    const { partition, offset } = attempt
    const identity = own()
    const place = { topicId: GROUPS_TOPIC_ID, partition, offset, leaderEpoch: -1, metadata: '' }
    watch.commits.sent(attempt)
    const answer = await cluster.ask(REQUEST_TIMEOUT_MS, (router) =>
      router.commitOffsets({ ...identity, generation, retentionMs: null, offsets: [place] }),
    )
    const code = answer?.errorCode === ErrorCode.NONE ? answer.results[0]! : answer?.errorCode
    if (code === undefined) watch.commits.gaveUp(attempt)
    if (identity.memberId !== memberId) return
    // Not a sign that all is well: a rebalance may have begun.
    if (code === ErrorCode.NONE) watch.commits.acknowledged(attempt)
    else if (code === ErrorCode.UNKNOWN_MEMBER_ID) forgotten('commit')
    else if (code !== undefined && !JOIN_AGAIN.has(code)) unexpected('commit', code)
  }

  /** Lives with its assignment until that is over. */
  async function serve(): Promise<void> {
    const held = assignment!
    // One at a time, also from one assignment to the next: nothing keeps two in order that go through two agents.
    commits = commits.then(() => commitNowAndThen(held))
    await fetchOffsets()
    while (assignment === held) {
      const sentMs = clock.monotonicMs()
      const request = { ...own(), generation: held.generation }
      const code = await cluster.ask(REQUEST_TIMEOUT_MS, (router) => router.heartbeat(request))
      if (assignment !== held) return
      if (code === ErrorCode.NONE) lastGoodMs = Math.max(lastGoodMs, sentMs)
      else if (code === ErrorCode.UNKNOWN_MEMBER_ID) forgotten('heartbeat')
      else if (code !== undefined && JOIN_AGAIN.has(code)) assignment = undefined
      else if (code !== undefined) unexpected('heartbeat', code)
      if (assignment !== held) return
      if (events.fires('member.left')) return leave()
      if (events.fires('member.vanished')) return beAway()
      await pause(code === ErrorCode.NONE ? HEARTBEAT_MS : RETRY_MS)
    }
  }

  async function leave(): Promise<void> {
    const request = { groupId, members: [{ memberId, instanceId: null }] }
    assignment = undefined
    await cluster.ask(REQUEST_TIMEOUT_MS, (router) => router.leaveGroup(request))
    await beAway()
  }

  async function beAway(): Promise<void> {
    assignment = undefined
    memberId = ''
    await pause(random.next() * AWAY_MS)
  }

  async function live(): Promise<never> {
    await pause(random.next() * 1_000)
    for (;;) {
      assignment = undefined
      const joined = await join()
      if (await sync(joined)) await serve()
    }
  }

  live().catch((error: unknown) => world.violate(`${name} has failed: ${String(error)}`))
  return {
    get assignment() {
      return assignment
    },
  }
}
