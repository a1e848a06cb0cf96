/** Responses: API key and version, then a frame without its length, header and body. */
import { decodeResponseHeader, responseHeaderVersion } from '../../../packages/protocol/src/index.ts'
import * as messages from '../../../packages/protocol/src/generated/messages.ts'
import { checkMessage, type AnyCodec } from '../message-oracle.ts'
import type { FuzzTarget } from '../target.ts'

const codecs = new Map(
  (Object.values(messages) as AnyCodec[])
    .filter(({ kind }) => kind === 'response')
    .map((codec) => [codec.apiKey, codec]),
)

/** The target. */
export const target: FuzzTarget = {
  name: 'response',
  inputBytesMax: 4_096,
  run(input) {
    checkMessage(input, (reader) => {
      const apiKey = reader.readInt16()
      const version = reader.readInt16()
      decodeResponseHeader(reader, responseHeaderVersion(apiKey, version))
      const codec = codecs.get(apiKey)
      return codec === undefined ? undefined : { codec, version, value: codec.decode(reader, version) }
    })
  },
}
