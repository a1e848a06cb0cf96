// Generated from schema/ by `npm run generate`. Do not edit.
export { readShareGroupStateSummaryRequest, type ReadShareGroupStateSummaryRequest, type ReadShareGroupStateSummaryRequestReadStateSummaryData, type ReadShareGroupStateSummaryRequestPartitionData } from '../read-share-group-state-summary-request.ts'
export { readShareGroupStateSummaryResponse, type ReadShareGroupStateSummaryResponse, type ReadShareGroupStateSummaryResponseReadStateSummaryResult, type ReadShareGroupStateSummaryResponsePartitionResult } from '../read-share-group-state-summary-response.ts'
