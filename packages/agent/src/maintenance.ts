import type { MetadataStore } from '@millrace/metadata'
import type { Clock, Logger, Timer } from '@millrace/runtime'

/** How often the metadata store is asked to forget what is due, in milliseconds. */
const MAINTENANCE_INTERVAL_MS = 60_000

/** Lets the metadata store forget expired rows now and then. Returns what ends it. */
export function startMaintenance(world: {
  readonly metadata: MetadataStore
  readonly clock: Clock
  readonly logger: Logger
}): () => Promise<void> {
  const { metadata, clock, logger } = world
  const aborter = new AbortController()
  let running: Promise<void> = Promise.resolve()
  let timer: Timer

  async function run(): Promise<void> {
    try {
      const { signal } = aborter
      for (let more = true; more && !signal.aborted; ) more = (await metadata.maintain({ signal })).more
    } catch (error) {
      if (!aborter.signal.aborted) logger.warn('maintenance.failed', {}, error)
    }
    if (!aborter.signal.aborted) schedule()
  }

  function schedule(): void {
    timer = clock.setTimer(MAINTENANCE_INTERVAL_MS, () => {
      running = run()
    })
  }

  schedule()
  return () => {
    timer.cancel()
    aborter.abort(new Error('the agent closes'))
    return running
  }
}
