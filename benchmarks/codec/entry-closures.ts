import { closureCodec } from './closures.ts'
import { descriptors } from './descriptors-data.ts'
const codec = (name: string): ReturnType<typeof closureCodec> =>
  closureCodec(descriptors.find((message) => message[0] === name)!)

/** The three messages that are compared. */
export const ProduceRequest = /* @__PURE__ */ codec('ProduceRequest')
export const FetchResponse = /* @__PURE__ */ codec('FetchResponse')
export const MetadataResponse = /* @__PURE__ */ codec('MetadataResponse')
export { createReader, createWriter } from '@millrace/protocol'
