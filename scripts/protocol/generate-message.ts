/** Writes the TypeScript module of one message: its types, and straight-line code that reads and writes it. */
import {
  inVersions,
  parseVersions,
  structNameOf,
  type SchemaField,
  type SchemaMessage,
  type VersionRange,
} from './schema-types.ts'

const PRIMITIVES: Record<string, { suffix: string; type: string; bytesMin: number }> = {
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
const NULLABLE_ARRAYS = new Set(['int32', 'string'])

/** `TopicData` of `topicData`, and of a message's name the name of its codec. */
export function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}

/** `ProduceRequest` becomes `produce-request`. */
export function kebabCase(name: string): string {
  return name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase()
}

/** The public name of a struct's type: the message's name before it, unless it begins with that anyway. */
export function structTypeName(message: SchemaMessage, struct: string): string {
  return struct.startsWith(message.name) ? struct : message.name + struct
}

/** A struct or the message itself. */
interface Shape {
  /** Name of the type and of its functions. */
  type: string
  fields: SchemaField[]
  doc: string
}

/** Writes one message's module. */
class MessageEmitter {
  private readonly message: SchemaMessage
  private readonly all: VersionRange
  private readonly flexible: VersionRange
  private readonly uses = new Set<string>()
  private readonly types = new Set<string>()

  constructor(message: SchemaMessage) {
    this.message = message
    const range = parseVersions(message.versions, Number.MAX_SAFE_INTEGER)
    this.all = range
    this.flexible = parseVersions(message.flexible, range.last)
  }

  private range(text: string | undefined): VersionRange {
    return parseVersions(text, this.all.last)
  }

  /** A condition on `version` that holds inside `range`, within `of`; `true` and `false` where it is constant. */
  private condition(range: VersionRange, of: VersionRange = this.all): string {
    const first = Math.max(range.first, of.first)
    const last = Math.min(range.last, of.last)
    if (first > last) return 'false'
    const parts: string[] = []
    if (first > of.first) parts.push(`version >= ${first}`)
    if (last < of.last) parts.push(`version <= ${last}`)
    return parts.length === 0 ? 'true' : parts.join(' && ')
  }

  private compact(field: SchemaField): string {
    if (field.neverCompact === true) return 'false'
    const condition = this.condition(this.flexible, this.range(field.versions))
    return condition === 'true' || condition === 'false' ? condition : 'flexible'
  }

  private get everFlexible(): boolean {
    return this.condition(this.flexible) !== 'false'
  }

  private structType(name: string): string {
    return structTypeName(this.message, name)
  }

  private tsType(field: SchemaField): string {
    const isArray = field.type.startsWith('[]')
    const element = isArray ? field.type.slice(2) : field.type
    const struct = structNameOf(field.type)
    const base = struct === undefined ? PRIMITIVES[element]!.type : this.structType(struct)
    if (struct === undefined && (base === 'Int64' || base === 'Records')) this.types.add(base)
    return `${isArray ? `readonly ${base}[]` : base}${field.nullable === undefined ? '' : ' | null'}`
  }

  private defaultOf(field: SchemaField): string {
    const { type, default: fallback } = field
    if (fallback === null || (type === 'records' && fallback === undefined)) return 'null'
    if (type.startsWith('[]')) return this.use('NO_ITEMS')
    if (type === 'bytes') return this.use('NO_BYTES')
    if (type === 'uuid') return this.use('ZERO_UUID')
    if (type === 'bool') return String(fallback ?? false)
    if (type === 'string') return `'${String(fallback ?? '')}'`
    const struct = structNameOf(type)
    if (struct !== undefined) return `DEFAULT_${this.constantName(struct)}`
    if (type === 'int64' && typeof fallback === 'string') return `${fallback}n`
    return String(fallback ?? 0)
  }

  private constantName(struct: string): string {
    return kebabCase(struct).replaceAll('-', '_').toUpperCase()
  }

  private use(name: string): string {
    this.uses.add(name)
    return name
  }

  /** The fewest bytes that a struct takes in any version. */
  private structBytesMin(fields: SchemaField[]): number {
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
    if (field.type.startsWith('[]')) return compact ? 1 : 4
    const struct = structNameOf(field.type)
    if (struct !== undefined)
      return field.nullable === undefined ? this.structBytesMin(this.message.structs[struct]!) : 1
    const counted = field.type === 'string' || field.type === 'bytes' || field.type === 'records'
    return counted && compact ? 1 : PRIMITIVES[field.type]!.bytesMin
  }

  private readExpression(field: SchemaField): string {
    const compact = this.compact(field)
    const struct = structNameOf(field.type)
    const isArray = field.type.startsWith('[]')
    const element = isArray ? field.type.slice(2) : field.type
    const plain = (nullable: boolean): string => {
      const prefix = nullable ? 'Nullable' : ''
      if (struct !== undefined && isArray) return `read${prefix}${struct}List(reader, version)`
      if (struct !== undefined)
        return nullable
          ? `reader.readPresence() ? read${struct}(reader, version) : null`
          : `read${struct}(reader, version)`
      if (isArray) {
        if (nullable && !NULLABLE_ARRAYS.has(element)) throw new Error(`no nullable array of ${element}`)
        return `reader.read${prefix}${PRIMITIVES[element]!.suffix}Array(${compact})`
      }
      const counted = element === 'string' || element === 'bytes' || element === 'records'
      if (nullable && !counted) throw new Error(`no nullable ${element}`)
      return `reader.read${prefix}${PRIMITIVES[element]!.suffix}(${counted ? compact : ''})`
    }
    const nullable = this.condition(this.range(field.nullable), this.range(field.versions))
    if (nullable === 'true') return plain(true)
    if (nullable === 'false') return plain(false)
    return `${nullable} ? ${plain(true)} : ${plain(false)}`
  }

  private writeStatement(field: SchemaField): string {
    const compact = this.compact(field)
    const struct = structNameOf(field.type)
    const isArray = field.type.startsWith('[]')
    const element = isArray ? field.type.slice(2) : field.type
    const value = `value.${field.name}`
    const fallback = this.defaultOf(field)
    const filled = fallback === 'null' ? `${value} ?? null` : `${value} === undefined ? ${fallback} : ${value}`
    const builtIn = struct === undefined && field.default === undefined && element !== 'records'
    const plain = (nullable: boolean): string => {
      const prefix = nullable ? 'Nullable' : ''
      const given = builtIn && !nullable ? value : filled
      if (struct !== undefined && isArray) return `write${prefix}${struct}List(writer, ${filled}, version)`
      if (struct !== undefined) return this.writeStruct(field, struct, nullable, filled)
      if (isArray) return `writer.write${prefix}${PRIMITIVES[element]!.suffix}Array(${given}, ${compact})`
      const counted = element === 'string' || element === 'bytes' || element === 'records'
      return `writer.write${prefix}${PRIMITIVES[element]!.suffix}(${given}${counted ? `, ${compact}` : ''})`
    }
    const nullable = this.condition(this.range(field.nullable), this.range(field.versions))
    if (nullable === 'true') return plain(true)
    if (nullable === 'false') return plain(false)
    return `if (${nullable}) ${plain(true)}\n  else ${plain(false)}`
  }

  private writeStruct(field: SchemaField, struct: string, nullable: boolean, filled: string): string {
    if (!nullable) return `write${struct}(writer, ${filled}, version)`
    if (field.tag !== undefined) throw new Error('a tagged struct that may be null')
    const name = field.name
    return [
      `const ${name} = ${filled}`,
      `  writer.writeInt8(${name} === null ? -1 : 1)`,
      `  if (${name} !== null) write${struct}(writer, ${name}, version)`,
    ].join('\n')
  }

  /** An expression that is true when a field is set to anything but its default. */
  private isSet(field: SchemaField): string {
    const value = `value.${field.name}`
    const struct = structNameOf(field.type)
    const fallback = this.defaultOf(field)
    if (fallback === 'null') return `${value} !== undefined && ${value} !== null`
    if (field.type.startsWith('[]') || field.type === 'bytes') {
      return field.nullable === undefined
        ? `${value} !== undefined && ${value}.length > 0`
        : `${value} !== undefined && (${value} === null || ${value}.length > 0)`
    }
    if (struct !== undefined) {
      if (field.nullable !== undefined) throw new Error('a struct that may be null but is not by default')
      return `${value} !== undefined && !isDefault${struct}(${value})`
    }
    if (field.type === 'int64') return `!${this.use('isInt64')}(${value}, ${fallback})`
    return `${value} !== undefined && ${value} !== ${fallback}`
  }

  /** Refuses a value in a version that lacks the field. */
  private rejectStatement(field: SchemaField): string {
    const value = `value.${field.name}`
    const fallback = this.defaultOf(field)
    const isArray = field.type.startsWith('[]') || field.type === 'bytes'
    if (structNameOf(field.type) !== undefined && !isArray && fallback !== 'null') {
      return `if (${this.isSet(field)}) ${this.use('rejectUnlessDefault')}(${value}, undefined, '${field.name}')`
    }
    if (isArray && fallback !== 'null') return `${this.use('rejectUnlessEmpty')}(${value}, '${field.name}')`
    return `${this.use('rejectUnlessDefault')}(${value}, ${fallback}, '${field.name}')`
  }

  private needsFlexible(fields: SchemaField[]): boolean {
    const condition = this.condition(this.flexible)
    if (condition === 'true' || condition === 'false') return false
    const strings = fields.some((field) => {
      const struct = structNameOf(field.type) !== undefined
      const element = field.type.replace('[]', '')
      const counted =
        field.type.startsWith('[]') || element === 'string' || element === 'bytes' || element === 'records'
      return !struct && counted && this.compact(field) === 'flexible'
    })
    return strings || this.everFlexible
  }

  private flexibleLine(fields: SchemaField[]): string[] {
    return this.needsFlexible(fields) ? [`  const flexible = ${this.condition(this.flexible)}`] : []
  }

  private get inFlexible(): string {
    const condition = this.condition(this.flexible)
    return condition === 'true' || condition === 'false' ? condition : 'flexible'
  }

  private readFunction({ type, fields }: Shape, name: string): string {
    const lines = this.flexibleLine(fields)
    const tagged = fields.filter((field) => field.tag !== undefined)
    for (const field of fields) {
      if (field.tag !== undefined) {
        lines.push(`  let ${field.name}: ${this.tsType(field)} = ${this.defaultOf(field)}`)
        continue
      }
      const condition = this.condition(this.range(field.versions))
      const read = this.readExpression(field)
      const inner = read.includes(' ? ') ? `(${read})` : read
      lines.push(
        `  at = '${field.name}'`,
        `  const ${field.name} = ${condition === 'true' ? read : `${condition} ? ${inner} : ${this.defaultOf(field)}`}`,
      )
    }
    if (tagged.length > 0) lines.push(...this.readTaggedSection(tagged))
    else if (this.everFlexible) lines.push("  at = 'unknownTaggedFields'", this.readTaggedLine())
    const names = [...fields.map((field) => field.name), ...(this.everFlexible ? ['unknownTaggedFields'] : [])]
    lines.push(`  return { ${names.join(', ')} }`)
    return this.traced(`function read${name}(reader: Reader, version: number): ${type} {`, lines, 'inReadField')
  }

  /** A function whose errors say at which field they arose. The local variable costs nothing once the code is hot. */
  private traced(head: string, lines: readonly string[], wrap: 'inReadField' | 'inWrittenField'): string {
    const body = lines.map((line) => `  ${line.replaceAll('\n', '\n  ')}`)
    const code = body.join('\n')
    const named = head.replaceAll(/\b(reader|writer|value|version)(?=: )/g, (name) =>
      new RegExp(`\\b${name}\\b`).test(code) ? name : `_${name}`,
    )
    const tail = ['  } catch (error) {', `    throw ${this.use(wrap)}(error, at)`, '  }', '}']
    return [named, "  let at = ''", '  try {', ...body, ...tail].join('\n')
  }

  private readTaggedLine(): string {
    const read = 'reader.readUnknownTaggedFields()'
    return `  const unknownTaggedFields = ${this.inFlexible === 'true' ? read : `flexible ? ${read} : ${this.use('NO_TAGGED_FIELDS')}`}`
  }

  private readTaggedSection(tagged: SchemaField[]): string[] {
    this.types.add('UnknownTaggedField')
    const guard = this.inFlexible === 'true' ? '' : 'flexible ? '
    const lines = [
      "  at = 'unknownTaggedFields'",
      `  let unknownTaggedFields: UnknownTaggedField[] = ${this.use('NO_TAGGED_FIELDS')}`,
      `  for (let left = ${guard}reader.readTaggedFieldCount()${guard === '' ? '' : ' : 0'}; left > 0; left--) {`,
      '    const tag = reader.readVaruint()',
    ]
    for (const field of tagged) {
      const condition = this.condition(this.range(field.versions), this.flexible)
      lines.push(
        `    ${field === tagged[0] ? '' : 'else '}if (tag === ${field.tag}${condition === 'true' ? '' : ` && ${condition}`}) {`,
        `      at = '${field.name}'`,
        '      const rest = reader.beginTaggedField()',
        `      ${field.name} = ${this.readExpression(field)}`,
        '      reader.endTaggedField(rest)',
        '    }',
      )
    }
    lines.push('    else unknownTaggedFields = reader.readUnknownTaggedField(unknownTaggedFields, tag)', '  }')
    return lines
  }

  private writeFunction({ type, fields }: Shape, name: string): string {
    const lines = this.flexibleLine(fields)
    for (const field of fields.filter((candidate) => candidate.tag === undefined)) {
      const condition = this.condition(this.range(field.versions))
      const write = this.writeStatement(field)
      lines.push(`  at = '${field.name}'`)
      if (condition === 'true') {
        lines.push(`  ${write}`)
        continue
      }
      lines.push(`  if (${condition}) {`, `    ${write.replaceAll('\n', '\n  ')}`, '  }')
      if (field.ignorable !== true) lines.push(`  else ${this.rejectStatement(field)}`)
    }
    if (this.everFlexible) lines.push(...this.writeTaggedSection(fields.filter((field) => field.tag !== undefined)))
    const head = `function write${name}(writer: Writer, value: Encodable<${type}>, version: number): void {`
    return this.traced(head, lines, 'inWrittenField')
  }

  private writeTaggedSection(tagged: SchemaField[]): string[] {
    const rejected = tagged
      .filter((field) => field.ignorable !== true && this.condition(this.range(field.versions)) !== 'true')
      .flatMap((field) => [
        `  at = '${field.name}'`,
        `  if (!(${this.condition(this.range(field.versions))})) ${this.rejectStatement(field)}`,
      ])
    rejected.push("  at = 'unknownTaggedFields'")
    const flexible = this.inFlexible
    const body =
      tagged.length === 0 ? ['    writer.writeTaggedFields(value.unknownTaggedFields)'] : this.writeTagged(tagged)
    if (flexible === 'true') return [...rejected, ...body.map((line) => line.slice(2))]
    return [
      ...rejected,
      '  if (flexible) {',
      ...body,
      '  }',
      `  else ${this.use('rejectTaggedFields')}(value.unknownTaggedFields)`,
    ]
  }

  private writeTagged(tagged: SchemaField[]): string[] {
    const lines = [`    const unknown = value.unknownTaggedFields ?? ${this.use('NO_TAGGED_FIELDS')}`]
    for (const field of tagged) {
      const condition = this.condition(this.range(field.versions), this.flexible)
      lines.push(`    const has_${field.name} = ${condition === 'true' ? '' : `${condition} && `}${this.isSet(field)}`)
    }
    const count = tagged.map((field) => `(has_${field.name} ? 1 : 0)`).join(' + ')
    lines.push(`    writer.writeVaruint(unknown.length + ${count})`, '    let next = 0')
    for (const field of [...tagged].sort((a, b) => a.tag! - b.tag!)) {
      lines.push(
        `    if (has_${field.name}) {`,
        `      next = writer.writeUnknownTaggedFields(unknown, next, ${field.tag})`,
        `      at = '${field.name}'`,
        `      const begin = writer.beginTaggedField(${field.tag})`,
        `      ${this.writeStatement(field)}`,
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

  private listFunctions(struct: string, type: string, nullable: { plain: boolean; nullable: boolean }): string[] {
    const fields = this.message.structs[struct]!
    const bytesMin = this.structBytesMin(fields)
    const lengthCondition = this.condition(this.flexible)
    const compact = lengthCondition === 'true' || lengthCondition === 'false' ? lengthCondition : lengthCondition
    const output: string[] = []
    for (const kind of ['', 'Nullable'] as const) {
      if (kind === '' ? !nullable.plain : !nullable.nullable) continue
      const orNull = kind === '' ? '' : ' | null'
      output.push(
        [
          `function read${kind}${struct}List(reader: Reader, version: number): ${type}[]${orNull} {`,
          `  const count = reader.read${kind}ArrayLength(${compact}, ${bytesMin})`,
          ...(kind === '' ? [] : ['  if (count < 0) return null']),
          `  const items: ${type}[] = []`,
          '  try {',
          `    while (items.length < count) items.push(read${struct}(reader, version))`,
          '  } catch (error) {',
          `    throw ${this.use('inItem')}(error, items.length)`,
          '  }',
          '  return items',
          '}',
        ].join('\n'),
        [
          `function write${kind}${struct}List(writer: Writer, items: readonly Encodable<${type}>[] | null, version: number): void {`,
          `  writer.write${kind}ArrayLength(items, ${compact})`,
          '  if (items === null) return',
          '  let index = 0',
          '  try {',
          `    for (; index < items.length; index++) write${struct}(writer, items[index]!, version)`,
          '  } catch (error) {',
          `    throw ${this.use('inItem')}(error, index)`,
          '  }',
          '}',
        ].join('\n'),
      )
    }
    return output
  }

  private fieldDoc(field: SchemaField): string {
    const parts = [`\`${field.type}\``]
    const since = (range: string): string => {
      const { first, last } = this.range(range)
      if (first === last) return `in version ${first} only`
      return last === this.all.last ? `since version ${first}` : `in versions ${first} to ${last}`
    }
    if (this.condition(this.range(field.versions)) !== 'true') parts.push(since(field.versions))
    if (field.nullable !== undefined)
      parts.push(`may be null${field.nullable === field.versions ? '' : ` ${since(field.nullable)}`}`)
    if (field.tag !== undefined) parts.push(`tag ${field.tag}`)
    if (field.default !== undefined) parts.push(`by default ${String(field.default)}`)
    if (field.ignorable === true) parts.push('dropped silently where a version lacks it')
    return `${parts.join(', ')}.`
  }

  private typeDeclaration({ type, fields, doc }: Shape): string {
    const lines = [`/** ${doc} */`, `export interface ${type} {`]
    for (const field of fields)
      lines.push(`  /** ${this.fieldDoc(field)} */`, `  readonly ${field.name}: ${this.tsType(field)}`)
    if (this.everFlexible) {
      this.types.add('UnknownTaggedField')
      lines.push(
        '  /** Tagged fields that the schema does not know, in order of their tags. */',
        '  readonly unknownTaggedFields: readonly UnknownTaggedField[]',
      )
    }
    lines.push('}')
    return lines.join('\n')
  }

  /** Structs whose default instance is needed: fields of a struct's type that are no array. */
  private singles(): Set<string> {
    const names = new Set<string>()
    const add = (fields: SchemaField[]): void => {
      for (const field of fields) {
        const struct = structNameOf(field.type)
        if (struct === undefined || field.type.startsWith('[]') || field.default === null || names.has(struct)) continue
        add(this.message.structs[struct]!)
        names.add(struct)
      }
    }
    add(this.message.fields)
    for (const fields of Object.values(this.message.structs)) add(fields)
    return names
  }

  private defaults(struct: string): string[] {
    const fields = this.message.structs[struct]!
    const type = this.structType(struct)
    const entries = fields.map((field) => `  ${field.name}: ${this.defaultOf(field)},`)
    if (this.everFlexible) entries.push(`  unknownTaggedFields: ${this.use('NO_TAGGED_FIELDS')},`)
    const checks = fields.map((field) => `!(${this.isSet(field)})`)
    if (this.everFlexible)
      checks.push('(value.unknownTaggedFields === undefined || value.unknownTaggedFields.length === 0)')
    return [
      `const DEFAULT_${this.constantName(struct)}: ${type} = /* @__PURE__ */ Object.freeze({\n${entries.join('\n')}\n})`,
      `function isDefault${struct}(value: Encodable<${type}>): boolean {\n  return (\n    ${checks.join(' &&\n    ')}\n  )\n}`,
    ]
  }

  private listUses(struct: string): { plain: boolean; nullable: boolean } {
    const uses = { plain: false, nullable: false }
    for (const fields of [this.message.fields, ...Object.values(this.message.structs)]) {
      for (const field of fields.filter((candidate) => candidate.type === `[]${struct}`)) {
        const condition = this.condition(this.range(field.nullable), this.range(field.versions))
        if (condition !== 'true') uses.plain = true
        if (condition !== 'false') uses.nullable = true
      }
    }
    return uses
  }

  emit(note: string | undefined): string {
    const { message } = this
    const { first, last } = this.all
    const versions = first === last ? `Version ${first}.` : `Versions ${first} to ${last}.`
    const main: Shape = {
      type: message.name,
      fields: message.fields,
      doc: `${note ?? `Kafka's ${message.name}.`} ${versions}`,
    }
    const structs = Object.entries(message.structs).map(([name, fields]) => {
      return { name, shape: { type: this.structType(name), fields, doc: `Part of {@link ${message.name}}.` } }
    })
    const body = [
      this.typeDeclaration(main),
      ...structs.map(({ shape }) => this.typeDeclaration(shape)),
      ...[...this.singles()].flatMap((struct) => this.defaults(struct)),
      ...structs.flatMap(({ name, shape }) => [
        this.readFunction(shape, name),
        this.writeFunction(shape, name),
        ...this.listFunctions(name, shape.type, this.listUses(name)),
      ]),
      this.readFunction(main, message.name),
      this.writeFunction(main, message.name),
      this.codec(),
    ]
    const whole = body.join('\n\n')
    const code = body.filter((part) => this.isCalled(part, whole)).join('\n\n')
    // Some names are asked for while code is composed that then does without them.
    for (const name of this.uses) if (!new RegExp(`\\b${name}\\b`).test(code)) this.uses.delete(name)
    return `${this.imports()}\n\n${code}\n`
  }

  /** Whether a check for a default is called anywhere; every other part is. */
  private isCalled(part: string, whole: string): boolean {
    const name = /^function (isDefault\w+)/.exec(part)?.[1]
    return name === undefined || whole.split(`${name}(`).length > 2
  }

  private codec(): string {
    const { message } = this
    const flexibleFrom = this.everFlexible ? String(this.flexible.first) : 'Number.POSITIVE_INFINITY'
    return [
      `/** Reads and writes {@link ${message.name}}. */`,
      `export const ${lowerFirst(message.name)}: MessageCodec<${message.name}> = /* @__PURE__ */ messageCodec(`,
      `  { name: '${message.name}', apiKey: ${message.apiKey ?? -1}, kind: '${message.kind}', versionMin: ${this.all.first}, versionMax: ${this.all.last}, flexibleFrom: ${flexibleFrom} },`,
      `  read${message.name},`,
      `  write${message.name},`,
      ')',
    ].join('\n')
  }

  private imports(): string {
    const from = (names: string[], types: string[], module: string): string[] => {
      const all = [
        ...names.filter((name) => this.uses.has(name)),
        ...types.filter((name) => this.types.has(name)).map((name) => `type ${name}`),
      ]
      return all.length === 0 ? [] : [`import { ${all.join(', ')} } from '../${module}.ts'`]
    }
    this.uses.add('messageCodec')
    this.types.add('MessageCodec').add('Encodable')
    return [
      `// Generated from schema/messages/${this.message.name}.json by \`npm run generate\`. Do not edit.`,
      ...from([], ['Int64'], 'int64'),
      ...from(
        [
          'inItem',
          'inReadField',
          'inWrittenField',
          'isInt64',
          'messageCodec',
          'rejectTaggedFields',
          'rejectUnlessDefault',
          'rejectUnlessEmpty',
        ],
        ['MessageCodec'],
        'message-codec',
      ),
      "import type { Reader } from '../reader.ts'",
      ...from(['ZERO_UUID'], [], 'uuid'),
      ...from(['NO_BYTES', 'NO_ITEMS', 'NO_TAGGED_FIELDS'], ['Encodable', 'Records', 'UnknownTaggedField'], 'values'),
      "import type { Writer } from '../writer.ts'",
    ].join('\n')
  }
}

/** The module of one message. */
export function generateMessage(message: SchemaMessage, note: string | undefined): string {
  return new MessageEmitter(message).emit(note)
}
