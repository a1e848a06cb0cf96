// Generated from schema/ by `npm run generate`. Do not edit.
export { listOffsetsRequest, type ListOffsetsRequest, type ListOffsetsRequestListOffsetsTopic, type ListOffsetsRequestListOffsetsPartition } from '../list-offsets-request.ts'
export { listOffsetsResponse, type ListOffsetsResponse, type ListOffsetsResponseListOffsetsTopicResponse, type ListOffsetsResponseListOffsetsPartitionResponse } from '../list-offsets-response.ts'
