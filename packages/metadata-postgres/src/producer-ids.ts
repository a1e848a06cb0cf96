import type { MetadataStore } from '@millrace/metadata'
import type { Engine } from './engine.ts'

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
      while (next === end) {
        options?.signal?.throwIfAborted()
        taking ??= take().finally(() => {
          taking = undefined
        })
        await taking
      }
      return next++
    },
  }
}
