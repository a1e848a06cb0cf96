import { fieldType, hasArrayFunction } from './field-types.ts'
import type { MessageScope } from './message-scope.ts'
import type { SchemaField } from './schema-types.ts'

/** What an array's pair of functions depends on. */
interface List {
  nullable: boolean
  /** Middle of the functions' names. */
  name: string
  /** Types of an element when read and when written. */
  type: string
  written: string
  bytesMin: number
  /** Whether the array is compact. */
  compact: string
  /** Name and type of the third parameter: structs need the version, primitives only the form. */
  parameter: string
  read: string
  write: string
}

function listPair(scope: MessageScope, list: List): string[] {
  const kind = list.nullable ? 'Nullable' : ''
  const wrap = scope.use('inItem')
  return [
    [
      `function read${kind}${list.name}List(reader: Reader, ${list.parameter}): ${list.type}[]${list.nullable ? ' | null' : ''} {`,
      `  const count = reader.read${kind}ArrayLength(${list.compact}, ${list.bytesMin})`,
      ...(list.nullable ? ['  if (count < 0) return null'] : []),
      `  const items: ${list.type}[] = []`,
      '  try {',
      `    while (items.length < count) items.push(${list.read})`,
      '  } catch (error) {',
      `    throw ${wrap}(error, items.length)`,
      '  }',
      '  return items',
      '}',
    ].join('\n'),
    [
      `function write${kind}${list.name}List(writer: Writer, items: readonly ${list.written}[] | null, ${list.parameter}): void {`,
      `  writer.write${kind}ArrayLength(items, ${list.compact})`,
      '  if (items === null) return',
      '  let index = 0',
      '  try {',
      `    for (; index < items.length; index++) ${list.write}`,
      '  } catch (error) {',
      `    throw ${wrap}(error, index)`,
      '  }',
      '}',
    ].join('\n'),
  ]
}

function structList(scope: MessageScope, struct: string, nullable: boolean): List {
  const type = scope.structType(struct)
  return {
    nullable,
    name: struct,
    type,
    written: `Encodable<${type}>`,
    bytesMin: scope.structBytesMin(struct),
    compact: scope.condition(scope.flexible),
    parameter: 'version: number',
    read: `read${struct}(reader, version)`,
    write: `write${struct}(writer, items[index]!, version)`,
  }
}

function primitiveList(scope: MessageScope, field: SchemaField, nullable: boolean): List {
  const { primitive, isCounted } = fieldType(field)
  const { suffix, type, bytesMin } = primitive!
  if (type === 'Records' || type === 'Int64') scope.types.add(type)
  return {
    nullable,
    name: suffix,
    type,
    written: type,
    bytesMin: isCounted ? 1 : bytesMin,
    compact: 'compact',
    parameter: 'compact: boolean',
    read: `reader.read${suffix}(${isCounted ? 'compact' : ''})`,
    write: `writer.write${suffix}(items[index]!${isCounted ? ', compact' : ''})`,
  }
}

/** Which forms of an array the message has. */
function formsOf(scope: MessageScope, type: string): boolean[] {
  const conditions = [scope.main, ...scope.structs]
    .flatMap(({ fields }) => fields)
    .filter((field) => field.type === type)
    .map((field) => scope.nullability(field))
  return [false, true].filter((nullable) => conditions.some((condition) => condition !== String(!nullable)))
}

/** Functions that read and write arrays of a struct. */
export function structLists(scope: MessageScope, struct: string): string[] {
  return formsOf(scope, `[]${struct}`).flatMap((nullable) => listPair(scope, structList(scope, struct, nullable)))
}

/** Functions that read and write arrays of primitives, where the reader has none. */
export function primitiveLists(scope: MessageScope): string[] {
  const fields = [scope.main, ...scope.structs].flatMap((shape) => shape.fields)
  const byType = new Map(fields.map((field) => [field.type, field]))
  return [...byType.values()].flatMap((field) => {
    const { isArray, struct } = fieldType(field)
    if (!isArray || struct !== undefined) return []
    return formsOf(scope, field.type)
      .filter((nullable) => !hasArrayFunction(field, nullable))
      .flatMap((nullable) => listPair(scope, primitiveList(scope, field, nullable)))
  })
}
