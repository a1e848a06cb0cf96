// Generated from schema/ by `npm run generate`. Do not edit.
export { alterPartitionReassignmentsRequest, type AlterPartitionReassignmentsRequest, type AlterPartitionReassignmentsRequestReassignableTopic, type AlterPartitionReassignmentsRequestReassignablePartition } from '../alter-partition-reassignments-request.ts'
export { alterPartitionReassignmentsResponse, type AlterPartitionReassignmentsResponse, type AlterPartitionReassignmentsResponseReassignableTopicResponse, type AlterPartitionReassignmentsResponseReassignablePartitionResponse } from '../alter-partition-reassignments-response.ts'
