import type { Random } from '@millrace/runtime'

/** Node ids are below this. Java clients use 2^31 - 1 - id for coordinators, which must not be another agent's id. */
export const NODE_ID_LIMIT = 1_073_741_824

/**
 * A node id for one process, from 1 up to {@link NODE_ID_LIMIT}: call it once and keep it. A new process must look like
 * a new broker, because clients remember what they know about a broker by its id.
 */
export function createNodeId(random: Random): number {
  const bytes = new Uint8Array(4)
  random.fill(bytes)
  const value = new DataView(bytes.buffer).getUint32(0) % NODE_ID_LIMIT
  return value === 0 ? 1 : value
}
