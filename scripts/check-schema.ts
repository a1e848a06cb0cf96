/**
 * Fails unless our schema says what Kafka's definitions say: `npm run check:schema -- DIR`. Then changes every fact of
 * the schema, one at a time, and fails unless each change is found: what is not looked at cannot be said to agree.
 */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { compareSchema, readKafkaDefinitions } from './protocol/compare-schema.ts'
import { plantDisagreements } from './protocol/plant-disagreements.ts'
import { readSchema } from './protocol/schema-types.ts'

const PROBLEMS_PRINTED_MAX = 200

const directory = resolve(process.argv[2] ?? '../shared/kafka-messages')
if (!existsSync(join(directory, 'api-keys.json'))) {
  console.error(`${directory} holds no definitions of Kafka's messages; pass the folder that does`)
  process.exit(1)
}
const schema = readSchema(resolve('packages/protocol/schema'))
const kafka = readKafkaDefinitions(directory)
const { problems, ...counts } = compareSchema(schema, kafka)
for (const problem of problems.slice(0, PROBLEMS_PRINTED_MAX)) console.error(problem)
const { messages, messageVersions, fieldVersions, apiKeys, errors } = counts
console.log(
  `compared ${messages} messages in ${messageVersions} versions (${fieldVersions} fields), ${apiKeys} API keys, ${errors} errors: ` +
    (problems.length === 0 ? 'all agree' : `${problems.length} disagreements`),
)
const planted = schema.messages.flatMap((message) =>
  plantDisagreements(message).map((plant) => ({ ...plant, name: message.name })),
)
const missed = planted.filter(({ message, name }) => {
  const one = new Map([[name, kafka.messages.get(name) ?? []]])
  return compareSchema({ ...schema, messages: [message] }, { ...kafka, messages: one }).problems.length === 0
})
for (const { what } of missed.slice(0, PROBLEMS_PRINTED_MAX)) console.error(`not found: ${what}`)
console.log(`planted ${planted.length} disagreements, one at a time: ${planted.length - missed.length} were found`)
process.exitCode = problems.length + missed.length === 0 ? 0 : 1
