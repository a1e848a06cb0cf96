import { ErrorCode } from '@millrace/protocol'
import type { Clock } from '@millrace/runtime'
import type {
  CommitAnswer,
  CommitRequest,
  DeleteOffsetsAnswer,
  GroupCoordinator,
  OffsetDeletion,
  WaitOptions,
} from './coordinator.ts'
import { codeOf, type GroupJob, type HeldGroup } from './live-group.ts'
import { CONSUMER_PROTOCOL_TYPE } from './subscription.ts'
import { fitsText } from './text-limit.ts'

/** A job with an answer: `run` gives it, or the other two when the job cannot run. */
export interface AskedJob<T> extends Pick<GroupJob, 'mayCreate'> {
  run(group: HeldGroup, resolve: (answer: T) => void): void
  absent(): T
  fail(errorCode: number): T
}

/** The requests that write a group's offsets. */
export interface OffsetRequests extends Pick<GroupCoordinator, 'commitOffsets' | 'deleteOffsets'> {
  /** Resolves when every commit that was taken is answered. */
  settled(): Promise<void>
}

/** Requests that reach their group by `ask`. */
export function createOffsetRequests(
  {
    ask,
    newToken,
    clock,
  }: {
    ask<T>(groupId: string, job: AskedJob<T>): Promise<T>
    newToken(): number
    readonly clock: Clock
  },
  { offsetMetadataLengthMax }: { readonly offsetMetadataLengthMax: number },
): OffsetRequests {
  /** Commits that are not answered. */
  const committing = new Set<Promise<unknown>>()

  function commitOffsets(request: CommitRequest, { signal }: WaitOptions = {}): Promise<CommitAnswer> {
    const { groupId, generation, offsets } = request
    const fail = (errorCode: number): CommitAnswer => ({ errorCode, results: offsets.map(() => errorCode) })
    if (!fitsText(groupId)) return Promise.resolve(fail(ErrorCode.INVALID_GROUP_ID))
    const answer = ask<CommitAnswer>(groupId, {
      // Whoever manages its partitions by itself begins a group with its first commit.
      mayCreate: generation < 0,
      run(group, resolve) {
        if (signal?.aborted === true) {
          resolve(fail(ErrorCode.COORDINATOR_NOT_AVAILABLE))
          return
        }
        group.handle({ kind: 'checkCommit', token: newToken(), request }, (effect) => {
          const errorCode = codeOf(effect)
          if (errorCode === ErrorCode.NONE) void commitChecked(group, request).then(resolve)
          else resolve(fail(errorCode))
        })
      },
      absent: () => fail(ErrorCode.GROUP_ID_NOT_FOUND),
      fail,
    })
    committing.add(answer)
    void answer.then(() => committing.delete(answer))
    return answer
  }

  async function commitChecked(group: HeldGroup, { offsets, retentionMs }: CommitRequest): Promise<CommitAnswer> {
    const expiresAtMs = retentionMs === null ? null : clock.nowMs() + retentionMs
    const isTooLong = (metadata: string) => metadata.length > offsetMetadataLengthMax
    const kept = offsets.filter(({ metadata }) => !isTooLong(metadata))
    const codes = kept.length === 0 ? [] : await group.commit(kept.map((each) => ({ ...each, expiresAtMs })))
    let at = 0
    const results = offsets.map(({ metadata }) =>
      isTooLong(metadata) ? ErrorCode.OFFSET_METADATA_TOO_LARGE : codes[at++]!,
    )
    return { errorCode: ErrorCode.NONE, results }
  }

  function deleteOffsets(groupId: string, topics: readonly OffsetDeletion[]): Promise<DeleteOffsetsAnswer> {
    const fail = (errorCode: number): DeleteOffsetsAnswer => ({ errorCode, results: topics.map(() => errorCode) })
    if (groupId === '') return Promise.resolve(fail(ErrorCode.INVALID_GROUP_ID))
    return ask<DeleteOffsetsAnswer>(groupId, {
      mayCreate: false,
      run(group, resolve) {
        const { protocolType, members } = group.image()
        // What members of other kinds read is in words that are not known here.
        if (members.length > 0 && protocolType !== CONSUMER_PROTOCOL_TYPE) {
          resolve(fail(ErrorCode.NON_EMPTY_GROUP))
          return
        }
        const results = topics.map(({ topicName }) =>
          group.subscribes(topicName) ? ErrorCode.GROUP_SUBSCRIBED_TO_TOPIC : ErrorCode.NONE,
        )
        const wanted = topics.flatMap(({ partitions }, index) => (results[index] === ErrorCode.NONE ? partitions : []))
        if (wanted.length === 0) resolve({ errorCode: ErrorCode.NONE, results })
        else
          void group
            .removeOffsets(wanted)
            .then((errorCode) => resolve(errorCode === ErrorCode.NONE ? { errorCode, results } : fail(errorCode)))
      },
      absent: () => fail(ErrorCode.GROUP_ID_NOT_FOUND),
      fail,
    })
  }

  return {
    commitOffsets,
    deleteOffsets,
    async settled() {
      await Promise.all(committing)
    },
  }
}
