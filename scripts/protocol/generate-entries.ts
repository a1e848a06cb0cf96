import { apiName } from './message-docs.ts'
import { kebabCase, lowerFirst, structTypeName } from './message-names.ts'
import type { Schema, SchemaMessage } from './schema-types.ts'

const HEADING = '// Generated from schema/ by `npm run generate`. Do not edit.'

/** One entry point, `@millrace/protocol/messages/fetch`: a request with its response, or formats that belong together. */
export interface Entry {
  name: string
  messages: SchemaMessage[]
}

/** Formats without an API key, by where they are found. */
function dataEntry({ name }: SchemaMessage): string {
  return name.startsWith('ConsumerProtocol') ? 'consumer-protocol' : 'control-records'
}

/** The entry points: one per API, and the formats without a key. Headers have functions of their own. */
export function entriesOf({ messages }: Schema): Entry[] {
  const entries = new Map<string, SchemaMessage[]>()
  for (const message of messages) {
    if (message.kind === 'header') continue
    const name = message.kind === 'data' ? dataEntry(message) : kebabCase(apiName(message))
    entries.set(name, [...(entries.get(name) ?? []), message])
  }
  return [...entries].map(([name, list]) => ({ name, messages: list }))
}

function exportLine(message: SchemaMessage, from: string): string {
  const types = [message.name, ...Object.keys(message.structs).map((struct) => structTypeName(message, struct))]
  return `export { ${[lowerFirst(message.name), ...types.map((type) => `type ${type}`)].join(', ')} } from '${from}'`
}

/** The module of one entry point. */
export function generateEntry({ messages }: Entry): string {
  const lines = messages.map((message) => exportLine(message, `../${kebabCase(message.name)}.ts`))
  return `${[HEADING, ...lines].join('\n')}\n`
}

/** The module that has every message. */
export function generateBarrel(entries: readonly Entry[]): string {
  const lines = entries.flatMap(({ messages }) =>
    messages.map((message) => exportLine(message, `./${kebabCase(message.name)}.ts`)),
  )
  return `${[HEADING, ...lines].join('\n')}\n`
}

/** The table of codecs by API key. An API that was renamed has a message for either name; the table has the newest. */
export function generateCodecTable({ apiKeys, messages }: Schema): string {
  const imports: string[] = []
  const imported = (message: SchemaMessage): string => {
    const codec = lowerFirst(message.name)
    imports.push(`import { ${codec} } from './${kebabCase(message.name)}.ts'`)
    return codec
  }
  const rows: string[] = []
  const types: string[] = []
  for (const { key, name } of apiKeys) {
    const [request, response] = ['Request', 'Response'].map((kind) =>
      messages.find((message) => message.name === name + kind),
    )
    if (request === undefined || response === undefined) continue
    rows.push(`  ${key}: { request: ${imported(request)}, response: ${imported(response)} },`)
    const type = `ApiCodecs<typeof ${lowerFirst(request.name)}, typeof ${lowerFirst(response.name)}>`
    types.push(`  /** ${name}. */\n  readonly ${key}: ${type}`)
  }
  const data = messages.filter(({ kind }) => kind === 'data').map((message) => `  ${imported(message)},`)
  return [
    [HEADING, "import type { ApiCodecs } from '../codec-runtime.ts'", ...imports].join('\n'),
    `/** The codecs of every API, by key: \`Codecs[1]['request']\` is the type of \`fetchRequest\`. */\nexport interface Codecs {\n${types.join('\n')}\n}`,
    `/** Codecs of requests and responses, by API key. */\nexport const CODECS: Codecs = {\n${rows.join('\n')}\n}`,
    `/** Codecs of what has no API key: formats inside of other messages and of records. */\nexport const DATA_CODECS = [\n${data.join('\n')}\n] as const`,
    '',
  ].join('\n\n')
}
