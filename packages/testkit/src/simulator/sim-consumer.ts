import type { SimCluster } from './sim-cluster.ts'
import { connect, type SimConnection } from './sim-connection.ts'
import type { SimHistory } from './sim-history.ts'
import { decodeSimBatches } from './sim-record.ts'
import type { SimWorld } from './sim-world.ts'

/** A consumer of one partition that long-polls. */
export interface SimConsumer {
  /** Next offset that it wants. */
  readonly position: number
  /** Calls back once its position passes `offset`. */
  whenPast(offset: number, callback: () => void): void
  /** Stops asking. */
  stop(): void
}

/** How long one poll waits. Far longer than a wake-up may take once nothing faults. */
const POLL_MS = 3_500
const BACKOFF_MS = 50

/** Starts a consumer at offset 0. */
export function createSimConsumer(
  world: SimWorld,
  cluster: SimCluster,
  options: { readonly partition: number; readonly history: SimHistory },
): SimConsumer {
  const { partition, history } = options
  let position = 0
  let isStopped = false
  let connection: SimConnection | undefined
  let waiter: { offset: number; callback: () => void } | undefined

  function take(baseOffset: number, bytes: Uint8Array): void {
    let offset = baseOffset
    for (const batch of decodeSimBatches(bytes)) {
      for (let index = 0; index < batch.recordCount; index++, offset++) {
        if (offset < position) continue
        if (offset > position)
          world.violate(`the consumer of partition ${partition} skipped from ${position} to ${offset}`)
        history.consumed.push({ partition, offset, producer: batch.producer, value: batch.firstValue + index })
        position = offset + 1
      }
    }
    if (waiter !== undefined && position > waiter.offset) {
      const { callback } = waiter
      waiter = undefined
      callback()
    }
  }

  /** Goes on at the log start, as clients do whose `auto.offset.reset` is `earliest`. */
  function reset(logStartOffset: number): void {
    const readBefore = world.deleted.get(partition)?.length ?? 0
    if (logStartOffset <= position || logStartOffset > readBefore)
      world.violate(`the consumer of partition ${partition} was sent from ${position} to ${logStartOffset}`)
    position = logStartOffset
  }

  function pollLater(ms: number): void {
    world.clock.setTimer(ms, poll)
  }

  function poll(): void {
    if (isStopped) return
    if (!connection?.isOpen) {
      const agent = cluster.pick()
      connection = agent === undefined ? undefined : connect(world, agent)
      if (!connection?.isOpen) return pollLater(BACKOFF_MS)
    }
    connection
      .send((agent) => agent.fetch({ partition, offset: position, maxWaitMs: POLL_MS }))
      .then(
        (answer) => {
          try {
            if (answer.kind === 'records') take(answer.baseOffset, answer.bytes)
            if (answer.kind === 'out-of-range') reset(answer.logStartOffset)
          } catch (error) {
            world.violate(`the consumer of partition ${partition} at ${position} got bad bytes: ${String(error)}`)
          }
          if (answer.kind === 'error') pollLater(world.random.next() * BACKOFF_MS)
          else poll()
        },
        () => pollLater(world.random.next() * BACKOFF_MS),
      )
  }

  pollLater(0)
  return {
    get position() {
      return position
    },
    whenPast(offset, callback) {
      if (position > offset) callback()
      else waiter = { offset, callback }
    },
    stop() {
      isStopped = true
      connection?.close()
    },
  }
}
