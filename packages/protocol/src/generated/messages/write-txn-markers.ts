// Generated from schema/ by `npm run generate`. Do not edit.
export { writeTxnMarkersRequest, type WriteTxnMarkersRequest, type WriteTxnMarkersRequestWritableTxnMarker, type WriteTxnMarkersRequestWritableTxnMarkerTopic } from '../write-txn-markers-request.ts'
export { writeTxnMarkersResponse, type WriteTxnMarkersResponse, type WriteTxnMarkersResponseWritableTxnMarkerResult, type WriteTxnMarkersResponseWritableTxnMarkerTopicResult, type WriteTxnMarkersResponseWritableTxnMarkerPartitionResult } from '../write-txn-markers-response.ts'
