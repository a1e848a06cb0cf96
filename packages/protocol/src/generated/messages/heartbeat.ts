// Generated from schema/ by `npm run generate`. Do not edit.
export { heartbeatRequest, type HeartbeatRequest } from '../heartbeat-request.ts'
export { heartbeatResponse, type HeartbeatResponse } from '../heartbeat-response.ts'
