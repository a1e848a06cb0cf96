import { clockSql } from './in-schema.ts'

/** Numbers of outcomes that the claim function answers. */
export const CLAIM_OUTCOME = Object.freeze({ claimed: 0, held: 1, lapsed: 2 })

/**
 * How the lease is read that has the group: `locked` is right. `unlocked` is the mistake that tests plant to show that the
 * race finds it: a renewal that is under way is not seen, and succeeds beside the claim.
 */
export type LeaseReading = 'locked' | 'unlocked'

/**
 * What schema version 2 adds: leases, which of them has a group, and the functions that decide about both in one round
 * trip. `lease_id` 0 is none.
 */
export const LEASES = `
CREATE TABLE millrace.group_leases (
  lease_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  cluster_id text COLLATE "C" NOT NULL,
  holder text NOT NULL,
  expires_at_ms bigint NOT NULL
) WITH (fillfactor = 50);
ALTER TABLE millrace.consumer_groups ADD COLUMN lease_id bigint NOT NULL DEFAULT 0;
CREATE INDEX groups_with_members ON millrace.consumer_groups (cluster_id, lease_id)
  WHERE empty_since_ms IS NULL AND state IS NOT NULL;
`

/**
 * The function that renews a lease. It has the lease's row before it looks at the clock, and whoever would take a group
 * from the lease needs that row too.
 */
export const RENEW_FUNCTION = `
CREATE FUNCTION millrace.renew_lease_1(asked_lease bigint, lease_ms bigint, given_now_ms bigint) RETURNS boolean
LANGUAGE plpgsql VOLATILE
AS $function$
DECLARE
  end_ms bigint;
  now_ms bigint;
BEGIN
  SELECT l.expires_at_ms INTO end_ms FROM millrace.group_leases AS l WHERE l.lease_id = asked_lease FOR UPDATE;
  IF NOT FOUND THEN RETURN false; END IF;
  now_ms := ${clockSql('given_now_ms')};
  IF end_ms <= now_ms THEN
    -- Its holder is told that it is over, which has to stay so if the clock goes back.
    DELETE FROM millrace.group_leases AS l WHERE l.lease_id = asked_lease;
    RETURN false;
  END IF;
  UPDATE millrace.group_leases AS l SET expires_at_ms = now_ms + lease_ms WHERE l.lease_id = asked_lease;
  RETURN true;
END
$function$;
`

/**
 * The function that claims a group. The order of its statements is the point:
 *
 * 1. Make the group's row if there is none, and lock it: claims of one group are decided one after the other.
 * 2. Lock the row of the lease that has the group. A renewal that is under way is waited for; a later one waits.
 * 3. Look at the clock: nobody can renew that lease now, so that one that is over is over for good. Its row goes with the
 *    claim, and the renewal that waited finds none.
 *
 * The claimer's own lease is not locked. If it lapses, or somebody else ends it, at the same time, then the group is one
 * that nobody has, and its claimer has let go by its own clock.
 *
 * Groups are locked before leases and never more than one lease, so that claims do not lock each other out.
 */
export function claimFunction(name: string, reading: LeaseReading = 'locked'): string {
  return `
CREATE FUNCTION millrace.${name}(
  asked_cluster text, asked_digest bytea, asked_id text, asked_lease bigint, given_now_ms bigint
) RETURNS TABLE (
  outcome int, held_by text, epoch bigint,
  protocol_type text, state text, generation int, empty_since_ms bigint, snapshot bytea
)
LANGUAGE plpgsql VOLATILE SET enable_seqscan = off
AS $function$
DECLARE
  key bigint;
  owner bigint;
  owner_name text;
  owner_end_ms bigint;
  now_ms bigint;
BEGIN
  LOOP
    INSERT INTO millrace.consumer_groups (cluster_id, group_digest, group_id, epoch, claimed_at_ms)
      VALUES (asked_cluster, asked_digest, asked_id, nextval('millrace.group_epochs'), ${clockSql('given_now_ms')})
      ON CONFLICT DO NOTHING;
    SELECT g.group_key, g.lease_id INTO key, owner FROM millrace.consumer_groups AS g
      WHERE g.cluster_id = asked_cluster AND g.group_digest = asked_digest FOR UPDATE;
    -- Whoever had the row may have deleted it in between.
    EXIT WHEN FOUND;
  END LOOP;
  IF owner <> asked_lease THEN
    SELECT l.holder, l.expires_at_ms INTO owner_name, owner_end_ms
      FROM millrace.group_leases AS l WHERE l.lease_id = owner ${reading === 'locked' ? 'FOR UPDATE' : ''};
  END IF;
  now_ms := ${clockSql('given_now_ms')};
  IF NOT EXISTS (
    SELECT FROM millrace.group_leases AS l
    WHERE l.lease_id = asked_lease AND l.cluster_id = asked_cluster AND l.expires_at_ms > now_ms
  ) THEN
    RETURN QUERY SELECT ${CLAIM_OUTCOME.lapsed}, NULL::text, NULL::bigint, NULL::text, NULL::text, NULL::int, NULL::bigint, NULL::bytea;
    RETURN;
  END IF;
  IF owner_end_ms > now_ms THEN
    RETURN QUERY SELECT ${CLAIM_OUTCOME.held}, owner_name, NULL::bigint, NULL::text, NULL::text, NULL::int, NULL::bigint, NULL::bytea;
    RETURN;
  END IF;
  IF owner <> asked_lease THEN
    DELETE FROM millrace.group_leases AS l WHERE l.lease_id = owner;
  END IF;
  RETURN QUERY UPDATE millrace.consumer_groups AS g
    SET epoch = nextval('millrace.group_epochs'), lease_id = asked_lease, claimed_at_ms = now_ms WHERE g.group_key = key
    RETURNING ${CLAIM_OUTCOME.claimed}, NULL::text, g.epoch, g.protocol_type, g.state, g.generation, g.empty_since_ms, g.snapshot;
END
$function$;
`
}
