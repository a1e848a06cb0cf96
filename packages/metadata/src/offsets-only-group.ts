import type { GroupRecord } from './groups.ts'

/** The record of a group that came into being by a commit of offsets. */
export function offsetsOnlyRecord(nowMs: number): GroupRecord {
  return { protocolType: '', state: 'Empty', generation: 0, emptySinceMs: nowMs, snapshot: new Uint8Array() }
}
