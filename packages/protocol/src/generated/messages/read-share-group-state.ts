// Generated from schema/ by `npm run generate`. Do not edit.
export { readShareGroupStateRequest, type ReadShareGroupStateRequest, type ReadShareGroupStateRequestReadStateData, type ReadShareGroupStateRequestPartitionData } from '../read-share-group-state-request.ts'
export { readShareGroupStateResponse, type ReadShareGroupStateResponse, type ReadShareGroupStateResponseReadStateResult, type ReadShareGroupStateResponsePartitionResult, type ReadShareGroupStateResponseStateBatch } from '../read-share-group-state-response.ts'
