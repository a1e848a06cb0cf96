// Generated from schema/ by `npm run generate`. Do not edit.
export { describeClusterRequest, type DescribeClusterRequest } from '../describe-cluster-request.ts'
export { describeClusterResponse, type DescribeClusterResponse, type DescribeClusterResponseDescribeClusterBroker } from '../describe-cluster-response.ts'
