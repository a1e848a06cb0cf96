// Generated from schema/ by `npm run generate`. Do not edit.
export { describeDelegationTokenRequest, type DescribeDelegationTokenRequest, type DescribeDelegationTokenRequestDescribeDelegationTokenOwner } from '../describe-delegation-token-request.ts'
export { describeDelegationTokenResponse, type DescribeDelegationTokenResponse, type DescribeDelegationTokenResponseDescribedDelegationToken, type DescribeDelegationTokenResponseDescribedDelegationTokenRenewer } from '../describe-delegation-token-response.ts'
