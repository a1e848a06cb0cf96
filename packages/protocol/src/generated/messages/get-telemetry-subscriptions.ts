// Generated from schema/ by `npm run generate`. Do not edit.
export { getTelemetrySubscriptionsRequest, type GetTelemetrySubscriptionsRequest } from '../get-telemetry-subscriptions-request.ts'
export { getTelemetrySubscriptionsResponse, type GetTelemetrySubscriptionsResponse } from '../get-telemetry-subscriptions-response.ts'
