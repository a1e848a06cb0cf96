import { MetadataError, type MetadataStore } from '@millrace/metadata'
import type { Engine } from './engine.ts'
import { untilAborted } from './until-aborted.ts'

/** How many ids the sequence sets aside at a time; those not used when the store closes are lost, as Kafka loses them. */
const PRODUCER_IDS_PER_BLOCK = 1000

/** Gives out producer ids from blocks that the database sets aside. */
export function createProducerIds(engine: Engine): Pick<MetadataStore, 'allocateProducerId'> {
  const { database } = engine
  const takeBlock = engine.sql("SELECT nextval('millrace.producer_ids') AS first")
  let next = 0
  let end = 0
  let taking: Promise<void> | undefined

  async function take(): Promise<void> {
    const [row] = await database.call({}, (session) => session.query<{ first: number }>(takeBlock))
    next = row!.first
    end = next + PRODUCER_IDS_PER_BLOCK
  }

  return {
    async allocateProducerId(options) {
      options?.signal?.throwIfAborted()
      if (!database.isOpen) throw new MetadataError('CLOSED', 'the metadata store is not open')
      while (next === end) {
        taking ??= take().finally(() => {
          taking = undefined
        })
        // One caller that no longer waits leaves it to the others.
        await untilAborted(taking, options?.signal)
      }
      return next++
    },
  }
}
