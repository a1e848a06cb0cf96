// Generated from schema/ by `npm run generate`. Do not edit.
export { deleteShareGroupOffsetsRequest, type DeleteShareGroupOffsetsRequest, type DeleteShareGroupOffsetsRequestTopic } from '../delete-share-group-offsets-request.ts'
export { deleteShareGroupOffsetsResponse, type DeleteShareGroupOffsetsResponse, type DeleteShareGroupOffsetsResponseTopic } from '../delete-share-group-offsets-response.ts'
