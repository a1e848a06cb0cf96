import type { CommitOffsetsOutcome, GroupWriteOutcome, OffsetToCommit, PartitionKey } from '@millrace/metadata'
import { ErrorCode } from '@millrace/protocol'
import type { StoreAnswer } from './store-call.ts'

/** Writes a group's offsets in order, one store call at a time; commits that wait meanwhile go together in the next. */
export interface OffsetWriter {
  /** Resolves with Kafka's error code for each offset, in the order given. Takes its place before it returns. */
  commit(offsets: readonly OffsetToCommit[]): Promise<readonly number[]>
  /** Resolves with Kafka's error code. Takes its place before it returns. */
  remove(partitions: readonly PartitionKey[]): Promise<number>
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
      if (first!.kind === 'remove') await removeOne(entries.shift() as Extract<Entry, { readonly kind: 'remove' }>)
      else await commitTogether(takeCommits())
    }
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

  return {
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
