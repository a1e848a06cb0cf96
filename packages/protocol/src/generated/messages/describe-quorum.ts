// Generated from schema/ by `npm run generate`. Do not edit.
export { describeQuorumRequest, type DescribeQuorumRequest, type DescribeQuorumRequestTopicData, type DescribeQuorumRequestPartitionData } from '../describe-quorum-request.ts'
export { describeQuorumResponse, type DescribeQuorumResponse, type DescribeQuorumResponseReplicaState, type DescribeQuorumResponseTopicData, type DescribeQuorumResponsePartitionData, type DescribeQuorumResponseNode, type DescribeQuorumResponseListener } from '../describe-quorum-response.ts'
