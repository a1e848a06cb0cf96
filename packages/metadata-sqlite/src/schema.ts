import { MetadataError } from '@millrace/metadata'
import type { SqliteDatabase } from './open-database.ts'
import { prepare } from './statement.ts'

/**
 * What leads from one version of the schema to the next: the first entry makes version 1 of an empty file. Entries are
 * never changed once released; a new version is a new entry.
 *
 * Rows name topics and segments by small integer keys: a partition's extents lie together in the order of their
 * offsets, 40 bytes each. All tables are strict, because libsql binds every number as a float: only the column's type
 * makes an integer of it.
 */
const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  INSERT INTO counters VALUES ('producerIdNext', 1);

  CREATE TABLE topics (
    topic_key INTEGER PRIMARY KEY,
    topic_id TEXT NOT NULL UNIQUE,
    cluster_id TEXT NOT NULL,
    name TEXT NOT NULL,
    partition_count INTEGER NOT NULL,
    configs TEXT NOT NULL,
    deleted_at_ms INTEGER
  ) STRICT;
  CREATE UNIQUE INDEX live_topics ON topics (cluster_id, name) WHERE deleted_at_ms IS NULL;
  CREATE INDEX deleted_topics ON topics (deleted_at_ms) WHERE deleted_at_ms IS NOT NULL;

  CREATE TABLE partitions (
    topic_key INTEGER NOT NULL,
    partition INTEGER NOT NULL,
    log_start_offset INTEGER NOT NULL,
    next_offset INTEGER NOT NULL,
    PRIMARY KEY (topic_key, partition)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE segments (
    segment_key INTEGER PRIMARY KEY,
    segment_id TEXT NOT NULL UNIQUE,
    verdicts TEXT,
    kept_from_ms INTEGER NOT NULL,
    extent_count INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX unreferenced_segments ON segments (kept_from_ms) WHERE extent_count = 0;

  CREATE TABLE extents (
    topic_key INTEGER NOT NULL,
    partition INTEGER NOT NULL,
    base_offset INTEGER NOT NULL,
    last_offset INTEGER NOT NULL,
    segment_key INTEGER NOT NULL,
    byte_offset INTEGER NOT NULL,
    byte_length INTEGER NOT NULL,
    max_timestamp INTEGER NOT NULL,
    PRIMARY KEY (topic_key, partition, base_offset)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE producers (
    topic_key INTEGER NOT NULL,
    partition INTEGER NOT NULL,
    producer_id INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    last_used_ms INTEGER NOT NULL,
    batches TEXT NOT NULL,
    PRIMARY KEY (topic_key, partition, producer_id)
  ) STRICT, WITHOUT ROWID;
  `,
  // Groups. Ids, metadata and other text of clients is kept as JSON literals. A group that was claimed and not written
  // has no state.
  `
  INSERT INTO counters VALUES ('groupEpochNext', 1);

  CREATE TABLE consumer_groups (
    group_key INTEGER PRIMARY KEY,
    cluster_id TEXT NOT NULL,
    group_id TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    claimed_at_ms INTEGER NOT NULL,
    protocol_type TEXT,
    state TEXT,
    generation INTEGER,
    empty_since_ms INTEGER,
    snapshot BLOB,
    UNIQUE (cluster_id, group_id)
  ) STRICT;

  CREATE TABLE group_offsets (
    group_key INTEGER NOT NULL,
    topic_key INTEGER NOT NULL,
    partition INTEGER NOT NULL,
    committed_offset INTEGER NOT NULL,
    leader_epoch INTEGER NOT NULL,
    metadata TEXT NOT NULL,
    expires_at_ms INTEGER,
    committed_at_ms INTEGER NOT NULL,
    PRIMARY KEY (group_key, topic_key, partition)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX group_offsets_of_topics ON group_offsets (topic_key);
  `,
  // Partitions with extents below their log start, which wait for maintenance.
  `
  CREATE TABLE trimmed_partitions (
    topic_key INTEGER NOT NULL,
    partition INTEGER NOT NULL,
    PRIMARY KEY (topic_key, partition)
  ) STRICT, WITHOUT ROWID;
  `,
  // Which lease has a group; the leases themselves are kept in memory. 0 is none.
  `
  ALTER TABLE consumer_groups ADD COLUMN lease_id INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX groups_with_members ON consumer_groups (cluster_id, lease_id)
    WHERE empty_since_ms IS NULL AND state IS NOT NULL;
  `,
]

/** The version that this code reads and writes. */
const SCHEMA_VERSION: number = MIGRATIONS.length

/**
 * Brings the file to {@link SCHEMA_VERSION}, each step in a transaction of its own.
 *
 * @throws MetadataError INVALID when the file belongs to a newer version or holds something else.
 */
export function migrate(database: SqliteDatabase, path: string): void {
  const found = readVersion(database, path)
  if (found > SCHEMA_VERSION) {
    throw new MetadataError(
      'INVALID',
      `the metadata file ${path} has schema version ${found}; this program knows ${SCHEMA_VERSION}`,
    )
  }
  MIGRATIONS.slice(found).forEach((statements, index) => {
    const version = found + index + 1
    database.exec(`BEGIN IMMEDIATE;
      CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL) STRICT;
      ${statements}
      DELETE FROM schema_version;
      INSERT INTO schema_version VALUES (${version});
      COMMIT`)
  })
}

/** The version of the file; 0 when it is empty. */
function readVersion(database: SqliteDatabase, path: string): number {
  const tables = prepare<{ name: string }>(database, "SELECT name FROM sqlite_schema WHERE type = 'table'").all()
  if (tables.length === 0) return 0
  if (!tables.some(({ name }) => name === 'schema_version')) {
    throw new MetadataError('INVALID', `the file ${path} is a SQLite file of some other program`)
  }
  const [row] = prepare<{ version: number }>(database, 'SELECT version FROM schema_version').all()
  return row?.version ?? 0
}
