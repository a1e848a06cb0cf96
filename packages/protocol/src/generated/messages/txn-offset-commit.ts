// Generated from schema/ by `npm run generate`. Do not edit.
export { txnOffsetCommitRequest, type TxnOffsetCommitRequest, type TxnOffsetCommitRequestTopic, type TxnOffsetCommitRequestPartition } from '../txn-offset-commit-request.ts'
export { txnOffsetCommitResponse, type TxnOffsetCommitResponse, type TxnOffsetCommitResponseTopic, type TxnOffsetCommitResponsePartition } from '../txn-offset-commit-response.ts'
