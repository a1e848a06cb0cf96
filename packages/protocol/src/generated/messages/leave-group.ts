// Generated from schema/ by `npm run generate`. Do not edit.
export { leaveGroupRequest, type LeaveGroupRequest, type LeaveGroupRequestMemberIdentity } from '../leave-group-request.ts'
export { leaveGroupResponse, type LeaveGroupResponse, type LeaveGroupResponseMemberResponse } from '../leave-group-response.ts'
