/** The text by which both sides compare values; java/Canonical.java makes the same from Kafka's JSON. */
import { structNameOf, type SchemaField, type SchemaMessage } from '../protocol/schema-types.ts'
import { holds } from './random-instance.ts'
import type { Instance } from './subjects.ts'

/** The canonical text of an instance; fields that are absent count as Kafka's default. */
export function canonical(message: SchemaMessage, instance: Instance, version: number): string {
  return ofStruct(message, message.fields, instance, version)
}

const order = (one: SchemaField, other: SchemaField) => (one.name < other.name ? -1 : 1)

function ofStruct(message: SchemaMessage, fields: readonly SchemaField[], struct: Instance, version: number): string {
  let text = '{'
  for (const field of [...fields].sort(order)) {
    if (!holds(message, field.versions, version)) continue
    const value = struct[field.name]
    if (field.tag !== undefined && isDefault(message, field, value, version)) continue
    text += `${nameOf(field, value)}:${ofValue(message, field.type, value === undefined ? defaultOf(field) : value, version)},`
  }
  return `${text}}`
}

/** Kafka's JSON says how many bytes of records there are, under a name of its own. */
function nameOf({ name, type }: SchemaField, value: unknown): string {
  return type === 'records' && value !== null && value !== undefined ? `${name}SizeInBytes` : name
}

/** What Kafka takes for a field that is absent; an empty object is a struct of defaults. */
function defaultOf(field: SchemaField): unknown {
  if (field.default === null || field.type === 'records') return null
  if (field.type.startsWith('[]')) return []
  if (structNameOf(field.type) !== undefined) return {}
  if (field.type === 'bytes') return new Uint8Array(0)
  if (field.type === 'uuid') return 'AAAAAAAAAAAAAAAAAAAAAA'
  return field.default ?? (field.type === 'string' ? '' : field.type === 'bool' ? false : 0)
}

/** Tagged fields at their default are not written, unless something unknown is inside them. */
function isDefault(message: SchemaMessage, field: SchemaField, value: unknown, version: number): boolean {
  if (value === undefined) return true
  const text = ofValue(message, field.type, value, version)
  if (text !== ofValue(message, field.type, defaultOf(field), version)) return false
  return structNameOf(field.type) === undefined || !holdsUnknown(value)
}

function holdsUnknown(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return false
  const { unknownTaggedFields = [] } = value as { unknownTaggedFields?: readonly unknown[] }
  return unknownTaggedFields.length > 0 || Object.values(value).some(holdsUnknown)
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex')

function ofValue(message: SchemaMessage, type: string, value: unknown, version: number): string {
  if (value === null) return 'null'
  if (type === 'records') return String((value as readonly Uint8Array[]).reduce((sum, { length }) => sum + length, 0))
  if (type.startsWith('[]')) {
    const element = type.slice(2)
    return `[${(value as unknown[]).map((item) => `${ofValue(message, element, item, version)},`).join('')}]`
  }
  const struct = structNameOf(type)
  if (struct !== undefined) return ofStruct(message, message.structs[struct]!, value as Instance, version)
  if (type === 'bytes') return `x${hex(value as Uint8Array)}`
  if (type === 'string' || type === 'uuid') return `"${hex(Buffer.from(value as string))}`
  if (type === 'float64') return `d${float64Bits(value as number)}`
  return (value as number | bigint | boolean).toString()
}

function float64Bits(value: number): string {
  return new BigUint64Array(Float64Array.of(value).buffer)[0]!.toString(16)
}
