import { join } from 'node:path'
import { APIS_LEFT_OUT, FORMATS_LEFT_OUT } from '../protocol/left-out.ts'
import { entriesOf } from '../protocol/generate-entries.ts'
import { lowerFirst } from '../protocol/message-names.ts'
import { readSchema, type Schema, type SchemaMessage } from '../protocol/schema-types.ts'
import { page, table } from './markdown.ts'

const INTRO = `Every message that \`@millrace/protocol\` reads and writes, in which versions, and where its codecs are:
\`@millrace/protocol/messages\` has all of them, \`@millrace/protocol/messages/<entry>\` those of one row. Versions that only
Kafka 3.9 spoke are known, too; what Kafka 4.3 answers is in the third column.`
const LEFT_OUT = 'Kafka has these messages, and no program that talks to brokers as a client sees them.'
const LEFT_OUT_FORMATS = `Formats without an API key. What Kafka's brokers write into topics of their own
(\`__consumer_offsets\`, \`__transaction_state\`, \`__share_group_state\`, \`__cluster_metadata\`) is theirs and not the protocol's,
but for control records, which are above.`

/** docs/protocol-messages.md, out of the schema. */
export function protocolMessagesPage(root: string): string {
  const schema = readSchema(join(root, 'packages/protocol/schema'))
  const entries = entriesOf(schema)
  const apis = entries.filter(({ messages }) => messages.every(({ kind }) => kind !== 'data'))
  const formats = entries.filter((entry) => !apis.includes(entry))
  const keyOf = ({ messages }: { messages: readonly SchemaMessage[] }): number => messages[0]!.apiKey!
  const rows = [...apis].sort((a, b) => keyOf(a) - keyOf(b)).map((entry) => apiRow(schema, entry.name, entry.messages))
  const formatRows = formats.flatMap(({ name, messages }) =>
    messages.map((message) => [`\`${name}\``, `\`${lowerFirst(message.name)}\``, rangeText(message.versions)]),
  )
  return page(
    '# Messages',
    INTRO,
    table(['key', 'codecs', 'versions', 'in Kafka 4.3', 'entry'], rows),
    '## Formats without an API key',
    table(['entry', 'codec', 'versions'], formatRows),
    '## Left out',
    LEFT_OUT,
    table(['API', 'why'], Object.entries(APIS_LEFT_OUT)),
    LEFT_OUT_FORMATS,
    table(['format', 'why'], Object.entries(FORMATS_LEFT_OUT)),
  )
}

function apiRow({ apiKeys }: Schema, entry: string, messages: readonly SchemaMessage[]): string[] {
  const { apiKey, versions, name } = messages[0]!
  const row = apiKeys.find(({ key }) => key === apiKey)!
  const kafka = name === `${row.name}Request` ? rangeText(`${row.min}-${row.maxStable}`) : `renamed ${row.name}`
  const unstable = row.maxStable < row.max ? `, ${row.max} unstable` : ''
  const codecs = messages.map((message) => `\`${lowerFirst(message.name)}\``).join(', ')
  return [String(apiKey), codecs, rangeText(versions), kafka + unstable, `\`${entry}\``]
}

function rangeText(versions: string): string {
  const [first, last] = versions.split('-')
  return last === undefined || first === last ? first! : versions
}
