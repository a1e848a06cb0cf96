// Generated from schema/ by `npm run generate`. Do not edit.
export { syncGroupRequest, type SyncGroupRequest, type SyncGroupRequestAssignment } from '../sync-group-request.ts'
export { syncGroupResponse, type SyncGroupResponse } from '../sync-group-response.ts'
