import { fieldType, hasArrayFunction } from './field-types.ts'
import { traced, type MessageScope, type Shape } from './message-scope.ts'
import type { SchemaField } from './schema-types.ts'

/** Names that a reading function uses itself: a field called so is read into a variable with another name. */
const TAKEN = new Set(['reader', 'version', 'at', 'flexible', 'left', 'tag', 'rest', 'error', 'unknownTaggedFields'])
const RESERVED = new Set(['default', 'class', 'new', 'delete', 'in', 'function', 'package', 'interface', 'enum'])

function variable({ name }: SchemaField): string {
  return TAKEN.has(name) || RESERVED.has(name) ? `${name}_` : name
}

function readPlain(scope: MessageScope, field: SchemaField, nullable: boolean): string {
  const compact = scope.compact(field)
  const { isArray, struct, primitive, isCounted } = fieldType(field)
  const prefix = nullable ? 'Nullable' : ''
  if (struct !== undefined) {
    if (isArray) return `read${prefix}${struct}List(reader, version)`
    return nullable ? `reader.readPresence() ? read${struct}(reader, version) : null` : `read${struct}(reader, version)`
  }
  if (isArray) {
    return hasArrayFunction(field, nullable)
      ? `reader.read${prefix}${primitive.suffix}Array(${compact})`
      : `read${prefix}${primitive.suffix}List(reader, ${compact})`
  }
  if (nullable && !isCounted) throw new Error(`${field.name}: no ${field.type} may be null`)
  return `reader.read${prefix}${primitive.suffix}(${isCounted ? compact : ''})`
}

function readExpression(scope: MessageScope, field: SchemaField): string {
  const nullable = scope.nullability(field)
  if (nullable === 'true') return readPlain(scope, field, true)
  if (nullable === 'false') return readPlain(scope, field, false)
  return `${nullable} ? ${readPlain(scope, field, true)} : ${readPlain(scope, field, false)}`
}

function readTaggedLine(scope: MessageScope): string {
  const read = 'reader.readUnknownTaggedFields()'
  return `  const unknownTaggedFields = ${scope.inFlexible === 'true' ? read : `flexible ? ${read} : ${scope.use('NO_TAGGED_FIELDS')}`}`
}

function readTaggedSection(scope: MessageScope, tagged: readonly SchemaField[]): string[] {
  scope.types.add('UnknownTaggedField')
  const count = 'reader.readTaggedFieldCount()'
  const lines = [
    "  at = 'unknownTaggedFields'",
    `  let unknownTaggedFields: UnknownTaggedField[] = ${scope.use('NO_TAGGED_FIELDS')}`,
    `  for (let left = ${scope.inFlexible === 'true' ? count : `flexible ? ${count} : 0`}; left > 0; left--) {`,
    '    const tag = reader.readVaruint()',
  ]
  for (const field of tagged) {
    const condition = scope.condition(scope.range(field.versions), scope.flexible)
    lines.push(
      `    ${field === tagged[0] ? '' : 'else '}if (tag === ${field.tag}${condition === 'true' ? '' : ` && ${condition}`}) {`,
      `      at = '${field.name}'`,
      '      const rest = reader.beginTaggedField()',
      `      ${variable(field)} = ${readExpression(scope, field)}`,
      '      reader.endTaggedField(rest)',
      '    }',
    )
  }
  lines.push('    else unknownTaggedFields = reader.readUnknownTaggedField(unknownTaggedFields, tag)', '  }')
  return lines
}

/** The function that reads one struct or the message. */
export function readFunction(scope: MessageScope, { name, type, fields }: Shape): string {
  const lines = scope.flexibleLine
  const tagged = fields.filter((field) => field.tag !== undefined)
  for (const field of fields) {
    if (field.tag !== undefined) {
      lines.push(`  let ${variable(field)}: ${scope.tsType(field)} = ${scope.defaultOf(field)}`)
      continue
    }
    const condition = scope.presence(field)
    const read = readExpression(scope, field)
    const inner = read.includes(' ? ') ? `(${read})` : read
    lines.push(
      `  at = '${field.name}'`,
      `  const ${variable(field)} = ${condition === 'true' ? read : `${condition} ? ${inner} : ${scope.defaultOf(field)}`}`,
    )
  }
  if (tagged.length > 0) lines.push(...readTaggedSection(scope, tagged))
  else if (scope.everFlexible) lines.push("  at = 'unknownTaggedFields'", readTaggedLine(scope))
  const properties = fields.map((field) =>
    variable(field) === field.name ? field.name : `${field.name}: ${variable(field)}`,
  )
  if (scope.everFlexible) properties.push('unknownTaggedFields')
  lines.push(`  return { ${properties.join(', ')} }`)
  return traced(scope, `function read${name}(reader: Reader, version: number): ${type} {`, lines, 'inReadField')
}
