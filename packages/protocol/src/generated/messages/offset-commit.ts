// Generated from schema/ by `npm run generate`. Do not edit.
export { offsetCommitRequest, type OffsetCommitRequest, type OffsetCommitRequestTopic, type OffsetCommitRequestPartition } from '../offset-commit-request.ts'
export { offsetCommitResponse, type OffsetCommitResponse, type OffsetCommitResponseTopic, type OffsetCommitResponsePartition } from '../offset-commit-response.ts'
