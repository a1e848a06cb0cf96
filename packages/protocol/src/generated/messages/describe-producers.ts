// Generated from schema/ by `npm run generate`. Do not edit.
export { describeProducersRequest, type DescribeProducersRequest, type DescribeProducersRequestTopicRequest } from '../describe-producers-request.ts'
export { describeProducersResponse, type DescribeProducersResponse, type DescribeProducersResponseTopicResponse, type DescribeProducersResponsePartitionResponse, type DescribeProducersResponseProducerState } from '../describe-producers-response.ts'
