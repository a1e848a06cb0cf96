// Generated from schema/ by `npm run generate`. Do not edit.
export { expireDelegationTokenRequest, type ExpireDelegationTokenRequest } from '../expire-delegation-token-request.ts'
export { expireDelegationTokenResponse, type ExpireDelegationTokenResponse } from '../expire-delegation-token-response.ts'
