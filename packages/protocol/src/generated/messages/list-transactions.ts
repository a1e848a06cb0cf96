// Generated from schema/ by `npm run generate`. Do not edit.
export { listTransactionsRequest, type ListTransactionsRequest } from '../list-transactions-request.ts'
export { listTransactionsResponse, type ListTransactionsResponse, type ListTransactionsResponseTransactionState } from '../list-transactions-response.ts'
