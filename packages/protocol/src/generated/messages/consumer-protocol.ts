// Generated from schema/ by `npm run generate`. Do not edit.
export { consumerProtocolAssignment, type ConsumerProtocolAssignment, type ConsumerProtocolAssignmentTopicPartition } from '../consumer-protocol-assignment.ts'
export { consumerProtocolSubscription, type ConsumerProtocolSubscription, type ConsumerProtocolSubscriptionTopicPartition } from '../consumer-protocol-subscription.ts'
