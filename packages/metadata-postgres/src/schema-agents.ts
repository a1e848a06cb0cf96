import { NODE_ID_KEPT_MS } from '@millrace/discovery'

/**
 * The table of agents, and the function that registers one.
 *
 * Registering is a function because it decides by what it reads: each of its statements sees what others have committed
 * before it, which the parts of one statement do not. A lock for each schema and cluster keeps registrations apart, so
 * that of two attempts of one agent the second finds what the first has made; heartbeats do not wait for it. The unique
 * keys stand for themselves, whatever becomes of the lock.
 *
 * The function answers with no row when the node id is another agent's.
 */
export const AGENTS = `
CREATE TABLE millrace.agents (
  cluster_id text COLLATE "C" NOT NULL,
  agent_id text COLLATE "C" NOT NULL,
  node_id int NOT NULL,
  profile json NOT NULL,
  status json NOT NULL,
  expires_at_ms bigint NOT NULL,
  PRIMARY KEY (cluster_id, agent_id),
  UNIQUE (cluster_id, node_id)
) WITH (fillfactor = 50);

CREATE FUNCTION millrace.register_agent_1(
  its_cluster text, its_agent text, proposed_node int, its_profile json, its_status json, expiry_ms int, test_now_ms bigint
) RETURNS TABLE (node_id int)
LANGUAGE plpgsql
AS $function$
#variable_conflict use_column
DECLARE
  now_ms bigint;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('millrace.agents'), hashtext(its_cluster));
  now_ms := COALESCE(test_now_ms, floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint);
  DELETE FROM millrace.agents WHERE cluster_id = its_cluster AND expires_at_ms + ${NODE_ID_KEPT_MS} <= now_ms;
  RETURN QUERY
    UPDATE millrace.agents SET profile = its_profile, status = its_status, expires_at_ms = now_ms + expiry_ms
    WHERE cluster_id = its_cluster AND agent_id = its_agent RETURNING node_id;
  IF FOUND THEN RETURN; END IF;
  RETURN QUERY
    INSERT INTO millrace.agents (cluster_id, agent_id, node_id, profile, status, expires_at_ms)
    VALUES (its_cluster, its_agent, proposed_node, its_profile, its_status, now_ms + expiry_ms)
    ON CONFLICT DO NOTHING RETURNING node_id;
END
$function$;
`
