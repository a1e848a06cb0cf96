// Generated from schema/ by `npm run generate`. Do not edit.
export { unregisterBrokerRequest, type UnregisterBrokerRequest } from '../unregister-broker-request.ts'
export { unregisterBrokerResponse, type UnregisterBrokerResponse } from '../unregister-broker-response.ts'
