/**
 * The function that reads the extents of one partition, from the one that holds an offset until enough bytes are found:
 * row by row, since how many rows that takes is not known beforehand. Being stable it sees the snapshot of the statement
 * that calls it, so that all partitions of a call are read from one.
 */
export const READ_FUNCTION = `
CREATE FUNCTION millrace.read_extents_1(
  wanted_topic bigint, wanted_partition int, from_offset bigint, bytes_max bigint, rows_max int
) RETURNS TABLE (
  base_offset bigint, last_offset bigint, segment_id uuid, byte_offset bigint, byte_length bigint, max_timestamp bigint
)
LANGUAGE plpgsql STABLE ROWS 10
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $function$
DECLARE
  bytes bigint := 0;
BEGIN
  FOR base_offset, last_offset, segment_id, byte_offset, byte_length, max_timestamp IN
    SELECT e.base_offset, e.last_offset, s.segment_id, e.byte_offset, e.byte_length, e.max_timestamp
    FROM millrace.extents AS e JOIN millrace.segments AS s USING (segment_key)
    WHERE e.topic_key = wanted_topic AND e.partition = wanted_partition AND e.base_offset >= (
      SELECT holder.base_offset FROM millrace.extents AS holder
      WHERE holder.topic_key = wanted_topic AND holder.partition = wanted_partition
      AND holder.base_offset <= from_offset ORDER BY holder.base_offset DESC LIMIT 1)
    ORDER BY e.base_offset LIMIT rows_max
  LOOP
    RETURN NEXT;
    bytes := bytes + byte_length;
    EXIT WHEN bytes >= bytes_max;
  END LOOP;
END
$function$;
`
