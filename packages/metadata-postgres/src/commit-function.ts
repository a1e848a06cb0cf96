import { clockSql } from './in-schema.ts'

/** Numbers of outcomes that the commit function answers. */
export const COMMIT_OUTCOME = Object.freeze({ decided: 0, known: 1, aborted: 2, expired: 3 })

/**
 * When producers are read: `afterLocks` is right. `whileLocking` is the mistake that the commit contract warns of, planted
 * by tests to show that the races would find it: one statement sees the state from before it waited.
 */
export type ProducerReadOrder = 'afterLocks' | 'whileLocking'

const LOCK_PARTITIONS = `
  PERFORM 1 FROM unnest(place_keys, place_partitions) AS place (topic_key, partition)
    JOIN millrace.partitions AS p USING (topic_key, partition)
    ORDER BY p.topic_key, p.partition FOR NO KEY UPDATE OF p;
`

const READ_PARTITIONS = `
  SELECT array_agg(CASE WHEN t.partition_count > place.partition THEN p.next_offset END ORDER BY place.n),
    array_agg(p.log_start_offset ORDER BY place.n)
    INTO next_offsets, log_starts
    FROM unnest(place_keys, place_partitions) WITH ORDINALITY AS place (topic_key, partition, n)
    LEFT JOIN millrace.partitions AS p USING (topic_key, partition)
    LEFT JOIN millrace.topics AS t ON t.topic_key = place.topic_key AND t.deleted_at_ms IS NULL;
`

const readProducers = (isLocking: boolean) => `
  IF cardinality(producer_ids) > 0 THEN
    SELECT array_agg(found.state ORDER BY found.n) INTO states FROM (
      SELECT wanted.n, r AS state FROM unnest(producer_places, producer_ids) WITH ORDINALITY AS wanted (place, producer_id, n)
      ${isLocking ? 'JOIN millrace.partitions AS p ON p.topic_key = place_keys[wanted.place] AND p.partition = place_partitions[wanted.place]' : ''}
      LEFT JOIN millrace.producers AS r ON r.topic_key = place_keys[wanted.place]
        AND r.partition = place_partitions[wanted.place] AND r.producer_id = wanted.producer_id
        AND now_ms - r.last_used_ms <= producer_expiration_ms
      ${isLocking ? 'ORDER BY p.topic_key, p.partition FOR NO KEY UPDATE OF p' : ''}
    ) AS found;
  END IF;
`

/**
 * The function that decides a segment in one round trip: \`decideBatches\` of \`@millrace/metadata\` in PL/pgSQL. The random
 * load of the conformance suite keeps the two equal.
 *
 * Every statement of a volatile function sees what was committed when that statement began. The order of the statements
 * is the point:
 *
 * 1. Insert the segment's row: the unique key decides between commit, abort and repetition, and makes others wait.
 * 2. Make rows of partitions that have none, then lock all of them, both in the order of topic key and partition.
 * 3. Read topics, partitions and producers, in statements that begin once every lock is held.
 *
 * Rows of partitions are made by commits alone and removed by maintenance when their topic is long deleted, so what step
 * 3 finds of a live topic is locked.
 */
export function commitFunction(name: string, order: ProducerReadOrder = 'afterLocks'): string {
  const steps =
    order === 'afterLocks'
      ? [LOCK_PARTITIONS, readProducers(false), READ_PARTITIONS]
      : [readProducers(true), LOCK_PARTITIONS, READ_PARTITIONS]
  return `
CREATE FUNCTION millrace.${name}(
  asked_id uuid, id_time_ms bigint, given_now_ms bigint, id_age_max_ms bigint, producer_expiration_ms bigint,
  place_topics text[], place_partitions int[],
  producer_places int[], producer_ids bigint[],
  batch_places int[], batch_producers int[], batch_byte_offsets bigint[], batch_byte_lengths bigint[],
  batch_last_deltas bigint[], batch_epochs int[], batch_first_sequences bigint[], batch_last_sequences bigint[],
  batch_max_timestamps bigint[], batch_may_be_first boolean[], batch_must_start_at_zero boolean[]
) RETURNS TABLE (outcome int, verdict_kinds text, verdict_offsets text, verdict_log_starts text)
LANGUAGE plpgsql VOLATILE
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $function$
DECLARE
  now_ms bigint := ${clockSql('given_now_ms')};
  segment bigint;
  place_keys bigint[];
  is_row_missing boolean;
  next_offsets bigint[];
  log_starts bigint[];
  states millrace.producers[];
  state millrace.producers;
  changed int[] := '{}';
  place int;
  slot int;
  taken bigint;
  kind int;
  known int;
  extent int;
  extent_total int := 0;
  last_extents int[] := array_fill(0, ARRAY[cardinality(place_topics)]);
  extent_places int[] := '{}';
  extent_bases bigint[] := '{}';
  extent_lasts bigint[] := '{}';
  extent_byte_offsets bigint[] := '{}';
  extent_byte_lengths bigint[] := '{}';
  extent_max_timestamps bigint[] := '{}';
  decided_kinds smallint[] := '{}';
  decided_offsets bigint[] := '{}';
  decided_starts bigint[] := '{}';
BEGIN
  IF now_ms - id_time_ms <= id_age_max_ms THEN
    INSERT INTO millrace.segments (segment_id, kept_from_ms, extent_count)
      VALUES (asked_id, GREATEST(id_time_ms, now_ms), 0)
      ON CONFLICT (segment_id) DO NOTHING RETURNING segment_key INTO segment;
  END IF;
  IF segment IS NULL THEN
    -- Somebody wrote the row before, or the id is too old to be decided.
    RETURN QUERY SELECT CASE WHEN s.kinds IS NULL THEN ${COMMIT_OUTCOME.aborted} ELSE ${COMMIT_OUTCOME.known} END,
      array_to_string(s.kinds, ','), array_to_string(s.base_offsets, ','), array_to_string(s.log_start_offsets, ',')
      FROM millrace.segments AS s WHERE s.segment_id = asked_id;
    IF NOT FOUND THEN
      RETURN QUERY SELECT ${COMMIT_OUTCOME.expired}, NULL::text, NULL::text, NULL::text;
    END IF;
    RETURN;
  END IF;

  SELECT array_agg(CASE WHEN t.partition_count > wanted.partition THEN t.topic_key ELSE 0 END ORDER BY wanted.n),
    bool_or(t.partition_count > wanted.partition AND p.topic_key IS NULL)
    INTO place_keys, is_row_missing
    FROM unnest(place_topics, place_partitions) WITH ORDINALITY AS wanted (topic_id, partition, n)
    LEFT JOIN millrace.topics AS t ON t.topic_id = wanted.topic_id AND t.deleted_at_ms IS NULL
    LEFT JOIN millrace.partitions AS p ON p.topic_key = t.topic_key AND p.partition = wanted.partition;
  IF is_row_missing THEN
    INSERT INTO millrace.partitions SELECT wanted.topic_key, wanted.partition, 0, 0
      FROM unnest(place_keys, place_partitions) AS wanted (topic_key, partition) WHERE wanted.topic_key > 0
      ORDER BY wanted.topic_key, wanted.partition ON CONFLICT DO NOTHING;
  END IF;
${steps.join('')}
  FOR i IN 1 .. cardinality(batch_places) LOOP
    place := batch_places[i];
    slot := batch_producers[i];
    taken := next_offsets[place];
    kind := 0;
    IF taken IS NULL THEN
      kind := 4;
    ELSIF slot > 0 THEN
      state := states[slot];
      IF state.epoch IS NULL THEN
        IF NOT batch_may_be_first[i] OR (batch_must_start_at_zero[i] AND batch_first_sequences[i] <> 0) THEN
          kind := 2;
        END IF;
      ELSIF batch_epochs[i] < state.epoch THEN
        kind := 3;
      ELSIF batch_epochs[i] > state.epoch THEN
        IF NOT batch_may_be_first[i] OR batch_first_sequences[i] <> 0 THEN
          kind := 2;
        END IF;
      ELSE
        known := cardinality(state.batches);
        -- 0 follows 2^31-1.
        IF batch_first_sequences[i] <> (state.batches[known - 1] + 1) % 2147483648 THEN
          kind := 2;
        END IF;
        FOR k IN 1 .. known BY 3 LOOP
          IF state.batches[k] = batch_first_sequences[i] AND state.batches[k + 1] = batch_last_sequences[i] THEN
            kind := 1;
            taken := state.batches[k + 2];
            EXIT;
          END IF;
        END LOOP;
      END IF;
    END IF;
    -- A partition that has used up its offsets, 2^53 of them, fails alone.
    IF kind = 0 AND taken + batch_last_deltas[i] + 1 > 9007199254740991 THEN
      kind := 4;
    END IF;

    decided_kinds[i] := kind;
    decided_offsets[i] := CASE WHEN kind < 2 THEN taken ELSE 0 END;
    decided_starts[i] := CASE WHEN kind < 2 THEN log_starts[place] ELSE 0 END;
    CONTINUE WHEN kind > 0;

    next_offsets[place] := taken + batch_last_deltas[i] + 1;
    extent := last_extents[place];
    IF extent > 0 AND extent_byte_offsets[extent] + extent_byte_lengths[extent] = batch_byte_offsets[i] THEN
      extent_lasts[extent] := taken + batch_last_deltas[i];
      extent_byte_lengths[extent] := extent_byte_lengths[extent] + batch_byte_lengths[i];
      extent_max_timestamps[extent] := GREATEST(extent_max_timestamps[extent], batch_max_timestamps[i]);
    ELSE
      extent_total := extent_total + 1;
      last_extents[place] := extent_total;
      extent_places[extent_total] := place;
      extent_bases[extent_total] := taken;
      extent_lasts[extent_total] := taken + batch_last_deltas[i];
      extent_byte_offsets[extent_total] := batch_byte_offsets[i];
      extent_byte_lengths[extent_total] := batch_byte_lengths[i];
      extent_max_timestamps[extent_total] := batch_max_timestamps[i];
    END IF;
    IF slot > 0 THEN
      IF state.epoch = batch_epochs[i] THEN
        -- The latest four, and this one.
        state.batches := state.batches[cardinality(state.batches) - 11 :];
      ELSE
        state.topic_key := place_keys[place];
        state.partition := place_partitions[place];
        state.producer_id := producer_ids[slot];
        state.epoch := batch_epochs[i];
        state.batches := '{}';
      END IF;
      state.batches := state.batches || ARRAY[batch_first_sequences[i], batch_last_sequences[i], taken];
      state.last_used_ms := now_ms;
      states[slot] := state;
      changed := changed || slot;
    END IF;
  END LOOP;

  UPDATE millrace.partitions AS p SET next_offset = decided.next_offset
    FROM unnest(place_keys, place_partitions, next_offsets) AS decided (topic_key, partition, next_offset)
    WHERE p.topic_key = decided.topic_key AND p.partition = decided.partition
    AND p.next_offset < decided.next_offset;
  INSERT INTO millrace.extents
    SELECT place_keys[e.place], place_partitions[e.place], e.base, e.last, segment, e.start, e.length, e.max_timestamp
    FROM unnest(extent_places, extent_bases, extent_lasts, extent_byte_offsets, extent_byte_lengths,
      extent_max_timestamps) AS e (place, base, last, start, length, max_timestamp);
  IF cardinality(changed) > 0 THEN
    INSERT INTO millrace.producers
      SELECT r.topic_key, r.partition, r.producer_id, r.epoch, r.last_used_ms, r.batches
      FROM unnest(states) WITH ORDINALITY AS r (topic_key, partition, producer_id, epoch, last_used_ms, batches, n)
      WHERE r.n = ANY (changed)
      ON CONFLICT (topic_key, partition, producer_id) DO UPDATE
      SET epoch = excluded.epoch, last_used_ms = excluded.last_used_ms, batches = excluded.batches;
  END IF;
  UPDATE millrace.segments AS s SET extent_count = extent_total, kinds = decided_kinds, base_offsets = decided_offsets,
    log_start_offsets = decided_starts WHERE s.segment_key = segment;
  RETURN QUERY SELECT ${COMMIT_OUTCOME.decided}, array_to_string(decided_kinds, ','), array_to_string(decided_offsets, ','),
    array_to_string(decided_starts, ',');
END
$function$;
`
}
