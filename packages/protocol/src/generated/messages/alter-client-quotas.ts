// Generated from schema/ by `npm run generate`. Do not edit.
export { alterClientQuotasRequest, type AlterClientQuotasRequest, type AlterClientQuotasRequestEntryData, type AlterClientQuotasRequestEntityData, type AlterClientQuotasRequestOpData } from '../alter-client-quotas-request.ts'
export { alterClientQuotasResponse, type AlterClientQuotasResponse, type AlterClientQuotasResponseEntryData, type AlterClientQuotasResponseEntityData } from '../alter-client-quotas-response.ts'
