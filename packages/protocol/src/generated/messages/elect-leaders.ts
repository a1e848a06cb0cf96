// Generated from schema/ by `npm run generate`. Do not edit.
export { electLeadersRequest, type ElectLeadersRequest, type ElectLeadersRequestTopicPartitions } from '../elect-leaders-request.ts'
export { electLeadersResponse, type ElectLeadersResponse, type ElectLeadersResponseReplicaElectionResult, type ElectLeadersResponsePartitionResult } from '../elect-leaders-response.ts'
