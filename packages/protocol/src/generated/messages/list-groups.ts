// Generated from schema/ by `npm run generate`. Do not edit.
export { listGroupsRequest, type ListGroupsRequest } from '../list-groups-request.ts'
export { listGroupsResponse, type ListGroupsResponse, type ListGroupsResponseListedGroup } from '../list-groups-response.ts'
