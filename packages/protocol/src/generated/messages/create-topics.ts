// Generated from schema/ by `npm run generate`. Do not edit.
export { createTopicsRequest, type CreateTopicsRequest, type CreateTopicsRequestCreatableTopic, type CreateTopicsRequestCreatableReplicaAssignment, type CreateTopicsRequestCreatableTopicConfig } from '../create-topics-request.ts'
export { createTopicsResponse, type CreateTopicsResponse, type CreateTopicsResponseCreatableTopicResult, type CreateTopicsResponseCreatableTopicConfigs } from '../create-topics-response.ts'
