// Generated from schema/ by `npm run generate`. Do not edit.
export { createDelegationTokenRequest, type CreateDelegationTokenRequest, type CreateDelegationTokenRequestCreatableRenewers } from '../create-delegation-token-request.ts'
export { createDelegationTokenResponse, type CreateDelegationTokenResponse } from '../create-delegation-token-response.ts'
