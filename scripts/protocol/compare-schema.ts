import { readdirSync } from 'node:fs'
import { join } from 'node:path'
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
import {
  inVersions,
  parseVersions,
  readJson,
  structNameOf,
  type Schema,
  type SchemaApiKey,
  type SchemaError,
  type SchemaField,
  type SchemaMessage,
} from './schema-types.ts'

/** Kafka's side: definitions of each release, newest first, and the tables. */
export interface KafkaDefinitions {
  messages: Map<string, { release: string; message: KafkaMessage }[]>
  apiKeys: SchemaApiKey[]
  errors: SchemaError[]
}

/** How much was compared, and where the two disagree. */
export interface Comparison {
  problems: string[]
  messages: number
  messageVersions: number
  fieldVersions: number
  apiKeys: number
  errors: number
}

/** Reads Kafka's definitions of every release under `directory`. */
export function readKafkaDefinitions(directory: string): KafkaDefinitions {
  const messages: KafkaDefinitions['messages'] = new Map()
  for (const release of RELEASES) {
    for (const file of readdirSync(join(directory, release)).filter((name) => name.endsWith('.json'))) {
      const name = file.slice(0, -'.json'.length)
      const message = readKafkaMessage(directory, release, name)
      if (message === undefined || !isWanted(name)) continue
      messages.set(name, [...(messages.get(name) ?? []), { release, message }])
    }
  }
  return {
    messages,
    apiKeys: readJson(join(directory, 'api-keys.json')),
    errors: readJson(join(directory, 'errors.json')),
  }
}

/** One field in one version, as text: equal texts mean equal bytes on the wire. */
interface FlatField {
  path: string
  facts: string
}

/** Whether a value may be dropped where its field is absent. */
interface AbsentField {
  path: string
  ignorable: boolean
}

interface FlatVersion {
  present: FlatField[]
  absent: AbsentField[]
}

function factsOf(facts: {
  type: string
  nullable: boolean
  tag: number | undefined
  compact: boolean
  fallback: unknown
}): string {
  const parts = [facts.type]
  if (facts.nullable) parts.push('nullable')
  if (facts.tag !== undefined) parts.push(`tag ${facts.tag}`)
  if (facts.compact) parts.push('flexible')
  parts.push(`default ${JSON.stringify(facts.fallback) ?? 'zero'}`)
  return parts.join(', ')
}

function flattenKafka(message: KafkaMessage, version: number): FlatVersion {
  const structs = kafkaStructs(message)
  const flat: FlatVersion = { present: [], absent: [] }
  const open = Number.MAX_SAFE_INTEGER
  const walk = (fields: readonly KafkaField[], prefix: string): void => {
    for (const field of fields) {
      const path = prefix + camelCase(field.name)
      if (!isPresent(field, version)) {
        flat.absent.push({ path, ignorable: field.ignorable === true })
        continue
      }
      const tagged = inVersions(parseVersions(field.taggedVersions, open), version)
      const facts = factsOf({
        type: field.type,
        nullable: isNullable(field, version),
        tag: tagged ? field.tag : undefined,
        compact: inVersions(parseVersions(field.flexibleVersions ?? message.flexibleVersions, open), version),
        fallback: schemaDefault(field),
      })
      flat.present.push({ path, facts })
      const struct = structNameOf(field.type)
      if (struct !== undefined) walk(structs.get(struct) ?? [], `${path}.`)
    }
  }
  walk(message.fields, '')
  return flat
}

function flattenOurs(message: SchemaMessage, version: number): FlatVersion {
  const { last } = parseVersions(message.versions, Number.MAX_SAFE_INTEGER)
  const flat: FlatVersion = { present: [], absent: [] }
  const walk = (fields: readonly SchemaField[], prefix: string): void => {
    for (const field of fields) {
      const path = prefix + field.name
      if (!inVersions(parseVersions(field.versions, last), version)) {
        flat.absent.push({ path, ignorable: field.ignorable === true })
        continue
      }
      const facts = factsOf({
        type: field.type,
        nullable: inVersions(parseVersions(field.nullable, last), version),
        tag: field.tag,
        compact: field.neverCompact !== true && inVersions(parseVersions(message.flexible, last), version),
        fallback: field.default,
      })
      flat.present.push({ path, facts })
      const struct = structNameOf(field.type)
      if (struct !== undefined) walk(message.structs[struct] ?? [], `${path}.`)
    }
  }
  walk(message.fields, '')
  return flat
}

/** Where two lists of fields of one version part, order included. */
function differences(where: string, ours: readonly FlatField[], theirs: readonly FlatField[]): string[] {
  const problems: string[] = []
  const ourFacts = new Map(ours.map(({ path, facts }) => [path, facts]))
  const theirFacts = new Map(theirs.map(({ path, facts }) => [path, facts]))
  for (const { path, facts } of theirs) {
    const mine = ourFacts.get(path)
    if (mine === undefined) problems.push(`${where}: ${path} (${facts}) is missing`)
    else if (mine !== facts) problems.push(`${where}: ${path} is "${mine}", Kafka has "${facts}"`)
  }
  for (const { path } of ours) if (!theirFacts.has(path)) problems.push(`${where}: ${path} is not in Kafka`)
  if (problems.length > 0) return problems
  const misplaced = ours.find(({ path }, index) => path !== theirs[index]?.path)
  return misplaced === undefined ? [] : [`${where}: ${misplaced.path} stands in another order in Kafka`]
}

function compareMessage(
  ours: SchemaMessage,
  releases: { release: string; message: KafkaMessage }[],
  total: Comparison,
): void {
  const range = parseVersions(ours.versions, Number.MAX_SAFE_INTEGER)
  const spoken = new Set<number>()
  const decided = new Set<string>()
  for (const { release, message } of releases) {
    const where = `${ours.name} (${release})`
    if (ours.apiKey !== message.apiKey)
      total.problems.push(`${where}: API key ${ours.apiKey}, Kafka has ${message.apiKey}`)
    if (ours.kind !== message.type) total.problems.push(`${where}: kind ${ours.kind}, Kafka has ${message.type}`)
    for (const version of kafkaVersions(message, release)) {
      const at = `${ours.name} v${version} (${release})`
      if (!inVersions(range, version)) {
        total.problems.push(`${at}: the version is missing`)
        continue
      }
      const open = Number.MAX_SAFE_INTEGER
      const flexible = inVersions(parseVersions(message.flexibleVersions, open), version)
      if (flexible !== inVersions(parseVersions(ours.flexible, open), version)) {
        total.problems.push(`${at}: Kafka says ${flexible ? '' : 'not '}flexible`)
      }
      const mine = flattenOurs(ours, version)
      const theirs = flattenKafka(message, version)
      total.problems.push(...differences(at, mine.present, theirs.present))
      total.messageVersions++
      total.fieldVersions += theirs.present.length
      // The newest release that has the field at all decides whether it may be dropped in this version.
      const undecided = theirs.absent.filter(({ path }) => !decided.has(`${version} ${path}`))
      total.problems.push(...ignorableDifferences(at, mine.absent, undecided))
      for (const { path } of [...theirs.absent, ...theirs.present]) decided.add(`${version} ${path}`)
      spoken.add(version)
    }
  }
  for (let version = range.first; version <= range.last; version++) {
    if (!spoken.has(version)) total.problems.push(`${ours.name} v${version}: Kafka has no such version`)
  }
}

function ignorableDifferences(where: string, ours: readonly AbsentField[], theirs: readonly AbsentField[]): string[] {
  const mine = new Map(ours.map(({ path, ignorable }) => [path, ignorable]))
  return theirs
    .filter(({ path, ignorable }) => mine.has(path) && mine.get(path) !== ignorable)
    .map(({ path, ignorable }) => `${where}: ${path} is absent, and Kafka says ${ignorable ? '' : 'not '}ignorable`)
}

function rowText(row: object): string {
  return JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))
}

function compareRows(what: string, ours: readonly object[], theirs: readonly object[], total: Comparison): void {
  const mine = new Set(ours.map((row) => rowText(row)))
  const kafka = new Set(theirs.map((row) => rowText(row)))
  for (const row of kafka) if (!mine.has(row)) total.problems.push(`${what}: Kafka's row ${row} is missing or differs`)
  for (const row of mine) if (!kafka.has(row)) total.problems.push(`${what}: row ${row} is not Kafka's`)
}

/** Compares the schema with Kafka's definitions field by field, version by version, release by release. */
export function compareSchema(schema: Schema, kafka: KafkaDefinitions): Comparison {
  const total: Comparison = {
    problems: [],
    messages: schema.messages.length,
    messageVersions: 0,
    fieldVersions: 0,
    apiKeys: schema.apiKeys.length,
    errors: schema.errors.length,
  }
  for (const ours of schema.messages) {
    const releases = kafka.messages.get(ours.name)
    if (releases === undefined) total.problems.push(`${ours.name}: Kafka has no such message`)
    else compareMessage(ours, releases, total)
  }
  const known = new Set(schema.messages.map(({ name }) => name))
  for (const [name, releases] of kafka.messages) {
    const speaks = releases.some(({ release, message }) => kafkaVersions(message, release).length > 0)
    if (!known.has(name) && speaks) total.problems.push(`${name}: the message is missing`)
  }
  compareRows('api-keys', schema.apiKeys, kafka.apiKeys, total)
  compareRows('errors', schema.errors, kafka.errors, total)
  return total
}
