import {
  inVersions,
  parseVersions,
  structNameOf,
  type SchemaField,
  type SchemaMessage,
} from '../../../scripts/protocol/schema-types.ts'
import { defaultOf, type Instance } from './schema-arbitrary.ts'

/**
 * Kafka's encoding once more, as plainly as it can be said: it walks the schema at run time and joins small buffers.
 * What the generated code writes must be the same bytes.
 */
export function referenceEncoding(message: SchemaMessage, value: Instance, version: number): Buffer {
  return struct({ message, version }, message.fields, value)
}

interface World {
  message: SchemaMessage
  version: number
}

const holds = ({ message, version }: World, range: string | undefined): boolean =>
  inVersions(parseVersions(range, parseVersions(message.versions, Number.MAX_SAFE_INTEGER).last), version)

function struct(world: World, fields: readonly SchemaField[], value: Instance): Buffer {
  const present = fields.filter((field) => holds(world, field.versions))
  const parts = present
    .filter((field) => field.tag === undefined)
    .map((field) => fieldBytes(world, field, value[field.name]))
  if (!holds(world, world.message.flexible)) return Buffer.concat(parts)
  const known = present
    .filter((field) => field.tag !== undefined && !isDefault(world, field, value[field.name]))
    .map((field) => ({ tag: field.tag!, data: fieldBytes(world, field, value[field.name]) }))
  const unknown = (value['unknownTaggedFields'] ?? []) as { tag: number; data: Uint8Array }[]
  const tagged = [...known, ...unknown].sort((a, b) => a.tag - b.tag)
  const section = tagged.map(({ tag, data }) => Buffer.concat([varuint(tag), varuint(data.length), data]))
  return Buffer.concat([...parts, varuint(tagged.length), ...section])
}

function isDefault({ message }: World, field: SchemaField, value: unknown): boolean {
  return JSON.stringify(value, asText) === JSON.stringify(defaultOf(message, field), asText)
}

function asText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}n` : value
}

function fieldBytes(world: World, field: SchemaField, value: unknown): Buffer {
  const compact = holds(world, world.message.flexible) && field.neverCompact !== true
  if (!field.type.startsWith('[]')) return single(world, field, value, compact)
  if (value === null) return length(-1, compact, 4)
  const items = value as unknown[]
  const element: SchemaField = { name: field.name, type: field.type.slice(2), versions: field.versions }
  return Buffer.concat([
    length(items.length, compact, 4),
    ...items.map((item) => single(world, element, item, compact)),
  ])
}

function single(world: World, field: SchemaField, value: unknown, compact: boolean): Buffer {
  const name = structNameOf(field.type)
  if (name === undefined) return primitive(field.type, value, compact)
  const fields = world.message.structs[name]!
  if (!holds(world, field.nullable)) return struct(world, fields, value as Instance)
  return value === null
    ? Buffer.from([0xff])
    : Buffer.concat([Buffer.from([1]), struct(world, fields, value as Instance)])
}

function primitive(type: string, value: unknown, compact: boolean): Buffer {
  switch (type) {
    case 'bool':
      return Buffer.from([value === true ? 1 : 0])
    case 'uuid':
      return Buffer.from(value as string, 'base64url')
    case 'float64': {
      const bytes = Buffer.alloc(8)
      bytes.writeDoubleBE(value as number)
      return bytes
    }
    case 'string':
      return counted(value === null ? null : Buffer.from(value as string), compact, 2)
    case 'bytes':
      return counted(value as Uint8Array | null, compact, 4)
    case 'records':
      return counted(value === null ? null : Buffer.concat(value as Uint8Array[]), compact, 4)
    default:
      return integer(value as number | bigint, Number(type.replace(/\D+/, '')) / 8)
  }
}

function counted(bytes: Uint8Array | null, compact: boolean, width: number): Buffer {
  return bytes === null ? length(-1, compact, width) : Buffer.concat([length(bytes.length, compact, width), bytes])
}

function length(count: number, compact: boolean, width: number): Buffer {
  return compact ? varuint(count + 1) : integer(count, width)
}

function integer(value: number | bigint, width: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64BE(BigInt.asUintN(64, BigInt(value)))
  return bytes.subarray(8 - width)
}

function varuint(value: number): Buffer {
  const bytes: number[] = []
  let rest = value
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128)
  return Buffer.from([...bytes, rest])
}
