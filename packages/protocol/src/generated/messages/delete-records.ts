// Generated from schema/ by `npm run generate`. Do not edit.
export { deleteRecordsRequest, type DeleteRecordsRequest, type DeleteRecordsRequestDeleteRecordsTopic, type DeleteRecordsRequestDeleteRecordsPartition } from '../delete-records-request.ts'
export { deleteRecordsResponse, type DeleteRecordsResponse, type DeleteRecordsResponseDeleteRecordsTopicResult, type DeleteRecordsResponseDeleteRecordsPartitionResult } from '../delete-records-response.ts'
