// Generated from schema/ by `npm run generate`. Do not edit.
export { saslHandshakeRequest, type SaslHandshakeRequest } from '../sasl-handshake-request.ts'
export { saslHandshakeResponse, type SaslHandshakeResponse } from '../sasl-handshake-response.ts'
