/**
 * Writes `schema/` from Kafka's definitions of two releases: `node scripts/run-ts.mjs scripts/protocol/derive-schema.ts DIR`.
 * Run by hand when a new Kafka release is taken over; nothing else needs that folder.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import {
  camelCase,
  isNullable,
  isPresent,
  isWanted,
  kafkaStructs,
  kafkaVersions,
  readKafkaMessage,
  RELEASES,
  schemaDefault,
  type KafkaField,
  type KafkaMessage,
} from './kafka-definitions.ts'
import { readJson, type SchemaApiKey, type SchemaError, type SchemaField, type SchemaMessage } from './schema-types.ts'

/** Which definition speaks for which version, and how ranges are written. */
interface Sources {
  versions: number[]
  /** The release's message that speaks for a version. */
  of: Map<number, KafkaMessage>
}

function sourcesOf(messages: (readonly [string, KafkaMessage])[]): Sources {
  const of = new Map<number, KafkaMessage>()
  for (const [release, message] of messages) {
    for (const version of kafkaVersions(message, release)) if (!of.has(version)) of.set(version, message)
  }
  const versions = [...of.keys()].sort((a, b) => a - b)
  if (versions.some((version, index) => version !== versions[0]! + index)) throw new Error('a gap between versions')
  return { versions, of }
}

/** Writes the versions for which `holds` is true as a range, open when it reaches the newest. */
function range(sources: Sources, holds: (version: number, message: KafkaMessage) => boolean): string | undefined {
  const held = sources.versions.filter((version) => holds(version, sources.of.get(version)!))
  const first = held[0]
  const last = held.at(-1)
  if (first === undefined || last === undefined) return undefined
  if (held.length !== last - first + 1) throw new Error('a gap inside a range')
  if (last === sources.versions.at(-1)) return `${first}+`
  return first === last ? `${first}` : `${first}-${last}`
}

/** Field names of all releases, the newest release's order, older ones put behind their predecessor. */
function mergedNames(lists: KafkaField[][]): string[] {
  const [newest = [], ...older] = lists.map((fields) => fields.map((field) => field.name))
  const names = [...newest]
  for (const list of older) {
    for (const [index, name] of list.entries()) {
      if (names.includes(name)) continue
      const before = list.slice(0, index).findLast((candidate) => names.includes(candidate))
      names.splice(before === undefined ? 0 : names.indexOf(before) + 1, 0, name)
    }
  }
  return names
}

/** Asked of the release that speaks for a version without the field: only there the flag means anything. */
function ignorable(sources: Sources, find: (message: KafkaMessage) => KafkaField | undefined): boolean | undefined {
  for (const version of sources.versions.toReversed()) {
    const field = find(sources.of.get(version)!)
    if (field !== undefined && !isPresent(field, version)) return field.ignorable === true
  }
  return undefined
}

function deriveFields(sources: Sources, pick: (message: KafkaMessage) => KafkaField[]): SchemaField[] {
  const messages = [...new Set(sources.of.values())]
  return mergedNames(messages.map(pick)).flatMap((name) => {
    const find = (message: KafkaMessage): KafkaField | undefined => pick(message).find((field) => field.name === name)
    const versions = range(sources, (version, message) => {
      const field = find(message)
      return field !== undefined && isPresent(field, version)
    })
    if (versions === undefined) return []
    const newest = find(messages.find((message) => find(message) !== undefined)!)!
    const nullable = range(sources, (version, message) => {
      const field = find(message)
      return field !== undefined && isPresent(field, version) && isNullable(field, version)
    })
    const fallback = schemaDefault(newest)
    const field: SchemaField = { name: camelCase(name), type: newest.type, versions }
    if (nullable !== undefined) field.nullable = nullable
    if (newest.tag !== undefined) field.tag = newest.tag
    if (fallback !== undefined) field.default = fallback
    if (ignorable(sources, find) ?? newest.ignorable === true) field.ignorable = true
    if (newest.flexibleVersions === 'none') field.neverCompact = true
    return [field]
  })
}

function deriveMessage(messages: (readonly [string, KafkaMessage])[]): SchemaMessage | undefined {
  const sources = sourcesOf(messages)
  if (sources.versions.length === 0) return undefined
  const newest = messages[0]![1]
  const structs: SchemaMessage['structs'] = {}
  for (const name of messages.flatMap(([, message]) => [...kafkaStructs(message).keys()])) {
    structs[name] ??= deriveFields(sources, (message) => kafkaStructs(message).get(name) ?? [])
  }
  return {
    name: newest.name,
    ...(newest.apiKey === undefined ? {} : { apiKey: newest.apiKey }),
    kind: newest.type,
    versions: `${sources.versions[0]}-${sources.versions.at(-1)}`,
    flexible: newest.flexibleVersions,
    fields: deriveFields(sources, (message) => message.fields),
    structs,
  }
}

function printFields(items: SchemaField[], indent: string): string {
  const lines = items.map((item) => `${indent}  ${JSON.stringify(item)}`)
  return lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n${indent}]`
}

/** One field per line: a change of a definition is a change of one line. */
function print(message: SchemaMessage): string {
  const { fields, structs, ...head } = message
  const body = Object.entries(structs).map(
    ([name, items]) => `    ${JSON.stringify(name)}: ${printFields(items, '    ')}`,
  )
  const opening = JSON.stringify(head, null, 2).slice(0, -2)
  return `${opening},\n  "fields": ${printFields(fields, '  ')},\n  "structs": {${body.length === 0 ? '' : `\n${body.join(',\n')}\n  `}}\n}\n`
}

const [source] = process.argv.slice(2)
if (source === undefined) throw new Error('usage: derive-schema.ts DIR')
const target = resolve('packages/protocol/schema')
const apiKeys: SchemaApiKey[] = readJson(join(source, 'api-keys.json'))
const errors: SchemaError[] = readJson(join(source, 'errors.json'))
rmSync(join(target, 'messages'), { recursive: true, force: true })
mkdirSync(join(target, 'messages'), { recursive: true })
const names = new Set(
  RELEASES.flatMap((release) => readdirSync(join(source, release))).map((file) => file.slice(0, -5)),
)
let count = 0
for (const name of [...names].sort()) {
  const messages = RELEASES.flatMap((release) => {
    const message = readKafkaMessage(source, release, name)
    return message === undefined ? [] : [[release, message] as const]
  })
  if (!isWanted(name)) continue
  const message = deriveMessage(messages)
  if (message === undefined) continue
  writeFileSync(join(target, 'messages', `${name}.json`), print(message))
  count++
}
const rows = (table: readonly object[]): string =>
  `[\n${table.map((row) => `  ${JSON.stringify(row)}`).join(',\n')}\n]\n`
writeFileSync(join(target, 'api-keys.json'), rows(apiKeys))
writeFileSync(join(target, 'errors.json'), rows(errors))
console.log(`${count} messages, ${apiKeys.length} API keys, ${errors.length} errors`)
