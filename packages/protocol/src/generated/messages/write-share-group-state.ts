// Generated from schema/ by `npm run generate`. Do not edit.
export { writeShareGroupStateRequest, type WriteShareGroupStateRequest, type WriteShareGroupStateRequestWriteStateData, type WriteShareGroupStateRequestPartitionData, type WriteShareGroupStateRequestStateBatch } from '../write-share-group-state-request.ts'
export { writeShareGroupStateResponse, type WriteShareGroupStateResponse, type WriteShareGroupStateResponseWriteStateResult, type WriteShareGroupStateResponsePartitionResult } from '../write-share-group-state-response.ts'
