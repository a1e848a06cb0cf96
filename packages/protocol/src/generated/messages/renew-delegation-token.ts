// Generated from schema/ by `npm run generate`. Do not edit.
export { renewDelegationTokenRequest, type RenewDelegationTokenRequest } from '../renew-delegation-token-request.ts'
export { renewDelegationTokenResponse, type RenewDelegationTokenResponse } from '../renew-delegation-token-response.ts'
