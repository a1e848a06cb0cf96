// Generated from schema/ by `npm run generate`. Do not edit.
export { endTxnRequest, type EndTxnRequest } from '../end-txn-request.ts'
export { endTxnResponse, type EndTxnResponse } from '../end-txn-response.ts'
