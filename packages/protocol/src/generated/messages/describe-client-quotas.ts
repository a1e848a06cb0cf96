// Generated from schema/ by `npm run generate`. Do not edit.
export { describeClientQuotasRequest, type DescribeClientQuotasRequest, type DescribeClientQuotasRequestComponentData } from '../describe-client-quotas-request.ts'
export { describeClientQuotasResponse, type DescribeClientQuotasResponse, type DescribeClientQuotasResponseEntryData, type DescribeClientQuotasResponseEntityData, type DescribeClientQuotasResponseValueData } from '../describe-client-quotas-response.ts'
