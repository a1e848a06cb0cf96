import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { FORMATS_LEFT_OUT } from './left-out.ts'
import { inVersions, readJson, parseVersions } from './schema-types.ts'

/** A field as Kafka's definition files write it. */
export interface KafkaField {
  name: string
  type: string
  versions: string
  nullableVersions?: string
  taggedVersions?: string
  flexibleVersions?: string
  tag?: number
  default?: string | number | boolean
  ignorable?: boolean
  fields?: KafkaField[]
}

/** A message as Kafka's definition files write it. */
export interface KafkaMessage {
  name: string
  type: 'request' | 'response' | 'header' | 'data'
  apiKey?: number
  validVersions: string
  flexibleVersions: string
  latestVersionUnstable?: boolean
  fields: KafkaField[]
  commonStructs?: { name: string; versions: string; fields: KafkaField[] }[]
}

/** Newest first: where both know a version, the newer one is asked. */
export const RELEASES = ['4.3.0', '3.9.1'] as const

/** Whether a message has a place in the schema: what brokers answer, headers, and the data formats inside them. */
export function isWanted(name: string): boolean {
  return !Object.hasOwn(FORMATS_LEFT_OUT, name)
}

/**
 * Reads one definition of one release, or undefined where that release has none.
 * Only requests say that their last version is unstable; it holds for the response as well.
 */
export function readKafkaMessage(directory: string, release: string, name: string): KafkaMessage | undefined {
  const file = join(directory, release, `${name}.json`)
  if (!existsSync(file)) return undefined
  const message: KafkaMessage = readJson(file)
  if (message.type !== 'response') return message
  const request = readKafkaMessage(directory, release, name.replace(/Response$/, 'Request'))
  return { ...message, latestVersionUnstable: request?.latestVersionUnstable === true }
}

/** The versions a release speaks. An old release's last version is left out while it was unstable: nobody may rely on it. */
export function kafkaVersions(message: KafkaMessage, release: string): number[] {
  const range = parseVersions(message.validVersions, Number.MAX_SAFE_INTEGER)
  const last = message.latestVersionUnstable === true && release !== RELEASES[0] ? range.last - 1 : range.last
  const versions: number[] = []
  for (let version = range.first; version <= last; version++) versions.push(version)
  return versions
}

/** The fields of a struct of a message by its name, also of those declared beside the fields. */
export function kafkaStructs(message: KafkaMessage): Map<string, KafkaField[]> {
  const structs = new Map<string, KafkaField[]>()
  for (const struct of message.commonStructs ?? []) structs.set(struct.name, struct.fields)
  const walk = (fields: KafkaField[]): void => {
    for (const field of fields) {
      if (field.fields === undefined) continue
      structs.set(field.type.replace('[]', ''), field.fields)
      walk(field.fields)
    }
  }
  walk(message.fields)
  for (const struct of message.commonStructs ?? []) walk(struct.fields)
  return structs
}

/** Whether a field's value may be null in a version. */
export function isNullable(field: KafkaField, version: number): boolean {
  return inVersions(parseVersions(field.nullableVersions, Number.MAX_SAFE_INTEGER), version)
}

/** Whether a field exists in a version. */
export function isPresent(field: KafkaField, version: number): boolean {
  return inVersions(parseVersions(field.versions, Number.MAX_SAFE_INTEGER), version)
}

/** Kafka's name in camelCase: `TopicData` becomes `topicData`. */
export function camelCase(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}

/** A default as the schema writes it; undefined when it is the type's zero. */
export function schemaDefault(field: KafkaField): string | number | boolean | null | undefined {
  const text = field.default === undefined ? undefined : String(field.default)
  if (text === 'null') return null
  if (text === undefined || text === '') return undefined
  if (field.type === 'bool') return text === 'true' ? true : undefined
  if (field.type === 'string') return text
  const value = Number(text)
  if (value === 0) return undefined
  return Number.isSafeInteger(value) || field.type === 'float64' ? value : text
}
