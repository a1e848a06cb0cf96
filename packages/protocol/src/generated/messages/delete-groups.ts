// Generated from schema/ by `npm run generate`. Do not edit.
export { deleteGroupsRequest, type DeleteGroupsRequest } from '../delete-groups-request.ts'
export { deleteGroupsResponse, type DeleteGroupsResponse, type DeleteGroupsResponseDeletableGroupResult } from '../delete-groups-response.ts'
