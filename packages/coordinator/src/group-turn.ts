import type { ResolvedGroupSettings } from './options.ts'
import type { GroupImage } from './group-image.ts'
import type { Group, Member } from './group-state.ts'
import type {
  CommitIdentity,
  HeartbeatRequest,
  JoinAnswer,
  JoinRequest,
  LeaveAnswer,
  LeaveRequest,
  SyncAnswer,
  SyncRequest,
} from './requests.ts'

/** What happens to a group. `token` names a request; its answer carries the same. */
export type GroupEvent =
  | {
      /** A JoinGroup. `newMemberId` is used when the member has no id. */
      readonly kind: 'join'
      /** Names the request. */
      readonly token: number
      /** What is asked. */
      readonly request: JoinRequest
      /** An id that was never given out. */
      readonly newMemberId: string
    }
  | {
      /** A SyncGroup. */
      readonly kind: 'sync'
      /** Names the request. */
      readonly token: number
      /** What is asked. */
      readonly request: SyncRequest
    }
  | {
      /** A Heartbeat. */
      readonly kind: 'heartbeat'
      /** Names the request. */
      readonly token: number
      /** What is asked. */
      readonly request: HeartbeatRequest
    }
  | {
      /** A LeaveGroup. */
      readonly kind: 'leave'
      /** Names the request. */
      readonly token: number
      /** What is asked. */
      readonly request: LeaveRequest
    }
  | {
      /** Whether an OffsetCommit may be written is asked. */
      readonly kind: 'checkCommit'
      /** Names the request. */
      readonly token: number
      /** What is asked. */
      readonly request: CommitIdentity
    }
  | {
      /** The group was read from the store: its timers start. Once, before anything else. */
      readonly kind: 'loaded'
    }
  | {
      /** A timer is due. */
      readonly kind: 'timer'
      /** The one that was set. */
      readonly timer: string
    }
  | {
      /** The write that was asked for is done, or failed and may or may not have taken place. */
      readonly kind: 'written'
      /** Whether it is done. */
      readonly ok: boolean
    }
  | {
      /** Nobody waits for a request's answer any more. */
      readonly kind: 'abandoned'
      /** Names the request. */
      readonly token: number
    }
  | {
      /** Everybody who waits is to be sent away. */
      readonly kind: 'dismiss'
      /** With this error. */
      readonly errorCode: number
    }

/** What a group wants done, in order. */
export type GroupEffect =
  | {
      /** A JoinGroup is answered. */
      readonly kind: 'answerJoin'
      /** Which. */
      readonly token: number
      /** With what. */
      readonly answer: JoinAnswer
    }
  | {
      /** A SyncGroup is answered. */
      readonly kind: 'answerSync'
      /** Which. */
      readonly token: number
      /** With what. */
      readonly answer: SyncAnswer
    }
  | {
      /** A Heartbeat, or the question for an OffsetCommit, is answered. */
      readonly kind: 'answerCode'
      /** Which. */
      readonly token: number
      /** With which error code. */
      readonly errorCode: number
    }
  | {
      /** A LeaveGroup is answered. */
      readonly kind: 'answerLeave'
      /** Which. */
      readonly token: number
      /** With what. */
      readonly answer: LeaveAnswer
    }
  | {
      /** A timer is to be set; one of the same name is replaced. */
      readonly kind: 'setTimer'
      /** Its name. */
      readonly timer: string
      /** In milliseconds from now. */
      readonly delayMs: number
    }
  | {
      /** A timer is not wanted any more. */
      readonly kind: 'cancelTimer'
      /** Its name. */
      readonly timer: string
    }
  | {
      /** The group is to be stored. No event but `written` and `dismiss` may come before that is done. */
      readonly kind: 'write'
      /** What is to be stored. */
      readonly image: GroupImage
    }

/** Names of timers. */
export const Timers = {
  /** The join phase ends. */
  JOIN: 'join',
  /** Members that have not asked for their assignment are removed. */
  SYNC: 'sync',
  /** A write that nobody waits for is tried again. */
  WRITE: 'write',
  /** A member was silent for too long. */
  session: (memberId: string) => `session ${memberId}`,
} as const

/** What begins the name of every session timer. */
export const SESSION_PREFIX = 'session '

/** What a write that is under way is for, and so what comes after it. */
export type PendingWrite =
  | { readonly kind: 'generation' }
  | { readonly kind: 'assignment' }
  | { readonly kind: 'emptiness' }
  | {
      readonly kind: 'replacement'
      readonly member: Member
      readonly before: Member
      readonly leaderBefore: string
      readonly canSkipAssignment: boolean
    }

/** One event's way through the state machine. */
export interface Turn {
  readonly group: Group
  readonly settings: ResolvedGroupSettings
  readonly effects: GroupEffect[]
  /** Set when the turn ends with a write. */
  pendingWrite: PendingWrite | null
}
