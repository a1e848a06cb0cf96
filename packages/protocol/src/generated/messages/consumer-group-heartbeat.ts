// Generated from schema/ by `npm run generate`. Do not edit.
export { consumerGroupHeartbeatRequest, type ConsumerGroupHeartbeatRequest, type ConsumerGroupHeartbeatRequestTopicPartitions } from '../consumer-group-heartbeat-request.ts'
export { consumerGroupHeartbeatResponse, type ConsumerGroupHeartbeatResponse, type ConsumerGroupHeartbeatResponseTopicPartitions, type ConsumerGroupHeartbeatResponseAssignment } from '../consumer-group-heartbeat-response.ts'
