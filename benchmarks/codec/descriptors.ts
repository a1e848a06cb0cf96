import { parseVersions, readSchema, type SchemaField, type SchemaMessage } from '../../scripts/protocol/schema-types.ts'

/** Name, type, first and last version, first and last nullable version, tag (-1: none), default, flags (1: ignorable, 2: never compact, 4: null by default). */
export type FieldDescriptor = [
  string,
  string,
  number,
  number,
  number,
  number,
  number,
  string | number | boolean | null | undefined,
  number,
]

/** Name, API key, kind, first and last version, first flexible version, fields, structs. */
export type MessageDescriptor = [
  string,
  number,
  SchemaMessage['kind'],
  number,
  number,
  number,
  FieldDescriptor[],
  Record<string, FieldDescriptor[]>,
]

/** The schema in as few characters as a loader at run time needs. */
export function describe(names: readonly string[]): MessageDescriptor[] {
  const { messages } = readSchema('packages/protocol/schema')
  return names.map((name) => {
    const message = messages.find((candidate) => candidate.name === name)!
    const range = parseVersions(message.versions, 99)
    const flexible = parseVersions(message.flexible, range.last)
    const field = (source: SchemaField): FieldDescriptor => {
      const present = parseVersions(source.versions, range.last)
      const nullable = parseVersions(source.nullable, range.last)
      const flags =
        (source.ignorable === true ? 1 : 0) | (source.neverCompact === true ? 2 : 0) | (source.default === null ? 4 : 0)
      return [
        source.name,
        source.type,
        present.first,
        present.last,
        nullable.first,
        nullable.last,
        source.tag ?? -1,
        source.default,
        flags,
      ]
    }
    const structs = Object.entries(message.structs).map(([struct, fields]) => [struct, fields.map(field)] as const)
    const from = flexible.last < flexible.first ? 99 : flexible.first
    return [
      name,
      message.apiKey ?? -1,
      message.kind,
      range.first,
      range.last,
      from,
      message.fields.map(field),
      Object.fromEntries(structs),
    ]
  })
}
