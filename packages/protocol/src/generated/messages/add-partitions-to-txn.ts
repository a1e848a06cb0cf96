// Generated from schema/ by `npm run generate`. Do not edit.
export { addPartitionsToTxnRequest, type AddPartitionsToTxnRequest, type AddPartitionsToTxnRequestAddPartitionsToTxnTopic, type AddPartitionsToTxnRequestAddPartitionsToTxnTransaction } from '../add-partitions-to-txn-request.ts'
export { addPartitionsToTxnResponse, type AddPartitionsToTxnResponse, type AddPartitionsToTxnResponseAddPartitionsToTxnTopicResult, type AddPartitionsToTxnResponseAddPartitionsToTxnPartitionResult, type AddPartitionsToTxnResponseAddPartitionsToTxnResult } from '../add-partitions-to-txn-response.ts'
