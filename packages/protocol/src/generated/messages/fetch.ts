// Generated from schema/ by `npm run generate`. Do not edit.
export { fetchRequest, type FetchRequest, type FetchRequestReplicaState, type FetchRequestFetchTopic, type FetchRequestFetchPartition, type FetchRequestForgottenTopic } from '../fetch-request.ts'
export { fetchResponse, type FetchResponse, type FetchResponseFetchableTopicResponse, type FetchResponsePartitionData, type FetchResponseEpochEndOffset, type FetchResponseLeaderIdAndEpoch, type FetchResponseSnapshotId, type FetchResponseAbortedTransaction, type FetchResponseNodeEndpoint } from '../fetch-response.ts'
