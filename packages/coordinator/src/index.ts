export type {
  CommitAnswer,
  CommitRequest,
  DeleteOffsetsAnswer,
  DescribedMember,
  GroupCoordinator,
  GroupDescription,
  GroupsAnswer,
  OffsetCommit,
  OffsetDeletion,
  OffsetsAnswer,
  WaitOptions,
} from './coordinator.ts'
export { type CoordinatorCollaborators, createGroupCoordinator } from './create-coordinator.ts'
export { createGroupCore, type GroupCore } from './group-core.ts'
export type { GroupImage, MemberImage } from './group-image.ts'
export {
  createGroupRouter,
  type GroupPeers,
  type GroupRouter,
  type GroupRouterCollaborators,
  type GroupRouterOptions,
  type HolderAnswer,
} from './group-router.ts'
export type { GroupStateName } from './group-state.ts'
export type { GroupEffect, GroupEvent } from './group-turn.ts'
export {
  type CoordinatorOptions,
  type GroupSettings,
  type ResolvedCoordinatorOptions,
  type ResolvedGroupSettings,
  resolveCoordinatorOptions,
} from './options.ts'
export type {
  CommitIdentity,
  GroupProtocol,
  HeartbeatRequest,
  JoinAnswer,
  JoinedMember,
  JoinRequest,
  LeaveAnswer,
  LeaveRequest,
  LeavingMember,
  SyncAnswer,
  SyncRequest,
} from './requests.ts'
export { decodeSnapshot, encodeSnapshot } from './snapshot.ts'
