import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ApiKey, apiKeyName } from '@millrace/protocol'
import { describe, expect, it } from 'vitest'
import type { HandlerWorld } from '../../src/handlers/handler-context.ts'
import { createHandlers } from '../../src/handlers/index.ts'
import { eachErrorCode, ERROR_PATHS } from '../../src/metrics/answer-errors.ts'

const SCHEMA = join(import.meta.dirname, '../../../protocol/schema/messages')

interface Field {
  readonly name: string
  readonly type: string
}

/** Every list of a response whose entries have an error code, as a path of field names. */
function pathsInSchema(api: string): string[] {
  const schema = JSON.parse(readFileSync(join(SCHEMA, `${api}Response.json`), 'utf8')) as {
    readonly fields: readonly Field[]
    readonly structs?: Readonly<Record<string, readonly Field[]>>
  }
  const found: string[] = []
  const walk = (fields: readonly Field[], path: readonly string[]) => {
    if (path.length > 0 && fields.some(({ name }) => name === 'errorCode')) found.push(path.join('.'))
    for (const { name, type } of fields) {
      const struct = schema.structs?.[type.replace('[]', '')]
      if (struct !== undefined && type.startsWith('[]')) walk(struct, [...path, name])
    }
  }
  walk(schema.fields, [])
  return found.sort()
}

/** Listing the handlers calls none of them. */
const handlers = createHandlers({ settings: {}, closing: new AbortController().signal } as unknown as HandlerWorld)
const apiKeys = new Set([...handlers.map(({ request }) => request.apiKey), ...Object.keys(ERROR_PATHS).map(Number)])

describe('the error codes of answers', () => {
  it.each([...apiKeys].map((apiKey) => [apiKeyName(apiKey)!, apiKey] as const))(
    '%s is looked at wherever its schema has one',
    (api, apiKey) => {
      expect((ERROR_PATHS[apiKey] ?? []).map((path) => path.join('.')).sort()).toEqual(pathsInSchema(api))
    },
  )

  it('are found at the top and in lists of lists; 0 and what is absent count as none', () => {
    const found: number[] = []
    const answer = {
      errorCode: 15,
      groups: [{ errorCode: 16 }, { errorCode: 0, topics: [{ partitions: [{ errorCode: 3 }, {}] }] }],
    }
    eachErrorCode(ApiKey.OFFSET_FETCH, answer, (code) => found.push(code))
    expect(new Set(found)).toEqual(new Set([15, 16, 3]))
  })

  it('of no answer and of a closed connection are none', () => {
    const found: number[] = []
    eachErrorCode(ApiKey.PRODUCE, null, (code) => found.push(code))
    eachErrorCode(ApiKey.PRODUCE, { closeReason: 'acks=0' }, (code) => found.push(code))
    expect(found).toEqual([])
  })
})
