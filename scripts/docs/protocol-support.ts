import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { apiKeyName, kafkaVersionRanges } from '@millrace/protocol'
import type { AnyHandler } from '@millrace/server'
import { createHandlers } from '../../packages/agent/src/handlers/index.ts'
import type { HandlerWorld } from '../../packages/agent/src/handlers/handler-context.ts'
import { page, table } from './markdown.ts'

const FOLDER = 'packages/agent/src/handlers'
const INTRO = `Which requests the agent answers, in which versions. It is what the agent answers to ApiVersions: both come from the one
list of handlers. A key that is not in the first table closes the connection, as in Kafka; so does a version out of
range, but for ApiVersions, which is answered with UNSUPPORTED_VERSION in the shape of version 0.`
const MISSING =
  'Clients of Kafka 4.3 know these too. They are not advertised, and a client that asks all the same is disconnected.'

/** docs/protocol-support.md, out of the agent's handlers and the notes that their files open with. */
export function protocolSupportPage(root: string): string {
  // Nothing is handled here; the handlers only have to say which versions they answer.
  const handlers = createHandlers({ settings: {}, closing: new AbortController().signal } as unknown as HandlerWorld)
  const kafka = new Map(kafkaVersionRanges.map((range) => [range.apiKey, range]))
  const answered = new Set(handlers.map(({ request }) => request.apiKey))
  const missing = kafkaVersionRanges.filter(({ apiKey }) => !answered.has(apiKey))
  const rows = handlers.map((handler) => {
    const { apiKey } = handler.request
    const name = nameOf(apiKey)
    const range = kafka.get(apiKey)
    return [String(apiKey), `[${name}](#${name.toLowerCase()})`, versions(handler), rangeText(range)]
  })
  return page(
    '# Protocol support',
    INTRO,
    table(['key', 'API', 'versions here', 'versions in Kafka 4.3'], rows),
    ...handlers.map((handler) => notes(root, handler)),
    '## Not answered',
    MISSING,
    table(
      ['key', 'API', 'versions in Kafka 4.3'],
      missing.map((range) => [String(range.apiKey), nameOf(range.apiKey), rangeText(range)]),
    ),
  )
}

function nameOf(apiKey: number): string {
  return apiKeyName(apiKey) ?? `API ${apiKey}`
}

function versions({ versionMin, versionMax }: AnyHandler): string {
  return rangeText({ min: versionMin, max: versionMax })
}

function rangeText(range: { readonly min: number; readonly max: number } | undefined): string {
  if (range === undefined) return 'none'
  return range.min === range.max ? String(range.min) : `${range.min}-${range.max}`
}

/** What a handler's file says of its versions and of what it leaves out. */
function notes(root: string, { request }: AnyHandler): string {
  const number = String(request.apiKey).padStart(2, '0')
  const file = readdirSync(join(root, FOLDER)).find((name) => name.startsWith(`${number}-`))
  if (file === undefined) throw new Error(`no file of API key ${request.apiKey} in ${FOLDER}`)
  const opening = /^\/\*\*\n([\s\S]*?)\n \*\//.exec(readFileSync(join(root, FOLDER, file), 'utf8'))?.[1]
  if (opening === undefined) throw new Error(`${FOLDER}/${file} does not open with its version notes`)
  const text = opening
    .split('\n')
    .map((line) => line.replace(/^ \* ?/, ''))
    .join('\n')
  return `## ${nameOf(request.apiKey)}\n\n${text}\n\nSource: [${file}](../${FOLDER}/${file})`
}
