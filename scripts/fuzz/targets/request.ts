/** Requests: a frame without its length, header and body, of any API in any version. */
import { decodeRequestHeader } from '../../../packages/protocol/src/index.ts'
import * as messages from '../../../packages/protocol/src/generated/messages.ts'
import {
  decodeRequestFrame,
  encodeRequestFrame,
  type EncodableRequestFrame,
} from '../../../packages/protocol/src/registry.ts'
import { checkFrame, checkMessage, type AnyCodec } from '../message-oracle.ts'
import type { FuzzTarget } from '../target.ts'

const requests = (Object.values(messages) as AnyCodec[]).filter(({ kind }) => kind === 'request')
const codecs = new Map(requests.map((codec) => [codec.apiKey, codec]))

/** The target. */
export const target: FuzzTarget = {
  name: 'request',
  inputBytesMax: 4_096,
  run(input) {
    checkMessage(input, (reader) => {
      const { requestApiKey, requestApiVersion: version } = decodeRequestHeader(reader)
      const codec = codecs.get(requestApiKey)
      return codec === undefined ? undefined : { codec, version, value: codec.decode(reader, version) }
    })
    checkFrame(input, (chunks) => {
      const frame = decodeRequestFrame(chunks)
      // A version from the future has no body that could be written again.
      if (frame.body === null) return undefined
      return () => encodeRequestFrame(frame as EncodableRequestFrame<typeof frame.apiKey>)
    })
  },
}
