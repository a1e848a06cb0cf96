/** Responses: API key and version, then a frame without its length, header and body. */
import { decodeResponseHeader, responseHeaderVersion } from '../../../packages/protocol/src/index.ts'
import * as messages from '../../../packages/protocol/src/generated/messages.ts'
import {
  decodeResponseFrame,
  encodeResponseFrame,
  type EncodableResponseFrame,
} from '../../../packages/protocol/src/registry.ts'
import { checkFrame, checkMessage, type AnyCodec } from '../message-oracle.ts'
import type { FuzzTarget } from '../target.ts'

const responses = (Object.values(messages) as AnyCodec[]).filter(({ kind }) => kind === 'response')
const codecs = new Map(responses.map((codec) => [codec.apiKey, codec]))
const ASKED_BYTES = 4

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
    if (input.length < ASKED_BYTES) return
    const view = new DataView(input.buffer, input.byteOffset, input.byteLength)
    const asked = { apiKey: view.getInt16(0), apiVersion: view.getInt16(2) }
    checkFrame(input.subarray(ASKED_BYTES), (chunks) => {
      const frame = decodeResponseFrame(chunks, asked)
      return () => encodeResponseFrame(frame as EncodableResponseFrame<typeof frame.apiKey>)
    })
  },
}
