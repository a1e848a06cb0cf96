import { createFaultyMetadata } from './faulty-stores.ts'
import { type LogRecord, readOn } from './log-reader.ts'
import { plantInMetadata } from './planted-bugs.ts'
import { createSimProcess, type SimProcess } from './sim-process.ts'
import { SIM_CLUSTER_ID, SIM_TOPIC_ID, type SimWorld } from './sim-world.ts'

/** Somebody who deletes records and adds partitions while everything goes on. */
export interface SimAdmin {
  /** Gives the topic every partition that it is to have, past all faults. */
  finish(): void
}

const ACT_EVERY_MS = 700
const GROW_SHARE = 0.4

/**
 * Starts an admin that acts for as long as faults fire. It has no state; when it dies, another takes over.
 *
 * What it is about to delete it reads first, into `world.deleted`: the history of a run is checked as a whole, and nobody
 * may miss more than what was to be deleted.
 */
export function createSimAdmin(world: SimWorld): SimAdmin {
  const { clock, random, faults } = world

  function start(): void {
    const process = createSimProcess(clock, 'admin', 0)
    process.onKill(() => clock.setTimer(ACT_EVERY_MS, start))
    const act = createActions(world, process)
    const actLater = () => {
      clock.setTimer(random.next() * 2 * ACT_EVERY_MS, () => {
        if (faults.isHealed || !process.isAlive) return
        // A call without an answer must not be the last.
        act().catch(() => {})
        actLater()
      })
    }
    actLater()
  }

  start()
  return {
    finish() {
      const { partitionCount } = world.shape
      world.core.createPartitions(SIM_CLUSTER_ID, [{ topicId: SIM_TOPIC_ID, partitionCount }])
    },
  }
}

function createActions(world: SimWorld, process: SimProcess): () => Promise<void> {
  const { random, shape } = world
  const metadata = plantInMetadata(world.bug, createFaultyMetadata(world, process, world.core), world.core)

  async function grow(): Promise<void> {
    const partitionCount = Math.min(shape.partitionCount, world.partitionCount() + 1)
    const increase = { topicId: SIM_TOPIC_ID, partitionCount }
    const [outcome] = await metadata.createPartitions(SIM_CLUSTER_ID, [increase])
    // A request that was long under way may come after a later one, and is refused then.
    if (outcome?.ok === false && outcome.code === 'GONE') world.violate('the topic is gone')
    if (world.partitionCount() < partitionCount) world.violate(`the topic does not have ${partitionCount} partitions`)
  }

  async function trim(): Promise<void> {
    const partition = Math.floor(random.next() * world.partitionCount())
    const log = deletedOf(world, partition)
    const query = { topicId: SIM_TOPIC_ID, partition, offset: 0, bytesMax: 0 }
    const read = world.core.readPartitions([query])[0]
    if (!read?.ok) throw new Error(`partition ${partition} is gone`)
    const { logStartOffset, highWatermark } = read
    const beforeOffset = logStartOffset + Math.floor(random.next() ** 2 * (highWatermark - logStartOffset + 1))
    await readOn(world, partition, log, beforeOffset)
    const [outcome] = await metadata.deleteRecords(SIM_CLUSTER_ID, [{ topicId: SIM_TOPIC_ID, partition, beforeOffset }])
    if (outcome?.ok !== true || outcome.logStartOffset < beforeOffset)
      world.violate(`records before ${partition}/${beforeOffset} were to be deleted: ${JSON.stringify(outcome)}`)
    world.trimmedCount++
  }

  return () => (random.next() < GROW_SHARE ? grow() : trim())
}

/** What was read of a partition before it was deleted, from offset 0 on. */
function deletedOf(world: SimWorld, partition: number): LogRecord[] {
  const known = world.deleted.get(partition)
  if (known !== undefined) return known
  const log: LogRecord[] = []
  world.deleted.set(partition, log)
  return log
}
