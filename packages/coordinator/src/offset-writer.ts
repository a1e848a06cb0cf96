import type { CommitOffsetsOutcome, GroupWriteOutcome, OffsetToCommit, PartitionKey } from '@millrace/metadata'
import { ErrorCode } from '@millrace/protocol'
import type { StoreAnswer } from './store-call.ts'

/** Writes a group's offsets in order, one store call at a time; commits that wait meanwhile go together in the next. */
export interface OffsetWriter {
  /** Resolves with Kafka's error code for each offset, in the order given. Takes its place before it returns. */
  commit(offsets: readonly OffsetToCommit[]): Promise<readonly number[]>
  /** Resolves with Kafka's error code. Takes its place before it returns. */
  remove(partitions: readonly PartitionKey[]): Promise<number>
  /**
   * Answers everybody who waits with an error, and begins no further write. What is under way may take place: whoever waits
   * for it must not be held up by a store that is away.
   */
  abandon(errorCode: number): void
  /** Calls that are not answered yet. */
  readonly pendingCount: number
}

/** What it writes with. Nothing may reject. */
export interface OffsetWriterCollaborators {
  commitOffsets(offsets: readonly OffsetToCommit[]): Promise<StoreAnswer<CommitOffsetsOutcome>>
  deleteOffsets(partitions: readonly PartitionKey[]): Promise<StoreAnswer<GroupWriteOutcome>>
  /** The group is not held any more. */
  fenced(): void
  /** The last call was answered. */
  idle(): void
}

type Entry =
  | {
      readonly kind: 'commit'
      readonly offsets: readonly OffsetToCommit[]
      readonly resolve: (codes: readonly number[]) => void
    }
  | { readonly kind: 'remove'; readonly partitions: readonly PartitionKey[]; readonly resolve: (code: number) => void }

type CommitEntry = Extract<Entry, { readonly kind: 'commit' }>

/** A writer with nothing to do. */
export function createOffsetWriter(
  store: OffsetWriterCollaborators,
  { offsetsPerWriteMax }: { readonly offsetsPerWriteMax: number },
): OffsetWriter {
  const entries: Entry[] = []
  /** What the store is asked now. */
  let underWay: readonly Entry[] = []
  let pendingCount = 0
  let isRunning = false

  function add(entry: Entry): void {
    entries.push(entry)
    pendingCount++
    if (!isRunning) void run()
  }

  async function run(): Promise<void> {
    isRunning = true
    while (entries.length > 0) {
      const [first] = entries
      if (first!.kind === 'remove') {
        entries.shift()
        underWay = [first!]
        await removeOne(first!)
      } else {
        const commits = takeCommits()
        underWay = commits
        await commitTogether(commits)
      }
    }
    underWay = []
    isRunning = false
    store.idle()
  }

  /** The commits at the head, as many as fit into one write, at least one. */
  function takeCommits(): readonly CommitEntry[] {
    const taken: CommitEntry[] = []
    let count = 0
    for (const entry of entries) {
      if (entry.kind !== 'commit') break
      count += entry.offsets.length
      if (taken.length > 0 && count > offsetsPerWriteMax) break
      taken.push(entry)
    }
    entries.splice(0, taken.length)
    return taken
  }

  async function commitTogether(taken: readonly CommitEntry[]): Promise<void> {
    const { offsets, places } = latestOfEach(taken)
    const answer = await store.commitOffsets(offsets)
    const codes = codesOf(answer, offsets.length)
    let at = 0
    for (const entry of taken) {
      entry.resolve(entry.offsets.map(() => codes[places[at++]!]!))
      pendingCount--
    }
    if (answer.ok && !answer.value.ok) store.fenced()
  }

  async function removeOne({ partitions, resolve }: Extract<Entry, { readonly kind: 'remove' }>): Promise<void> {
    const answer = await store.deleteOffsets(partitions)
    resolve(!answer.ok ? answer.errorCode : answer.value.ok ? ErrorCode.NONE : ErrorCode.NOT_COORDINATOR)
    pendingCount--
    if (answer.ok && !answer.value.ok) store.fenced()
  }

  function fail(entry: Entry, errorCode: number): void {
    if (entry.kind === 'remove') entry.resolve(errorCode)
    else entry.resolve(entry.offsets.map(() => errorCode))
  }

  return {
    abandon(errorCode) {
      for (const entry of underWay) fail(entry, errorCode)
      for (const entry of entries.splice(0)) {
        fail(entry, errorCode)
        pendingCount--
      }
    },
    commit: (offsets) => new Promise((resolve) => add({ kind: 'commit', offsets, resolve })),
    remove: (partitions) => new Promise((resolve) => add({ kind: 'remove', partitions, resolve })),
    get pendingCount() {
      return pendingCount
    },
  }
}

/** Of several offsets of one partition the last is written. `places` says where each of them went. */
function latestOfEach(entries: readonly CommitEntry[]) {
  const offsets: OffsetToCommit[] = []
  const places: number[] = []
  const known = new Map<string, number>()
  for (const entry of entries) {
    for (const offset of entry.offsets) {
      const key = `${offset.topicId} ${offset.partition}`
      const place = known.get(key) ?? offsets.length
      known.set(key, place)
      offsets[place] = offset
      places.push(place)
    }
  }
  return { offsets, places }
}

function codesOf(answer: StoreAnswer<CommitOffsetsOutcome>, count: number): readonly number[] {
  if (!answer.ok) return Array.from({ length: count }, () => answer.errorCode)
  const { value } = answer
  if (!value.ok) return Array.from({ length: count }, () => ErrorCode.NOT_COORDINATOR)
  return value.stored.map((isStored) => (isStored ? ErrorCode.NONE : ErrorCode.UNKNOWN_TOPIC_OR_PARTITION))
}
