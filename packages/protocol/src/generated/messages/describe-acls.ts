// Generated from schema/ by `npm run generate`. Do not edit.
export { describeAclsRequest, type DescribeAclsRequest } from '../describe-acls-request.ts'
export { describeAclsResponse, type DescribeAclsResponse, type DescribeAclsResponseDescribeAclsResource, type DescribeAclsResponseAclDescription } from '../describe-acls-response.ts'
