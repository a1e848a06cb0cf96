import { ErrorCode } from '@millrace/protocol'
import type { Timer } from '@millrace/runtime'
import type { GroupImage } from './group-image.ts'
import { createLiveGroup, type GroupJob, type LiveGroup, type LiveGroupWorld } from './live-group.ts'
import type { ResolvedCoordinatorOptions } from './options.ts'

/** The groups in memory, by id. */
export interface GroupDirectory {
  /** Hands a job to its group, which is fetched if it is not here. */
  submit(groupId: string, job: GroupJob): void
  /** Tells a group that nobody waits for a request any more. */
  abandon(groupId: string, token: number): void
  /** A group as it is now; undefined when it is not held. */
  imageOf(groupId: string): GroupImage | undefined
  /** Every group that is held, by id. */
  images(): ReadonlyMap<string, GroupImage>
  /** How many there are. */
  readonly count: number
  /** Sends everybody away, and forgets every group. */
  dropAll(errorCode: number): void
  /** Sends everybody away. Jobs that come later are sent away too. */
  close(): void
}

/** A directory without groups. */
export function createGroupDirectory(
  collaborators: Pick<LiveGroupWorld, 'store' | 'calls' | 'lease' | 'clock' | 'logger' | 'onDoubt'>,
  options: ResolvedCoordinatorOptions,
): GroupDirectory {
  const { lease } = collaborators
  const groups = new Map<string, LiveGroup>()
  /** Groups that may be dropped, the one that is idle for longest first. */
  const idle = new Map<LiveGroup, Timer>()
  let isClosed = false
  const world: LiveGroupWorld = {
    ...collaborators,
    onIdle: mark,
    onDropped(group) {
      idle.get(group)?.cancel()
      idle.delete(group)
      if (groups.get(group.groupId) === group) groups.delete(group.groupId)
    },
  }

  function mark(group: LiveGroup, isIdle: boolean): void {
    if (!isIdle) {
      idle.get(group)?.cancel()
      idle.delete(group)
    } else if (group.image() === undefined) letGo(group)
    else if (!idle.has(group))
      idle.set(
        group,
        collaborators.clock.setTimer(options.groupIdleMs, () => letGo(group)),
      )
  }

  function letGo(group: LiveGroup): void {
    idle.delete(group)
    group.drop(ErrorCode.COORDINATOR_NOT_AVAILABLE)
  }

  function find(groupId: string): LiveGroup | undefined {
    const known = groups.get(groupId)
    if (known !== undefined) return known
    if (groups.size >= options.groupsMax) {
      const oldest = idle.keys().next().value
      if (oldest === undefined) return undefined
      letGo(oldest)
    }
    const group = createLiveGroup(groupId, world, options)
    groups.set(groupId, group)
    return group
  }

  function dropAll(errorCode: number): void {
    for (const group of groups.values()) group.drop(errorCode)
  }

  return {
    dropAll,
    submit(groupId, job) {
      // What is over is dropped first, so that this job finds a group that is fetched anew.
      lease.check()
      const group = isClosed ? undefined : find(groupId)
      if (group === undefined) job.fail(ErrorCode.COORDINATOR_NOT_AVAILABLE)
      else group.submit(job)
    },
    abandon: (groupId, token) => groups.get(groupId)?.abandon(token),
    imageOf: (groupId) => (lease.check() ? groups.get(groupId)?.image() : undefined),
    images() {
      lease.check()
      const held = new Map<string, GroupImage>()
      for (const [groupId, group] of groups) {
        const image = group.image()
        if (image !== undefined) held.set(groupId, image)
      }
      return held
    },
    get count() {
      return groups.size
    },
    close() {
      isClosed = true
      dropAll(ErrorCode.COORDINATOR_NOT_AVAILABLE)
    },
  }
}
