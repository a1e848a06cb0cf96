// Generated from schema/ by `npm run generate`. Do not edit.

/** API keys by Kafka's names in capitals. */
export const ApiKey = {
  /** Versions 3 to 13 in Kafka 4.3. */
  PRODUCE: 0,
  /** Versions 4 to 18 in Kafka 4.3. */
  FETCH: 1,
  /** Versions 1 to 11 in Kafka 4.3. */
  LIST_OFFSETS: 2,
  /** Versions 0 to 13 in Kafka 4.3. */
  METADATA: 3,
  /** Versions 2 to 10 in Kafka 4.3. */
  OFFSET_COMMIT: 8,
  /** Versions 1 to 10 in Kafka 4.3. */
  OFFSET_FETCH: 9,
  /** Versions 0 to 6 in Kafka 4.3. */
  FIND_COORDINATOR: 10,
  /** Versions 0 to 9 in Kafka 4.3. */
  JOIN_GROUP: 11,
  /** Versions 0 to 4 in Kafka 4.3. */
  HEARTBEAT: 12,
  /** Versions 0 to 5 in Kafka 4.3. */
  LEAVE_GROUP: 13,
  /** Versions 0 to 5 in Kafka 4.3. */
  SYNC_GROUP: 14,
  /** Versions 0 to 6 in Kafka 4.3. */
  DESCRIBE_GROUPS: 15,
  /** Versions 0 to 5 in Kafka 4.3. */
  LIST_GROUPS: 16,
  /** Versions 0 to 1 in Kafka 4.3. */
  SASL_HANDSHAKE: 17,
  /** Versions 0 to 4 in Kafka 4.3. */
  API_VERSIONS: 18,
  /** Versions 2 to 7 in Kafka 4.3. */
  CREATE_TOPICS: 19,
  /** Versions 1 to 6 in Kafka 4.3. */
  DELETE_TOPICS: 20,
  /** Versions 0 to 2 in Kafka 4.3. */
  DELETE_RECORDS: 21,
  /** Versions 0 to 6 in Kafka 4.3. */
  INIT_PRODUCER_ID: 22,
  /** Versions 2 to 4 in Kafka 4.3. */
  OFFSET_FOR_LEADER_EPOCH: 23,
  /** Versions 0 to 5 in Kafka 4.3. */
  ADD_PARTITIONS_TO_TXN: 24,
  /** Versions 0 to 4 in Kafka 4.3. */
  ADD_OFFSETS_TO_TXN: 25,
  /** Versions 0 to 5 in Kafka 4.3. */
  END_TXN: 26,
  /** Versions 1 to 2 in Kafka 4.3. */
  WRITE_TXN_MARKERS: 27,
  /** Versions 0 to 5 in Kafka 4.3. */
  TXN_OFFSET_COMMIT: 28,
  /** Versions 1 to 3 in Kafka 4.3. */
  DESCRIBE_ACLS: 29,
  /** Versions 1 to 3 in Kafka 4.3. */
  CREATE_ACLS: 30,
  /** Versions 1 to 3 in Kafka 4.3. */
  DELETE_ACLS: 31,
  /** Versions 1 to 4 in Kafka 4.3. */
  DESCRIBE_CONFIGS: 32,
  /** Versions 0 to 2 in Kafka 4.3. */
  ALTER_CONFIGS: 33,
  /** Versions 1 to 2 in Kafka 4.3. */
  ALTER_REPLICA_LOG_DIRS: 34,
  /** Versions 1 to 5 in Kafka 4.3. */
  DESCRIBE_LOG_DIRS: 35,
  /** Versions 0 to 2 in Kafka 4.3. */
  SASL_AUTHENTICATE: 36,
  /** Versions 0 to 3 in Kafka 4.3. */
  CREATE_PARTITIONS: 37,
  /** Versions 1 to 3 in Kafka 4.3. */
  CREATE_DELEGATION_TOKEN: 38,
  /** Versions 1 to 2 in Kafka 4.3. */
  RENEW_DELEGATION_TOKEN: 39,
  /** Versions 1 to 2 in Kafka 4.3. */
  EXPIRE_DELEGATION_TOKEN: 40,
  /** Versions 1 to 3 in Kafka 4.3. */
  DESCRIBE_DELEGATION_TOKEN: 41,
  /** Versions 0 to 2 in Kafka 4.3. */
  DELETE_GROUPS: 42,
  /** Versions 0 to 2 in Kafka 4.3. */
  ELECT_LEADERS: 43,
  /** Versions 0 to 1 in Kafka 4.3. */
  INCREMENTAL_ALTER_CONFIGS: 44,
  /** Versions 0 to 1 in Kafka 4.3. */
  ALTER_PARTITION_REASSIGNMENTS: 45,
  /** Versions 0 to 0 in Kafka 4.3. */
  LIST_PARTITION_REASSIGNMENTS: 46,
  /** Versions 0 to 0 in Kafka 4.3. */
  OFFSET_DELETE: 47,
  /** Versions 0 to 1 in Kafka 4.3. */
  DESCRIBE_CLIENT_QUOTAS: 48,
  /** Versions 0 to 1 in Kafka 4.3. */
  ALTER_CLIENT_QUOTAS: 49,
  /** Versions 0 to 0 in Kafka 4.3. */
  DESCRIBE_USER_SCRAM_CREDENTIALS: 50,
  /** Versions 0 to 0 in Kafka 4.3. */
  ALTER_USER_SCRAM_CREDENTIALS: 51,
  /** Versions 0 to 2 in Kafka 4.3. */
  DESCRIBE_QUORUM: 55,
  /** Versions 0 to 2 in Kafka 4.3. */
  UPDATE_FEATURES: 57,
  /** Versions 0 to 2 in Kafka 4.3. */
  DESCRIBE_CLUSTER: 60,
  /** Versions 0 to 0 in Kafka 4.3. */
  DESCRIBE_PRODUCERS: 61,
  /** Versions 0 to 0 in Kafka 4.3. */
  UNREGISTER_BROKER: 64,
  /** Versions 0 to 0 in Kafka 4.3. */
  DESCRIBE_TRANSACTIONS: 65,
  /** Versions 0 to 2 in Kafka 4.3. */
  LIST_TRANSACTIONS: 66,
  /** Versions 0 to 1 in Kafka 4.3. */
  CONSUMER_GROUP_HEARTBEAT: 68,
  /** Versions 0 to 1 in Kafka 4.3. */
  CONSUMER_GROUP_DESCRIBE: 69,
  /** Versions 0 to 0 in Kafka 4.3. */
  GET_TELEMETRY_SUBSCRIPTIONS: 71,
  /** Versions 0 to 0 in Kafka 4.3. */
  PUSH_TELEMETRY: 72,
  /** Versions 0 to 1 in Kafka 4.3. */
  LIST_CONFIG_RESOURCES: 74,
  /** Versions 0 to 0 in Kafka 4.3. */
  DESCRIBE_TOPIC_PARTITIONS: 75,
  /** Versions 1 to 1 in Kafka 4.3. */
  SHARE_GROUP_HEARTBEAT: 76,
  /** Versions 1 to 1 in Kafka 4.3. */
  SHARE_GROUP_DESCRIBE: 77,
  /** Versions 1 to 2 in Kafka 4.3. */
  SHARE_FETCH: 78,
  /** Versions 1 to 2 in Kafka 4.3. */
  SHARE_ACKNOWLEDGE: 79,
  /** Versions 0 to 1 in Kafka 4.3. */
  ADD_RAFT_VOTER: 80,
  /** Versions 0 to 0 in Kafka 4.3. */
  REMOVE_RAFT_VOTER: 81,
  /** Versions 0 to 0 in Kafka 4.3. */
  INITIALIZE_SHARE_GROUP_STATE: 83,
  /** Versions 0 to 0 in Kafka 4.3. */
  READ_SHARE_GROUP_STATE: 84,
  /** Versions 0 to 1 in Kafka 4.3. */
  WRITE_SHARE_GROUP_STATE: 85,
  /** Versions 0 to 0 in Kafka 4.3. */
  DELETE_SHARE_GROUP_STATE: 86,
  /** Versions 0 to 1 in Kafka 4.3. */
  READ_SHARE_GROUP_STATE_SUMMARY: 87,
  /** Versions 0 to 0 in Kafka 4.3. */
  STREAMS_GROUP_HEARTBEAT: 88,
  /** Versions 0 to 0 in Kafka 4.3. */
  STREAMS_GROUP_DESCRIBE: 89,
  /** Versions 0 to 1 in Kafka 4.3. */
  DESCRIBE_SHARE_GROUP_OFFSETS: 90,
  /** Versions 0 to 0 in Kafka 4.3. */
  ALTER_SHARE_GROUP_OFFSETS: 91,
  /** Versions 0 to 0 in Kafka 4.3. */
  DELETE_SHARE_GROUP_OFFSETS: 92,
} as const

/** Kafka's name by API key. */
export const API_NAMES: ReadonlyMap<number, string> = /* @__PURE__ */ new Map([
  [0, 'Produce'],
  [1, 'Fetch'],
  [2, 'ListOffsets'],
  [3, 'Metadata'],
  [8, 'OffsetCommit'],
  [9, 'OffsetFetch'],
  [10, 'FindCoordinator'],
  [11, 'JoinGroup'],
  [12, 'Heartbeat'],
  [13, 'LeaveGroup'],
  [14, 'SyncGroup'],
  [15, 'DescribeGroups'],
  [16, 'ListGroups'],
  [17, 'SaslHandshake'],
  [18, 'ApiVersions'],
  [19, 'CreateTopics'],
  [20, 'DeleteTopics'],
  [21, 'DeleteRecords'],
  [22, 'InitProducerId'],
  [23, 'OffsetForLeaderEpoch'],
  [24, 'AddPartitionsToTxn'],
  [25, 'AddOffsetsToTxn'],
  [26, 'EndTxn'],
  [27, 'WriteTxnMarkers'],
  [28, 'TxnOffsetCommit'],
  [29, 'DescribeAcls'],
  [30, 'CreateAcls'],
  [31, 'DeleteAcls'],
  [32, 'DescribeConfigs'],
  [33, 'AlterConfigs'],
  [34, 'AlterReplicaLogDirs'],
  [35, 'DescribeLogDirs'],
  [36, 'SaslAuthenticate'],
  [37, 'CreatePartitions'],
  [38, 'CreateDelegationToken'],
  [39, 'RenewDelegationToken'],
  [40, 'ExpireDelegationToken'],
  [41, 'DescribeDelegationToken'],
  [42, 'DeleteGroups'],
  [43, 'ElectLeaders'],
  [44, 'IncrementalAlterConfigs'],
  [45, 'AlterPartitionReassignments'],
  [46, 'ListPartitionReassignments'],
  [47, 'OffsetDelete'],
  [48, 'DescribeClientQuotas'],
  [49, 'AlterClientQuotas'],
  [50, 'DescribeUserScramCredentials'],
  [51, 'AlterUserScramCredentials'],
  [55, 'DescribeQuorum'],
  [57, 'UpdateFeatures'],
  [60, 'DescribeCluster'],
  [61, 'DescribeProducers'],
  [64, 'UnregisterBroker'],
  [65, 'DescribeTransactions'],
  [66, 'ListTransactions'],
  [68, 'ConsumerGroupHeartbeat'],
  [69, 'ConsumerGroupDescribe'],
  [71, 'GetTelemetrySubscriptions'],
  [72, 'PushTelemetry'],
  [74, 'ListConfigResources'],
  [75, 'DescribeTopicPartitions'],
  [76, 'ShareGroupHeartbeat'],
  [77, 'ShareGroupDescribe'],
  [78, 'ShareFetch'],
  [79, 'ShareAcknowledge'],
  [80, 'AddRaftVoter'],
  [81, 'RemoveRaftVoter'],
  [83, 'InitializeShareGroupState'],
  [84, 'ReadShareGroupState'],
  [85, 'WriteShareGroupState'],
  [86, 'DeleteShareGroupState'],
  [87, 'ReadShareGroupStateSummary'],
  [88, 'StreamsGroupHeartbeat'],
  [89, 'StreamsGroupDescribe'],
  [90, 'DescribeShareGroupOffsets'],
  [91, 'AlterShareGroupOffsets'],
  [92, 'DeleteShareGroupOffsets'],
])

/** First flexible version by API key; keys without one are left out. */
export const FLEXIBLE_FROM: ReadonlyMap<number, number> = /* @__PURE__ */ new Map([
  [0, 9],
  [1, 12],
  [2, 6],
  [3, 9],
  [8, 8],
  [9, 6],
  [10, 3],
  [11, 6],
  [12, 4],
  [13, 4],
  [14, 4],
  [15, 5],
  [16, 3],
  [18, 3],
  [19, 5],
  [20, 4],
  [21, 2],
  [22, 2],
  [23, 4],
  [24, 3],
  [25, 3],
  [26, 3],
  [27, 1],
  [28, 3],
  [29, 2],
  [30, 2],
  [31, 2],
  [32, 4],
  [33, 2],
  [34, 2],
  [35, 2],
  [36, 2],
  [37, 2],
  [38, 2],
  [39, 2],
  [40, 2],
  [41, 2],
  [42, 2],
  [43, 2],
  [44, 1],
  [45, 0],
  [46, 0],
  [48, 1],
  [49, 1],
  [50, 0],
  [51, 0],
  [55, 0],
  [57, 0],
  [60, 0],
  [61, 0],
  [64, 0],
  [65, 0],
  [66, 0],
  [68, 0],
  [69, 0],
  [71, 0],
  [72, 0],
  [74, 0],
  [75, 0],
  [76, 0],
  [77, 0],
  [78, 0],
  [79, 0],
  [80, 0],
  [81, 0],
  [83, 0],
  [84, 0],
  [85, 0],
  [86, 0],
  [87, 0],
  [88, 0],
  [89, 0],
  [90, 0],
  [91, 0],
  [92, 0],
])

/** The stable versions that Kafka 4.3 answers, in order of keys. */
export const VERSION_RANGES = [
  { apiKey: 0, min: 3, max: 13 },
  { apiKey: 1, min: 4, max: 18 },
  { apiKey: 2, min: 1, max: 11 },
  { apiKey: 3, min: 0, max: 13 },
  { apiKey: 8, min: 2, max: 10 },
  { apiKey: 9, min: 1, max: 10 },
  { apiKey: 10, min: 0, max: 6 },
  { apiKey: 11, min: 0, max: 9 },
  { apiKey: 12, min: 0, max: 4 },
  { apiKey: 13, min: 0, max: 5 },
  { apiKey: 14, min: 0, max: 5 },
  { apiKey: 15, min: 0, max: 6 },
  { apiKey: 16, min: 0, max: 5 },
  { apiKey: 17, min: 0, max: 1 },
  { apiKey: 18, min: 0, max: 4 },
  { apiKey: 19, min: 2, max: 7 },
  { apiKey: 20, min: 1, max: 6 },
  { apiKey: 21, min: 0, max: 2 },
  { apiKey: 22, min: 0, max: 5 },
  { apiKey: 23, min: 2, max: 4 },
  { apiKey: 24, min: 0, max: 5 },
  { apiKey: 25, min: 0, max: 4 },
  { apiKey: 26, min: 0, max: 5 },
  { apiKey: 27, min: 1, max: 2 },
  { apiKey: 28, min: 0, max: 5 },
  { apiKey: 29, min: 1, max: 3 },
  { apiKey: 30, min: 1, max: 3 },
  { apiKey: 31, min: 1, max: 3 },
  { apiKey: 32, min: 1, max: 4 },
  { apiKey: 33, min: 0, max: 2 },
  { apiKey: 34, min: 1, max: 2 },
  { apiKey: 35, min: 1, max: 5 },
  { apiKey: 36, min: 0, max: 2 },
  { apiKey: 37, min: 0, max: 3 },
  { apiKey: 38, min: 1, max: 3 },
  { apiKey: 39, min: 1, max: 2 },
  { apiKey: 40, min: 1, max: 2 },
  { apiKey: 41, min: 1, max: 3 },
  { apiKey: 42, min: 0, max: 2 },
  { apiKey: 43, min: 0, max: 2 },
  { apiKey: 44, min: 0, max: 1 },
  { apiKey: 45, min: 0, max: 1 },
  { apiKey: 46, min: 0, max: 0 },
  { apiKey: 47, min: 0, max: 0 },
  { apiKey: 48, min: 0, max: 1 },
  { apiKey: 49, min: 0, max: 1 },
  { apiKey: 50, min: 0, max: 0 },
  { apiKey: 51, min: 0, max: 0 },
  { apiKey: 55, min: 0, max: 2 },
  { apiKey: 57, min: 0, max: 2 },
  { apiKey: 60, min: 0, max: 2 },
  { apiKey: 61, min: 0, max: 0 },
  { apiKey: 64, min: 0, max: 0 },
  { apiKey: 65, min: 0, max: 0 },
  { apiKey: 66, min: 0, max: 2 },
  { apiKey: 68, min: 0, max: 1 },
  { apiKey: 69, min: 0, max: 1 },
  { apiKey: 71, min: 0, max: 0 },
  { apiKey: 72, min: 0, max: 0 },
  { apiKey: 74, min: 0, max: 1 },
  { apiKey: 75, min: 0, max: 0 },
  { apiKey: 76, min: 1, max: 1 },
  { apiKey: 77, min: 1, max: 1 },
  { apiKey: 78, min: 1, max: 2 },
  { apiKey: 79, min: 1, max: 2 },
  { apiKey: 80, min: 0, max: 1 },
  { apiKey: 81, min: 0, max: 0 },
  { apiKey: 83, min: 0, max: 0 },
  { apiKey: 84, min: 0, max: 0 },
  { apiKey: 85, min: 0, max: 1 },
  { apiKey: 86, min: 0, max: 0 },
  { apiKey: 87, min: 0, max: 1 },
  { apiKey: 88, min: 0, max: 0 },
  { apiKey: 89, min: 0, max: 0 },
  { apiKey: 90, min: 0, max: 1 },
  { apiKey: 91, min: 0, max: 0 },
  { apiKey: 92, min: 0, max: 0 },
] as const

/** Highest version by API key, where that is not stable yet. */
export const UNSTABLE: ReadonlyMap<number, number> = /* @__PURE__ */ new Map([
  [22, 6],
])

/** Keys that Kafka marks as requests between brokers. */
export const CLUSTER_ACTION: ReadonlySet<number> = /* @__PURE__ */ new Set([27, 55, 57, 83, 84, 85, 86, 87])

