import { constantCase, structTypeName } from './message-names.ts'
import { fieldType } from './field-types.ts'
import { inVersions, parseVersions, type SchemaField, type SchemaMessage, type VersionRange } from './schema-types.ts'

/** A struct, or the message itself. */
export interface Shape {
  /** Kafka's name of the struct or of the message: what its functions are called after. */
  name: string
  /** Name of the type. */
  type: string
  fields: SchemaField[]
}

/** What the parts of one generated module share: the message's versions, and which names the code imports. */
export class MessageScope {
  readonly message: SchemaMessage
  /** All versions of the message. */
  readonly all: VersionRange
  /** Those with compact lengths and tagged fields. */
  readonly flexible: VersionRange
  /** Values that the code imports. */
  readonly values = new Set<string>()
  /** Types that the code imports. */
  readonly types = new Set<string>()

  constructor(message: SchemaMessage) {
    this.message = message
    this.all = parseVersions(message.versions, Number.MAX_SAFE_INTEGER)
    this.flexible = parseVersions(message.flexible, this.all.last)
  }

  /** The message itself. */
  get main(): Shape {
    return { name: this.message.name, type: this.message.name, fields: this.message.fields }
  }

  /** Its structs, in the schema's order. */
  get structs(): Shape[] {
    return Object.entries(this.message.structs).map(([name, fields]) => ({ name, type: this.structType(name), fields }))
  }

  /** A range of versions; an open end is the message's last. */
  range(text: string | undefined): VersionRange {
    return parseVersions(text, this.all.last)
  }

  /** A condition on `version` that holds inside `range`, within `of`; `true` and `false` where it is constant. */
  condition(range: VersionRange, of: VersionRange = this.all): string {
    const first = Math.max(range.first, of.first)
    const last = Math.min(range.last, of.last)
    if (first > last) return 'false'
    const parts: string[] = []
    if (first > of.first) parts.push(`version >= ${first}`)
    if (last < of.last) parts.push(`version <= ${last}`)
    return parts.length === 0 ? 'true' : parts.join(' && ')
  }

  /** The condition under which a version has a field. */
  presence(field: SchemaField): string {
    return this.condition(this.range(field.versions))
  }

  /** The condition under which a field may be null, in versions that have it. */
  nullability(field: SchemaField): string {
    return this.condition(this.range(field.nullable), this.range(field.versions))
  }

  /** Whether a field's length is compact: `true`, `false`, or the local variable that says so. */
  compact(field: SchemaField): string {
    if (field.neverCompact === true) return 'false'
    const condition = this.condition(this.flexible, this.range(field.versions))
    return condition === 'true' || condition === 'false' ? condition : 'flexible'
  }

  /** Whether this version is flexible: `true`, `false`, or the local variable that says so. */
  get inFlexible(): string {
    const condition = this.condition(this.flexible)
    return condition === 'true' || condition === 'false' ? condition : 'flexible'
  }

  /** Whether any version is flexible, so that there may be unknown tagged fields. */
  get everFlexible(): boolean {
    return this.inFlexible !== 'false'
  }

  /** The line that sets the local variable, where one is needed. */
  get flexibleLine(): string[] {
    return this.inFlexible === 'flexible' ? [`  const flexible = ${this.condition(this.flexible)}`] : []
  }

  /** Name of a struct's type. */
  structType(name: string): string {
    return structTypeName(this.message, name)
  }

  /** Notes that the code imports a value. */
  use(name: string): string {
    this.values.add(name)
    return name
  }

  /** Type of a field's value. */
  tsType(field: SchemaField): string {
    const { isArray, struct, primitive } = fieldType(field)
    const base = struct === undefined ? primitive.type : this.structType(struct)
    if (struct === undefined && (base === 'Int64' || base === 'Records')) this.types.add(base)
    return `${isArray ? `readonly ${base}[]` : base}${field.nullable === undefined ? '' : ' | null'}`
  }

  /** Kafka's default of a field, as code. */
  defaultOf(field: SchemaField): string {
    const { type, default: fallback } = field
    if (fallback === null || (type === 'records' && fallback === undefined)) return 'null'
    if (type.startsWith('[]')) return this.use('NO_ITEMS')
    if (type === 'bytes') return this.use('NO_BYTES')
    if (type === 'uuid') return this.use('ZERO_UUID')
    if (type === 'bool') return String(fallback ?? false)
    if (type === 'string') return `'${String(fallback ?? '')}'`
    const { struct } = fieldType(field)
    if (struct !== undefined) return `DEFAULT_${constantCase(struct)}`
    if (type === 'int64' && typeof fallback === 'string') return `${fallback}n`
    return String(fallback ?? 0)
  }

  /** The fewest bytes that a struct takes in any version: a count can be checked against the bytes left. */
  structBytesMin(struct: string): number {
    const fields = this.message.structs[struct]!
    let least = Number.MAX_SAFE_INTEGER
    for (let version = this.all.first; version <= this.all.last; version++) {
      const flexible = inVersions(this.flexible, version)
      let sum = flexible ? 1 : 0
      for (const field of fields) {
        if (field.tag !== undefined || !inVersions(this.range(field.versions), version)) continue
        sum += this.fieldBytesMin(field, flexible && field.neverCompact !== true)
      }
      if (sum > 0) least = Math.min(least, sum)
    }
    return Math.max(1, least)
  }

  private fieldBytesMin(field: SchemaField, compact: boolean): number {
    const { isArray, struct, primitive, isCounted } = fieldType(field)
    if (isArray) return compact ? 1 : 4
    if (struct !== undefined) return field.nullable === undefined ? this.structBytesMin(struct) : 1
    return isCounted && compact ? 1 : primitive.bytesMin
  }
}

/**
 * A function whose errors say at which field they arose. The local variable costs nothing once the code is hot.
 * Parameters that the lines do without get an underscore.
 */
export function traced(scope: MessageScope, head: string, lines: readonly string[], wrap: string): string {
  const body = lines.map((line) => `  ${line.replaceAll('\n', '\n  ')}`)
  const code = body.join('\n')
  // Not where it is the name of a field: behind a dot, in quotes, before a colon.
  const named = head.replaceAll(/\b(reader|writer|value|version)(?=: )/g, (name) =>
    new RegExp(`(?<!['.])\\b${name}\\b(?![':])`).test(code) ? name : `_${name}`,
  )
  const tail = ['  } catch (error) {', `    throw ${scope.use(wrap)}(error, at)`, '  }', '}']
  return [named, "  let at = ''", '  try {', ...body, ...tail].join('\n')
}
