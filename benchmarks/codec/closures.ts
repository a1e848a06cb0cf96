/**
 * The design that lost: one closure per field and version, composed at the first use of a version from descriptors.
 * Kept so that the comparison can be run again. Reads and writes what the generated code does, over the same reader and writer.
 */
import { messageCodec, type MessageCodec } from '../../packages/protocol/src/message-codec.ts'
import { ProtocolError } from '../../packages/protocol/src/errors.ts'
import type { Reader } from '../../packages/protocol/src/reader.ts'
import { NO_BYTES, NO_ITEMS, NO_TAGGED_FIELDS, type UnknownTaggedField } from '../../packages/protocol/src/values.ts'
import type { Writer } from '../../packages/protocol/src/writer.ts'
import { ZERO_UUID } from '../../packages/protocol/src/uuid.ts'
import type { FieldDescriptor, MessageDescriptor } from './descriptors.ts'

// oxlint-disable typescript/no-explicit-any -- what a field holds is known at run time only
type Value = any
type Read = (reader: Reader) => Value
type Write = (writer: Writer, value: Value) => void
type IsDefault = (value: Value) => boolean

interface StructCodec {
  read: Read
  write: Write
  isDefault: IsDefault
  empty: Value
  bytesMin: number
}

interface FieldCodec {
  name: string
  read: Read
  write: Write
  fallback: Value
  isDefault: IsDefault
  tag: number
  present: boolean
  ignorable: boolean
  bytesMin: number
}

const SCALARS: Record<string, [Read, Write, Value, number]> = {
  bool: [(r) => r.readBoolean(), (w, v) => w.writeBoolean(v), false, 1],
  int8: [(r) => r.readInt8(), (w, v) => w.writeInt8(v), 0, 1],
  int16: [(r) => r.readInt16(), (w, v) => w.writeInt16(v), 0, 2],
  uint16: [(r) => r.readUint16(), (w, v) => w.writeUint16(v), 0, 2],
  int32: [(r) => r.readInt32(), (w, v) => w.writeInt32(v), 0, 4],
  uint32: [(r) => r.readUint32(), (w, v) => w.writeUint32(v), 0, 4],
  int64: [(r) => r.readInt64(), (w, v) => w.writeInt64(v), 0, 8],
  float64: [(r) => r.readFloat64(), (w, v) => w.writeFloat64(v), 0, 8],
  uuid: [(r) => r.readUuid(), (w, v) => w.writeUuid(v), ZERO_UUID, 16],
}

function counted(type: string, nullable: boolean, compact: boolean): [Read, Write, Value, number] {
  if (type === 'string') {
    return nullable
      ? [(r) => r.readNullableString(compact), (w, v) => w.writeNullableString(v, compact), '', compact ? 1 : 2]
      : [(r) => r.readString(compact), (w, v) => w.writeString(v, compact), '', compact ? 1 : 2]
  }
  if (type === 'bytes') {
    return nullable
      ? [(r) => r.readNullableBytes(compact), (w, v) => w.writeNullableBytes(v, compact), NO_BYTES, compact ? 1 : 4]
      : [(r) => r.readBytes(compact), (w, v) => w.writeBytes(v, compact), NO_BYTES, compact ? 1 : 4]
  }
  return nullable
    ? [(r) => r.readNullableRecords(compact), (w, v) => w.writeNullableRecords(v, compact), null, compact ? 1 : 4]
    : [(r) => r.readRecords(compact), (w, v) => w.writeRecords(v, compact), null, compact ? 1 : 4]
}

class Compiler {
  private readonly structs = new Map<string, StructCodec>()
  private readonly message: MessageDescriptor
  private readonly version: number
  private readonly flexible: boolean

  constructor(message: MessageDescriptor, version: number) {
    this.message = message
    this.version = version
    this.flexible = version >= message[5]
  }

  private element(type: string, nullable: boolean, compact: boolean): [Read, Write, Value, number, IsDefault?] {
    if (/^[A-Z]/.test(type)) {
      const struct = this.struct(type)
      return [struct.read, struct.write, struct.empty, struct.bytesMin, struct.isDefault]
    }
    return SCALARS[type] ?? counted(type, nullable, compact)
  }

  private field([name, type, first, last, nullFirst, nullLast, tag, fallback, flags]: FieldDescriptor): FieldCodec {
    const { version } = this
    const nullable = version >= nullFirst && version <= nullLast
    const compact = this.flexible && (flags & 2) === 0
    const isArray = type.startsWith('[]')
    const [elementRead, elementWrite, elementFallback, elementBytes, elementIsDefault] = this.element(
      isArray ? type.slice(2) : type,
      nullable && !isArray,
      compact,
    )
    let read: Read = elementRead
    let write: Write = elementWrite
    let initial = typeof fallback === 'string' && type === 'int64' ? BigInt(fallback) : (fallback ?? elementFallback)
    let isDefault: IsDefault = elementIsDefault ?? ((value) => value === initial)
    if (isArray) {
      initial = NO_ITEMS
      isDefault = (value) => value !== null && value.length === 0
      read = (reader) => {
        const count = nullable
          ? reader.readNullableArrayLength(compact, elementBytes)
          : reader.readArrayLength(compact, elementBytes)
        if (count < 0) return null
        const items: Value[] = []
        for (let left = count; left > 0; left--) items.push(elementRead(reader))
        return items
      }
      write = (writer, items) => {
        if (nullable) writer.writeNullableArrayLength(items, compact)
        else writer.writeArrayLength(items, compact)
        if (items !== null) for (let index = 0; index < items.length; index++) elementWrite(writer, items[index])
      }
    } else if (nullable && elementIsDefault !== undefined) {
      read = (reader) => (reader.readPresence() ? elementRead(reader) : null)
      write = (writer, value) => {
        writer.writeInt8(value === null ? -1 : 1)
        if (value !== null) elementWrite(writer, value)
      }
    }
    if ((flags & 4) !== 0) {
      initial = null
      isDefault = (value) => value === null
    }
    const present = version >= first && version <= last
    return {
      name,
      read,
      write,
      fallback: initial,
      isDefault,
      tag,
      present,
      ignorable: (flags & 1) === 1,
      bytesMin: isArray ? (compact ? 1 : 4) : elementBytes,
    }
  }

  struct(name: string): StructCodec {
    const known = this.structs.get(name)
    if (known !== undefined) return known
    const built = this.build(this.message[7][name]!)
    this.structs.set(name, built)
    return built
  }

  build(descriptors: FieldDescriptor[]): StructCodec {
    const fields = descriptors.map((descriptor) => this.field(descriptor))
    const { flexible } = this
    const everFlexible = this.message[5] < 99
    const plain = fields.filter((field) => field.present && field.tag < 0)
    const tagged = fields.filter((field) => field.present && field.tag >= 0)
    const absent = fields.filter((field) => !field.present && !field.ignorable)
    const empty: Record<string, Value> = {}
    for (const field of fields) empty[field.name] = field.fallback
    if (everFlexible) empty['unknownTaggedFields'] = NO_TAGGED_FIELDS
    const names = Object.keys(empty)
    const fallbacks = names.map((key) => empty[key])
    const readers = names.map((key) => plain.find((field) => field.name === key)?.read)
    const read: Read = (reader) => {
      // Every property is added in one order, so that all instances share a hidden class.
      const value: Record<string, Value> = {}
      for (let index = 0; index < names.length; index++) {
        const run = readers[index]
        value[names[index]!] = run === undefined ? fallbacks[index] : run(reader)
      }
      if (flexible) readTagged(reader, value, tagged)
      return value
    }
    const write: Write = (writer, value) => {
      for (let index = 0; index < plain.length; index++) {
        const field = plain[index]!
        const given = value[field.name]
        field.write(writer, given === undefined ? field.fallback : given)
      }
      for (const field of absent) {
        const given = value[field.name]
        if (given !== undefined && !field.isDefault(given)) throw new ProtocolError('UNSUPPORTED_FIELD', field.name)
      }
      if (flexible) writeTagged(writer, value, tagged)
    }
    const isDefault: IsDefault = (value) =>
      fields.every((field) => value[field.name] === undefined || field.isDefault(value[field.name]))
    const bytesMin = Math.max(
      1,
      plain.reduce((sum, field) => sum + field.bytesMin, flexible ? 1 : 0),
    )
    return { read, write, isDefault, empty: Object.freeze(empty), bytesMin }
  }
}

function readTagged(reader: Reader, value: Record<string, Value>, tagged: FieldCodec[]): void {
  let unknown: UnknownTaggedField[] = NO_TAGGED_FIELDS
  for (let left = reader.readTaggedFieldCount(); left > 0; left--) {
    const tag = reader.readVaruint()
    const field = tagged.find((candidate) => candidate.tag === tag)
    if (field === undefined) unknown = reader.readUnknownTaggedField(unknown, tag)
    else {
      const rest = reader.beginTaggedField()
      value[field.name] = field.read(reader)
      reader.endTaggedField(rest)
    }
  }
  value['unknownTaggedFields'] = unknown
}

function writeTagged(writer: Writer, value: Value, tagged: FieldCodec[]): void {
  if (tagged.length === 0) return writer.writeTaggedFields(value.unknownTaggedFields)
  const unknown: readonly UnknownTaggedField[] = value.unknownTaggedFields ?? NO_TAGGED_FIELDS
  const set = tagged.filter((field) => value[field.name] !== undefined && !field.isDefault(value[field.name]))
  writer.writeVaruint(unknown.length + set.length)
  let next = 0
  for (const field of set) {
    next = writer.writeUnknownTaggedFields(unknown, next, field.tag)
    const begin = writer.beginTaggedField(field.tag)
    field.write(writer, value[field.name])
    writer.endTaggedField(begin)
  }
  writer.writeUnknownTaggedFields(unknown, next, Number.POSITIVE_INFINITY)
}

/** A codec whose versions are compiled when they are first used. */
export function closureCodec(message: MessageDescriptor): MessageCodec<Value> {
  const [name, apiKey, kind, versionMin, versionMax, flexibleFrom, fields] = message
  const versions: (StructCodec | undefined)[] = []
  const compiled = (version: number): StructCodec =>
    (versions[version] ??= new Compiler(message, version).build(fields))
  return messageCodec(
    { name, apiKey, kind, versionMin, versionMax, flexibleFrom },
    (reader, version) => compiled(version).read(reader),
    (writer, value, version) => compiled(version).write(writer, value),
  )
}
