import type { CommitRequest, JoinAnswer } from '@millrace/coordinator'
import type { GroupClaimOutcome, GroupFence } from '@millrace/metadata'
import { ErrorCode } from '@millrace/protocol'
import { createCommitWatch, type CommitWatch } from './groups-commit-watch.ts'
import type { GroupsEvents } from './groups-events.ts'
import type { SimProcess } from './sim-process.ts'

/** What a coordinator said. */
export interface ToldAnswer {
  readonly errorCode: number
  /** The generation that it is about; undefined when about none. */
  readonly generation?: number | undefined
}

/** Sees who has which group, what coordinators say and what members are told, and says when that cannot be right. */
export interface GroupsWatch {
  /** Commits of offsets. */
  readonly commits: CommitWatch
  /** The store has decided a claim. */
  claimed(process: SimProcess, groupId: string, outcome: GroupClaimOutcome): void
  /** The store has taken a write with this fence. */
  wrote(process: SimProcess, fence: GroupFence): void
  /** Who claimed has heard of it: from here on it takes the group for its own. */
  believes(process: SimProcess, groupId: string): void
  /** It does not any more; of no group when none is named. */
  letsGo(process: SimProcess, groupId?: string): void
  /** A coordinator is asked for a group. */
  asked(process: SimProcess, groupId: string): void
  /** A coordinator has answered, at this moment. */
  told(process: SimProcess, groupId: string, answer: ToldAnswer): void
  /** A member was told that it is one. */
  joined(groupId: string, answer: JoinAnswer): void
  /** A member was told what it owns. */
  assigned(
    groupId: string,
    member: { readonly generation: number; readonly memberId: string },
    owned: readonly number[],
  ): void
  /** Looks at what there is after each event. */
  step(): void
  /** Generations that members were told of. */
  readonly generationCount: number
}

/** Answers that can only come from a group in memory. */
const FROM_MEMORY: ReadonlySet<number> = new Set([
  ErrorCode.NONE,
  ErrorCode.REBALANCE_IN_PROGRESS,
  ErrorCode.ILLEGAL_GENERATION,
  ErrorCode.MEMBER_ID_REQUIRED,
])

interface Generation {
  readonly leaderId: string
  members: string | undefined
  /** Who owns each partition. */
  readonly owners: Map<number, string>
  /** What each member was told to own. */
  readonly assignments: Map<string, string>
}

/** A watch that has seen nothing. */
export function createGroupsWatch(events: GroupsEvents, violate: (message: string) => void): GroupsWatch {
  const holders = new Map<string, SimProcess>()
  /** The newest fence of each group. */
  const epochs = new Map<string, number>()
  const believers = new Map<string, Set<SimProcess>>()
  const highest = new Map<string, number>()
  const generations = new Map<string, Generation>()
  const commits = createCommitWatch(events, violate)

  /** Two at once take the group for theirs: who was paused or cut off, and who has it now. */
  const bothBelieve = (groupId: string) => (believers.get(groupId)?.size ?? 0) > 1
  const isPast = (process: SimProcess, groupId: string) =>
    holders.has(groupId) && holders.get(groupId) !== process && believers.get(groupId)?.has(process) === true

  return {
    commits,
    claimed(process, groupId, outcome) {
      if (!outcome.ok) {
        events.count(outcome.code === 'HELD' ? 'claim.held' : 'claim.lease-lapsed')
        return
      }
      const before = holders.get(groupId)
      if (before !== undefined && before !== process) events.count('claim.takeover')
      holders.set(groupId, process)
      epochs.set(groupId, outcome.fence.epoch)
    },
    wrote(process, { groupId, epoch }) {
      const newest = epochs.get(groupId)
      if (newest !== undefined && epoch < newest)
        violate(`${process.name} has written ${groupId} with fence ${epoch}, after fence ${newest} was given`)
    },
    believes(process, groupId) {
      const set = believers.get(groupId) ?? new Set()
      believers.set(groupId, set.add(process))
      if (bothBelieve(groupId)) events.count('both-believe.begun')
    },
    letsGo(process, groupId) {
      for (const [each, set] of believers) if (groupId === undefined || groupId === each) set.delete(process)
    },
    asked(process, groupId) {
      if (process.isAlive && isPast(process, groupId)) events.count('both-believe.past-holder-asked')
    },
    told(process, groupId, { errorCode, generation }) {
      if (!process.isAlive) return
      const holder = holders.get(groupId)
      if (FROM_MEMORY.has(errorCode) && holder !== process)
        violate(`${process.name} answers ${errorCode} for ${groupId}, which ${holder?.name ?? 'nobody'} has`)
      if (errorCode !== ErrorCode.NONE || generation === undefined) return
      const known = highest.get(groupId) ?? 0
      if (generation < known) violate(`${process.name} speaks of generation ${generation} of ${groupId} after ${known}`)
      highest.set(groupId, Math.max(known, generation))
    },
    joined(groupId, { generation, leaderId, members, memberId }) {
      const key = `${groupId}/${generation}`
      const known = generations.get(key) ?? { leaderId, members: undefined, owners: new Map(), assignments: new Map() }
      generations.set(key, known)
      if (known.leaderId !== leaderId) violate(`generation ${key} is led by ${known.leaderId}, and by ${leaderId}`)
      if (leaderId !== memberId) return
      const list = members
        .map((member) => member.memberId)
        .sort()
        .join(' ')
      if ((known.members ?? list) !== list) violate(`generation ${key} has the members ${known.members}, and ${list}`)
      known.members = list
    },
    assigned(groupId, { generation, memberId }, owned) {
      const known = generations.get(`${groupId}/${generation}`)
      const where = `in generation ${generation} of ${groupId}`
      if (known === undefined) {
        violate(`${memberId} got an assignment ${where}, which nobody joined`)
        return
      }
      const list = owned.join(' ')
      const before = known.assignments.get(memberId) ?? list
      if (before !== list) violate(`${memberId} owns ${before || 'nothing'} ${where}, and ${list || 'nothing'}`)
      known.assignments.set(memberId, list)
      for (const partition of owned) {
        const owner = known.owners.get(partition) ?? memberId
        if (owner !== memberId) violate(`partition ${partition} belongs to ${owner} ${where}, and to ${memberId}`)
        known.owners.set(partition, memberId)
      }
    },
    step() {
      for (const groupId of believers.keys()) if (bothBelieve(groupId)) events.count('both-believe.events')
    },
    get generationCount() {
      return generations.size
    },
  }
}

/** The one partition and offset that a member of the simulation commits. */
export function committed({ groupId, offsets }: CommitRequest) {
  const { partition, offset } = offsets[0]!
  return { groupId, partition, offset }
}
