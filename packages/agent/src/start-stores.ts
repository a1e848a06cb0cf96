import type { AgentDirectory } from '@millrace/discovery'
import type { MetadataStore } from '@millrace/metadata'
import type { ObjectStore } from '@millrace/object-store'
import type { Clock, CloseStack, Logger, Random } from '@millrace/runtime'
import { AgentError } from './errors.ts'
import type { AgentOptions } from './options.ts'
import type { ResolvedAgentOptions } from './resolve-options.ts'
import { type OpenedMetadata, openMetadataStore, openObjectStore } from './stores.ts'

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

/** What an agent keeps its data in. */
export interface StartedStores {
  readonly objectStore: ObjectStore
  readonly metadata: MetadataStore
  /** Where agents find each other; undefined when this one is alone. */
  readonly directory: AgentDirectory | undefined
}

/**
 * Opens both stores and starts them at the same time, for each waits mostly for a disk, a thread or a network of its own.
 * When one fails, the other's start is aborted and waited for, and the first failure is what is said.
 */
export async function startStores(world: StartWorld): Promise<StartedStores> {
  const { options, resolved, closers } = world
  const objectStore = options.objectStore ?? (await openObjectStore(resolved.bucketURL, world))
  closers.defer('object store', () => objectStore.close())
  const offsetsRetentionMs = resolved.offsetsRetentionMinutes * MINUTE_MS
  const opened: OpenedMetadata =
    options.metadataStore === undefined
      ? await openMetadataStore(resolved.metadataURL, world, { offsetsRetentionMs })
      : { metadata: options.metadataStore, directory: undefined }
  const { metadata } = opened
  const directory = options.agentDirectory ?? opened.directory
  closers.defer('metadata store', () => metadata.close())
  const starting = new AbortController()
  const { signal } = starting
  const starts = [objectStore.start({ signal }), startMetadata(world, metadata, signal)]
  for (const start of starts) start.catch((reason: unknown) => starting.abort(reason))
  await Promise.allSettled(starts)
  signal.throwIfAborted()
  return { objectStore, metadata, directory }
}

/** Starts the metadata store, and refuses a clock that its id limits would not forgive. */
async function startMetadata(
  { resolved, clock }: StartWorld,
  metadata: MetadataStore,
  signal: AbortSignal,
): Promise<void> {
  await metadata.start({ signal })
  const skewMs = Math.abs((await metadata.nowMs({ signal })) - clock.nowMs())
  if (skewMs > resolved.clockSkewMsMax)
    throw new AgentError(
      'CLOCK_SKEW',
      `this machine's clock differs from the metadata store's by ${Math.round(skewMs)} ms; at most ${resolved.clockSkewMsMax} ms are accepted: set the clock`,
    )
}
