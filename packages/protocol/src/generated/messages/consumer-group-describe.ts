// Generated from schema/ by `npm run generate`. Do not edit.
export { consumerGroupDescribeRequest, type ConsumerGroupDescribeRequest } from '../consumer-group-describe-request.ts'
export { consumerGroupDescribeResponse, type ConsumerGroupDescribeResponse, type ConsumerGroupDescribeResponseTopicPartitions, type ConsumerGroupDescribeResponseAssignment, type ConsumerGroupDescribeResponseDescribedGroup, type ConsumerGroupDescribeResponseMember } from '../consumer-group-describe-response.ts'
