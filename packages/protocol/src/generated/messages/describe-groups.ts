// Generated from schema/ by `npm run generate`. Do not edit.
export { describeGroupsRequest, type DescribeGroupsRequest } from '../describe-groups-request.ts'
export { describeGroupsResponse, type DescribeGroupsResponse, type DescribeGroupsResponseDescribedGroup, type DescribeGroupsResponseDescribedGroupMember } from '../describe-groups-response.ts'
