import { structNameOf, type SchemaField } from './schema-types.ts'

/** How a primitive type is named in reader and writer, what it is in TypeScript, and the fewest bytes it takes. */
export interface Primitive {
  suffix: string
  type: string
  bytesMin: number
}

/** Kafka's primitive types. */
const PRIMITIVES: Readonly<Record<string, Primitive>> = {
  bool: { suffix: 'Boolean', type: 'boolean', bytesMin: 1 },
  int8: { suffix: 'Int8', type: 'number', bytesMin: 1 },
  int16: { suffix: 'Int16', type: 'number', bytesMin: 2 },
  uint16: { suffix: 'Uint16', type: 'number', bytesMin: 2 },
  int32: { suffix: 'Int32', type: 'number', bytesMin: 4 },
  uint32: { suffix: 'Uint32', type: 'number', bytesMin: 4 },
  int64: { suffix: 'Int64', type: 'Int64', bytesMin: 8 },
  float64: { suffix: 'Float64', type: 'number', bytesMin: 8 },
  uuid: { suffix: 'Uuid', type: 'string', bytesMin: 16 },
  string: { suffix: 'String', type: 'string', bytesMin: 2 },
  bytes: { suffix: 'Bytes', type: 'Uint8Array', bytesMin: 4 },
  records: { suffix: 'Records', type: 'Records', bytesMin: 4 },
}

/** Types whose values have a length before them, compact in flexible versions. */
const COUNTED = new Set(['string', 'bytes', 'records'])

/** Arrays that the reader and the writer have functions for; all others get functions in the message's module. */
const ARRAYS = new Set(['int8', 'int16', 'int32', 'int64', 'uuid', 'string'])
const NULLABLE_ARRAYS = new Set(['int32', 'string'])

/** What a field's type says, taken apart. */
export type FieldType = {
  isArray: boolean
  /** Whether one value has a length before it. */
  isCounted: boolean
} & ({ struct: string; primitive: undefined } | { struct: undefined; primitive: Primitive })

/** Takes a field's type apart. */
export function fieldType({ type }: SchemaField): FieldType {
  const isArray = type.startsWith('[]')
  const element = isArray ? type.slice(2) : type
  const isCounted = COUNTED.has(element)
  const struct = structNameOf(type)
  if (struct !== undefined) return { isArray, isCounted, struct, primitive: undefined }
  const primitive = PRIMITIVES[element]
  if (primitive === undefined) throw new Error(`${type} is no type of Kafka's`)
  return { isArray, isCounted, struct, primitive }
}

/** Whether reader and writer have functions for an array of a primitive type. */
export function hasArrayFunction({ type }: SchemaField, nullable: boolean): boolean {
  return (nullable ? NULLABLE_ARRAYS : ARRAYS).has(type.slice(2))
}
