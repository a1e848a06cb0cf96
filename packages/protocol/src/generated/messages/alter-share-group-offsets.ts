// Generated from schema/ by `npm run generate`. Do not edit.
export { alterShareGroupOffsetsRequest, type AlterShareGroupOffsetsRequest, type AlterShareGroupOffsetsRequestTopic, type AlterShareGroupOffsetsRequestPartition } from '../alter-share-group-offsets-request.ts'
export { alterShareGroupOffsetsResponse, type AlterShareGroupOffsetsResponse, type AlterShareGroupOffsetsResponseTopic, type AlterShareGroupOffsetsResponsePartition } from '../alter-share-group-offsets-response.ts'
