import { ErrorCode } from '@millrace/protocol'
import type { Group } from './group-state.ts'

/**
 * Whether somebody is a member: NONE, UNKNOWN_MEMBER_ID, or FENCED_INSTANCE_ID when another one took over its instance
 * id (KIP-345).
 */
export function memberProblem(group: Group, memberId: string, instanceId: string | null): number {
  if (instanceId !== null) {
    const holder = group.staticIds.get(instanceId)
    if (holder === undefined) return ErrorCode.UNKNOWN_MEMBER_ID
    if (holder !== memberId) return ErrorCode.FENCED_INSTANCE_ID
  }
  return group.members.has(memberId) ? ErrorCode.NONE : ErrorCode.UNKNOWN_MEMBER_ID
}
