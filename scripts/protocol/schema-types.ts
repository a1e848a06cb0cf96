import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** One field of a message or of a struct inside one. Names are Kafka's in camelCase. */
export interface SchemaField {
  name: string
  /** `int32`, `string`, …; `[]int32`; a struct's name; `[]` and a struct's name. */
  type: string
  /** In which versions the field exists, `3+` or `0-12`. */
  versions: string
  /** In which of them it may be null. */
  nullable?: string
  /** Its tag, for fields of the tagged section. */
  tag?: number
  /** The value where it is absent, when that is not the type's zero. int64 values past 2^53 are written as strings. */
  default?: string | number | boolean | null
  /** Whether a value may be dropped silently when a version lacks the field. */
  ignorable?: boolean
  /** Never in the compact form, also in flexible versions. */
  neverCompact?: boolean
}

/** One message in every version. */
export interface SchemaMessage {
  name: string
  apiKey?: number
  kind: 'request' | 'response' | 'header' | 'data'
  versions: string
  /** From which version on lengths are compact and tagged fields exist; `none` for never. */
  flexible: string
  fields: SchemaField[]
  structs: Record<string, SchemaField[]>
}

/** One row of the API-key table. */
export interface SchemaApiKey {
  key: number
  name: string
  min: number
  max: number
  maxStable: number
  broker: boolean
  clusterAction: boolean
}

/** One row of the error table. */
export interface SchemaError {
  code: number
  name: string
  retriable: boolean
  refreshMetadata: boolean
}

/** A closed range of versions; empty when `last < first`. */
export interface VersionRange {
  first: number
  last: number
}

/** Reads `3+`, `0-12`, `4` or `none`; an open end becomes `last`. */
export function parseVersions(text: string | undefined, last: number): VersionRange {
  if (text === undefined || text === 'none') return { first: 0, last: -1 }
  if (text.endsWith('+')) return { first: Number(text.slice(0, -1)), last }
  const [first, end] = text.split('-')
  return { first: Number(first), last: Math.min(last, Number(end ?? first)) }
}

/** Whether `version` lies in `range`. */
export function inVersions(range: VersionRange, version: number): boolean {
  return version >= range.first && version <= range.last
}

/** The struct that a field's type names, or undefined for a field of a primitive type. */
export function structNameOf(type: string): string | undefined {
  const element = type.startsWith('[]') ? type.slice(2) : type
  return /^[A-Z]/.test(element) ? element : undefined
}

/** Everything under `schema/`. */
export interface Schema {
  messages: SchemaMessage[]
  apiKeys: SchemaApiKey[]
  errors: SchemaError[]
}

/** Reads the schema folder. */
export function readSchema(directory: string): Schema {
  const messages = readdirSync(join(directory, 'messages')).sort()
  return {
    messages: messages.map((file): SchemaMessage => readJson(join(directory, 'messages', file))),
    apiKeys: readJson(join(directory, 'api-keys.json')),
    errors: readJson(join(directory, 'errors.json')),
  }
}

/** Reads a JSON file, whose shape the caller vouches for. */
// oxlint-disable-next-line typescript/no-explicit-any -- the callers name the shape of files of this repository
export function readJson(file: string): any {
  return JSON.parse(readFileSync(file, 'utf8'))
}
