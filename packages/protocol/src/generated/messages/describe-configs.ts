// Generated from schema/ by `npm run generate`. Do not edit.
export { describeConfigsRequest, type DescribeConfigsRequest, type DescribeConfigsRequestDescribeConfigsResource } from '../describe-configs-request.ts'
export { describeConfigsResponse, type DescribeConfigsResponse, type DescribeConfigsResponseDescribeConfigsResult, type DescribeConfigsResponseDescribeConfigsResourceResult, type DescribeConfigsResponseDescribeConfigsSynonym } from '../describe-configs-response.ts'
