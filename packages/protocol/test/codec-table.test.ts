import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseVersions, readSchema } from '../../../scripts/protocol/schema-types.ts'
import { lowerFirst } from '../../../scripts/protocol/message-names.ts'
import * as generated from '../src/generated/messages.ts'
import { apiKeyName, kafkaVersionRanges, type MessageCodec } from '../src/index.ts'
import { apis, codecFor, dataCodecs } from '../src/registry.ts'

const schema = readSchema(join(import.meta.dirname, '../schema'))
const messages = schema.messages.filter(({ kind }) => kind !== 'header')
const codecs: Readonly<Record<string, MessageCodec<unknown>>> = generated

describe('the generated codecs', () => {
  it('are those of the schema, no more and no fewer', () => {
    expect(Object.keys(codecs).sort()).toEqual(messages.map(({ name }) => lowerFirst(name)).sort())
  })

  it.each(messages)('$name has key, kind, versions and flexible versions of the schema', (message) => {
    const { first, last } = parseVersions(message.versions, Number.MAX_SAFE_INTEGER)
    const flexible = parseVersions(message.flexible, last)
    expect(codecs[lowerFirst(message.name)]).toMatchObject({
      name: message.name,
      apiKey: message.apiKey ?? -1,
      kind: message.kind,
      versionMin: first,
      versionMax: last,
      flexibleFrom: flexible.last < flexible.first ? Number.POSITIVE_INFINITY : flexible.first,
    })
  })

  it('know every version that Kafka 4.3 answers, of every API that a broker answers', () => {
    expect(apis.map(({ apiKey }) => apiKey)).toEqual(kafkaVersionRanges.map(({ apiKey }) => apiKey))
    for (const { apiKey, min, max } of kafkaVersionRanges) {
      for (const kind of ['request', 'response'] as const) {
        const codec = codecFor(apiKey, kind)!
        expect(codec.versionMin).toBeLessThanOrEqual(min)
        expect(codec.versionMax).toBeGreaterThanOrEqual(max)
      }
    }
  })
})

describe('the registry', () => {
  it('has a request and a response by each key, under the newest name of the API', () => {
    for (const { apiKey, name, request, response } of apis) {
      expect(apiKeyName(apiKey)).toBe(name)
      expect(request).toMatchObject({ apiKey, kind: 'request', name: `${name}Request` })
      expect(response).toMatchObject({ apiKey, kind: 'response', name: `${name}Response` })
      expect(codecFor(apiKey, 'request')).toBe(request)
    }
  })

  it('iterates over every codec of the barrel but those of an API that has a newer name', () => {
    const all = new Set([...apis.flatMap(({ request, response }) => [request, response]), ...dataCodecs])
    const others = Object.values(codecs).filter((codec) => !all.has(codec))
    expect(others.map(({ name }) => name)).toEqual([
      'ListClientMetricsResourcesRequest',
      'ListClientMetricsResourcesResponse',
    ])
  })
})
