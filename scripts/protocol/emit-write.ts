import { isSet, rejectStatement } from './emit-defaults.ts'
import { fieldType, hasArrayFunction } from './field-types.ts'
import { traced, type MessageScope, type Shape } from './message-scope.ts'
import type { SchemaField } from './schema-types.ts'

function writePlain(scope: MessageScope, field: SchemaField, nullable: boolean): string {
  const compact = scope.compact(field)
  const { isArray, struct, primitive, isCounted } = fieldType(field)
  const value = `value.${field.name}`
  const fallback = scope.defaultOf(field)
  const filled = fallback === 'null' ? `${value} ?? null` : `${value} === undefined ? ${fallback} : ${value}`
  const prefix = nullable ? 'Nullable' : ''
  if (struct !== undefined) {
    return isArray
      ? `write${prefix}${struct}List(writer, ${filled}, version)`
      : writeStruct(field, struct, nullable, filled)
  }
  // The writer's functions take an absent value for the type's zero.
  const isBuiltIn = !nullable && field.default === undefined && field.type !== 'records'
  const given = isBuiltIn ? value : filled
  if (isArray) {
    return hasArrayFunction(field, nullable)
      ? `writer.write${prefix}${primitive.suffix}Array(${given}, ${compact})`
      : `write${prefix}${primitive.suffix}List(writer, ${filled}, ${compact})`
  }
  return `writer.write${prefix}${primitive.suffix}(${given}${isCounted ? `, ${compact}` : ''})`
}

function writeStruct(field: SchemaField, struct: string, nullable: boolean, filled: string): string {
  if (!nullable) return `write${struct}(writer, ${filled}, version)`
  const given = `given_${field.name}`
  return [
    `const ${given} = ${filled}`,
    `  writer.writeInt8(${given} === null ? -1 : 1)`,
    `  if (${given} !== null) write${struct}(writer, ${given}, version)`,
  ].join('\n')
}

function writeStatement(scope: MessageScope, field: SchemaField): string {
  const nullable = scope.nullability(field)
  if (nullable === 'true') return writePlain(scope, field, true)
  if (nullable === 'false') return writePlain(scope, field, false)
  return `if (${nullable}) {\n    ${writePlain(scope, field, true)}\n  }\n  else ${writePlain(scope, field, false)}`
}

function writeTaggedSection(scope: MessageScope, tagged: readonly SchemaField[]): string[] {
  const rejected = tagged
    .filter((field) => field.ignorable !== true && scope.presence(field) !== 'true')
    .flatMap((field) => [
      `  at = '${field.name}'`,
      `  if (!(${scope.presence(field)})) ${rejectStatement(scope, field)}`,
    ])
  rejected.push("  at = 'unknownTaggedFields'")
  const body =
    tagged.length === 0 ? ['    writer.writeTaggedFields(value.unknownTaggedFields)'] : writeTagged(scope, tagged)
  if (scope.inFlexible === 'true') return [...rejected, ...body.map((line) => line.slice(2))]
  return [
    ...rejected,
    '  if (flexible) {',
    ...body,
    '  }',
    `  else ${scope.use('rejectTaggedFields')}(value.unknownTaggedFields)`,
  ]
}

function writeTagged(scope: MessageScope, tagged: readonly SchemaField[]): string[] {
  const lines = [`    const unknown = value.unknownTaggedFields ?? ${scope.use('NO_TAGGED_FIELDS')}`]
  for (const field of tagged) {
    const condition = scope.condition(scope.range(field.versions), scope.flexible)
    lines.push(`    const has_${field.name} = ${condition === 'true' ? '' : `${condition} && `}${isSet(scope, field)}`)
  }
  const count = tagged.map((field) => `(has_${field.name} ? 1 : 0)`).join(' + ')
  lines.push(`    writer.writeVaruint(unknown.length + ${count})`, '    let next = 0')
  for (const field of [...tagged].sort((a, b) => a.tag! - b.tag!)) {
    lines.push(
      `    if (has_${field.name}) {`,
      `      next = writer.writeUnknownTaggedFields(unknown, next, ${field.tag})`,
      `      at = '${field.name}'`,
      `      const begin = writer.beginTaggedField(${field.tag})`,
      `      ${writeStatement(scope, field)}`,
      '      writer.endTaggedField(begin)',
      '    }',
    )
  }
  lines.push(
    "    at = 'unknownTaggedFields'",
    '    writer.writeUnknownTaggedFields(unknown, next, Number.POSITIVE_INFINITY)',
  )
  return lines
}

/** The function that writes one struct or the message. */
export function writeFunction(scope: MessageScope, { name, type, fields }: Shape): string {
  const lines = scope.flexibleLine
  for (const field of fields.filter(({ tag }) => tag === undefined)) {
    const condition = scope.presence(field)
    const write = writeStatement(scope, field)
    lines.push(`  at = '${field.name}'`)
    if (condition === 'true') {
      lines.push(`  ${write}`)
      continue
    }
    lines.push(`  if (${condition}) {`, `    ${write.replaceAll('\n', '\n  ')}`, '  }')
    if (field.ignorable !== true) lines.push(`  else ${rejectStatement(scope, field)}`)
  }
  if (scope.everFlexible) {
    lines.push(
      ...writeTaggedSection(
        scope,
        fields.filter(({ tag }) => tag !== undefined),
      ),
    )
  }
  const head = `function write${name}(writer: Writer, value: Encodable<${type}>, version: number): void {`
  return traced(scope, head, lines, 'inWrittenField')
}
