/**
 * Headers and the formats inside byte fields: a byte that chooses one, a byte for the version, then the bytes. The two of
 * consumers are also read behind their own version, as they stand in JoinGroup and SyncGroup.
 */
import * as messages from '../../../packages/protocol/src/generated/messages.ts'
import { requestHeader } from '../../../packages/protocol/src/generated/request-header.ts'
import { responseHeader } from '../../../packages/protocol/src/generated/response-header.ts'
import {
  readConsumerAssignment,
  readConsumerSubscription,
  writeConsumerAssignment,
  writeConsumerSubscription,
} from '../../../packages/protocol/src/index.ts'
import { checkMessage, type AnyCodec } from '../message-oracle.ts'
import { attempt, demand, sameBytes, type FuzzTarget } from '../target.ts'

/** Codecs by the byte that chooses them; also what the seeds are made by. */
export const DATA_CODECS: readonly AnyCodec[] = [
  requestHeader,
  responseHeader,
  ...(Object.values(messages) as AnyCodec[]).filter(({ kind }) => kind === 'data'),
]

function checkVersioned<T>(bytes: Uint8Array, read: (bytes: Uint8Array) => T, write: (value: T) => Uint8Array): void {
  const outcome = attempt(() => read(bytes))
  if (!outcome.ok) return
  const first = write(outcome.value)
  demand(sameBytes(write(read(first)), first), 'the second encoding differs from the first')
}

/** The target. */
export const target: FuzzTarget = {
  name: 'data',
  inputBytesMax: 2_048,
  run(input) {
    const [choice = 0, version = 0] = input
    const bytes = input.subarray(2)
    checkVersioned(bytes, readConsumerSubscription, writeConsumerSubscription)
    checkVersioned(bytes, readConsumerAssignment, writeConsumerAssignment)
    const codec = DATA_CODECS[choice % DATA_CODECS.length]!
    checkMessage(bytes, (reader) => ({ codec, version, value: codec.decode(reader, version) }))
  },
}
