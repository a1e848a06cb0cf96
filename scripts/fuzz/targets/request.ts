/** Requests: a frame without its length, header and body, of any API in any version. */
import { decodeRequestHeader } from '../../../packages/protocol/src/index.ts'
import * as messages from '../../../packages/protocol/src/generated/messages.ts'
import { checkMessage, type AnyCodec } from '../message-oracle.ts'
import type { FuzzTarget } from '../target.ts'

const codecs = new Map(
  (Object.values(messages) as AnyCodec[])
    .filter(({ kind }) => kind === 'request')
    .map((codec) => [codec.apiKey, codec]),
)

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
  },
}
