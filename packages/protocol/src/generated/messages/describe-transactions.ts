// Generated from schema/ by `npm run generate`. Do not edit.
export { describeTransactionsRequest, type DescribeTransactionsRequest } from '../describe-transactions-request.ts'
export { describeTransactionsResponse, type DescribeTransactionsResponse, type DescribeTransactionsResponseTransactionState, type DescribeTransactionsResponseTopicData } from '../describe-transactions-response.ts'
