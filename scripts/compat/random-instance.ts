/** Random instances of messages, made from our own schema. */
import {
  inVersions,
  parseVersions,
  structNameOf,
  type SchemaField,
  type SchemaMessage,
} from '../protocol/schema-types.ts'
import type { Random } from './random.ts'
import type { Instance, SubjectVersion } from './subjects.ts'

/** Past those of other versions: Java refuses a tag that it knows in another version than its own. */
const FIRST_UNKNOWN_TAG = 20
/** The largest is one less than an int32 holds: Java refuses to write that one as an unknown tag. */
const TAG_EDGES = [127, 128, 16_383, 16_384, 2_097_151, 2_097_152, 2 ** 31 - 2]

/** The newest version of a message. */
export function lastVersion(message: SchemaMessage): number {
  return parseVersions(message.versions, Number.MAX_SAFE_INTEGER).last
}

/** Whether a range of versions, as the schema writes it, holds a version. */
export function holds(message: SchemaMessage, versions: string | undefined, version: number): boolean {
  return inVersions(parseVersions(versions, lastVersion(message)), version)
}

/** A random instance; fields that the version lacks are absent. */
export function randomInstance(random: Random, { schema, version }: Omit<SubjectVersion, 'codec'>): Instance {
  return randomStruct(random, { schema, version }, schema.fields, 0)
}

type Target = Omit<SubjectVersion, 'codec'>

function randomStruct(random: Random, target: Target, fields: readonly SchemaField[], depth: number): Instance {
  const { schema, version } = target
  const instance: Instance = {}
  for (const field of fields) {
    if (!holds(schema, field.versions, version)) continue
    // One tagged field in three stays at its default, which is not written.
    if (field.tag !== undefined && random.oneIn(3)) continue
    const isNull = holds(schema, field.nullable, version) && random.oneIn(4)
    instance[field.name] = isNull ? null : randomValue(random, target, field.type, depth)
  }
  if (holds(schema, schema.flexible, version) && random.oneIn(4)) {
    instance.unknownTaggedFields = unknownTaggedFields(random)
  }
  return instance
}

function unknownTaggedFields(random: Random): unknown[] {
  const tags = new Set<number>()
  for (let left = 1 + random.below(2); left > 0; left--)
    tags.add(random.oneIn(2) ? FIRST_UNKNOWN_TAG + random.below(200) : random.pick(TAG_EDGES))
  return [...tags].sort((one, other) => one - other).map((tag) => ({ tag, data: random.bytes() }))
}

function randomValue(random: Random, target: Target, type: string, depth: number): unknown {
  if (type.startsWith('[]')) {
    const element = type.slice(2)
    const count = elementCount(random, structNameOf(element) !== undefined, depth)
    return Array.from({ length: count }, () => randomValue(random, target, element, depth + 1))
  }
  const struct = structNameOf(type)
  if (struct !== undefined) return randomStruct(random, target, target.schema.structs[struct]!, depth)
  return randomScalar(random, type)
}

/** Structs are fewer the deeper; now and then so many elements that their count takes a second byte. */
function elementCount(random: Random, isStruct: boolean, depth: number): number {
  if (!isStruct) return random.oneIn(60) ? 126 + random.below(3) : random.below(4)
  if (depth === 0 && random.oneIn(150)) return 126 + random.below(3)
  return random.below(depth > 1 ? 3 : 4)
}

function randomScalar(random: Random, type: string): unknown {
  switch (type) {
    case 'bool':
      return random.oneIn(2)
    case 'int8':
      return random.integer(8)
    case 'int16':
      return random.integer(16)
    case 'uint16':
      return Number(random.integer(16)) & 0xffff
    case 'int32':
      return random.integer(32)
    case 'uint32':
      return Number(random.integer(32)) >>> 0
    case 'int64':
      return random.integer(64)
    case 'float64':
      return random.float64()
    case 'uuid':
      return random.uuid()
    case 'string':
      return random.string()
    case 'bytes':
      return random.bytes()
    case 'records':
      return randomChunks(random)
    default:
      throw new Error(`no random values of type ${type}`)
  }
}

function randomChunks(random: Random): Uint8Array[] {
  return Array.from({ length: random.below(3) }, () => random.bytes())
}
