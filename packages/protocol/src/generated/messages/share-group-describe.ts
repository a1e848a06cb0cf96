// Generated from schema/ by `npm run generate`. Do not edit.
export { shareGroupDescribeRequest, type ShareGroupDescribeRequest } from '../share-group-describe-request.ts'
export { shareGroupDescribeResponse, type ShareGroupDescribeResponse, type ShareGroupDescribeResponseTopicPartitions, type ShareGroupDescribeResponseAssignment, type ShareGroupDescribeResponseDescribedGroup, type ShareGroupDescribeResponseMember } from '../share-group-describe-response.ts'
