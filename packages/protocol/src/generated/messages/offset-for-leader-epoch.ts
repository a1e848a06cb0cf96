// Generated from schema/ by `npm run generate`. Do not edit.
export { offsetForLeaderEpochRequest, type OffsetForLeaderEpochRequest, type OffsetForLeaderEpochRequestOffsetForLeaderTopic, type OffsetForLeaderEpochRequestOffsetForLeaderPartition } from '../offset-for-leader-epoch-request.ts'
export { offsetForLeaderEpochResponse, type OffsetForLeaderEpochResponse, type OffsetForLeaderEpochResponseOffsetForLeaderTopicResult, type OffsetForLeaderEpochResponseEpochEndOffset } from '../offset-for-leader-epoch-response.ts'
