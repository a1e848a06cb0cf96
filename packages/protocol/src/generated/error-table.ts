// Generated from schema/ by `npm run generate`. Do not edit.

/** Names by error code. */
export const ERROR_NAMES: readonly (readonly [number, keyof typeof ErrorCode])[] = [
  [-1, 'UNKNOWN_SERVER_ERROR'],
  [0, 'NONE'],
  [1, 'OFFSET_OUT_OF_RANGE'],
  [2, 'CORRUPT_MESSAGE'],
  [3, 'UNKNOWN_TOPIC_OR_PARTITION'],
  [4, 'INVALID_FETCH_SIZE'],
  [5, 'LEADER_NOT_AVAILABLE'],
  [6, 'NOT_LEADER_OR_FOLLOWER'],
  [7, 'REQUEST_TIMED_OUT'],
  [8, 'BROKER_NOT_AVAILABLE'],
  [9, 'REPLICA_NOT_AVAILABLE'],
  [10, 'MESSAGE_TOO_LARGE'],
  [11, 'STALE_CONTROLLER_EPOCH'],
  [12, 'OFFSET_METADATA_TOO_LARGE'],
  [13, 'NETWORK_EXCEPTION'],
  [14, 'COORDINATOR_LOAD_IN_PROGRESS'],
  [15, 'COORDINATOR_NOT_AVAILABLE'],
  [16, 'NOT_COORDINATOR'],
  [17, 'INVALID_TOPIC_EXCEPTION'],
  [18, 'RECORD_LIST_TOO_LARGE'],
  [19, 'NOT_ENOUGH_REPLICAS'],
  [20, 'NOT_ENOUGH_REPLICAS_AFTER_APPEND'],
  [21, 'INVALID_REQUIRED_ACKS'],
  [22, 'ILLEGAL_GENERATION'],
  [23, 'INCONSISTENT_GROUP_PROTOCOL'],
  [24, 'INVALID_GROUP_ID'],
  [25, 'UNKNOWN_MEMBER_ID'],
  [26, 'INVALID_SESSION_TIMEOUT'],
  [27, 'REBALANCE_IN_PROGRESS'],
  [28, 'INVALID_COMMIT_OFFSET_SIZE'],
  [29, 'TOPIC_AUTHORIZATION_FAILED'],
  [30, 'GROUP_AUTHORIZATION_FAILED'],
  [31, 'CLUSTER_AUTHORIZATION_FAILED'],
  [32, 'INVALID_TIMESTAMP'],
  [33, 'UNSUPPORTED_SASL_MECHANISM'],
  [34, 'ILLEGAL_SASL_STATE'],
  [35, 'UNSUPPORTED_VERSION'],
  [36, 'TOPIC_ALREADY_EXISTS'],
  [37, 'INVALID_PARTITIONS'],
  [38, 'INVALID_REPLICATION_FACTOR'],
  [39, 'INVALID_REPLICA_ASSIGNMENT'],
  [40, 'INVALID_CONFIG'],
  [41, 'NOT_CONTROLLER'],
  [42, 'INVALID_REQUEST'],
  [43, 'UNSUPPORTED_FOR_MESSAGE_FORMAT'],
  [44, 'POLICY_VIOLATION'],
  [45, 'OUT_OF_ORDER_SEQUENCE_NUMBER'],
  [46, 'DUPLICATE_SEQUENCE_NUMBER'],
  [47, 'INVALID_PRODUCER_EPOCH'],
  [48, 'INVALID_TXN_STATE'],
  [49, 'INVALID_PRODUCER_ID_MAPPING'],
  [50, 'INVALID_TRANSACTION_TIMEOUT'],
  [51, 'CONCURRENT_TRANSACTIONS'],
  [52, 'TRANSACTION_COORDINATOR_FENCED'],
  [53, 'TRANSACTIONAL_ID_AUTHORIZATION_FAILED'],
  [54, 'SECURITY_DISABLED'],
  [55, 'OPERATION_NOT_ATTEMPTED'],
  [56, 'KAFKA_STORAGE_ERROR'],
  [57, 'LOG_DIR_NOT_FOUND'],
  [58, 'SASL_AUTHENTICATION_FAILED'],
  [59, 'UNKNOWN_PRODUCER_ID'],
  [60, 'REASSIGNMENT_IN_PROGRESS'],
  [61, 'DELEGATION_TOKEN_AUTH_DISABLED'],
  [62, 'DELEGATION_TOKEN_NOT_FOUND'],
  [63, 'DELEGATION_TOKEN_OWNER_MISMATCH'],
  [64, 'DELEGATION_TOKEN_REQUEST_NOT_ALLOWED'],
  [65, 'DELEGATION_TOKEN_AUTHORIZATION_FAILED'],
  [66, 'DELEGATION_TOKEN_EXPIRED'],
  [67, 'INVALID_PRINCIPAL_TYPE'],
  [68, 'NON_EMPTY_GROUP'],
  [69, 'GROUP_ID_NOT_FOUND'],
  [70, 'FETCH_SESSION_ID_NOT_FOUND'],
  [71, 'INVALID_FETCH_SESSION_EPOCH'],
  [72, 'LISTENER_NOT_FOUND'],
  [73, 'TOPIC_DELETION_DISABLED'],
  [74, 'FENCED_LEADER_EPOCH'],
  [75, 'UNKNOWN_LEADER_EPOCH'],
  [76, 'UNSUPPORTED_COMPRESSION_TYPE'],
  [77, 'STALE_BROKER_EPOCH'],
  [78, 'OFFSET_NOT_AVAILABLE'],
  [79, 'MEMBER_ID_REQUIRED'],
  [80, 'PREFERRED_LEADER_NOT_AVAILABLE'],
  [81, 'GROUP_MAX_SIZE_REACHED'],
  [82, 'FENCED_INSTANCE_ID'],
  [83, 'ELIGIBLE_LEADERS_NOT_AVAILABLE'],
  [84, 'ELECTION_NOT_NEEDED'],
  [85, 'NO_REASSIGNMENT_IN_PROGRESS'],
  [86, 'GROUP_SUBSCRIBED_TO_TOPIC'],
  [87, 'INVALID_RECORD'],
  [88, 'UNSTABLE_OFFSET_COMMIT'],
  [89, 'THROTTLING_QUOTA_EXCEEDED'],
  [90, 'PRODUCER_FENCED'],
  [91, 'RESOURCE_NOT_FOUND'],
  [92, 'DUPLICATE_RESOURCE'],
  [93, 'UNACCEPTABLE_CREDENTIAL'],
  [94, 'INCONSISTENT_VOTER_SET'],
  [95, 'INVALID_UPDATE_VERSION'],
  [96, 'FEATURE_UPDATE_FAILED'],
  [97, 'PRINCIPAL_DESERIALIZATION_FAILURE'],
  [98, 'SNAPSHOT_NOT_FOUND'],
  [99, 'POSITION_OUT_OF_RANGE'],
  [100, 'UNKNOWN_TOPIC_ID'],
  [101, 'DUPLICATE_BROKER_REGISTRATION'],
  [102, 'BROKER_ID_NOT_REGISTERED'],
  [103, 'INCONSISTENT_TOPIC_ID'],
  [104, 'INCONSISTENT_CLUSTER_ID'],
  [105, 'TRANSACTIONAL_ID_NOT_FOUND'],
  [106, 'FETCH_SESSION_TOPIC_ID_ERROR'],
  [107, 'INELIGIBLE_REPLICA'],
  [108, 'NEW_LEADER_ELECTED'],
  [109, 'OFFSET_MOVED_TO_TIERED_STORAGE'],
  [110, 'FENCED_MEMBER_EPOCH'],
  [111, 'UNRELEASED_INSTANCE_ID'],
  [112, 'UNSUPPORTED_ASSIGNOR'],
  [113, 'STALE_MEMBER_EPOCH'],
  [114, 'MISMATCHED_ENDPOINT_TYPE'],
  [115, 'UNSUPPORTED_ENDPOINT_TYPE'],
  [116, 'UNKNOWN_CONTROLLER_ID'],
  [117, 'UNKNOWN_SUBSCRIPTION_ID'],
  [118, 'TELEMETRY_TOO_LARGE'],
  [119, 'INVALID_REGISTRATION'],
  [120, 'TRANSACTION_ABORTABLE'],
  [121, 'INVALID_RECORD_STATE'],
  [122, 'SHARE_SESSION_NOT_FOUND'],
  [123, 'INVALID_SHARE_SESSION_EPOCH'],
  [124, 'FENCED_STATE_EPOCH'],
  [125, 'INVALID_VOTER_KEY'],
  [126, 'DUPLICATE_VOTER'],
  [127, 'VOTER_NOT_FOUND'],
  [128, 'INVALID_REGULAR_EXPRESSION'],
  [129, 'REBOOTSTRAP_REQUIRED'],
  [130, 'STREAMS_INVALID_TOPOLOGY'],
  [131, 'STREAMS_INVALID_TOPOLOGY_EPOCH'],
  [132, 'STREAMS_TOPOLOGY_FENCED'],
  [133, 'SHARE_SESSION_LIMIT_REACHED'],
]

/** Error codes by Kafka's names. */
export const ErrorCode = {
  /** Trying again does not help. */
  UNKNOWN_SERVER_ERROR: -1,
  /** Trying again does not help. */
  NONE: 0,
  /** Trying again does not help. */
  OFFSET_OUT_OF_RANGE: 1,
  /** A client may try again. */
  CORRUPT_MESSAGE: 2,
  /** A client may try again. */
  UNKNOWN_TOPIC_OR_PARTITION: 3,
  /** Trying again does not help. */
  INVALID_FETCH_SIZE: 4,
  /** A client may try again. */
  LEADER_NOT_AVAILABLE: 5,
  /** A client may try again. */
  NOT_LEADER_OR_FOLLOWER: 6,
  /** A client may try again. */
  REQUEST_TIMED_OUT: 7,
  /** Trying again does not help. */
  BROKER_NOT_AVAILABLE: 8,
  /** A client may try again. */
  REPLICA_NOT_AVAILABLE: 9,
  /** Trying again does not help. */
  MESSAGE_TOO_LARGE: 10,
  /** Trying again does not help. */
  STALE_CONTROLLER_EPOCH: 11,
  /** Trying again does not help. */
  OFFSET_METADATA_TOO_LARGE: 12,
  /** A client may try again. */
  NETWORK_EXCEPTION: 13,
  /** A client may try again. */
  COORDINATOR_LOAD_IN_PROGRESS: 14,
  /** A client may try again. */
  COORDINATOR_NOT_AVAILABLE: 15,
  /** A client may try again. */
  NOT_COORDINATOR: 16,
  /** Trying again does not help. */
  INVALID_TOPIC_EXCEPTION: 17,
  /** Trying again does not help. */
  RECORD_LIST_TOO_LARGE: 18,
  /** A client may try again. */
  NOT_ENOUGH_REPLICAS: 19,
  /** A client may try again. */
  NOT_ENOUGH_REPLICAS_AFTER_APPEND: 20,
  /** Trying again does not help. */
  INVALID_REQUIRED_ACKS: 21,
  /** Trying again does not help. */
  ILLEGAL_GENERATION: 22,
  /** Trying again does not help. */
  INCONSISTENT_GROUP_PROTOCOL: 23,
  /** Trying again does not help. */
  INVALID_GROUP_ID: 24,
  /** Trying again does not help. */
  UNKNOWN_MEMBER_ID: 25,
  /** Trying again does not help. */
  INVALID_SESSION_TIMEOUT: 26,
  /** Trying again does not help. */
  REBALANCE_IN_PROGRESS: 27,
  /** Trying again does not help. */
  INVALID_COMMIT_OFFSET_SIZE: 28,
  /** Trying again does not help. */
  TOPIC_AUTHORIZATION_FAILED: 29,
  /** Trying again does not help. */
  GROUP_AUTHORIZATION_FAILED: 30,
  /** Trying again does not help. */
  CLUSTER_AUTHORIZATION_FAILED: 31,
  /** Trying again does not help. */
  INVALID_TIMESTAMP: 32,
  /** Trying again does not help. */
  UNSUPPORTED_SASL_MECHANISM: 33,
  /** Trying again does not help. */
  ILLEGAL_SASL_STATE: 34,
  /** Trying again does not help. */
  UNSUPPORTED_VERSION: 35,
  /** Trying again does not help. */
  TOPIC_ALREADY_EXISTS: 36,
  /** Trying again does not help. */
  INVALID_PARTITIONS: 37,
  /** Trying again does not help. */
  INVALID_REPLICATION_FACTOR: 38,
  /** Trying again does not help. */
  INVALID_REPLICA_ASSIGNMENT: 39,
  /** Trying again does not help. */
  INVALID_CONFIG: 40,
  /** A client may try again. */
  NOT_CONTROLLER: 41,
  /** Trying again does not help. */
  INVALID_REQUEST: 42,
  /** Trying again does not help. */
  UNSUPPORTED_FOR_MESSAGE_FORMAT: 43,
  /** Trying again does not help. */
  POLICY_VIOLATION: 44,
  /** Trying again does not help. */
  OUT_OF_ORDER_SEQUENCE_NUMBER: 45,
  /** Trying again does not help. */
  DUPLICATE_SEQUENCE_NUMBER: 46,
  /** Trying again does not help. */
  INVALID_PRODUCER_EPOCH: 47,
  /** Trying again does not help. */
  INVALID_TXN_STATE: 48,
  /** Trying again does not help. */
  INVALID_PRODUCER_ID_MAPPING: 49,
  /** Trying again does not help. */
  INVALID_TRANSACTION_TIMEOUT: 50,
  /** A client may try again. */
  CONCURRENT_TRANSACTIONS: 51,
  /** Trying again does not help. */
  TRANSACTION_COORDINATOR_FENCED: 52,
  /** Trying again does not help. */
  TRANSACTIONAL_ID_AUTHORIZATION_FAILED: 53,
  /** Trying again does not help. */
  SECURITY_DISABLED: 54,
  /** Trying again does not help. */
  OPERATION_NOT_ATTEMPTED: 55,
  /** A client may try again. */
  KAFKA_STORAGE_ERROR: 56,
  /** Trying again does not help. */
  LOG_DIR_NOT_FOUND: 57,
  /** Trying again does not help. */
  SASL_AUTHENTICATION_FAILED: 58,
  /** Trying again does not help. */
  UNKNOWN_PRODUCER_ID: 59,
  /** Trying again does not help. */
  REASSIGNMENT_IN_PROGRESS: 60,
  /** Trying again does not help. */
  DELEGATION_TOKEN_AUTH_DISABLED: 61,
  /** Trying again does not help. */
  DELEGATION_TOKEN_NOT_FOUND: 62,
  /** Trying again does not help. */
  DELEGATION_TOKEN_OWNER_MISMATCH: 63,
  /** Trying again does not help. */
  DELEGATION_TOKEN_REQUEST_NOT_ALLOWED: 64,
  /** Trying again does not help. */
  DELEGATION_TOKEN_AUTHORIZATION_FAILED: 65,
  /** Trying again does not help. */
  DELEGATION_TOKEN_EXPIRED: 66,
  /** Trying again does not help. */
  INVALID_PRINCIPAL_TYPE: 67,
  /** Trying again does not help. */
  NON_EMPTY_GROUP: 68,
  /** Trying again does not help. */
  GROUP_ID_NOT_FOUND: 69,
  /** A client may try again. */
  FETCH_SESSION_ID_NOT_FOUND: 70,
  /** A client may try again. */
  INVALID_FETCH_SESSION_EPOCH: 71,
  /** A client may try again. */
  LISTENER_NOT_FOUND: 72,
  /** Trying again does not help. */
  TOPIC_DELETION_DISABLED: 73,
  /** A client may try again. */
  FENCED_LEADER_EPOCH: 74,
  /** A client may try again. */
  UNKNOWN_LEADER_EPOCH: 75,
  /** Trying again does not help. */
  UNSUPPORTED_COMPRESSION_TYPE: 76,
  /** Trying again does not help. */
  STALE_BROKER_EPOCH: 77,
  /** A client may try again. */
  OFFSET_NOT_AVAILABLE: 78,
  /** Trying again does not help. */
  MEMBER_ID_REQUIRED: 79,
  /** A client may try again. */
  PREFERRED_LEADER_NOT_AVAILABLE: 80,
  /** Trying again does not help. */
  GROUP_MAX_SIZE_REACHED: 81,
  /** Trying again does not help. */
  FENCED_INSTANCE_ID: 82,
  /** A client may try again. */
  ELIGIBLE_LEADERS_NOT_AVAILABLE: 83,
  /** A client may try again. */
  ELECTION_NOT_NEEDED: 84,
  /** Trying again does not help. */
  NO_REASSIGNMENT_IN_PROGRESS: 85,
  /** Trying again does not help. */
  GROUP_SUBSCRIBED_TO_TOPIC: 86,
  /** Trying again does not help. */
  INVALID_RECORD: 87,
  /** A client may try again. */
  UNSTABLE_OFFSET_COMMIT: 88,
  /** A client may try again. */
  THROTTLING_QUOTA_EXCEEDED: 89,
  /** Trying again does not help. */
  PRODUCER_FENCED: 90,
  /** Trying again does not help. */
  RESOURCE_NOT_FOUND: 91,
  /** Trying again does not help. */
  DUPLICATE_RESOURCE: 92,
  /** Trying again does not help. */
  UNACCEPTABLE_CREDENTIAL: 93,
  /** Trying again does not help. */
  INCONSISTENT_VOTER_SET: 94,
  /** Trying again does not help. */
  INVALID_UPDATE_VERSION: 95,
  /** Trying again does not help. */
  FEATURE_UPDATE_FAILED: 96,
  /** Trying again does not help. */
  PRINCIPAL_DESERIALIZATION_FAILURE: 97,
  /** Trying again does not help. */
  SNAPSHOT_NOT_FOUND: 98,
  /** Trying again does not help. */
  POSITION_OUT_OF_RANGE: 99,
  /** A client may try again. */
  UNKNOWN_TOPIC_ID: 100,
  /** Trying again does not help. */
  DUPLICATE_BROKER_REGISTRATION: 101,
  /** Trying again does not help. */
  BROKER_ID_NOT_REGISTERED: 102,
  /** A client may try again. */
  INCONSISTENT_TOPIC_ID: 103,
  /** Trying again does not help. */
  INCONSISTENT_CLUSTER_ID: 104,
  /** Trying again does not help. */
  TRANSACTIONAL_ID_NOT_FOUND: 105,
  /** A client may try again. */
  FETCH_SESSION_TOPIC_ID_ERROR: 106,
  /** Trying again does not help. */
  INELIGIBLE_REPLICA: 107,
  /** Trying again does not help. */
  NEW_LEADER_ELECTED: 108,
  /** Trying again does not help. */
  OFFSET_MOVED_TO_TIERED_STORAGE: 109,
  /** Trying again does not help. */
  FENCED_MEMBER_EPOCH: 110,
  /** Trying again does not help. */
  UNRELEASED_INSTANCE_ID: 111,
  /** Trying again does not help. */
  UNSUPPORTED_ASSIGNOR: 112,
  /** Trying again does not help. */
  STALE_MEMBER_EPOCH: 113,
  /** Trying again does not help. */
  MISMATCHED_ENDPOINT_TYPE: 114,
  /** Trying again does not help. */
  UNSUPPORTED_ENDPOINT_TYPE: 115,
  /** Trying again does not help. */
  UNKNOWN_CONTROLLER_ID: 116,
  /** Trying again does not help. */
  UNKNOWN_SUBSCRIPTION_ID: 117,
  /** Trying again does not help. */
  TELEMETRY_TOO_LARGE: 118,
  /** Trying again does not help. */
  INVALID_REGISTRATION: 119,
  /** Trying again does not help. */
  TRANSACTION_ABORTABLE: 120,
  /** Trying again does not help. */
  INVALID_RECORD_STATE: 121,
  /** A client may try again. */
  SHARE_SESSION_NOT_FOUND: 122,
  /** A client may try again. */
  INVALID_SHARE_SESSION_EPOCH: 123,
  /** Trying again does not help. */
  FENCED_STATE_EPOCH: 124,
  /** Trying again does not help. */
  INVALID_VOTER_KEY: 125,
  /** Trying again does not help. */
  DUPLICATE_VOTER: 126,
  /** Trying again does not help. */
  VOTER_NOT_FOUND: 127,
  /** Trying again does not help. */
  INVALID_REGULAR_EXPRESSION: 128,
  /** Trying again does not help. */
  REBOOTSTRAP_REQUIRED: 129,
  /** Trying again does not help. */
  STREAMS_INVALID_TOPOLOGY: 130,
  /** Trying again does not help. */
  STREAMS_INVALID_TOPOLOGY_EPOCH: 131,
  /** Trying again does not help. */
  STREAMS_TOPOLOGY_FENCED: 132,
  /** A client may try again. */
  SHARE_SESSION_LIMIT_REACHED: 133,
} as const

/** Codes after which a client may try again. */
export const RETRIABLE: ReadonlySet<number> = /* @__PURE__ */ new Set([2, 3, 5, 6, 7, 9, 13, 14, 15, 16, 19, 20, 41, 51, 56, 70, 71, 72, 74, 75, 78, 80, 83, 84, 88, 89, 100, 103, 106, 122, 123, 133])

/** Codes after which a client asks for metadata first. */
export const REFRESH_METADATA: ReadonlySet<number> = /* @__PURE__ */ new Set([3, 5, 6, 9, 13, 56, 72, 74, 80, 83, 84, 100, 103])

