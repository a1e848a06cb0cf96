// Generated from schema/ by `npm run generate`. Do not edit.
export { addOffsetsToTxnRequest, type AddOffsetsToTxnRequest } from '../add-offsets-to-txn-request.ts'
export { addOffsetsToTxnResponse, type AddOffsetsToTxnResponse } from '../add-offsets-to-txn-response.ts'
