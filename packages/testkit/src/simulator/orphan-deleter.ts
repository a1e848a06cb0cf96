import { segmentIdOfKey, segmentKeyPrefix } from '@millrace/object-store'
import { uuidV7TimeMs } from '@millrace/runtime'
import { createFaultyMetadata, createFaultyObjectStore } from './faulty-stores.ts'
import { createSimProcess, type SimProcess } from './sim-process.ts'
import type { SimWorld } from './sim-world.ts'

/** Removes objects that no commit names. */
export interface OrphanDeleter {
  /** Objects that it asked to delete. */
  readonly deletedCount: number
  /** Ends it. */
  stop(): void
}

const SCAN_EVERY_MS = 400
/** A scan that hangs is given up after this time. */
const SCAN_LIMIT_MS = 5_000

/**
 * Starts a minimal deleter: whatever is old enough and not committed is aborted first, and deleted only once the
 * aborted row is known to exist. It has no state; when it dies, another takes over.
 */
export function createOrphanDeleter(world: SimWorld): OrphanDeleter {
  let isStopped = false
  let deletedCount = 0

  function start(): void {
    if (isStopped) return
    const process = createSimProcess(world.clock, 'deleter', 0)
    process.onKill(() => world.clock.setTimer(SCAN_EVERY_MS, start))
    const scan = createScan(world, process, () => deletedCount++)
    const scanLater = () => {
      world.clock.setTimer(world.random.next() * 2 * SCAN_EVERY_MS, () => {
        if (isStopped || !process.isAlive) return
        let isOver = false
        const next = () => {
          if (!isOver) scanLater()
          isOver = true
        }
        world.clock.setTimer(SCAN_LIMIT_MS, next)
        scan().then(next, next)
      })
    }
    scanLater()
  }

  start()
  return {
    get deletedCount() {
      return deletedCount
    },
    stop() {
      isStopped = true
    },
  }
}

function createScan(world: SimWorld, process: SimProcess, onDelete: () => void): () => Promise<void> {
  const store = createFaultyObjectStore(world, process, { inner: world.store, putsCost: true })
  const metadata = createFaultyMetadata(world, process, world.core)

  async function isSafeToDelete(segmentId: string): Promise<boolean> {
    const state = (await metadata.segmentStates([segmentId]))[0]
    if (state !== 'unknown') return state === 'aborted'
    if (world.bug === 'delete-without-aborted-row') return true
    return (await metadata.abortSegment(segmentId)).state === 'aborted'
  }

  return async () => {
    // The store removes old rows too, now and then; it must keep them for long enough.
    world.core.maintain(world.clock.nowMs())
    for (const { key } of await store.list({ prefix: segmentKeyPrefix() })) {
      const segmentId = segmentIdOfKey(key)
      if (segmentId === undefined) continue
      const ageMs = world.clock.nowMs() - uuidV7TimeMs(segmentId)!
      if (ageMs < world.shape.orphanAgeMs || !(await isSafeToDelete(segmentId))) continue
      onDelete()
      await store.delete(key)
    }
  }
}
