import type { AgentDirectory } from '@millrace/discovery'
import { createCommitListeners, type MetadataStore } from '@millrace/metadata'
import { type Clock, type Logger, noopLogger, type Random, systemClock, systemRandom } from '@millrace/runtime'
import { createDatabase } from './database.ts'
import { createEngine } from './engine.ts'
import { clockSql } from './in-schema.ts'
import { type PostgresMetadataOptions, resolvePostgresMetadataOptions } from './options.ts'
import { createPostgresAgentDirectory } from './postgres-directory.ts'
import { createPostgresGroups } from './postgres-groups.ts'
import { createPostgresLeases } from './postgres-leases.ts'
import { createPostgresMaintenance } from './postgres-maintenance.ts'
import { createPostgresOffsets } from './postgres-offsets.ts'
import { createPostgresReads } from './postgres-reads.ts'
import { createPostgresSegments } from './postgres-segments.ts'
import { createPostgresTopicChanges } from './postgres-topic-changes.ts'
import { createPostgresTopics } from './postgres-topics.ts'
import { createProducerIds } from './producer-ids.ts'
import { checkServer, type Migration, migrate } from './schema.ts'

/** What a PostgreSQL store works with. */
export interface PostgresMetadataCollaborators {
  /**
   * What waits between attempts. The store's own time is the server's.
   *
   * @defaultValue `systemClock`
   */
  readonly clock?: Clock | undefined
  /**
   * What spreads attempts.
   *
   * @defaultValue `systemRandom`
   */
  readonly random?: Random | undefined
  /**
   * Where attempts that failed and a server that is not durable are reported.
   *
   * @defaultValue `noopLogger`
   */
  readonly logger?: Logger | undefined
}

/** A metadata store in PostgreSQL, with a directory of agents beside it. */
export interface PostgresMetadataStore extends MetadataStore {
  /**
   * The directory of agents in the same schema. It has the store's connections, limits and attempts, takes calls while
   * the store is started, and rejects with `DirectoryError`.
   */
  readonly directory: AgentDirectory
}

/** What tests may put in place of parts of the store. */
export interface StoreSeams {
  /** The store's time in place of the server's clock, in milliseconds since the Unix epoch. */
  readonly storeNowMs?: (() => number) | undefined
  /** The name of a function in place of the one that commits. */
  readonly commitFunction?: string | undefined
  /** The name of a function in place of the one that claims groups. */
  readonly claimFunction?: string | undefined
  /** The steps that make the schema. */
  readonly migrations?: readonly Migration[] | undefined
}

/**
 * A metadata store in PostgreSQL, which any number of agents use at a time.
 *
 * `start` connects and brings the schema up to date. A commit is one statement and one round trip. Calls that a lost
 * connection, a restart of the server or another transaction got in the way of are tried again, within named limits, and
 * have no double effect; then they reject with UNAVAILABLE. Time is the server's. Its `directory` is where the agents
 * find each other.
 */
export function createPostgresMetadataStore(
  collaborators: PostgresMetadataCollaborators,
  options: PostgresMetadataOptions,
): PostgresMetadataStore {
  return createStoreWithSeams(collaborators, options, {})
}

/** {@link createPostgresMetadataStore} with parts of it in the caller's hands. */
export function createStoreWithSeams(
  collaborators: PostgresMetadataCollaborators,
  options: PostgresMetadataOptions,
  seams: StoreSeams,
): PostgresMetadataStore {
  const { clock = systemClock, random = systemRandom, logger = noopLogger } = collaborators
  const { storeNowMs, commitFunction = 'commit_segment_1', claimFunction = 'claim_group_1', migrations } = seams
  const resolved = resolvePostgresMetadataOptions(options)
  const { schema, migrationTimeoutMs } = resolved
  const database = createDatabase({ clock, random, logger }, resolved)
  const nowMs = () => storeNowMs?.() ?? null
  const engine = createEngine({ database, limits: resolved, commitFunction, claimFunction, nowMs, schema })
  const listeners = createCommitListeners(logger)
  const segments = createPostgresSegments(engine)
  const selectNow = `SELECT ${clockSql('$1')} AS now_ms`

  return {
    ...createPostgresTopics(engine),
    ...createPostgresTopicChanges(engine),
    ...createPostgresReads(engine),
    ...createPostgresGroups(engine),
    ...createPostgresLeases(engine),
    ...createPostgresOffsets(engine),
    ...createPostgresMaintenance(engine),
    ...createProducerIds(engine),
    ...segments,
    directory: createPostgresAgentDirectory(engine),
    start: (options) =>
      database.open(async (session) => {
        const { isDurable } = await checkServer(session)
        if (!isDurable) logger.warn('metadata.not_durable', { settings: 'fsync, synchronous_commit' })
        await migrate(session, { schema, timeoutMs: migrationTimeoutMs, ...(migrations && { migrations }) })
      }, options?.signal),
    close: () => database.close(),
    async nowMs(options) {
      const [row] = await database.call(options, (session) => session.query<{ now_ms: number }>(selectNow, [nowMs()]))
      return row!.now_ms
    },
    async commitSegment(commit, options) {
      const outcome = await segments.commitSegment(commit, options)
      if (outcome.ok) listeners.tell(commit.batches, outcome.verdicts)
      return outcome
    },
    onCommit: (listener) => listeners.add(listener),
  }
}
