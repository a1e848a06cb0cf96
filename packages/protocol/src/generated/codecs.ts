// Generated from schema/ by `npm run generate`. Do not edit.
import type { ApiCodecs } from '../codec-runtime.ts'
import { produceRequest } from './produce-request.ts'
import { produceResponse } from './produce-response.ts'
import { fetchRequest } from './fetch-request.ts'
import { fetchResponse } from './fetch-response.ts'
import { listOffsetsRequest } from './list-offsets-request.ts'
import { listOffsetsResponse } from './list-offsets-response.ts'
import { metadataRequest } from './metadata-request.ts'
import { metadataResponse } from './metadata-response.ts'
import { offsetCommitRequest } from './offset-commit-request.ts'
import { offsetCommitResponse } from './offset-commit-response.ts'
import { offsetFetchRequest } from './offset-fetch-request.ts'
import { offsetFetchResponse } from './offset-fetch-response.ts'
import { findCoordinatorRequest } from './find-coordinator-request.ts'
import { findCoordinatorResponse } from './find-coordinator-response.ts'
import { joinGroupRequest } from './join-group-request.ts'
import { joinGroupResponse } from './join-group-response.ts'
import { heartbeatRequest } from './heartbeat-request.ts'
import { heartbeatResponse } from './heartbeat-response.ts'
import { leaveGroupRequest } from './leave-group-request.ts'
import { leaveGroupResponse } from './leave-group-response.ts'
import { syncGroupRequest } from './sync-group-request.ts'
import { syncGroupResponse } from './sync-group-response.ts'
import { describeGroupsRequest } from './describe-groups-request.ts'
import { describeGroupsResponse } from './describe-groups-response.ts'
import { listGroupsRequest } from './list-groups-request.ts'
import { listGroupsResponse } from './list-groups-response.ts'
import { saslHandshakeRequest } from './sasl-handshake-request.ts'
import { saslHandshakeResponse } from './sasl-handshake-response.ts'
import { apiVersionsRequest } from './api-versions-request.ts'
import { apiVersionsResponse } from './api-versions-response.ts'
import { createTopicsRequest } from './create-topics-request.ts'
import { createTopicsResponse } from './create-topics-response.ts'
import { deleteTopicsRequest } from './delete-topics-request.ts'
import { deleteTopicsResponse } from './delete-topics-response.ts'
import { deleteRecordsRequest } from './delete-records-request.ts'
import { deleteRecordsResponse } from './delete-records-response.ts'
import { initProducerIdRequest } from './init-producer-id-request.ts'
import { initProducerIdResponse } from './init-producer-id-response.ts'
import { offsetForLeaderEpochRequest } from './offset-for-leader-epoch-request.ts'
import { offsetForLeaderEpochResponse } from './offset-for-leader-epoch-response.ts'
import { addPartitionsToTxnRequest } from './add-partitions-to-txn-request.ts'
import { addPartitionsToTxnResponse } from './add-partitions-to-txn-response.ts'
import { addOffsetsToTxnRequest } from './add-offsets-to-txn-request.ts'
import { addOffsetsToTxnResponse } from './add-offsets-to-txn-response.ts'
import { endTxnRequest } from './end-txn-request.ts'
import { endTxnResponse } from './end-txn-response.ts'
import { writeTxnMarkersRequest } from './write-txn-markers-request.ts'
import { writeTxnMarkersResponse } from './write-txn-markers-response.ts'
import { txnOffsetCommitRequest } from './txn-offset-commit-request.ts'
import { txnOffsetCommitResponse } from './txn-offset-commit-response.ts'
import { describeAclsRequest } from './describe-acls-request.ts'
import { describeAclsResponse } from './describe-acls-response.ts'
import { createAclsRequest } from './create-acls-request.ts'
import { createAclsResponse } from './create-acls-response.ts'
import { deleteAclsRequest } from './delete-acls-request.ts'
import { deleteAclsResponse } from './delete-acls-response.ts'
import { describeConfigsRequest } from './describe-configs-request.ts'
import { describeConfigsResponse } from './describe-configs-response.ts'
import { alterConfigsRequest } from './alter-configs-request.ts'
import { alterConfigsResponse } from './alter-configs-response.ts'
import { alterReplicaLogDirsRequest } from './alter-replica-log-dirs-request.ts'
import { alterReplicaLogDirsResponse } from './alter-replica-log-dirs-response.ts'
import { describeLogDirsRequest } from './describe-log-dirs-request.ts'
import { describeLogDirsResponse } from './describe-log-dirs-response.ts'
import { saslAuthenticateRequest } from './sasl-authenticate-request.ts'
import { saslAuthenticateResponse } from './sasl-authenticate-response.ts'
import { createPartitionsRequest } from './create-partitions-request.ts'
import { createPartitionsResponse } from './create-partitions-response.ts'
import { createDelegationTokenRequest } from './create-delegation-token-request.ts'
import { createDelegationTokenResponse } from './create-delegation-token-response.ts'
import { renewDelegationTokenRequest } from './renew-delegation-token-request.ts'
import { renewDelegationTokenResponse } from './renew-delegation-token-response.ts'
import { expireDelegationTokenRequest } from './expire-delegation-token-request.ts'
import { expireDelegationTokenResponse } from './expire-delegation-token-response.ts'
import { describeDelegationTokenRequest } from './describe-delegation-token-request.ts'
import { describeDelegationTokenResponse } from './describe-delegation-token-response.ts'
import { deleteGroupsRequest } from './delete-groups-request.ts'
import { deleteGroupsResponse } from './delete-groups-response.ts'
import { electLeadersRequest } from './elect-leaders-request.ts'
import { electLeadersResponse } from './elect-leaders-response.ts'
import { incrementalAlterConfigsRequest } from './incremental-alter-configs-request.ts'
import { incrementalAlterConfigsResponse } from './incremental-alter-configs-response.ts'
import { alterPartitionReassignmentsRequest } from './alter-partition-reassignments-request.ts'
import { alterPartitionReassignmentsResponse } from './alter-partition-reassignments-response.ts'
import { listPartitionReassignmentsRequest } from './list-partition-reassignments-request.ts'
import { listPartitionReassignmentsResponse } from './list-partition-reassignments-response.ts'
import { offsetDeleteRequest } from './offset-delete-request.ts'
import { offsetDeleteResponse } from './offset-delete-response.ts'
import { describeClientQuotasRequest } from './describe-client-quotas-request.ts'
import { describeClientQuotasResponse } from './describe-client-quotas-response.ts'
import { alterClientQuotasRequest } from './alter-client-quotas-request.ts'
import { alterClientQuotasResponse } from './alter-client-quotas-response.ts'
import { describeUserScramCredentialsRequest } from './describe-user-scram-credentials-request.ts'
import { describeUserScramCredentialsResponse } from './describe-user-scram-credentials-response.ts'
import { alterUserScramCredentialsRequest } from './alter-user-scram-credentials-request.ts'
import { alterUserScramCredentialsResponse } from './alter-user-scram-credentials-response.ts'
import { describeQuorumRequest } from './describe-quorum-request.ts'
import { describeQuorumResponse } from './describe-quorum-response.ts'
import { updateFeaturesRequest } from './update-features-request.ts'
import { updateFeaturesResponse } from './update-features-response.ts'
import { describeClusterRequest } from './describe-cluster-request.ts'
import { describeClusterResponse } from './describe-cluster-response.ts'
import { describeProducersRequest } from './describe-producers-request.ts'
import { describeProducersResponse } from './describe-producers-response.ts'
import { unregisterBrokerRequest } from './unregister-broker-request.ts'
import { unregisterBrokerResponse } from './unregister-broker-response.ts'
import { describeTransactionsRequest } from './describe-transactions-request.ts'
import { describeTransactionsResponse } from './describe-transactions-response.ts'
import { listTransactionsRequest } from './list-transactions-request.ts'
import { listTransactionsResponse } from './list-transactions-response.ts'
import { consumerGroupHeartbeatRequest } from './consumer-group-heartbeat-request.ts'
import { consumerGroupHeartbeatResponse } from './consumer-group-heartbeat-response.ts'
import { consumerGroupDescribeRequest } from './consumer-group-describe-request.ts'
import { consumerGroupDescribeResponse } from './consumer-group-describe-response.ts'
import { getTelemetrySubscriptionsRequest } from './get-telemetry-subscriptions-request.ts'
import { getTelemetrySubscriptionsResponse } from './get-telemetry-subscriptions-response.ts'
import { pushTelemetryRequest } from './push-telemetry-request.ts'
import { pushTelemetryResponse } from './push-telemetry-response.ts'
import { listConfigResourcesRequest } from './list-config-resources-request.ts'
import { listConfigResourcesResponse } from './list-config-resources-response.ts'
import { describeTopicPartitionsRequest } from './describe-topic-partitions-request.ts'
import { describeTopicPartitionsResponse } from './describe-topic-partitions-response.ts'
import { shareGroupHeartbeatRequest } from './share-group-heartbeat-request.ts'
import { shareGroupHeartbeatResponse } from './share-group-heartbeat-response.ts'
import { shareGroupDescribeRequest } from './share-group-describe-request.ts'
import { shareGroupDescribeResponse } from './share-group-describe-response.ts'
import { shareFetchRequest } from './share-fetch-request.ts'
import { shareFetchResponse } from './share-fetch-response.ts'
import { shareAcknowledgeRequest } from './share-acknowledge-request.ts'
import { shareAcknowledgeResponse } from './share-acknowledge-response.ts'
import { addRaftVoterRequest } from './add-raft-voter-request.ts'
import { addRaftVoterResponse } from './add-raft-voter-response.ts'
import { removeRaftVoterRequest } from './remove-raft-voter-request.ts'
import { removeRaftVoterResponse } from './remove-raft-voter-response.ts'
import { initializeShareGroupStateRequest } from './initialize-share-group-state-request.ts'
import { initializeShareGroupStateResponse } from './initialize-share-group-state-response.ts'
import { readShareGroupStateRequest } from './read-share-group-state-request.ts'
import { readShareGroupStateResponse } from './read-share-group-state-response.ts'
import { writeShareGroupStateRequest } from './write-share-group-state-request.ts'
import { writeShareGroupStateResponse } from './write-share-group-state-response.ts'
import { deleteShareGroupStateRequest } from './delete-share-group-state-request.ts'
import { deleteShareGroupStateResponse } from './delete-share-group-state-response.ts'
import { readShareGroupStateSummaryRequest } from './read-share-group-state-summary-request.ts'
import { readShareGroupStateSummaryResponse } from './read-share-group-state-summary-response.ts'
import { streamsGroupHeartbeatRequest } from './streams-group-heartbeat-request.ts'
import { streamsGroupHeartbeatResponse } from './streams-group-heartbeat-response.ts'
import { streamsGroupDescribeRequest } from './streams-group-describe-request.ts'
import { streamsGroupDescribeResponse } from './streams-group-describe-response.ts'
import { describeShareGroupOffsetsRequest } from './describe-share-group-offsets-request.ts'
import { describeShareGroupOffsetsResponse } from './describe-share-group-offsets-response.ts'
import { alterShareGroupOffsetsRequest } from './alter-share-group-offsets-request.ts'
import { alterShareGroupOffsetsResponse } from './alter-share-group-offsets-response.ts'
import { deleteShareGroupOffsetsRequest } from './delete-share-group-offsets-request.ts'
import { deleteShareGroupOffsetsResponse } from './delete-share-group-offsets-response.ts'
import { consumerProtocolAssignment } from './consumer-protocol-assignment.ts'
import { consumerProtocolSubscription } from './consumer-protocol-subscription.ts'
import { controlRecordTypeSchema } from './control-record-type-schema.ts'
import { endTxnMarker } from './end-txn-marker.ts'
import { kRaftVersionRecord } from './kraft-version-record.ts'
import { leaderChangeMessage } from './leader-change-message.ts'
import { snapshotFooterRecord } from './snapshot-footer-record.ts'
import { snapshotHeaderRecord } from './snapshot-header-record.ts'
import { votersRecord } from './voters-record.ts'

/** The codecs of every API, by key: `Codecs[1]['request']` is the type of `fetchRequest`. */
export interface Codecs {
  /** Produce. */
  readonly 0: ApiCodecs<typeof produceRequest, typeof produceResponse>
  /** Fetch. */
  readonly 1: ApiCodecs<typeof fetchRequest, typeof fetchResponse>
  /** ListOffsets. */
  readonly 2: ApiCodecs<typeof listOffsetsRequest, typeof listOffsetsResponse>
  /** Metadata. */
  readonly 3: ApiCodecs<typeof metadataRequest, typeof metadataResponse>
  /** OffsetCommit. */
  readonly 8: ApiCodecs<typeof offsetCommitRequest, typeof offsetCommitResponse>
  /** OffsetFetch. */
  readonly 9: ApiCodecs<typeof offsetFetchRequest, typeof offsetFetchResponse>
  /** FindCoordinator. */
  readonly 10: ApiCodecs<typeof findCoordinatorRequest, typeof findCoordinatorResponse>
  /** JoinGroup. */
  readonly 11: ApiCodecs<typeof joinGroupRequest, typeof joinGroupResponse>
  /** Heartbeat. */
  readonly 12: ApiCodecs<typeof heartbeatRequest, typeof heartbeatResponse>
  /** LeaveGroup. */
  readonly 13: ApiCodecs<typeof leaveGroupRequest, typeof leaveGroupResponse>
  /** SyncGroup. */
  readonly 14: ApiCodecs<typeof syncGroupRequest, typeof syncGroupResponse>
  /** DescribeGroups. */
  readonly 15: ApiCodecs<typeof describeGroupsRequest, typeof describeGroupsResponse>
  /** ListGroups. */
  readonly 16: ApiCodecs<typeof listGroupsRequest, typeof listGroupsResponse>
  /** SaslHandshake. */
  readonly 17: ApiCodecs<typeof saslHandshakeRequest, typeof saslHandshakeResponse>
  /** ApiVersions. */
  readonly 18: ApiCodecs<typeof apiVersionsRequest, typeof apiVersionsResponse>
  /** CreateTopics. */
  readonly 19: ApiCodecs<typeof createTopicsRequest, typeof createTopicsResponse>
  /** DeleteTopics. */
  readonly 20: ApiCodecs<typeof deleteTopicsRequest, typeof deleteTopicsResponse>
  /** DeleteRecords. */
  readonly 21: ApiCodecs<typeof deleteRecordsRequest, typeof deleteRecordsResponse>
  /** InitProducerId. */
  readonly 22: ApiCodecs<typeof initProducerIdRequest, typeof initProducerIdResponse>
  /** OffsetForLeaderEpoch. */
  readonly 23: ApiCodecs<typeof offsetForLeaderEpochRequest, typeof offsetForLeaderEpochResponse>
  /** AddPartitionsToTxn. */
  readonly 24: ApiCodecs<typeof addPartitionsToTxnRequest, typeof addPartitionsToTxnResponse>
  /** AddOffsetsToTxn. */
  readonly 25: ApiCodecs<typeof addOffsetsToTxnRequest, typeof addOffsetsToTxnResponse>
  /** EndTxn. */
  readonly 26: ApiCodecs<typeof endTxnRequest, typeof endTxnResponse>
  /** WriteTxnMarkers. */
  readonly 27: ApiCodecs<typeof writeTxnMarkersRequest, typeof writeTxnMarkersResponse>
  /** TxnOffsetCommit. */
  readonly 28: ApiCodecs<typeof txnOffsetCommitRequest, typeof txnOffsetCommitResponse>
  /** DescribeAcls. */
  readonly 29: ApiCodecs<typeof describeAclsRequest, typeof describeAclsResponse>
  /** CreateAcls. */
  readonly 30: ApiCodecs<typeof createAclsRequest, typeof createAclsResponse>
  /** DeleteAcls. */
  readonly 31: ApiCodecs<typeof deleteAclsRequest, typeof deleteAclsResponse>
  /** DescribeConfigs. */
  readonly 32: ApiCodecs<typeof describeConfigsRequest, typeof describeConfigsResponse>
  /** AlterConfigs. */
  readonly 33: ApiCodecs<typeof alterConfigsRequest, typeof alterConfigsResponse>
  /** AlterReplicaLogDirs. */
  readonly 34: ApiCodecs<typeof alterReplicaLogDirsRequest, typeof alterReplicaLogDirsResponse>
  /** DescribeLogDirs. */
  readonly 35: ApiCodecs<typeof describeLogDirsRequest, typeof describeLogDirsResponse>
  /** SaslAuthenticate. */
  readonly 36: ApiCodecs<typeof saslAuthenticateRequest, typeof saslAuthenticateResponse>
  /** CreatePartitions. */
  readonly 37: ApiCodecs<typeof createPartitionsRequest, typeof createPartitionsResponse>
  /** CreateDelegationToken. */
  readonly 38: ApiCodecs<typeof createDelegationTokenRequest, typeof createDelegationTokenResponse>
  /** RenewDelegationToken. */
  readonly 39: ApiCodecs<typeof renewDelegationTokenRequest, typeof renewDelegationTokenResponse>
  /** ExpireDelegationToken. */
  readonly 40: ApiCodecs<typeof expireDelegationTokenRequest, typeof expireDelegationTokenResponse>
  /** DescribeDelegationToken. */
  readonly 41: ApiCodecs<typeof describeDelegationTokenRequest, typeof describeDelegationTokenResponse>
  /** DeleteGroups. */
  readonly 42: ApiCodecs<typeof deleteGroupsRequest, typeof deleteGroupsResponse>
  /** ElectLeaders. */
  readonly 43: ApiCodecs<typeof electLeadersRequest, typeof electLeadersResponse>
  /** IncrementalAlterConfigs. */
  readonly 44: ApiCodecs<typeof incrementalAlterConfigsRequest, typeof incrementalAlterConfigsResponse>
  /** AlterPartitionReassignments. */
  readonly 45: ApiCodecs<typeof alterPartitionReassignmentsRequest, typeof alterPartitionReassignmentsResponse>
  /** ListPartitionReassignments. */
  readonly 46: ApiCodecs<typeof listPartitionReassignmentsRequest, typeof listPartitionReassignmentsResponse>
  /** OffsetDelete. */
  readonly 47: ApiCodecs<typeof offsetDeleteRequest, typeof offsetDeleteResponse>
  /** DescribeClientQuotas. */
  readonly 48: ApiCodecs<typeof describeClientQuotasRequest, typeof describeClientQuotasResponse>
  /** AlterClientQuotas. */
  readonly 49: ApiCodecs<typeof alterClientQuotasRequest, typeof alterClientQuotasResponse>
  /** DescribeUserScramCredentials. */
  readonly 50: ApiCodecs<typeof describeUserScramCredentialsRequest, typeof describeUserScramCredentialsResponse>
  /** AlterUserScramCredentials. */
  readonly 51: ApiCodecs<typeof alterUserScramCredentialsRequest, typeof alterUserScramCredentialsResponse>
  /** DescribeQuorum. */
  readonly 55: ApiCodecs<typeof describeQuorumRequest, typeof describeQuorumResponse>
  /** UpdateFeatures. */
  readonly 57: ApiCodecs<typeof updateFeaturesRequest, typeof updateFeaturesResponse>
  /** DescribeCluster. */
  readonly 60: ApiCodecs<typeof describeClusterRequest, typeof describeClusterResponse>
  /** DescribeProducers. */
  readonly 61: ApiCodecs<typeof describeProducersRequest, typeof describeProducersResponse>
  /** UnregisterBroker. */
  readonly 64: ApiCodecs<typeof unregisterBrokerRequest, typeof unregisterBrokerResponse>
  /** DescribeTransactions. */
  readonly 65: ApiCodecs<typeof describeTransactionsRequest, typeof describeTransactionsResponse>
  /** ListTransactions. */
  readonly 66: ApiCodecs<typeof listTransactionsRequest, typeof listTransactionsResponse>
  /** ConsumerGroupHeartbeat. */
  readonly 68: ApiCodecs<typeof consumerGroupHeartbeatRequest, typeof consumerGroupHeartbeatResponse>
  /** ConsumerGroupDescribe. */
  readonly 69: ApiCodecs<typeof consumerGroupDescribeRequest, typeof consumerGroupDescribeResponse>
  /** GetTelemetrySubscriptions. */
  readonly 71: ApiCodecs<typeof getTelemetrySubscriptionsRequest, typeof getTelemetrySubscriptionsResponse>
  /** PushTelemetry. */
  readonly 72: ApiCodecs<typeof pushTelemetryRequest, typeof pushTelemetryResponse>
  /** ListConfigResources. */
  readonly 74: ApiCodecs<typeof listConfigResourcesRequest, typeof listConfigResourcesResponse>
  /** DescribeTopicPartitions. */
  readonly 75: ApiCodecs<typeof describeTopicPartitionsRequest, typeof describeTopicPartitionsResponse>
  /** ShareGroupHeartbeat. */
  readonly 76: ApiCodecs<typeof shareGroupHeartbeatRequest, typeof shareGroupHeartbeatResponse>
  /** ShareGroupDescribe. */
  readonly 77: ApiCodecs<typeof shareGroupDescribeRequest, typeof shareGroupDescribeResponse>
  /** ShareFetch. */
  readonly 78: ApiCodecs<typeof shareFetchRequest, typeof shareFetchResponse>
  /** ShareAcknowledge. */
  readonly 79: ApiCodecs<typeof shareAcknowledgeRequest, typeof shareAcknowledgeResponse>
  /** AddRaftVoter. */
  readonly 80: ApiCodecs<typeof addRaftVoterRequest, typeof addRaftVoterResponse>
  /** RemoveRaftVoter. */
  readonly 81: ApiCodecs<typeof removeRaftVoterRequest, typeof removeRaftVoterResponse>
  /** InitializeShareGroupState. */
  readonly 83: ApiCodecs<typeof initializeShareGroupStateRequest, typeof initializeShareGroupStateResponse>
  /** ReadShareGroupState. */
  readonly 84: ApiCodecs<typeof readShareGroupStateRequest, typeof readShareGroupStateResponse>
  /** WriteShareGroupState. */
  readonly 85: ApiCodecs<typeof writeShareGroupStateRequest, typeof writeShareGroupStateResponse>
  /** DeleteShareGroupState. */
  readonly 86: ApiCodecs<typeof deleteShareGroupStateRequest, typeof deleteShareGroupStateResponse>
  /** ReadShareGroupStateSummary. */
  readonly 87: ApiCodecs<typeof readShareGroupStateSummaryRequest, typeof readShareGroupStateSummaryResponse>
  /** StreamsGroupHeartbeat. */
  readonly 88: ApiCodecs<typeof streamsGroupHeartbeatRequest, typeof streamsGroupHeartbeatResponse>
  /** StreamsGroupDescribe. */
  readonly 89: ApiCodecs<typeof streamsGroupDescribeRequest, typeof streamsGroupDescribeResponse>
  /** DescribeShareGroupOffsets. */
  readonly 90: ApiCodecs<typeof describeShareGroupOffsetsRequest, typeof describeShareGroupOffsetsResponse>
  /** AlterShareGroupOffsets. */
  readonly 91: ApiCodecs<typeof alterShareGroupOffsetsRequest, typeof alterShareGroupOffsetsResponse>
  /** DeleteShareGroupOffsets. */
  readonly 92: ApiCodecs<typeof deleteShareGroupOffsetsRequest, typeof deleteShareGroupOffsetsResponse>
}

/** Codecs of requests and responses, by API key. */
export const CODECS: Codecs = {
  0: { request: produceRequest, response: produceResponse },
  1: { request: fetchRequest, response: fetchResponse },
  2: { request: listOffsetsRequest, response: listOffsetsResponse },
  3: { request: metadataRequest, response: metadataResponse },
  8: { request: offsetCommitRequest, response: offsetCommitResponse },
  9: { request: offsetFetchRequest, response: offsetFetchResponse },
  10: { request: findCoordinatorRequest, response: findCoordinatorResponse },
  11: { request: joinGroupRequest, response: joinGroupResponse },
  12: { request: heartbeatRequest, response: heartbeatResponse },
  13: { request: leaveGroupRequest, response: leaveGroupResponse },
  14: { request: syncGroupRequest, response: syncGroupResponse },
  15: { request: describeGroupsRequest, response: describeGroupsResponse },
  16: { request: listGroupsRequest, response: listGroupsResponse },
  17: { request: saslHandshakeRequest, response: saslHandshakeResponse },
  18: { request: apiVersionsRequest, response: apiVersionsResponse },
  19: { request: createTopicsRequest, response: createTopicsResponse },
  20: { request: deleteTopicsRequest, response: deleteTopicsResponse },
  21: { request: deleteRecordsRequest, response: deleteRecordsResponse },
  22: { request: initProducerIdRequest, response: initProducerIdResponse },
  23: { request: offsetForLeaderEpochRequest, response: offsetForLeaderEpochResponse },
  24: { request: addPartitionsToTxnRequest, response: addPartitionsToTxnResponse },
  25: { request: addOffsetsToTxnRequest, response: addOffsetsToTxnResponse },
  26: { request: endTxnRequest, response: endTxnResponse },
  27: { request: writeTxnMarkersRequest, response: writeTxnMarkersResponse },
  28: { request: txnOffsetCommitRequest, response: txnOffsetCommitResponse },
  29: { request: describeAclsRequest, response: describeAclsResponse },
  30: { request: createAclsRequest, response: createAclsResponse },
  31: { request: deleteAclsRequest, response: deleteAclsResponse },
  32: { request: describeConfigsRequest, response: describeConfigsResponse },
  33: { request: alterConfigsRequest, response: alterConfigsResponse },
  34: { request: alterReplicaLogDirsRequest, response: alterReplicaLogDirsResponse },
  35: { request: describeLogDirsRequest, response: describeLogDirsResponse },
  36: { request: saslAuthenticateRequest, response: saslAuthenticateResponse },
  37: { request: createPartitionsRequest, response: createPartitionsResponse },
  38: { request: createDelegationTokenRequest, response: createDelegationTokenResponse },
  39: { request: renewDelegationTokenRequest, response: renewDelegationTokenResponse },
  40: { request: expireDelegationTokenRequest, response: expireDelegationTokenResponse },
  41: { request: describeDelegationTokenRequest, response: describeDelegationTokenResponse },
  42: { request: deleteGroupsRequest, response: deleteGroupsResponse },
  43: { request: electLeadersRequest, response: electLeadersResponse },
  44: { request: incrementalAlterConfigsRequest, response: incrementalAlterConfigsResponse },
  45: { request: alterPartitionReassignmentsRequest, response: alterPartitionReassignmentsResponse },
  46: { request: listPartitionReassignmentsRequest, response: listPartitionReassignmentsResponse },
  47: { request: offsetDeleteRequest, response: offsetDeleteResponse },
  48: { request: describeClientQuotasRequest, response: describeClientQuotasResponse },
  49: { request: alterClientQuotasRequest, response: alterClientQuotasResponse },
  50: { request: describeUserScramCredentialsRequest, response: describeUserScramCredentialsResponse },
  51: { request: alterUserScramCredentialsRequest, response: alterUserScramCredentialsResponse },
  55: { request: describeQuorumRequest, response: describeQuorumResponse },
  57: { request: updateFeaturesRequest, response: updateFeaturesResponse },
  60: { request: describeClusterRequest, response: describeClusterResponse },
  61: { request: describeProducersRequest, response: describeProducersResponse },
  64: { request: unregisterBrokerRequest, response: unregisterBrokerResponse },
  65: { request: describeTransactionsRequest, response: describeTransactionsResponse },
  66: { request: listTransactionsRequest, response: listTransactionsResponse },
  68: { request: consumerGroupHeartbeatRequest, response: consumerGroupHeartbeatResponse },
  69: { request: consumerGroupDescribeRequest, response: consumerGroupDescribeResponse },
  71: { request: getTelemetrySubscriptionsRequest, response: getTelemetrySubscriptionsResponse },
  72: { request: pushTelemetryRequest, response: pushTelemetryResponse },
  74: { request: listConfigResourcesRequest, response: listConfigResourcesResponse },
  75: { request: describeTopicPartitionsRequest, response: describeTopicPartitionsResponse },
  76: { request: shareGroupHeartbeatRequest, response: shareGroupHeartbeatResponse },
  77: { request: shareGroupDescribeRequest, response: shareGroupDescribeResponse },
  78: { request: shareFetchRequest, response: shareFetchResponse },
  79: { request: shareAcknowledgeRequest, response: shareAcknowledgeResponse },
  80: { request: addRaftVoterRequest, response: addRaftVoterResponse },
  81: { request: removeRaftVoterRequest, response: removeRaftVoterResponse },
  83: { request: initializeShareGroupStateRequest, response: initializeShareGroupStateResponse },
  84: { request: readShareGroupStateRequest, response: readShareGroupStateResponse },
  85: { request: writeShareGroupStateRequest, response: writeShareGroupStateResponse },
  86: { request: deleteShareGroupStateRequest, response: deleteShareGroupStateResponse },
  87: { request: readShareGroupStateSummaryRequest, response: readShareGroupStateSummaryResponse },
  88: { request: streamsGroupHeartbeatRequest, response: streamsGroupHeartbeatResponse },
  89: { request: streamsGroupDescribeRequest, response: streamsGroupDescribeResponse },
  90: { request: describeShareGroupOffsetsRequest, response: describeShareGroupOffsetsResponse },
  91: { request: alterShareGroupOffsetsRequest, response: alterShareGroupOffsetsResponse },
  92: { request: deleteShareGroupOffsetsRequest, response: deleteShareGroupOffsetsResponse },
}

/** Codecs of what has no API key: formats inside of other messages and of records. */
export const DATA_CODECS = [
  consumerProtocolAssignment,
  consumerProtocolSubscription,
  controlRecordTypeSchema,
  endTxnMarker,
  kRaftVersionRecord,
  leaderChangeMessage,
  snapshotFooterRecord,
  snapshotHeaderRecord,
  votersRecord,
] as const

