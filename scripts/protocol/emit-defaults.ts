import { fieldType } from './field-types.ts'
import { constantCase } from './message-names.ts'
import type { MessageScope } from './message-scope.ts'
import type { SchemaField } from './schema-types.ts'

/** An expression that is true when a field is set to anything but its default. */
export function isSet(scope: MessageScope, field: SchemaField): string {
  const value = `value.${field.name}`
  const { struct, isArray } = fieldType(field)
  const fallback = scope.defaultOf(field)
  if (fallback === 'null') return `${value} !== undefined && ${value} !== null`
  if (isArray || field.type === 'bytes') {
    return field.nullable === undefined
      ? `${value} !== undefined && ${value}.length > 0`
      : `${value} !== undefined && (${value} === null || ${value}.length > 0)`
  }
  if (struct !== undefined) {
    return field.nullable === undefined
      ? `${value} !== undefined && !isDefault${struct}(${value})`
      : `${value} !== undefined && (${value} === null || !isDefault${struct}(${value}))`
  }
  if (field.type === 'int64') return `!${scope.use('isInt64')}(${value}, ${fallback})`
  return `${value} !== undefined && ${value} !== ${fallback}`
}

/** Refuses a value in a version that lacks the field. */
export function rejectStatement(scope: MessageScope, field: SchemaField): string {
  const value = `value.${field.name}`
  const fallback = scope.defaultOf(field)
  const { struct, isArray } = fieldType(field)
  if (struct !== undefined && !isArray && fallback !== 'null') {
    return `if (${isSet(scope, field)}) ${scope.use('rejectUnlessDefault')}(${value}, undefined, '${field.name}')`
  }
  if ((isArray || field.type === 'bytes') && fallback !== 'null') {
    return `${scope.use('rejectUnlessEmpty')}(${value}, '${field.name}')`
  }
  return `${scope.use('rejectUnlessDefault')}(${value}, ${fallback}, '${field.name}')`
}

/** Structs whose default instance is needed, inner ones first: fields of a struct's type that are no array. */
function singles(scope: MessageScope): Set<string> {
  const names = new Set<string>()
  const add = (fields: readonly SchemaField[]): void => {
    for (const field of fields) {
      const { struct, isArray } = fieldType(field)
      if (struct === undefined || isArray || field.default === null || names.has(struct)) continue
      add(scope.message.structs[struct]!)
      names.add(struct)
    }
  }
  for (const { fields } of [scope.main, ...scope.structs]) add(fields)
  return names
}

/** Default instances of structs, and functions that tell whether an instance is one. */
export function defaultInstances(scope: MessageScope): string[] {
  return [...singles(scope)].flatMap((struct) => {
    const fields = scope.message.structs[struct]!
    const type = scope.structType(struct)
    const entries = fields.map((field) => `  ${field.name}: ${scope.defaultOf(field)},`)
    const checks = fields.map((field) => `!(${isSet(scope, field)})`)
    if (scope.everFlexible) {
      entries.push(`  unknownTaggedFields: ${scope.use('NO_TAGGED_FIELDS')},`)
      checks.push('(value.unknownTaggedFields === undefined || value.unknownTaggedFields.length === 0)')
    }
    return [
      `const DEFAULT_${constantCase(struct)}: ${type} = /* @__PURE__ */ Object.freeze({\n${entries.join('\n')}\n})`,
      `function isDefault${struct}(value: Encodable<${type}>): boolean {\n  return (\n    ${checks.join(' &&\n    ')}\n  )\n}`,
    ]
  })
}
