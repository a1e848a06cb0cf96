export {
  fetchResponse as FetchResponse,
  metadataResponse as MetadataResponse,
  produceRequest as ProduceRequest,
} from '@millrace/protocol/messages'
export { createReader, createWriter } from '@millrace/protocol'
