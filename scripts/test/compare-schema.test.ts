import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { compareSchema, type KafkaDefinitions } from '../protocol/compare-schema.ts'
import type { KafkaField, KafkaMessage } from '../protocol/kafka-definitions.ts'
import { plantDisagreements } from '../protocol/plant-disagreements.ts'
import { readSchema, type Schema, type SchemaField, type SchemaMessage } from '../protocol/schema-types.ts'

const kafkaMessage = (change: Partial<KafkaMessage> = {}): KafkaMessage => ({
  name: 'SampleRequest',
  type: 'request',
  apiKey: 7,
  validVersions: '1-3',
  flexibleVersions: '3+',
  fields: [
    { name: 'Name', type: 'string', versions: '0+', nullableVersions: '2+', default: 'null' },
    { name: 'Limit', type: 'int32', versions: '2+', default: '-1', ignorable: true },
    { name: 'Items', type: '[]Item', versions: '0+', fields: [{ name: 'Id', type: 'int64', versions: '0+' }] },
    { name: 'Extra', type: 'uuid', versions: '3+', taggedVersions: '3+', tag: 0 },
  ],
  ...change,
})

const older = kafkaMessage({
  validVersions: '0-2',
  fields: kafkaMessage().fields.filter(({ name }) => name !== 'Extra'),
})

const kafka: KafkaDefinitions = {
  messages: new Map([
    [
      'SampleRequest',
      [
        { release: '4.3.0', message: kafkaMessage() },
        { release: '3.9.1', message: older },
      ],
    ],
  ]),
  apiKeys: [{ key: 7, name: 'Sample', min: 1, max: 3, maxStable: 3, broker: true, clusterAction: false }],
  errors: [{ code: 1, name: 'BROKEN', retriable: true, refreshMetadata: false }],
}

const name: SchemaField = { name: 'name', type: 'string', versions: '0+', nullable: '2+', default: null }
const limit: SchemaField = { name: 'limit', type: 'int32', versions: '2+', default: -1, ignorable: true }
const items: SchemaField = { name: 'items', type: '[]Item', versions: '0+' }
const extra: SchemaField = { name: 'extra', type: 'uuid', versions: '3+', tag: 0 }

const ours = (change: Partial<SchemaMessage> = {}): Schema => ({
  messages: [
    {
      name: 'SampleRequest',
      apiKey: 7,
      kind: 'request',
      versions: '0-3',
      flexible: '3+',
      fields: [name, limit, items, extra],
      structs: { Item: [{ name: 'id', type: 'int64', versions: '0+' }] },
      ...change,
    },
  ],
  apiKeys: kafka.apiKeys,
  errors: kafka.errors,
})

const problems = (change: Partial<SchemaMessage>): string[] => compareSchema(ours(change), kafka).problems

describe('the comparison of the schema with definitions of two releases', () => {
  it('finds nothing where the two agree, and counts what it compared', () => {
    expect(compareSchema(ours(), kafka)).toEqual({
      problems: [],
      messages: 1,
      messageVersions: 6,
      fieldVersions: 3 + 4 + 5 + 3 + 3 + 4,
      apiKeys: 1,
      errors: 1,
    })
  })

  it.each<[string, Partial<SchemaMessage>, RegExp]>([
    ['a type', { fields: [name, { ...limit, type: 'int64' }, items, extra] }, /v2 .*limit is "int64.*Kafka has "int32/],
    ['a version range', { fields: [name, { ...limit, versions: '1+' }, items, extra] }, /v1 .*limit is not in Kafka/],
    ['an end of a range', { fields: [name, { ...limit, versions: '2' }, items, extra] }, /v3 .*limit .*is missing/],
    ['a nullable range', { fields: [{ ...name, nullable: '3+' }, limit, items, extra] }, /v2 .*nullable/],
    ['a default', { fields: [name, { ...limit, default: 5 }, items, extra] }, /default 5.*default -1/],
    ['a tag', { fields: [name, limit, items, { ...extra, tag: 1 }] }, /tag 1.*tag 0/],
    ['a missing tag', { fields: [name, limit, items, { name: 'extra', type: 'uuid', versions: '3+' }] }, /tag 0/],
    ['an ignorable flag', { fields: [name, { ...limit, ignorable: false }, items, extra] }, /v1 .*limit.*ignorable/],
    ['the order', { fields: [limit, name, items, extra] }, /order/],
    ['a field of a struct', { structs: { Item: [{ name: 'id', type: 'int32', versions: '0+' }] } }, /items\.id/],
    ['a missing field', { fields: [name, limit, items] }, /extra .*is missing/],
    ['the flexible range', { flexible: '2+' }, /v2 .*not flexible/],
    ['the versions', { versions: '1-3' }, /v0 .*the version is missing/],
    ['a version too many', { versions: '0-4' }, /v4: Kafka has no such version/],
    ['the API key', { apiKey: 8 }, /API key 8, Kafka has 7/],
    ['the kind', { kind: 'response' }, /kind response/],
    ['a name', { name: 'OtherRequest' }, /OtherRequest: Kafka has no such message/],
  ])('finds a planted disagreement about %s', (_what, change, message) => {
    expect(problems(change).join('\n')).toMatch(message)
  })

  it('asks the older release about a field that the newer one has no more', () => {
    const old: KafkaField = { name: 'Old', type: 'int8', versions: '0' }
    const before = kafkaMessage({ validVersions: '0-2', fields: [...older.fields, old] })
    const messages = new Map([
      [
        'SampleRequest',
        [
          { release: '4.3.0', message: kafkaMessage() },
          { release: '3.9.1', message: before },
        ],
      ],
    ])
    const field: SchemaField = { name: 'old', type: 'int8', versions: '0' }
    const compared = (ignorable: boolean): string[] => {
      const fields = [name, limit, items, { ...field, ...(ignorable ? { ignorable } : {}) }, extra]
      return compareSchema(ours({ fields }), { ...kafka, messages }).problems
    }
    expect(compared(false)).toEqual([])
    expect(compared(true).join('\n')).toMatch(/v1 .*old is absent, and Kafka says not ignorable/)
  })

  it('finds every change of any fact of the sample', () => {
    const planted = plantDisagreements(ours().messages[0]!)
    expect(planted.length).toBeGreaterThan(40)
    const missed = planted.filter(
      ({ message }) => compareSchema({ ...ours(), messages: [message] }, kafka).problems.length === 0,
    )
    expect(missed.map(({ what }) => what)).toEqual([])
  })

  it('finds a disagreement in each table', () => {
    const planted = { ...ours(), apiKeys: [], errors: [{ ...kafka.errors[0]!, retriable: false }] }
    const text = compareSchema(planted, kafka).problems.join('\n')
    expect(text).toMatch(/api-keys: Kafka's row/)
    expect(text).toMatch(/errors: Kafka's row/)
  })

  it('leaves out the last version of an old release while that was unstable', () => {
    const field: KafkaField = { name: 'Other', type: 'int8', versions: '0+' }
    const unstable = kafkaMessage({ validVersions: '0', latestVersionUnstable: true, fields: [field] })
    const messages = new Map([
      [
        'SampleRequest',
        [
          { release: '4.3.0', message: kafkaMessage() },
          { release: '3.9.1', message: unstable },
        ],
      ],
    ])
    expect(compareSchema(ours({ versions: '1-3' }), { ...kafka, messages }).problems).toEqual([])
  })
})

describe('the committed schema', () => {
  const schema = readSchema(join(import.meta.dirname, '../../packages/protocol/schema'))

  it('has a request and a response for every API that it holds', () => {
    const names = new Set(schema.messages.map((message) => message.name))
    const requests = schema.messages.filter(({ kind }) => kind === 'request')
    expect(requests.length).toBeGreaterThan(70)
    expect(requests.filter((request) => !names.has(request.name.replace(/Request$/, 'Response')))).toEqual([])
  })
})
