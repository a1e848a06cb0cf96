import { type LogRecord, readOn } from './log-reader.ts'
import type { ConsumedRecord, ProducerHistory, SimHistory } from './sim-history.ts'
import { SIM_TOPIC_ID, type SimWorld } from './sim-world.ts'

type Logs = readonly (readonly LogRecord[])[]

/** A whole partition: what was deleted of it, as it was read before, and what is there now, from its log start on. */
async function readLog(world: SimWorld, partition: number): Promise<LogRecord[]> {
  const log = [...(world.deleted.get(partition) ?? [])]
  const readBefore = log.length
  const query = { topicId: SIM_TOPIC_ID, partition, offset: 0, bytesMax: 0 }
  const read = world.core.readPartitions([query])[0]
  if (!read?.ok) throw new Error(`partition ${partition} is gone`)
  const { logStartOffset } = read
  if (logStartOffset > readBefore)
    world.violate(
      `partition ${partition} begins at ${logStartOffset}, but was to be deleted up to ${readBefore} at most`,
    )
  await readOn(world, partition, log)
  return log
}

/** No acknowledged batch missing: every one is at the very offset that its producer was told. */
function checkAcknowledged(world: SimWorld, logs: Logs, { producer, batches }: ProducerHistory): void {
  for (const { partition, firstValue, recordCount, acknowledgedOffset } of batches) {
    if (acknowledgedOffset === undefined) continue
    for (let index = 0; index < recordCount; index++) {
      const found = logs[partition]![acknowledgedOffset + index]
      if (found?.producer === producer && found.value === firstValue + index) continue
      const what = `value ${firstValue + index} of producer ${producer}`
      world.violate(`${what} was acknowledged at ${partition}/${acknowledgedOffset + index} but is not there`)
    }
  }
}

/** None twice for idempotent producers; their order, and that of first appearances for the others, is kept. */
function checkOrder(world: SimWorld, logs: Logs, { producer, isIdempotent, batches }: ProducerHistory): void {
  const sent = new Map<number, number>()
  for (const { partition, firstValue, recordCount } of batches) sent.set(partition, firstValue + recordCount)
  for (const [partition, log] of logs.entries()) {
    let highest = -1
    for (const [offset, record] of log.entries()) {
      if (record.producer !== producer) continue
      const where = `value ${record.value} of producer ${producer} at ${partition}/${offset}`
      if (record.value >= (sent.get(partition) ?? 0)) world.violate(`${where} was never sent`)
      if (isIdempotent && record.value <= highest)
        world.violate(`${where} comes after ${highest}: twice, or out of order`)
      if (!isIdempotent && record.value > highest + 1 && highest >= 0) checkGap(world, where, [highest, record.value])
      highest = Math.max(highest, record.value)
    }
  }
}

/** A plain producer sends one batch after the other, and again until it is taken: it never leaves one out. */
function checkGap(world: SimWorld, where: string, [highest, value]: readonly [number, number]): void {
  world.violate(`${where} comes right after ${highest}: ${value - highest - 1} left out, or out of order`)
}

/** One offset, one value: what consumers saw while faults fired is what is there now. */
function checkConsumed(world: SimWorld, logs: Logs, consumed: readonly ConsumedRecord[]): void {
  for (const { partition, offset, producer, value } of consumed) {
    const found = logs[partition]![offset]
    if (found?.producer === producer && found.value === value) continue
    world.violate(`a consumer got value ${value} of producer ${producer} at ${partition}/${offset}; now it is another`)
  }
}

/** Checks everything that clients did and saw against what is stored. Returns the number of records in the log. */
export async function checkHistory(world: SimWorld, history: SimHistory): Promise<number> {
  const logs: LogRecord[][] = []
  try {
    for (let partition = 0; partition < world.shape.partitionCount; partition++) {
      logs.push(await readLog(world, partition))
    }
  } catch (error) {
    world.violate(`the log cannot be read: ${String(error)}`)
    return 0
  }
  for (const producer of history.producers) {
    checkAcknowledged(world, logs, producer)
    checkOrder(world, logs, producer)
  }
  checkConsumed(world, logs, history.consumed)
  return logs.reduce((sum, log) => sum + log.length, 0)
}
