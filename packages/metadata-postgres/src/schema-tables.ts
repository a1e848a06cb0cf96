/**
 * The tables of schema version 1.
 *
 * Rows name topics and segments by integer keys. Text of clients is kept as JSON literals, since PostgreSQL's text holds
 * neither U+0000 nor half of a surrogate pair. A group's id can be longer than what an index takes, so its SHA-256 is
 * what is unique.
 *
 * - `segments.kinds` is null for an aborted segment; with `base_offsets` and `log_start_offsets` it holds the verdicts.
 * - `producers.batches` holds first sequence, last sequence and base offset of the latest batches, oldest first.
 * - A group that was claimed and not written has no `state`.
 * - `trimmed_partitions` are those with extents below their log start, which wait for maintenance.
 */
export const TABLES = `
CREATE SEQUENCE millrace.producer_ids AS bigint INCREMENT BY 1000 START WITH 1;
CREATE SEQUENCE millrace.group_epochs AS bigint;

CREATE TABLE millrace.topics (
  topic_key bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  topic_id text COLLATE "C" NOT NULL UNIQUE,
  cluster_id text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,
  partition_count int NOT NULL,
  configs text NOT NULL,
  deleted_at_ms bigint
);
CREATE UNIQUE INDEX live_topics ON millrace.topics (cluster_id, name) WHERE deleted_at_ms IS NULL;
CREATE INDEX deleted_topics ON millrace.topics (deleted_at_ms) WHERE deleted_at_ms IS NOT NULL;

CREATE TABLE millrace.partitions (
  topic_key bigint NOT NULL,
  partition int NOT NULL,
  log_start_offset bigint NOT NULL,
  next_offset bigint NOT NULL,
  PRIMARY KEY (topic_key, partition)
) WITH (fillfactor = 50);

CREATE TABLE millrace.segments (
  segment_key bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  segment_id uuid NOT NULL UNIQUE,
  kept_from_ms bigint NOT NULL,
  extent_count int NOT NULL,
  kinds smallint[],
  base_offsets bigint[],
  log_start_offsets bigint[]
);
CREATE INDEX unreferenced_segments ON millrace.segments (kept_from_ms) WHERE extent_count = 0;

CREATE TABLE millrace.extents (
  topic_key bigint NOT NULL,
  partition int NOT NULL,
  base_offset bigint NOT NULL,
  last_offset bigint NOT NULL,
  segment_key bigint NOT NULL,
  byte_offset bigint NOT NULL,
  byte_length bigint NOT NULL,
  max_timestamp bigint NOT NULL,
  PRIMARY KEY (topic_key, partition, base_offset)
);

CREATE TABLE millrace.producers (
  topic_key bigint NOT NULL,
  partition int NOT NULL,
  producer_id bigint NOT NULL,
  epoch int NOT NULL,
  last_used_ms bigint NOT NULL,
  batches bigint[] NOT NULL,
  PRIMARY KEY (topic_key, partition, producer_id)
) WITH (fillfactor = 50);

CREATE TABLE millrace.trimmed_partitions (
  topic_key bigint NOT NULL,
  partition int NOT NULL,
  PRIMARY KEY (topic_key, partition)
);

CREATE TABLE millrace.consumer_groups (
  group_key bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  cluster_id text COLLATE "C" NOT NULL,
  group_digest bytea NOT NULL,
  group_id text COLLATE "C" NOT NULL,
  epoch bigint NOT NULL,
  claimed_at_ms bigint NOT NULL,
  protocol_type text,
  state text,
  generation int,
  empty_since_ms bigint,
  snapshot bytea,
  UNIQUE (cluster_id, group_digest)
);

CREATE TABLE millrace.group_offsets (
  group_key bigint NOT NULL,
  topic_key bigint NOT NULL,
  partition int NOT NULL,
  committed_offset bigint NOT NULL,
  leader_epoch int NOT NULL,
  metadata text NOT NULL,
  expires_at_ms bigint,
  committed_at_ms bigint NOT NULL,
  PRIMARY KEY (group_key, topic_key, partition)
) WITH (fillfactor = 50);
CREATE INDEX group_offsets_of_topics ON millrace.group_offsets (topic_key);
`
