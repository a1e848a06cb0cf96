import fc from 'fast-check'
import { join } from 'node:path'
import {
  inVersions,
  parseVersions,
  readSchema,
  structNameOf,
  type SchemaField,
  type SchemaMessage,
} from '../../../scripts/protocol/schema-types.ts'
import * as generated from '../src/generated/messages.ts'
import { requestHeader } from '../src/generated/request-header.ts'
import { responseHeader } from '../src/generated/response-header.ts'
import { createReader, createWriter, ZERO_UUID, type MessageCodec } from '../src/index.ts'

/** A decoded message of any kind. */
export type Instance = Record<string, unknown>

/** A codec beside the schema that it was generated from. */
export interface Subject {
  codec: MessageCodec<Instance>
  schema: SchemaMessage
}

const schema = readSchema(join(import.meta.dirname, '../schema'))

// oxlint-disable-next-line typescript/no-explicit-any -- codecs of all messages are handled alike here
const codecs: readonly MessageCodec<any>[] = [...Object.values(generated), requestHeader, responseHeader]

/** Every generated codec. */
export const SUBJECTS: readonly Subject[] = codecs.map((codec) => ({
  codec,
  schema: schema.messages.find((message) => message.name === codec.name)!,
}))

/** Every message in every version. */
export const SUBJECT_VERSIONS = SUBJECTS.flatMap(({ codec, schema: message }) =>
  Array.from({ length: codec.versionMax - codec.versionMin + 1 }, (_, index) => {
    return { codec, schema: message, version: codec.versionMin + index }
  }),
)

const last = (message: SchemaMessage): number => parseVersions(message.versions, Number.MAX_SAFE_INTEGER).last

function isFlexible(message: SchemaMessage, version: number): boolean {
  return inVersions(parseVersions(message.flexible, last(message)), version)
}

function everFlexible(message: SchemaMessage): boolean {
  return message.flexible !== 'none'
}

/** Kafka's default of a field, written down a second time, apart from the generator. */
export function defaultOf(message: SchemaMessage, field: SchemaField): unknown {
  if (field.default === null || field.type === 'records') return null
  if (field.type.startsWith('[]')) return []
  const struct = structNameOf(field.type)
  if (struct !== undefined) return defaultInstance(message, message.structs[struct]!)
  if (field.type === 'bytes') return new Uint8Array(0)
  if (field.type === 'uuid') return ZERO_UUID
  if (field.type === 'int64' && typeof field.default === 'string') return BigInt(field.default)
  if (field.default !== undefined) return field.default
  if (field.type === 'string') return ''
  return field.type === 'bool' ? false : 0
}

/** A message or struct with nothing set. */
export function defaultInstance(message: SchemaMessage, fields: readonly SchemaField[]): Instance {
  const entries = fields.map((field) => [field.name, defaultOf(message, field)] as const)
  return { ...Object.fromEntries(entries), ...(everFlexible(message) ? { unknownTaggedFields: [] } : {}) }
}

const bytes = fc.uint8Array({ maxLength: 20 })
const int64 = fc
  .bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })
  .map((value) => (Number.isSafeInteger(Number(value)) ? Number(value) : value))
const SCALARS: Record<string, fc.Arbitrary<unknown>> = {
  bool: fc.boolean(),
  int8: fc.integer({ min: -128, max: 127 }),
  int16: fc.integer({ min: -32_768, max: 32_767 }),
  uint16: fc.integer({ min: 0, max: 65_535 }),
  int32: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  uint32: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  int64: fc.oneof(
    int64,
    fc.maxSafeInteger(),
    fc.constantFrom(-1, 0, 2 ** 53 - 1, -(2 ** 53) + 1, 2n ** 53n, -(2n ** 53n)),
  ),
  float64: fc.double({ noNaN: true }),
  uuid: fc.uint8Array({ minLength: 16, maxLength: 16 }).map((raw) => Buffer.from(raw).toString('base64url')),
  string: fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
    fc.string({ minLength: 60, maxLength: 200 }),
  ),
  bytes,
  records: fc.array(
    bytes.filter((chunk) => chunk.length > 0),
    { maxLength: 3 },
  ),
}

function fieldArbitrary(message: SchemaMessage, field: SchemaField, version: number): fc.Arbitrary<unknown> {
  if (!inVersions(parseVersions(field.versions, last(message)), version)) return fc.constant(defaultOf(message, field))
  const struct = structNameOf(field.type)
  const isArray = field.type.startsWith('[]')
  const element =
    struct === undefined
      ? SCALARS[isArray ? field.type.slice(2) : field.type]!
      : structArbitrary(message, message.structs[struct]!, version)
  const value = isArray ? fc.array(element, { maxLength: 3 }) : element
  const nullable = inVersions(parseVersions(field.nullable, last(message)), version)
  return nullable ? fc.option(value, { freq: 4 }) : value
}

function structArbitrary(
  message: SchemaMessage,
  fields: readonly SchemaField[],
  version: number,
): fc.Arbitrary<Instance> {
  const entries = fields.map((field) => [field.name, fieldArbitrary(message, field, version)] as const)
  const unknown = isFlexible(message, version)
    ? fc.oneof(
        { weight: 3, arbitrary: fc.constant([]) },
        fc
          .uniqueArray(fc.record({ tag: fc.integer({ min: 50, max: 2 ** 31 }), data: bytes }), {
            selector: ({ tag }) => tag,
            maxLength: 2,
          })
          .map((list) => list.sort((a, b) => a.tag - b.tag)),
      )
    : fc.constant([])
  return fc.record({
    ...Object.fromEntries(entries),
    ...(everFlexible(message) ? { unknownTaggedFields: unknown } : {}),
  })
}

/** Any instance of a message in a version; what the version lacks has its default. */
export function instanceOf({ schema: message }: Subject, version: number): fc.Arbitrary<Instance> {
  return structArbitrary(message, message.fields, version)
}

/** Encodes into one piece. */
export function encoded(codec: MessageCodec<Instance>, value: Instance, version: number): Uint8Array {
  const writer = createWriter({ slabBytes: 16 })
  codec.encode(writer, value, version)
  const { byteLength } = writer
  const chunks = writer.finish()
  const whole = Uint8Array.from(Buffer.concat(chunks))
  if (whole.length !== byteLength) throw new Error(`byteLength says ${byteLength}, ${whole.length} bytes came`)
  return whole
}

/** Decodes all of `chunks`. */
export function decoded(codec: MessageCodec<Instance>, chunks: readonly Uint8Array[], version: number): Instance {
  const reader = createReader(chunks)
  const value = codec.decode(reader, version)
  reader.expectEnd()
  return value
}

/** Joins chunk lists and copies bytes, so that instances compare by content. */
export function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return Uint8Array.from(value)
  if (Array.isArray(value)) {
    const items: unknown[] = value
    const isRecords = items.length > 0 && items.every((item) => item instanceof Uint8Array)
    return isRecords ? { records: Buffer.concat(items).toString('hex') } : items.map((item) => plain(item))
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]))
}

/** How many values a decoded message holds at every depth: properties of objects and elements of arrays. */
export function countValues(value: unknown): number {
  if (value instanceof Uint8Array || typeof value !== 'object' || value === null) return 0
  const own = Object.values(value)
  return own.reduce<number>((sum, item) => sum + countValues(item), own.length)
}

/** A message whose outermost arrays hold `count` elements with nothing set: the most values for the fewest bytes. */
export function crowdedInstance({ schema: message }: Subject, version: number, count: number): Instance {
  const crowded = message.fields.flatMap((field) => {
    const struct = structNameOf(field.type)
    if (struct === undefined || !field.type.startsWith('[]')) return []
    if (!inVersions(parseVersions(field.versions, last(message)), version)) return []
    const element = defaultInstance(message, message.structs[struct]!)
    return [[field.name, Array.from({ length: count }, () => element)] as const]
  })
  return { ...defaultInstance(message, message.fields), ...Object.fromEntries(crowded) }
}
