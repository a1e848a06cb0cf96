// Generated from schema/ by `npm run generate`. Do not edit.
export { shareGroupHeartbeatRequest, type ShareGroupHeartbeatRequest } from '../share-group-heartbeat-request.ts'
export { shareGroupHeartbeatResponse, type ShareGroupHeartbeatResponse, type ShareGroupHeartbeatResponseTopicPartitions, type ShareGroupHeartbeatResponseAssignment } from '../share-group-heartbeat-response.ts'
