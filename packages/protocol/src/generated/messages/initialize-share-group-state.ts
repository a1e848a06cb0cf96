// Generated from schema/ by `npm run generate`. Do not edit.
export { initializeShareGroupStateRequest, type InitializeShareGroupStateRequest, type InitializeShareGroupStateRequestInitializeStateData, type InitializeShareGroupStateRequestPartitionData } from '../initialize-share-group-state-request.ts'
export { initializeShareGroupStateResponse, type InitializeShareGroupStateResponse, type InitializeShareGroupStateResponseInitializeStateResult, type InitializeShareGroupStateResponsePartitionResult } from '../initialize-share-group-state-response.ts'
