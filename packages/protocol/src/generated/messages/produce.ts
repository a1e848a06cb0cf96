// Generated from schema/ by `npm run generate`. Do not edit.
export { produceRequest, type ProduceRequest, type ProduceRequestTopicProduceData, type ProduceRequestPartitionProduceData } from '../produce-request.ts'
export { produceResponse, type ProduceResponse, type ProduceResponseTopicProduceResponse, type ProduceResponsePartitionProduceResponse, type ProduceResponseBatchIndexAndErrorMessage, type ProduceResponseLeaderIdAndEpoch, type ProduceResponseNodeEndpoint } from '../produce-response.ts'
