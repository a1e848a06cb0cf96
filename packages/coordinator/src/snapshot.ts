import { createReader, createWriter, type Reader, type Writer } from '@millrace/protocol'
import type { GroupImage, MemberImage } from './group-image.ts'
import type { GroupStateName } from './group-state.ts'

/** Version of the format below; a reader refuses every other. */
const SNAPSHOT_VERSION = 1
const SLAB_BYTES = 1_024
/** Lengths are varints, so that names and assignments may be longer than Kafka's short strings. */
const COMPACT = true
const STATES: readonly GroupStateName[] = ['Empty', 'PreparingRebalance', 'CompletingRebalance', 'Stable']

/** The fewest bytes of a member and of a protocol: empty texts, empty arrays and two int32. */
const MEMBER_BYTES_MIN = 14
const PROTOCOL_BYTES_MIN = 2

/** A group's bytes in the store: one byte of version, then the image field by field, in Kafka's primitive types. */
export function encodeSnapshot(image: GroupImage): Uint8Array {
  const writer = createWriter({ slabBytes: SLAB_BYTES })
  writer.writeInt8(SNAPSHOT_VERSION)
  writer.writeInt8(STATES.indexOf(image.state))
  writer.writeInt32(image.generation)
  writer.writeNullableString(image.protocolType, COMPACT)
  writer.writeNullableString(image.protocolName, COMPACT)
  writer.writeNullableString(image.leaderId, COMPACT)
  writer.writeArrayLength(image.members, COMPACT)
  for (const member of image.members) writeMember(writer, member)
  return Buffer.concat(writer.finish())
}

function writeMember(writer: Writer, member: MemberImage): void {
  writer.writeString(member.memberId, COMPACT)
  writer.writeNullableString(member.instanceId, COMPACT)
  writer.writeString(member.clientId, COMPACT)
  writer.writeString(member.clientHost, COMPACT)
  writer.writeInt32(member.sessionTimeoutMs)
  writer.writeInt32(member.rebalanceTimeoutMs)
  writer.writeArrayLength(member.protocols, COMPACT)
  for (const { name, metadata } of member.protocols) {
    writer.writeString(name, COMPACT)
    writer.writeBytes(metadata, COMPACT)
  }
  writer.writeBytes(member.assignment, COMPACT)
}

/**
 * Reads what {@link encodeSnapshot} wrote. No bytes at all are a group that only has offsets: null.
 *
 * @throws ProtocolError when the bytes are cut or malformed; TypeError when they contradict themselves.
 */
export function decodeSnapshot(bytes: Uint8Array): GroupImage | null {
  if (bytes.length === 0) return null
  const reader = createReader([bytes])
  const version = reader.readInt8()
  if (version !== SNAPSHOT_VERSION)
    throw new TypeError(`snapshot of a group has version ${version}, not ${SNAPSHOT_VERSION}`)
  const state = STATES[reader.readInt8()]
  if (state === undefined) throw new TypeError('snapshot of a group names a state that there is not')
  const generation = reader.readInt32()
  const protocolType = reader.readNullableString(COMPACT)
  const protocolName = reader.readNullableString(COMPACT)
  const leaderId = reader.readNullableString(COMPACT)
  const members = readList(reader, MEMBER_BYTES_MIN, readMember)
  reader.expectEnd()
  const image = { state, generation, protocolType, protocolName, leaderId, members }
  checkImage(image)
  return image
}

function readMember(reader: Reader): MemberImage {
  return {
    memberId: reader.readString(COMPACT),
    instanceId: reader.readNullableString(COMPACT),
    clientId: reader.readString(COMPACT),
    clientHost: reader.readString(COMPACT),
    sessionTimeoutMs: reader.readInt32(),
    rebalanceTimeoutMs: reader.readInt32(),
    protocols: readList(reader, PROTOCOL_BYTES_MIN, (each) => ({
      name: each.readString(COMPACT),
      metadata: each.readBytes(COMPACT),
    })),
    assignment: reader.readBytes(COMPACT),
  }
}

function readList<T>(reader: Reader, itemBytesMin: number, read: (reader: Reader) => T): T[] {
  const length = reader.readArrayLength(COMPACT, itemBytesMin)
  const items: T[] = []
  for (let index = 0; index < length; index++) items.push(read(reader))
  return items
}

function checkImage({ state, members, leaderId, protocolType, protocolName }: GroupImage): void {
  const ids = new Set(members.map(({ memberId }) => memberId))
  if (ids.size !== members.length) throw new TypeError('snapshot of a group names a member twice')
  if ((state === 'Empty') !== (members.length === 0)) throw new TypeError('snapshot of a group contradicts its state')
  if (members.length === 0) return
  if (leaderId === null || !ids.has(leaderId))
    throw new TypeError('snapshot of a group names a leader that is no member')
  if (protocolType === null || protocolName === null) throw new TypeError('snapshot of a group names no protocol')
  if (members.some(({ sessionTimeoutMs, rebalanceTimeoutMs }) => sessionTimeoutMs < 0 || rebalanceTimeoutMs < 0))
    throw new TypeError('snapshot of a group has a negative timeout')
}
