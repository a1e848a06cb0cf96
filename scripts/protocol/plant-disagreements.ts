import { inVersions, parseVersions, structNameOf, type SchemaField, type SchemaMessage } from './schema-types.ts'

/** A schema of one message with one fact changed. */
export interface Planted {
  what: string
  message: SchemaMessage
}

const lastOf = (message: SchemaMessage): number => parseVersions(message.versions, Number.MAX_SAFE_INTEGER).last

function versionsOf(message: SchemaMessage, range: string | undefined): number[] {
  const all = parseVersions(message.versions, Number.MAX_SAFE_INTEGER)
  const wanted = parseVersions(range, all.last)
  const count = all.last - all.first + 1
  return Array.from({ length: count }, (_, index) => all.first + index).filter((version) => inVersions(wanted, version))
}

/** In which versions a message has each of its structs: a field of a struct may claim more, without effect. */
function structVersions(message: SchemaMessage): Map<string, Set<number>> {
  const reached = new Map<string, Set<number>>()
  const walk = (fields: readonly SchemaField[], within: readonly number[]): void => {
    for (const field of fields) {
      const struct = structNameOf(field.type)
      if (struct === undefined) continue
      const present = new Set(versionsOf(message, field.versions))
      const own = within.filter((version) => present.has(version))
      reached.set(struct, new Set([...(reached.get(struct) ?? []), ...own]))
      walk(message.structs[struct]!, own)
    }
  }
  walk(message.fields, versionsOf(message, '0+'))
  return reached
}

/** Another type of the same look. */
function otherType(type: string): string {
  if (structNameOf(type) !== undefined) return type.startsWith('[]') ? type.slice(2) : `[]${type}`
  return type.startsWith('[]') ? type.slice(2) : type === 'int32' ? 'int64' : 'int32'
}

function otherDefault(field: SchemaField): SchemaField {
  if (field.default === null || field.default !== undefined) {
    const { default: _, ...rest } = field
    return rest
  }
  const isNumber = /^u?int|^float/.test(field.type)
  return { ...field, default: isNumber ? 77 : field.type === 'bool' ? true : field.type === 'string' ? 'x' : null }
}

/** One field, changed in every fact that has an effect in `within`, the versions that have its struct. */
function changedFields(
  message: SchemaMessage,
  field: SchemaField,
  within: ReadonlySet<number>,
): [string, SchemaField | undefined][] {
  const claimed = new Set(versionsOf(message, field.versions))
  const present = [...within].filter((version) => claimed.has(version)).sort((a, b) => a - b)
  if (present.length === 0) return []
  const [first, last] = [present[0]!, present.at(-1)!]
  const flexible = new Set(versionsOf(message, message.flexible))
  const { nullable, tag, ...rest } = field
  const changes: [string, SchemaField | undefined][] = [
    ['is gone', undefined],
    ['has another type', { ...field, type: otherType(field.type) }],
    ['may be null, or not', nullable === undefined ? { ...field, nullable: field.versions } : dropNullable(field)],
    ['has another default', otherDefault(field)],
    ['has another tag', { ...field, tag: (tag ?? 90) + 7 }],
  ]
  if (tag !== undefined) changes.push(['has no tag', { ...rest, ...(nullable === undefined ? {} : { nullable }) }])
  if (present.length > 1) {
    changes.push(['begins later', { ...field, versions: `${first + 1}-${lastOf(message)}` }])
    changes.push(['ends earlier', { ...field, versions: `${first}-${last - 1}` }])
  }
  if (present.length < within.size) changes.push(['may be dropped, or not', toggled(field, 'ignorable')])
  if (present.some((version) => flexible.has(version)))
    changes.push(['is compact, or not', toggled(field, 'neverCompact')])
  return changes
}

function dropNullable(field: SchemaField): SchemaField {
  const { nullable: _, ...rest } = field
  return rest
}

function toggled(field: SchemaField, flag: 'ignorable' | 'neverCompact'): SchemaField {
  return { ...field, [flag]: field[flag] !== true }
}

function changedHeads(message: SchemaMessage): Planted[] {
  const { first, last } = parseVersions(message.versions, Number.MAX_SAFE_INTEGER)
  const flexible = versionsOf(message, message.flexible)
  const heads: [string, Partial<SchemaMessage>][] = [
    ['has another key', { apiKey: (message.apiKey ?? 900) + 1 }],
    ['is of another kind', { kind: message.kind === 'request' ? 'response' : 'request' }],
    ['has a version too many', { versions: `${first}-${last + 1}` }],
    ['lacks its oldest version', { versions: `${first + 1}-${last}` }],
    flexible.length > 0
      ? ['is flexible later', { flexible: `${flexible[0]! + 1}+` }]
      : ['is flexible', { flexible: `${last}+` }],
  ]
  if (last > first) heads.push(['lacks its newest version', { versions: `${first}-${last - 1}` }])
  return heads.map(([what, change]) => ({ what: `${message.name} ${what}`, message: { ...message, ...change } }))
}

/**
 * Every way to change one fact of a message: each is a disagreement that a comparison with Kafka must find, or it does
 * not look at that fact.
 */
export function plantDisagreements(message: SchemaMessage): Planted[] {
  const reached = structVersions(message)
  const all = new Set(versionsOf(message, '0+'))
  const replaced = (fields: readonly SchemaField[], at: number, by: SchemaField | undefined): SchemaField[] =>
    fields.flatMap((field, index) => (index === at ? (by === undefined ? [] : [by]) : [field]))
  const own = message.fields.flatMap((field, index) =>
    changedFields(message, field, all).map(([what, change]): Planted => {
      const changed = { ...message, fields: replaced(message.fields, index, change) }
      return { what: `${message.name}.${field.name} ${what}`, message: changed }
    }),
  )
  const inner = Object.entries(message.structs).flatMap(([struct, fields]) =>
    fields.flatMap((field, index) =>
      changedFields(message, field, reached.get(struct) ?? new Set()).map(([what, change]): Planted => {
        const structs = { ...message.structs, [struct]: replaced(fields, index, change) }
        return { what: `${message.name}: ${struct}.${field.name} ${what}`, message: { ...message, structs } }
      }),
    ),
  )
  return [...changedHeads(message), ...own, ...inner]
}
