/** The bit set of ACL operations (KIP-430) from their codes. */
function bits(...operations: readonly number[]): number {
  return operations.reduce((set, operation) => set | (1 << operation), 0)
}

const [
  READ,
  WRITE,
  CREATE,
  DELETE,
  ALTER,
  DESCRIBE,
  CLUSTER_ACTION,
  DESCRIBE_CONFIGS,
  ALTER_CONFIGS,
  IDEMPOTENT_WRITE,
] = [3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const

/** What anybody may do with a topic while there are no ACLs. */
export const TOPIC_OPERATIONS = bits(READ, WRITE, CREATE, DELETE, ALTER, DESCRIBE, DESCRIBE_CONFIGS, ALTER_CONFIGS)

/** What anybody may do with a group while there are no ACLs. */
export const GROUP_OPERATIONS = bits(READ, DELETE, DESCRIBE, DESCRIBE_CONFIGS, ALTER_CONFIGS)

/** What anybody may do with the cluster while there are no ACLs. */
export const CLUSTER_OPERATIONS = bits(
  CREATE,
  ALTER,
  DESCRIBE,
  CLUSTER_ACTION,
  DESCRIBE_CONFIGS,
  ALTER_CONFIGS,
  IDEMPOTENT_WRITE,
)

/** The value that says that nobody asked. */
export const OPERATIONS_NOT_ASKED = -2_147_483_648
