// Generated from schema/ by `npm run generate`. Do not edit.
export { listPartitionReassignmentsRequest, type ListPartitionReassignmentsRequest, type ListPartitionReassignmentsRequestListPartitionReassignmentsTopics } from '../list-partition-reassignments-request.ts'
export { listPartitionReassignmentsResponse, type ListPartitionReassignmentsResponse, type ListPartitionReassignmentsResponseOngoingTopicReassignment, type ListPartitionReassignmentsResponseOngoingPartitionReassignment } from '../list-partition-reassignments-response.ts'
