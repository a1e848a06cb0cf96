/** Fails unless our schema says what Kafka's definitions say: `npm run check:schema -- DIR`. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { compareSchema, readKafkaDefinitions } from './protocol/compare-schema.ts'
import { readSchema } from './protocol/schema-types.ts'

const PROBLEMS_PRINTED_MAX = 200

const directory = resolve(process.argv[2] ?? '../shared/kafka-messages')
if (!existsSync(join(directory, 'api-keys.json'))) {
  console.error(`${directory} holds no definitions of Kafka's messages; pass the folder that does`)
  process.exit(1)
}
const { problems, ...counts } = compareSchema(
  readSchema(resolve('packages/protocol/schema')),
  readKafkaDefinitions(directory),
)
for (const problem of problems.slice(0, PROBLEMS_PRINTED_MAX)) console.error(problem)
const { messages, messageVersions, fieldVersions, apiKeys, errors } = counts
console.log(
  `compared ${messages} messages in ${messageVersions} versions (${fieldVersions} fields), ${apiKeys} API keys, ${errors} errors: ` +
    (problems.length === 0 ? 'all agree' : `${problems.length} disagreements`),
)
process.exitCode = problems.length === 0 ? 0 : 1
