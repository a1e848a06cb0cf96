/** Writes `src/generated/` from `schema/`: `npm run generate`. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { generateMessage, kebabCase, lowerFirst, structTypeName } from './generate-message.ts'
import { generateApiTable, generateErrorTable } from './generate-tables.ts'
import { readJson, readSchema, type SchemaMessage } from './schema-types.ts'

/** Messages whose code is generated; the schema itself holds every public one. */
const APIS = [
  'Produce',
  'Fetch',
  'ListOffsets',
  'Metadata',
  'OffsetCommit',
  'OffsetFetch',
  'FindCoordinator',
  'JoinGroup',
  'Heartbeat',
  'LeaveGroup',
  'SyncGroup',
  'DescribeGroups',
  'ListGroups',
  'ApiVersions',
  'CreateTopics',
  'DeleteTopics',
  'DeleteRecords',
  'InitProducerId',
  'DescribeConfigs',
  'AlterConfigs',
  'CreatePartitions',
  'DeleteGroups',
  'IncrementalAlterConfigs',
  'OffsetDelete',
  'DescribeCluster',
]
const HEADERS = ['RequestHeader', 'ResponseHeader']
/** What consumers write into the opaque bytes of JoinGroup and SyncGroup. */
const DATA = ['ConsumerProtocolSubscription', 'ConsumerProtocolAssignment']

const root = resolve('packages/protocol')
const target = join(root, 'src/generated')
const schema = readSchema(join(root, 'schema'))
const notesFile = join(root, 'schema/notes.json')
const notes: Record<string, string> = existsSync(notesFile) ? readJson(notesFile) : {}

const wanted = new Set([...APIS.flatMap((api) => [`${api}Request`, `${api}Response`]), ...HEADERS, ...DATA])
const messages = schema.messages.filter((message) => wanted.has(message.name))

function listing(list: SchemaMessage[]): string {
  const exports = list.map((message) => {
    const types = [message.name, ...Object.keys(message.structs).map((struct) => structTypeName(message, struct))]
    return `export { ${[lowerFirst(message.name), ...types.map((type) => `type ${type}`)].join(', ')} } from './${kebabCase(message.name)}.ts'`
  })
  return `// Generated from schema/ by \`npm run generate\`. Do not edit.\n${exports.join('\n')}\n`
}

rmSync(target, { recursive: true, force: true })
mkdirSync(target, { recursive: true })
for (const message of messages)
  writeFileSync(join(target, `${kebabCase(message.name)}.ts`), generateMessage(message, notes[message.name]))
writeFileSync(join(target, 'messages.ts'), listing(messages.filter((message) => !HEADERS.includes(message.name))))
writeFileSync(join(target, 'api-table.ts'), generateApiTable(schema))
writeFileSync(join(target, 'error-table.ts'), generateErrorTable(schema.errors))
console.log(`${messages.length} messages generated`)
