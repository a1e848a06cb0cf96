/** Writes `src/generated/` from `schema/`: `npm run generate`. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { entriesOf, generateBarrel, generateCodecTable, generateEntry } from './generate-entries.ts'
import { generateMessage } from './generate-message.ts'
import { generateApiTable, generateErrorTable, generateErrorTexts } from './generate-tables.ts'
import { deadDocs, docsOf, readDocs } from './message-docs.ts'
import { kebabCase } from './message-names.ts'
import { readJson, readSchema } from './schema-types.ts'

const root = resolve('packages/protocol')
const target = join(root, 'src/generated')
const schema = readSchema(join(root, 'schema'))
const docs = readDocs(join(root, 'schema/docs'))
const dead = deadDocs(docs, schema.messages)
if (dead.length > 0) throw new Error(`schema/docs/ has texts about nothing: ${dead.join(', ')}`)

rmSync(target, { recursive: true, force: true })
mkdirSync(join(target, 'messages'), { recursive: true })
const write = (file: string, text: string): void => writeFileSync(join(target, file), text)
for (const message of schema.messages)
  write(`${kebabCase(message.name)}.ts`, generateMessage(message, docsOf(docs, message)))
const entries = entriesOf(schema)
for (const entry of entries) write(`messages/${entry.name}.ts`, generateEntry(entry))
write('messages.ts', generateBarrel(entries))
write('codecs.ts', generateCodecTable(schema))
write('api-table.ts', generateApiTable(schema))
write('error-table.ts', generateErrorTable(schema.errors))
write('error-texts.ts', generateErrorTexts(schema.errors, readJson(join(root, 'schema/error-texts.json'))))
console.log(`${schema.messages.length} messages in ${entries.length} entries generated`)
