import { ErrorCode } from '@millrace/protocol'
import { joinError, syncError } from './answers.ts'
import type {
  CommitAnswer,
  CommitRequest,
  DeleteOffsetsAnswer,
  GroupCoordinator,
  GroupDescription,
  OffsetDeletion,
  WaitOptions,
} from './coordinator.ts'
import type {
  HeartbeatRequest,
  JoinAnswer,
  JoinRequest,
  LeaveAnswer,
  LeaveRequest,
  SyncAnswer,
  SyncRequest,
} from './requests.ts'

/** A request for the offsets of a group to be forgotten. */
interface DeleteOffsetsRequest {
  readonly groupId: string
  readonly topics: readonly OffsetDeletion[]
}

/** A request that says nothing but which group. */
interface GroupRequest {
  readonly groupId: string
}

/** One call that only a group's holder can answer. */
export interface RoutedCall<Request, Answer> {
  /** What it is called on its way. */
  readonly name: keyof RoutedCalls
  /** Asks a coordinator. */
  run(coordinator: GroupCoordinator, request: Request, options: WaitOptions): Promise<Answer>
  /** Kafka's error code for the whole of it. */
  errorCodeOf(answer: Answer): number
  /** The answer that says that all of it failed. */
  fail(request: Request, errorCode: number): Answer
}

/** What only a group's holder can answer, by name: what agents forward to each other. */
export interface RoutedCalls {
  readonly joinGroup: RoutedCall<JoinRequest, JoinAnswer>
  readonly syncGroup: RoutedCall<SyncRequest, SyncAnswer>
  readonly heartbeat: RoutedCall<HeartbeatRequest, number>
  readonly leaveGroup: RoutedCall<LeaveRequest, LeaveAnswer>
  readonly commitOffsets: RoutedCall<CommitRequest, CommitAnswer>
  readonly deleteOffsets: RoutedCall<DeleteOffsetsRequest, DeleteOffsetsAnswer>
  readonly describeGroup: RoutedCall<GroupRequest, GroupDescription>
  readonly deleteGroup: RoutedCall<GroupRequest, number>
}

const codeOfAnswer = ({ errorCode }: { readonly errorCode: number }) => errorCode
const itself = (errorCode: number) => errorCode

/** See {@link RoutedCalls}. */
export const ROUTED_CALLS: RoutedCalls = {
  joinGroup: {
    name: 'joinGroup',
    run: (coordinator, request, options) => coordinator.joinGroup(request, options),
    errorCodeOf: codeOfAnswer,
    fail: ({ memberId }, errorCode) => joinError(memberId, errorCode),
  },
  syncGroup: {
    name: 'syncGroup',
    run: (coordinator, request, options) => coordinator.syncGroup(request, options),
    errorCodeOf: codeOfAnswer,
    fail: (_request, errorCode) => syncError(errorCode),
  },
  heartbeat: {
    name: 'heartbeat',
    run: (coordinator, request) => coordinator.heartbeat(request),
    errorCodeOf: itself,
    fail: (_request, errorCode) => errorCode,
  },
  leaveGroup: {
    name: 'leaveGroup',
    run: (coordinator, request) => coordinator.leaveGroup(request),
    errorCodeOf: codeOfAnswer,
    fail: (_request, errorCode) => ({ errorCode, members: [] }),
  },
  commitOffsets: {
    name: 'commitOffsets',
    run: (coordinator, request, options) => coordinator.commitOffsets(request, options),
    errorCodeOf: ({ errorCode, results }) => (errorCode === ErrorCode.NONE ? wholeCode(results) : errorCode),
    fail: ({ offsets }, errorCode) => ({ errorCode, results: offsets.map(() => errorCode) }),
  },
  deleteOffsets: {
    name: 'deleteOffsets',
    run: (coordinator, { groupId, topics }) => coordinator.deleteOffsets(groupId, topics),
    errorCodeOf: codeOfAnswer,
    fail: ({ topics }, errorCode) => ({ errorCode, results: topics.map(() => errorCode) }),
  },
  describeGroup: {
    name: 'describeGroup',
    run: (coordinator, { groupId }) => coordinator.describeGroup(groupId),
    errorCodeOf: codeOfAnswer,
    fail: (_request, errorCode) => ({ errorCode, state: 'Dead', protocolType: '', protocolName: '', members: [] }),
  },
  deleteGroup: {
    name: 'deleteGroup',
    run: (coordinator, { groupId }) => coordinator.deleteGroup(groupId),
    errorCodeOf: itself,
    fail: (_request, errorCode) => errorCode,
  },
}

/** A write that was fenced, or waited when the group was lost, says so for each of its offsets. */
function wholeCode(results: readonly number[]): number {
  return results.length > 0 && results.every((code) => code === ErrorCode.NOT_COORDINATOR)
    ? ErrorCode.NOT_COORDINATOR
    : ErrorCode.NONE
}
