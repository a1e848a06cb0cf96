import { constantCase } from './message-names.ts'
import { parseVersions, type Schema, type SchemaError } from './schema-types.ts'

const HEADING = '// Generated from schema/ by `npm run generate`. Do not edit.'

/** The table of API keys: names, the versions that Kafka answers, from where on headers are flexible. */
export function generateApiTable(schema: Schema): string {
  const rows = schema.apiKeys.filter((row) => row.max >= row.min && row.broker)
  const flexibleFrom = new Map<number, number>()
  for (const message of schema.messages.filter(({ kind }) => kind === 'request')) {
    const { first, last } = parseVersions(
      message.flexible,
      parseVersions(message.versions, Number.MAX_SAFE_INTEGER).last,
    )
    if (last >= first) flexibleFrom.set(message.apiKey!, first)
  }
  const keys = rows.map(
    (row) => `  /** Versions ${row.min} to ${row.max} in Kafka 4.3. */\n  ${constantCase(row.name)}: ${row.key},`,
  )
  const names = rows.map((row) => `  [${row.key}, '${row.name}'],`)
  const ranges = rows.map((row) => `  { apiKey: ${row.key}, min: ${row.min}, max: ${row.maxStable} },`)
  const flexible = rows.flatMap((row) =>
    flexibleFrom.has(row.key) ? [`  [${row.key}, ${flexibleFrom.get(row.key)}],`] : [],
  )
  const unstable = rows.flatMap((row) => (row.max > row.maxStable ? [`  [${row.key}, ${row.max}],`] : []))
  const clusterAction = rows.filter((row) => row.clusterAction).map(({ key }) => key)
  return [
    HEADING,
    `/** API keys by Kafka's names in capitals. */\nexport const ApiKey = {\n${keys.join('\n')}\n} as const`,
    `/** Kafka's name by API key. */\nexport const API_NAMES: ReadonlyMap<number, string> = /* @__PURE__ */ new Map([\n${names.join('\n')}\n])`,
    `/** First flexible version by API key; keys without one are left out. */\nexport const FLEXIBLE_FROM: ReadonlyMap<number, number> = /* @__PURE__ */ new Map([\n${flexible.join('\n')}\n])`,
    `/** The stable versions that Kafka 4.3 answers, in order of keys. */\nexport const VERSION_RANGES = [\n${ranges.join('\n')}\n] as const`,
    `/** Highest version by API key, where that is not stable yet. */\nexport const UNSTABLE: ReadonlyMap<number, number> = /* @__PURE__ */ new Map([\n${unstable.join('\n')}\n])`,
    `/** Keys that Kafka marks as requests between brokers. */\nexport const CLUSTER_ACTION: ReadonlySet<number> = /* @__PURE__ */ new Set([${clusterAction.join(', ')}])`,
    '',
  ].join('\n\n')
}

/** The table of error codes. */
export function generateErrorTable(errors: readonly SchemaError[]): string {
  const codes = errors.map(
    (error) =>
      `  /** ${error.retriable ? 'A client may try again.' : 'Trying again does not help.'} */\n  ${error.name}: ${error.code},`,
  )
  const retriable = errors.filter((error) => error.retriable).map((error) => error.code)
  const refresh = errors.filter((error) => error.refreshMetadata).map((error) => error.code)
  const names = errors.map((error) => `  [${error.code}, '${error.name}'],`)
  return [
    HEADING,
    `/** Names by error code. */\nexport const ERROR_NAMES: readonly (readonly [number, keyof typeof ErrorCode])[] = [\n${names.join('\n')}\n]`,
    `/** Error codes by Kafka's names. */\nexport const ErrorCode = {\n${codes.join('\n')}\n} as const`,
    `/** Codes after which a client may try again. */\nexport const RETRIABLE: ReadonlySet<number> = /* @__PURE__ */ new Set([${retriable.join(', ')}])`,
    `/** Codes after which a client asks for metadata first. */\nexport const REFRESH_METADATA: ReadonlySet<number> = /* @__PURE__ */ new Set([${refresh.join(', ')}])`,
    '',
  ].join('\n\n')
}

/** The texts of error codes, a module of their own: whoever prints names only must not carry them along. */
export function generateErrorTexts(errors: readonly SchemaError[], texts: Readonly<Record<string, string>>): string {
  const names = new Set(errors.map(({ name }) => name))
  const unknown = Object.keys(texts).filter((name) => !names.has(name))
  if (unknown.length > 0) throw new Error(`texts of no error: ${unknown.join(', ')}`)
  const rows = errors.map(({ code, name }) => {
    const text = texts[name]
    if (text === undefined) throw new Error(`${name} has no text`)
    return `  ${code < 0 ? `'${code}'` : code}: ${JSON.stringify(text)},`
  })
  return [
    HEADING,
    `/** What happened and what a client does, by error code. */\nexport const ERROR_TEXTS: Readonly<Record<number, string>> = {\n${rows.join('\n')}\n}`,
    '',
  ].join('\n\n')
}
