// Generated from schema/ by `npm run generate`. Do not edit.
export { describeTopicPartitionsRequest, type DescribeTopicPartitionsRequest, type DescribeTopicPartitionsRequestTopicRequest, type DescribeTopicPartitionsRequestCursor } from '../describe-topic-partitions-request.ts'
export { describeTopicPartitionsResponse, type DescribeTopicPartitionsResponse, type DescribeTopicPartitionsResponseTopic, type DescribeTopicPartitionsResponsePartition, type DescribeTopicPartitionsResponseCursor } from '../describe-topic-partitions-response.ts'
