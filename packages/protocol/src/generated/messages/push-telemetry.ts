// Generated from schema/ by `npm run generate`. Do not edit.
export { pushTelemetryRequest, type PushTelemetryRequest } from '../push-telemetry-request.ts'
export { pushTelemetryResponse, type PushTelemetryResponse } from '../push-telemetry-response.ts'
