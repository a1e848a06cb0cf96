// Generated from schema/ by `npm run generate`. Do not edit.
export { deleteShareGroupStateRequest, type DeleteShareGroupStateRequest, type DeleteShareGroupStateRequestDeleteStateData, type DeleteShareGroupStateRequestPartitionData } from '../delete-share-group-state-request.ts'
export { deleteShareGroupStateResponse, type DeleteShareGroupStateResponse, type DeleteShareGroupStateResponseDeleteStateResult, type DeleteShareGroupStateResponsePartitionResult } from '../delete-share-group-state-response.ts'
