import { closureCodec } from './closures.ts'
import type { MessageDescriptor } from './descriptors.ts'
// @ts-expect-error -- main.ts provides this module when it bundles
import descriptors from 'bench:descriptors'

const list: MessageDescriptor[] = descriptors
const codec = (name: string): ReturnType<typeof closureCodec> =>
  closureCodec(list.find((message) => message[0] === name)!)

/** The three messages that are compared. */
export const ProduceRequest = /* @__PURE__ */ codec('ProduceRequest')
export const FetchResponse = /* @__PURE__ */ codec('FetchResponse')
export const MetadataResponse = /* @__PURE__ */ codec('MetadataResponse')
export { createReader, createWriter } from '@millrace/protocol'
