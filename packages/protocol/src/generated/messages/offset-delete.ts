// Generated from schema/ by `npm run generate`. Do not edit.
export { offsetDeleteRequest, type OffsetDeleteRequest, type OffsetDeleteRequestTopic, type OffsetDeleteRequestPartition } from '../offset-delete-request.ts'
export { offsetDeleteResponse, type OffsetDeleteResponse, type OffsetDeleteResponseTopic, type OffsetDeleteResponsePartition } from '../offset-delete-response.ts'
