import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { readJson, type SchemaMessage } from './schema-types.ts'

/** What `schema/docs/` says of one API, or of one format without a key. */
export interface ApiDocs {
  /** What the request is for; of a data format, what it is. */
  request?: string
  /** What the response says. */
  response?: string
  /** What a version changed, by its number, with the KIP. Requests and responses count alike. */
  versions?: Record<string, string>
  /** What fields mean: by name, or by struct and name (`FetchPartition.logStartOffset`). */
  fields?: Record<string, string>
}

/** All of `schema/docs/`. */
export interface Docs {
  /** By name of the API or data format. */
  apis: Map<string, ApiDocs>
  /** What a field of this name means wherever it stands. */
  fields: Record<string, string>
}

/** The docs that hold for one message. */
export interface MessageDocs {
  api: ApiDocs
  common: Record<string, string>
}

const COMMON = 'fields.json'

/** Reads `schema/docs/`. */
export function readDocs(directory: string): Docs {
  const files = existsSync(directory) ? readdirSync(directory).filter((name) => name !== COMMON) : []
  const apis = files.map((file): [string, ApiDocs] => [file.slice(0, -'.json'.length), readJson(join(directory, file))])
  return { apis: new Map(apis), fields: existsSync(join(directory, COMMON)) ? readJson(join(directory, COMMON)) : {} }
}

/** `Fetch` of `FetchRequest` and `FetchResponse`; the name itself of what is neither. */
export function apiName({ name, kind }: SchemaMessage): string {
  return kind === 'request' || kind === 'response' ? name.replace(/(?:Request|Response)$/, '') : name
}

/** The docs of one message. */
export function docsOf(docs: Docs, message: SchemaMessage): MessageDocs {
  return { api: docs.apis.get(apiName(message)) ?? {}, common: docs.fields }
}

/** Lines of a message's comment: what it is for, its versions, and what each of them changed. */
export function messageDoc({ api }: MessageDocs, message: SchemaMessage, versions: string): string[] {
  const meaning = (message.kind === 'response' ? api.response : api.request) ?? `Kafka's ${message.name}.`
  const changes = Object.entries(api.versions ?? {}).map(([version, change]) => `- ${version}: ${change}`)
  return [`${meaning} ${versions}`, ...(changes.length === 0 ? [] : ['', ...changes])]
}

/** What a field means; undefined where its name says it. */
export function fieldDoc({ api, common }: MessageDocs, shape: string, field: string): string | undefined {
  return api.fields?.[`${shape}.${field}`] ?? api.fields?.[field] ?? common[field]
}

/** Texts in `schema/docs/` that belong to no message, version or field: they would be lost without a word. */
export function deadDocs(docs: Docs, messages: readonly SchemaMessage[]): string[] {
  const dead: string[] = []
  const everywhere = new Set<string>()
  for (const name of new Set([...docs.apis.keys(), ...messages.map(apiName)])) {
    const own = messages.filter((message) => apiName(message) === name)
    const fields = own.flatMap((message) => [
      ...message.fields.map((field) => `${message.name}.${field.name}`),
      ...Object.entries(message.structs).flatMap(([struct, list]) => list.map((field) => `${struct}.${field.name}`)),
    ])
    const known = new Set([...fields, ...fields.map((path) => path.replace(/^.*\./, ''))])
    for (const field of known) everywhere.add(field)
    const { fields: texts = {}, versions = {} } = docs.apis.get(name) ?? {}
    if (own.length === 0) dead.push(name)
    dead.push(...Object.keys(texts).flatMap((key) => (known.has(key) ? [] : [`${name}: ${key}`])))
    const last = Math.max(...own.map((message) => Number(message.versions.split('-').at(-1))))
    dead.push(...Object.keys(versions).flatMap((key) => (Number(key) <= last ? [] : [`${name}: version ${key}`])))
  }
  return [...dead, ...Object.keys(docs.fields).flatMap((key) => (everywhere.has(key) ? [] : [`fields: ${key}`]))]
}
