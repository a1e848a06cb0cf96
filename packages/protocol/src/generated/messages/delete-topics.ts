// Generated from schema/ by `npm run generate`. Do not edit.
export { deleteTopicsRequest, type DeleteTopicsRequest, type DeleteTopicsRequestDeleteTopicState } from '../delete-topics-request.ts'
export { deleteTopicsResponse, type DeleteTopicsResponse, type DeleteTopicsResponseDeletableTopicResult } from '../delete-topics-response.ts'
