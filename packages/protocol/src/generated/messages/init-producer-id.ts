// Generated from schema/ by `npm run generate`. Do not edit.
export { initProducerIdRequest, type InitProducerIdRequest } from '../init-producer-id-request.ts'
export { initProducerIdResponse, type InitProducerIdResponse } from '../init-producer-id-response.ts'
