// Generated from schema/ by `npm run generate`. Do not edit.
export { joinGroupRequest, type JoinGroupRequest, type JoinGroupRequestProtocol } from '../join-group-request.ts'
export { joinGroupResponse, type JoinGroupResponse, type JoinGroupResponseMember } from '../join-group-response.ts'
