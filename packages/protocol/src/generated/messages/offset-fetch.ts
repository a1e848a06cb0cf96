// Generated from schema/ by `npm run generate`. Do not edit.
export { offsetFetchRequest, type OffsetFetchRequest, type OffsetFetchRequestTopic, type OffsetFetchRequestGroup, type OffsetFetchRequestTopics } from '../offset-fetch-request.ts'
export { offsetFetchResponse, type OffsetFetchResponse, type OffsetFetchResponseTopic, type OffsetFetchResponsePartition, type OffsetFetchResponseGroup, type OffsetFetchResponseTopics, type OffsetFetchResponsePartitions } from '../offset-fetch-response.ts'
