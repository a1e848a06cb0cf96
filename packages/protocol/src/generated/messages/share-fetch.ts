// Generated from schema/ by `npm run generate`. Do not edit.
export { shareFetchRequest, type ShareFetchRequest, type ShareFetchRequestFetchTopic, type ShareFetchRequestFetchPartition, type ShareFetchRequestAcknowledgementBatch, type ShareFetchRequestForgottenTopic } from '../share-fetch-request.ts'
export { shareFetchResponse, type ShareFetchResponse, type ShareFetchResponseShareFetchableTopicResponse, type ShareFetchResponsePartitionData, type ShareFetchResponseLeaderIdAndEpoch, type ShareFetchResponseAcquiredRecords, type ShareFetchResponseNodeEndpoint } from '../share-fetch-response.ts'
