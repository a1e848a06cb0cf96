// Generated from schema/ by `npm run generate`. Do not edit.
export { findCoordinatorRequest, type FindCoordinatorRequest } from '../find-coordinator-request.ts'
export { findCoordinatorResponse, type FindCoordinatorResponse, type FindCoordinatorResponseCoordinator } from '../find-coordinator-response.ts'
