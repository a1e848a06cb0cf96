import type { MetadataStore } from '@millrace/metadata'
import type { ObjectStore } from '@millrace/object-store'
import type { Clock, CloseStack, Logger, Random } from '@millrace/runtime'
import { AgentError } from './errors.ts'
import type { AgentOptions } from './options.ts'
import type { ResolvedAgentOptions } from './resolve-options.ts'
import { openMetadataStore, openObjectStore } from './stores.ts'

const MINUTE_MS = 60_000

/** What an agent is started from. */
export interface StartWorld {
  readonly options: AgentOptions
  readonly resolved: ResolvedAgentOptions
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  readonly closers: CloseStack
}

/** Opens and starts the object store. */
export async function startObjectStore(world: StartWorld): Promise<ObjectStore> {
  const { options, resolved, closers } = world
  const store = options.objectStore ?? (await openObjectStore(resolved.bucketURL, world))
  closers.defer('object store', () => store.close())
  await store.start()
  return store
}

/** Opens and starts the metadata store, and refuses a clock that its id limits would not forgive. */
export async function startMetadataStore(world: StartWorld): Promise<MetadataStore> {
  const { options, resolved, clock, closers } = world
  const offsetsRetentionMs = resolved.offsetsRetentionMinutes * MINUTE_MS
  const store = options.metadataStore ?? (await openMetadataStore(resolved.metadataURL, world, { offsetsRetentionMs }))
  closers.defer('metadata store', () => store.close())
  await store.start()
  const skewMs = Math.abs((await store.nowMs()) - clock.nowMs())
  if (skewMs > resolved.clockSkewMsMax)
    throw new AgentError(
      'CLOCK_SKEW',
      `this machine's clock differs from the metadata store's by ${Math.round(skewMs)} ms; at most ${resolved.clockSkewMsMax} ms are accepted: set the clock`,
    )
  return store
}
