// Generated from schema/ by `npm run generate`. Do not edit.
export { describeShareGroupOffsetsRequest, type DescribeShareGroupOffsetsRequest, type DescribeShareGroupOffsetsRequestGroup, type DescribeShareGroupOffsetsRequestTopic } from '../describe-share-group-offsets-request.ts'
export { describeShareGroupOffsetsResponse, type DescribeShareGroupOffsetsResponse, type DescribeShareGroupOffsetsResponseGroup, type DescribeShareGroupOffsetsResponseTopic, type DescribeShareGroupOffsetsResponsePartition } from '../describe-share-group-offsets-response.ts'
