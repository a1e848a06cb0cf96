// Generated from schema/ by `npm run generate`. Do not edit.
export { saslAuthenticateRequest, type SaslAuthenticateRequest } from '../sasl-authenticate-request.ts'
export { saslAuthenticateResponse, type SaslAuthenticateResponse } from '../sasl-authenticate-response.ts'
