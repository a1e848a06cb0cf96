import {
  type ConsumerProtocolAssignment,
  consumerProtocolAssignment,
} from './generated/consumer-protocol-assignment.ts'
import {
  type ConsumerProtocolSubscription,
  consumerProtocolSubscription,
} from './generated/consumer-protocol-subscription.ts'
import { ProtocolError } from './errors.ts'
import type { MessageCodec } from './message-codec.ts'
import { createReader } from './reader.ts'
import type { Encodable } from './values.ts'
import { createWriter } from './writer.ts'

/**
 * What a consumer says of itself in the bytes of a JoinGroup protocol: the topics it wants, and with newer clients the
 * partitions it owns (KIP-429), since which generation (KIP-792) and its rack (KIP-881).
 *
 * The bytes open with their version. One that is newer than the newest known is read as the newest: later versions only
 * add fields at the end, which are left unread.
 *
 * @throws {@link ProtocolError} when the bytes are not a subscription.
 */
export function readConsumerSubscription(bytes: Uint8Array): ConsumerProtocolSubscription {
  return readVersioned(consumerProtocolSubscription, bytes)
}

/**
 * What a consumer's leader gave a member, in the bytes of SyncGroup. Versions are as in {@link readConsumerSubscription}.
 * No bytes at all are no partitions: what a member gets that its leader forgot.
 *
 * @throws {@link ProtocolError} when the bytes are not an assignment.
 */
export function readConsumerAssignment(bytes: Uint8Array): ConsumerProtocolAssignment {
  return bytes.length === 0
    ? { assignedPartitions: [], userData: null }
    : readVersioned(consumerProtocolAssignment, bytes)
}

/** The bytes of a subscription in a version. @throws {@link ProtocolError} when the version is not known. */
export function writeConsumerSubscription(
  value: Encodable<ConsumerProtocolSubscription>,
  version: number = consumerProtocolSubscription.versionMax,
): Uint8Array {
  return writeVersioned(consumerProtocolSubscription, value, version)
}

/** The bytes of an assignment in a version. @throws {@link ProtocolError} when the version is not known. */
export function writeConsumerAssignment(
  value: Encodable<ConsumerProtocolAssignment>,
  version: number = consumerProtocolAssignment.versionMax,
): Uint8Array {
  return writeVersioned(consumerProtocolAssignment, value, version)
}

/** Subscriptions and assignments are short; a longer one takes more by itself. */
const SLAB_BYTES = 256

function readVersioned<T>(codec: MessageCodec<T>, bytes: Uint8Array): T {
  const reader = createReader([bytes])
  const version = reader.readInt16()
  if (version < codec.versionMin)
    throw new ProtocolError('UNSUPPORTED_VERSION', `${codec.name} has no version ${version}`)
  return codec.decode(reader, Math.min(version, codec.versionMax))
}

function writeVersioned<T>(codec: MessageCodec<T>, value: Encodable<T>, version: number): Uint8Array {
  const writer = createWriter({ slabBytes: SLAB_BYTES })
  writer.writeInt16(version)
  codec.encode(writer, value, version)
  const chunks = writer.finish()
  return chunks.length === 1 ? chunks[0]! : concatenated(chunks)
}

function concatenated(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}
