import { type Group, type Member, metadataIn } from './group-state.ts'
import { Timers, type Turn } from './group-turn.ts'
import type { JoinAnswer, SyncAnswer } from './requests.ts'

const NOTHING = new Uint8Array(0)

/** The answer to a JoinGroup that failed. */
export function joinError(memberId: string, errorCode: number): JoinAnswer {
  return {
    errorCode,
    generation: -1,
    protocolType: null,
    protocolName: null,
    leaderId: '',
    skipAssignment: false,
    memberId,
    members: [],
  }
}

/** The answer to a SyncGroup that failed. */
export function syncError(errorCode: number): SyncAnswer {
  return { errorCode, protocolType: null, protocolName: null, assignment: NOTHING }
}

/** The answer that makes somebody a member of the current generation. The leader is told of all members. */
export function joined(group: Group, member: Member): JoinAnswer {
  const { generation, protocolType, protocolName, leaderId } = group
  const isLeader = leaderId === member.memberId
  return {
    errorCode: 0,
    generation,
    protocolType,
    protocolName,
    leaderId: leaderId ?? '',
    skipAssignment: false,
    memberId: member.memberId,
    members: isLeader ? everyMember(group) : [],
  }
}

/** Every member as the leader is told of it. */
export function everyMember(group: Group): JoinAnswer['members'] {
  return [...group.members.values()].map((member) => ({
    memberId: member.memberId,
    instanceId: member.instanceId,
    metadata: metadataIn(member, group.protocolName),
  }))
}

/** Answers a member's JoinGroup, if it waits. */
export function answerJoin({ effects }: Turn, member: Member, answer: JoinAnswer): void {
  if (member.joinToken === undefined) return
  effects.push({ kind: 'answerJoin', token: member.joinToken, answer })
  member.joinToken = undefined
}

/** Answers a member's SyncGroup, if it waits. */
export function answerSync({ effects }: Turn, member: Member, answer: SyncAnswer): void {
  if (member.syncToken === undefined) return
  effects.push({ kind: 'answerSync', token: member.syncToken, answer })
  member.syncToken = undefined
}

/** Gives a member its session timeout from now on. */
export function setSessionTimer({ effects }: Turn, member: Member): void {
  effects.push({ kind: 'setTimer', timer: Timers.session(member.memberId), delayMs: member.sessionTimeoutMs })
}
