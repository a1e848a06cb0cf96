export {
  apis,
  codecFor,
  dataCodecs,
  type Api,
  type RequestOf,
  type ResponseOf,
} from './codec-registry.ts'
export { ProtocolError, type ProtocolErrorCode } from './errors.ts'
export type { Codecs } from './generated/codecs.ts'
export type { ApiCodecs } from './message-codec.ts'
export {
  decodeRequestFrame,
  decodeResponseFrame,
  encodeRequestFrame,
  encodeResponseFrame,
  type AskedFor,
  type EncodableRequestFrame,
  type EncodableResponseFrame,
  type RequestFrame,
  type ResponseFrame,
} from './frames.ts'
