// Generated from schema/ by `npm run generate`. Do not edit.
export { metadataRequest, type MetadataRequest, type MetadataRequestTopic } from '../metadata-request.ts'
export { metadataResponse, type MetadataResponse, type MetadataResponseBroker, type MetadataResponseTopic, type MetadataResponsePartition } from '../metadata-response.ts'
